import type { PromiseCode } from '../../src/scenario/codes.ts';

/** A row of the documentation: which faulty scenario shows the code, and what to do about it. */
export interface PromiseRow {
  /** A folder of `test/fixtures/faults`. */
  readonly shownBy: string;
  readonly fix: string;
}

/** The row of every code of a promise. */
export const promiseRows: { readonly [code in PromiseCode]: PromiseRow } = {
  CS801: {
    shownBy: 'dead-end',
    fix: 'Every state that isn’t an ending needs a task, a timer, or an `always` that can be taken. Sit the answers file of `--witness` to see how one comes there.',
  },
  CS802: {
    shownBy: 'no-way-to-an-ending',
    fix: 'Follow the arrows from the state that is named: somewhere one has to lead to the handover note. In a parallel state each strand has to come to its own final state before `done` is taken.',
  },
  CS803: {
    shownBy: 'no-time-passes',
    fix: 'A decision that can be made again needs `takes`, or has to lead somewhere else.',
  },
  CS804: {
    shownBy: 'fact-stopped-at-its-bound',
    fix: 'Make the bounds as wide as the story can go, or ask in `when` whether there is room before something is added.',
  },
  CS805: {
    shownBy: 'condition-can-fail',
    fix: 'Nothing can be divided by nought. Ask for it first: `crew > 0 && 6 / crew == 3`.',
  },
  CS806: {
    shownBy: 'not-always-true',
    fix: 'Either something in the story sets the facts wrongly, or it isn’t always true.',
  },
  CS807: {
    shownBy: 'no-opportunity',
    fix: 'Put a task for the code where every path passes, or give each path one of its own. The handover note doesn’t count.',
  },
  CS808: {
    shownBy: 'no-distinction',
    fix: 'A distinction needs something made or written: a flag, form, schedule or allocate task, or words named under `judged`.',
  },
  CS809: {
    shownBy: 'door-closed',
    fix: 'Give the code a second task, later on and on every path, so that somebody who slips once can still show it.',
  },
  CS810: {
    shownBy: 'result-out-of-reach',
    fix: 'Results are asked from the top: put the narrow one first, or take out the one that is never left over.',
  },
  CS811: {
    shownBy: 'message-that-never-arrives',
    fix: 'Its `if` is asked when it is due. Look for where the facts that it asks for could have changed by then.',
  },
  CS812: {
    shownBy: 'timer-that-never-fires',
    fix: 'Something else always leaves the state first. Make the timer shorter, or take it out.',
  },
  CS813: { shownBy: 'state-never-entered', fix: 'Name it in a `to`, or take it out.' },
  CS814: {
    shownBy: 'timer-for-who-waits',
    fix: 'Nothing is wrong if that is what you want. Most candidates don’t wait while there is something to do: let a decision take long enough, or make the timer shorter.',
  },
  CS815: {
    shownBy: 'too-long-to-read',
    fix: 'Shorten documents, messages and what is to be written, or raise `allow`. The longest path has to fit in three quarters of it.',
  },
  CS816: {
    shownBy: 'ends-without-handover',
    fix: 'Let every `to` that leads to an ending lead to the state of the handover note instead.',
  },
  CS817: {
    shownBy: 'day-too-long',
    fix: 'Add up what decisions take and what timers wait. An `at:` on the outermost states brings the story to its end in time.',
  },
  CS818: {
    shownBy: 'unfair-variants',
    fix: 'Draw values that change which answer is right, not which tasks there are, nor how much is to be read or how long it takes.',
  },
  CS819: {
    shownBy: 'no-right-answer-changes',
    fix: 'Without it two candidates can share their answers. Draw a time, a price or a name that a `when` compares with.',
  },
  CS820: {
    shownBy: 'result-not-tried',
    fix: 'It may be all right: a form has more answers than can be tried. Write an answers file that comes to the result, and keep it beside the scenario.',
  },
  CS821: { shownBy: 'draw-that-only-shows', fix: 'It may be all right: it is there for colour.' },
  CS822: {
    shownBy: 'best-and-free',
    fix: 'A choice without a price is no choice. Let the right thing cost money, time or goodwill, or name under `rule:` what leaves no choice.',
  },
  CS823: {
    shownBy: 'not-ready-for-markers',
    fix: 'Give each task `expect:` and `marking:`, or keep the scenario a draft.',
  },
  CS824: {
    shownBy: 'only-clicked-on',
    fix: 'A click can be luck. Ask for a reason and name the code under `judged`.',
  },
  CS825: {
    shownBy: 'too-many-states',
    fix: 'Facts with wide bounds that conditions read make most states: narrow them, or add up without asking. What was gone through is true; of the rest nothing is proved.',
  },
  CS826: {
    shownBy: 'event-without-end',
    fix: 'Two strands that answer each other’s signals, or an `always` whose condition stays true, go on for ever at one instant. Let a condition stop it.',
  },
  CS827: {
    shownBy: 'live-without-an-employer',
    fix: 'Ask an employer to review it and write it under `reviewed-by`, or leave it a specimen.',
  },
};
