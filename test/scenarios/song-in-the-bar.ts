import { makeDraws } from '../../src/engine/draws.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { formatMoney } from '../../src/scenario/notation.ts';
import { scenarioNamed } from '../laws/every-scenario.ts';
import { type Answers, changed, type Otherwise, type Played, playThrough } from './play-through.ts';
import { columnOf, seedThatDraws } from './variants.ts';

/** The scenario of the song in the bar. */
export const song = scenarioNamed('the-song-in-the-bar');

/** What is drawn, and what only this draw makes right. */
export interface Variant {
  readonly cut: 'first' | 'again';
  /** What the label asks. */
  readonly label: string;
  readonly seed: string;
  /** Lines of the search whose yes is needed. */
  readonly owners: readonly string[];
  /** Pieces that the blanket leaves out. */
  readonly outside: readonly string[];
  /** Where the label's offer falls short. */
  readonly short: 'media' | 'term';
  /** What each side is paid. */
  readonly each: string;
  readonly approver: 'emeka' | 'roisin';
  /** How long scene 14's song lasts in the locked cut. */
  readonly seconds: number;
}

const cuts = [
  {
    cut: 'first',
    owners: ['s-okoro', 's-quill', 'r-first'],
    outside: ['c-wedding', 'c-show', 'c-last'],
    short: 'media',
    seconds: 47,
  },
  {
    cut: 'again',
    owners: ['s-okoro', 's-quill', 'r-again'],
    outside: ['c-wedding', 'c-show', 'c-birthday'],
    short: 'term',
    seconds: 54,
  },
] as const;
const prices = [
  { label: '£900', each: '£1,000', approver: 'emeka' },
  { label: '£1,200', each: '£1,200', approver: 'emeka' },
  { label: '£1,500', each: '£1,500', approver: 'roisin' },
] as const;

/** All six variants, each with a seed that draws it. */
export const variants: readonly Variant[] = cuts.flatMap((cut) =>
  prices.map((price) => ({ ...cut, ...price, seed: seedThatDraws(`${cut.cut} ${price.label}`, drawnBy) })),
);

/** The one variant with these draws. */
export function variantWith(cut: Variant['cut'], label: string): Variant {
  const found = variants.find((one) => one.cut === cut && one.label === label);
  if (found === undefined) throw new Error(`${cut} ${label}`);
  return found;
}

/** The draws of a seed: which recording, and what its label asks. */
export function drawnBy(seed: string): string {
  const { rec, price } = makeDraws(song, seed);
  return `${columnOf(rec, 'cut')} ${formatMoney(Number(columnOf(price, 'label')))}`;
}

/** The best answer to every task of the variant, in the order in which they are taken up: playback waits for the song. */
export function bestAnswers(variant: Variant): Answers {
  return {
    'who-says-yes': variant.owners,
    'outside-blanket': variant.outside,
    request: request({ recording: variant.cut }),
    'licence-summary': summary(variant, {}),
    'new-words': 'ask-farah',
    'not-in-time': { who: 'roisin', by: 'call' },
    'tell-toronto': toToronto(['simone', 'farah']),
    'another-song': ['lantern', 'reel', 'alike', 'neon'],
    playback: 'lantern-guide',
    'cue-sheet': cueSheet({ seconds: variant.seconds }),
    'music-papers': ['sheet', 'licences', 'composer'],
    'handover-note': { to: ['roisin', 'farah', 'ken'], attach: [], text: 'All of it.' },
  };
}

/** A clearance request that asks for what is needed, but for what is said otherwise. */
export function request(otherwise: Readonly<Record<string, string | number>>): Answer {
  return {
    ...{ recording: 'first', use: 'featured', seconds: 60, territory: 'world', term: 'fifteen', media: 'fest' },
    scene: 'Gus sings it on a stool.',
    ...otherwise,
  };
}

/** A licence summary as the offers have it, but for what is said otherwise. */
export function summary(variant: Variant, otherwise: Readonly<Record<string, string>>): Answer {
  const { each, short, approver } = variant;
  return { song: each, master: each, short, open: 'quill', approver, note: 'Not signed yet.', ...otherwise };
}

/** An e-mail about the bar scene, to these people with these papers. */
export function toToronto(to: readonly string[], attach: readonly string[] = []): Answer {
  return { to, attach, subject: 'Bar scene', text: 'Not clear for you yet.' };
}

/** Scene 14's line with Lantern, and the foot of the cue sheet, but for what is said otherwise. */
export function cueSheet(otherwise: Readonly<Record<string, string | number>>): Answer {
  return { cue: 'lantern', credit: 'arranged', seconds: 47, pieces: 8, limits: 'No trails.', ...otherwise };
}

/**
 * Plays the variant: answers whatever is open in the order of `answers`, and waits where nothing is. Playback is answered when
 * another song has been settled, unless it is among the `early`.
 */
export function play({ seed }: Variant, answers: Answers, early: readonly string[] = []): Played {
  return playThrough(
    song,
    seed,
    answers,
    (task, decided) => task !== 'playback' || early.includes(task) || decided.has('another-song'),
  );
}

/** The best answers with some of them otherwise. */
export function butWith(variant: Variant, otherwise: Otherwise): Answers {
  return changed(bestAnswers(variant), otherwise);
}
