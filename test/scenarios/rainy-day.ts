import { makeDraws } from '../../src/engine/draws.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { formatHour, formatMoney } from '../../src/scenario/notation.ts';
import { scenarioNamed } from '../laws/every-scenario.ts';
import { type Answers, changed, type Otherwise, type Played, playThrough } from './play-through.ts';
import { columnOf, seedThatDraws } from './variants.ts';

/** The scenario of the rainy day. */
export const rainyDay = scenarioNamed('rain-on-day-six');

/** What is drawn, and what only this draw makes right. */
export interface Variant {
  readonly front: string;
  readonly released: string;
  readonly hire: string;
  readonly seed: string;
  /** Lines of the first AD's new order that can't stand. */
  readonly flagged: readonly string[];
  readonly approver: 'dele' | 'priya';
  /** Hire and delivery. */
  readonly net: string;
}

const days = [
  { front: '11:30', flagged: ['n-rig', 'n-31', 'n-18'] },
  { front: '12:15', flagged: ['n-park', 'n-rig', 'n-18'] },
  { front: '13:00', flagged: ['n-park', 'n-rig', 'n-18'] },
];
const releases = ['18:45', '19:00', '19:15'];
const hires = [
  { hire: '£370', net: '£430', approver: 'dele' },
  { hire: '£425', net: '£485', approver: 'dele' },
  { hire: '£475', net: '£535', approver: 'priya' },
] as const;

/** All 27 variants, each with a seed that draws it. */
export const variants: readonly Variant[] = days.flatMap((day) =>
  releases.flatMap((released) =>
    hires.map((hire) => ({
      ...day,
      ...hire,
      released,
      seed: seedThatDraws([day.front, released, hire.hire].join(' '), drawnBy),
    })),
  ),
);

/** The variant that the three answers files are written for. */
export const variantOfSeed7 = variantWith({ front: '13:00', released: '18:45', hire: '£370' });

/** The one variant with these draws. */
export function variantWith(drawn: Pick<Variant, 'front' | 'released' | 'hire'>): Variant {
  const found = variants.find(
    ({ front, released, hire }) => front === drawn.front && released === drawn.released && hire === drawn.hire,
  );
  if (found === undefined) throw new Error(JSON.stringify(drawn));
  return found;
}

/** A variant in which the rain comes before the car park is any trouble. */
export const plain = variantWith({ front: '11:30', released: '19:00', hire: '£425' });

/** The best answer to every task of the variant, in the order in which they are taken up. */
export function bestAnswers({ flagged, approver, net }: Variant): Answers {
  return {
    'what-breaks': flagged,
    'stand-by': ['key', 'dressers', 'catering'],
    'draft-order': board('Mon 06:45', quayFirst),
    approval: { who: approver, by: 'text' },
    'purchase-order': { covers: 6, net, code: 'weather', deliver: 'Mon 06:45', approved_by: approver },
    amendment: sent(['tom', 'priya', 'dele', 'unit', 'gita'], ['call-sheet-2']),
    'short-rest': { who: 'priya', by: 'call' },
    'share-covers': { camera: 1, electrical: 1, makeup: 1, crowd: 1, catering: 0 },
    'thunder-heard': 'frame-down',
    'progress-report': report(3, '45m', '15m'),
    'handover-note': { to: ['dele', 'priya', 'bex'], attach: [], text: 'All of it.' },
  };
}

/** The order that stands in every variant: the exterior before the rain, the actress who leaves early first after the move. */
export const quayFirst = ['rig', 's31', 's30', 'lunch', 'move', 's18', 's19'];

/** A strip board. */
export function board(start: string, order: readonly string[]): Answer {
  return { start, order, dropped: [] };
}

/** An e-mail to these people with these papers. */
export function sent(to: readonly string[], attach: readonly string[]): Answer {
  return { to, attach, subject: 'Monday', text: 'It has changed.' };
}

/** A progress report. */
export function report(complete: number, weather: string, other: string, shortRest = 'no', nearMiss = 'no'): Answer {
  return { complete, weather_lost: weather, other_lost: other, short_rest: shortRest, near_miss_seen: nearMiss };
}

/** Plays the variant: answers whatever is open in the order of `answers`, and waits where nothing is. */
export function play({ seed }: Variant, answers: Answers): Played {
  return playThrough(rainyDay, seed, answers);
}

/** The best answers with some of them otherwise. */
export function butWith(variant: Variant, otherwise: Otherwise): Answers {
  return changed(bestAnswers(variant), otherwise);
}

function drawnBy(seed: string): string {
  const { day, released, hire } = makeDraws(rainyDay, seed);
  return [formatHour(Number(columnOf(day, 'front'))), formatHour(Number(released)), formatMoney(Number(hire))].join(
    ' ',
  );
}
