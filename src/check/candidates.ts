import type { Evidence } from '../scenario/scenario.ts';
import type { Move } from './move.ts';

/** A candidate made up to try a scenario out: how willing to make each move, against the others on offer. */
export interface MadeUpCandidate {
  readonly id: string;
  readonly says: string;
  readonly weight: (move: Move, offered: readonly Move[]) => number;
}

/** The candidates that `simulate` plays, in turn. None is like a person: they spread over what people may do. */
export const madeUpCandidates: readonly MadeUpCandidate[] = [
  { id: 'uniform', says: 'does anything that can be done', weight: () => 1 },
  {
    id: 'careful',
    says: 'reads first, mostly decides well, and waits only when nothing is left to do',
    weight: (move, offered) => {
      if (move.kind === 'open') return 8;
      if (move.kind === 'wait') return offered.some(({ kind }) => kind === 'decide') ? 0.02 : 1;
      return 1 + 4 * Math.max(0, worth(move.decision.result.shows));
    },
  },
  {
    id: 'hasty',
    says: 'reads nothing, decides the first thing at once and often badly',
    weight: (move, offered) => {
      if (move.kind === 'open') return 0;
      if (move.kind === 'wait') return offered.some(({ kind }) => kind === 'decide') ? 0 : 1;
      const first = offered.find((one) => one.kind === 'decide');
      const isFirst = first?.kind === 'decide' && first.decision.task === move.decision.task;
      return isFirst ? 1 + 2 * Math.max(0, -worth(move.decision.result.shows)) : 0;
    },
  },
  {
    id: 'clock-watching',
    says: 'waits a little whenever something is on its way, and decides late',
    weight: (move) => {
      if (move.kind === 'wait') return move.minutes === 'next' ? 1 : 4;
      return move.kind === 'open' ? 0.2 : 0.5;
    },
  },
];

const worths = { against: -1, pass: 1, distinction: 2 } as const;

function worth(shows: readonly Evidence[]): number {
  return shows.reduce((sum, { toward }) => sum + worths[toward], 0);
}
