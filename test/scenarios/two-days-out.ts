import { makeDraws } from '../../src/engine/draws.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { scenarioNamed } from '../laws/every-scenario.ts';
import { type Answers, changedFirst, type Otherwise, type Played, playThrough } from './play-through.ts';
import { columnOf, seedThatDraws, variantNamed } from './variants.ts';

/** The scenario of the supplier that goes under two days before the unit travels. */
export const twoDaysOut = scenarioNamed('two-days-out');

/** What is drawn, and what only this draw makes right. */
export interface Variant {
  readonly name: string;
  readonly seed: string;
  readonly total: string;
  readonly beds: string;
  readonly approver: 'nadia' | 'rowan';
  /** What stands of the float, and what is short. */
  readonly float: readonly [string, string];
  /** Whose passport won't do. */
  readonly passport: 'p-idris' | 'p-beth';
}

const boards = [
  { board: 8200, total: '£4,640', beds: '£1,440', approver: 'nadia' },
  { board: 9200, total: '£4,940', beds: '£1,740', approver: 'rowan' },
] as const;
const diesels = [
  { diesel: 4600, float: ['£128', '£130'] },
  { diesel: 5600, float: ['£138', '£120'] },
] as const;

/** All eight variants, each with a seed that draws it. */
export const variants: readonly Variant[] = boards.flatMap(({ board, ...offer }) =>
  diesels.flatMap(({ diesel, float }) =>
    (['idris', 'beth'] as const).map((who): Variant => {
      const name = `board ${board}, diesel ${diesel}, passport of ${who}`;
      return { name, seed: seedThatDraws(name, drawnBy), ...offer, float, passport: `p-${who}` };
    }),
  ),
);

/** The variant that the three answers files are written for. */
export const variantOfSeed12 = variantNamed(variants, 'board 9200, diesel 5600, passport of idris');

/** A variant in which the greener offer is less than a tenth dearer. */
export const within = variantNamed(variants, 'board 8200, diesel 4600, passport of idris');

/** An order that holds. */
export const goodOrder = ['store', 'load', 'leg-1', 'rest', 'leg-2', 'customs', 'check-in'];

/** The best answer to every task of the variant, in the order in which they are taken up. Grant isn't paid. */
export function bestAnswers({ total, beds, approver, float, passport }: Variant): Answers {
  return {
    'tell-first': { who: 'rowan', by: 'call' },
    hours: hours({}),
    reconcile: closing(...float),
    'check-pack': ['p-carrier', 'p-camera', 'p-nest', 'p-tape', passport],
    offers: prices({ dune: total, asks: approver }),
    'ask-yes': mail([approver], ['offer-dune', 'offer-harrier']),
    book: booking({ beds, approved_by: approver }),
    thursday: day('Thu 07:30', goodOrder),
    thermal: 'out',
    'travel-note': mail(['unit', 'anneke', 'dune'], ['travel-plan']),
    'handover-note': { to: ['nadia', 'rowan', 'carys', 'yewande'], attach: [], text: 'All of it.' },
  };
}

/** Where the eight hours go. */
export function hours(otherwise: Readonly<Record<string, number>>): Answer {
  return { beds: 3, pack: 2, float: 2, jackets: 0, stills: 0, ...otherwise };
}

/** The float and the claim. */
export function closing(stands: string, short: string, claim = '£1,656'): Answer {
  return { stands, short, claim, note: 'Waders on the card.' };
}

/** The three offers on one basis. */
export function prices(otherwise: Readonly<Record<string, string | number>>): Answer {
  return {
    harrier: '£4,370',
    dune: '£4,640',
    skylark: '£4,850',
    harrier_kilos: 1230,
    dune_kilos: 660,
    advise: 'dune',
    asks: 'nadia',
    why: 'Fewer kilos.',
    ...otherwise,
  };
}

/** The booking of Dune House. */
export function booking(otherwise: Readonly<Record<string, string>>): Answer {
  return {
    beds: '£1,440',
    food: '£1,020',
    vans: '£1,020',
    crossing: '£1,160',
    approved_by: 'nadia',
    keep_out: 'sesame',
    kitchen: 'Beth no wheat.',
    figures: 'Meters.',
    ...otherwise,
  };
}

/** A strip board. */
export function day(start: string, order: readonly string[]): Answer {
  return { start, order, dropped: [] };
}

/** An e-mail to these people with these papers. */
export function mail(to: readonly string[], attach: readonly string[]): Answer {
  return { to, attach, subject: 'Thursday', text: 'Please.' };
}

/** Plays the variant: answers whatever is open in the order of `answers`, and waits where nothing is. */
export function play({ seed }: Variant, answers: Answers): Played {
  return playThrough(twoDaysOut, seed, answers);
}

/** The best answers with some of them otherwise. What is done otherwise is done first. */
export function butWith(variant: Variant, otherwise: Otherwise): Answers {
  return changedFirst(bestAnswers(variant), otherwise);
}

function drawnBy(seed: string): string {
  const { dune_house: dune, slips, pass } = makeDraws(twoDaysOut, seed);
  return `board ${columnOf(dune, 'board')}, diesel ${columnOf(slips, 'diesel')}, passport of ${columnOf(pass, 'who')}`;
}
