import { makeDraws } from '../../src/engine/draws.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { scenarioNamed } from '../laws/every-scenario.ts';
import { type Answers, changedFirst, type Otherwise, type Played, playThrough } from './play-through.ts';
import { columnOf, seedThatDraws, variantNamed } from './variants.ts';

/** The scenario of the review that moved. */
export const badgerWeek = scenarioNamed('the-review-that-moved');

/** What is drawn, and what only this draw makes right. */
export interface Variant {
  readonly name: string;
  readonly seed: string;
  /** Shots that need a new pull. */
  readonly pulls: readonly string[];
  /** The shot that came whole in another format; the other of the two is a bad copy. */
  readonly remade: 's340' | 's350';
  /** Pictures to be sent again. */
  readonly again: number;
  /** The shot on which two notes differ; the other of the two is approved. */
  readonly held: 's310' | 's330';
  /** The last frame of 130 as it is delivered. */
  readonly last: number;
}

const cuts = [
  { tail: 1079, pulls: ['c-160', 'c-170', 'c-190'], last: 1087 },
  { tail: 1083, pulls: ['c-130', 'c-170', 'c-190'], last: 1091 },
];
const batches = [
  { remade: 's340', again: 208 },
  { remade: 's350', again: 184 },
] as const;
const talks = [
  { talk: 'steam', held: 's310' },
  { talk: 'lamp', held: 's330' },
] as const;

/** All eight variants, each with a seed that draws it. */
export const variants: readonly Variant[] = cuts.flatMap(({ tail, ...cut }) =>
  batches.flatMap((batch) =>
    talks.map(({ talk, held }) => {
      const name = `130 to ${tail}, ${batch.remade} remade, ${talk}`;
      return { name, seed: seedThatDraws(name, drawnBy), held, ...cut, ...batch };
    }),
  ),
);

/** The variant that the three answers files are written for. */
export const variantOfSeed3 = variantNamed(variants, drawnBy('3'));

/** Any variant. */
export const plain = variantNamed(variants, '130 to 1079, s340 remade, steam');

/** The best answer to every task of the variant, in the order in which they are taken up. The client page is left. */
export function bestAnswers(variant: Variant): Answers {
  return {
    'new-pulls': variant.pulls,
    'batch-check': redLines(variant, {}),
    resend: { who: 'marlon', by: 'e-mail' },
    'running-order': session('Wed 11:00', ['test', 'chase', 'kitchen', 'notes']),
    invitation: mail(inTheReview),
    tracker: statuses(variant, {}),
    'one-voice': { who: 'philippa', by: 'e-mail' },
    'artist-days': days({}),
    slip: slip(variant, {}),
    'handover-note': { to: ['safiya', 'haruto', 'jo'], attach: [], text: 'All of it.' },
  };
}

/** Those who are invited by the house, the client among them. */
export const inTheReview = ['philippa', 'haruto', 'maeve', 'sunil'];

/** What happened to each shot of the batch. */
export function redLines({ remade, again }: Variant, otherwise: Readonly<Record<string, string | number>>): Answer {
  const pair = remade === 's340' ? { s340: 'format', s350: 'bad' } : { s340: 'bad', s350: 'format' };
  return { ...pair, s360: 'name', s370: 'short', again, note: 'Wait for these.', ...otherwise };
}

/** An order of the review; the roof is out unless it is in the order. */
export function session(start: string, order: readonly string[]): Answer {
  return { start, order, dropped: order.includes('roof') ? [] : ['roof'] };
}

/** An e-mail to these people with these papers. */
export function mail(to: readonly string[], attach: readonly string[] = []): Answer {
  return { to, attach, subject: 'Review', text: 'Moved.' };
}

/** The statuses in the tracker. */
export function statuses({ held }: Variant, otherwise: Readonly<Record<string, string>>): Answer {
  const kitchen = held === 's310' ? { s310: 'hold', s330: 'approved' } : { s310: 'approved', s330: 'hold' };
  return { s130: 'anim', s160: 'theirs', s170: 'theirs', ...kitchen, note: 'Ears first.', ...otherwise };
}

/** Where the nine days go. */
export function days(otherwise: Readonly<Record<string, number>>): Answer {
  return { s130: 1, s140: 0, s170: 2, s180: 1, s190: 2, kitchen: 0, roof: 2, ...otherwise };
}

/** The delivery slip. */
export function slip({ last }: Variant, otherwise: Readonly<Record<string, string | number>>): Answer {
  return { version: 'v014', first: 1009, last, format: 'exr', light: 'linear', note: 'Ears.', ...otherwise };
}

/** Plays the variant: answers whatever is open in the order of `answers`, and waits where nothing is. */
export function play({ seed }: Variant, answers: Answers): Played {
  return playThrough(badgerWeek, seed, answers);
}

/** The best answers with some of them otherwise. What is done otherwise is done first. */
export function butWith(variant: Variant, otherwise: Otherwise): Answers {
  return changedFirst(bestAnswers(variant), otherwise);
}

function drawnBy(seed: string): string {
  const { cut, remade, talk } = makeDraws(badgerWeek, seed);
  return `130 to ${columnOf(cut, 'tail')}, ${String(remade)} remade, ${String(talk)}`;
}
