import { makeDraws } from '../../src/engine/draws.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { formatHour } from '../../src/scenario/notation.ts';
import { scenarioNamed } from '../laws/every-scenario.ts';
import { type Answers, changedFirst, type Otherwise, type Played, playThrough } from './play-through.ts';
import { columnOf, seedThatDraws } from './variants.ts';

/** The scenario of the eleven days. */
export const elevenDays = scenarioNamed('eleven-days-to-delivery');

/** What is drawn, and a seed that draws it. */
export interface Variant {
  /** Seconds of black on the job sheet: with 5 its start is wrong, with 2 the black is. */
  readonly black: 5 | 2;
  readonly over: 'loudness' | 'peak';
  /** Whether the commentary says what the caption says. */
  readonly where: 'caption' | 'voice';
  /** How long Edit 3 can be had on the last day. */
  readonly suite: '12:00' | '12:30';
  readonly seed: string;
}

/** All 16 variants. */
export const variants: readonly Variant[] = ([5, 2] as const).flatMap((black) =>
  (['loudness', 'peak'] as const).flatMap((over) =>
    (['caption', 'voice'] as const).flatMap((where) =>
      (['12:00', '12:30'] as const).map((suite) => ({
        black,
        over,
        where,
        suite,
        seed: seedThatDraws([black, over, where, suite].join(' '), drawnBy),
      })),
    ),
  ),
);

/** The one variant with these draws. */
export function variantWith(drawn: Omit<Variant, 'seed'>): Variant {
  const found = variants.find(
    (one) =>
      one.black === drawn.black && one.over === drawn.over && one.where === drawn.where && one.suite === drawn.suite,
  );
  if (found === undefined) throw new Error(JSON.stringify(drawn));
  return found;
}

/** The variant that the three answers files are written for. */
export const variantOfSeed2 = variantWith({ black: 2, over: 'loudness', where: 'voice', suite: '12:30' });

/** A variant in which only the caption changes. */
export const captionAlone = variantWith({ black: 5, over: 'peak', where: 'caption', suite: '12:00' });

/** The best answer to every task of the variant, in the order in which they are taken up; Kit's clip is left. */
export function bestAnswers({ black, over, where }: Variant): Answers {
  const voiced = where === 'voice';
  return {
    'job-sheet': [black === 5 ? 'j-start' : 'j-black', 'j-peak', 'j-textless'],
    flash: { who: 'abena', by: 'text' },
    'room-hours': hours(2, 1, 2, 2),
    'qc-report': [over === 'loudness' ? 'q-loud' : 'q-peak', 'q-flash', 'q-textless'],
    'who-says': { who: 'anjali', by: 'e-mail' },
    'make-again': ['master', 'whole-check', ...(voiced ? ['voice', 'subtitles'] : []), 'papers'],
    'last-day': day('09:00', voiced),
    'tell-all': sent(theFive, ['captions-3']),
    'on-its-way': 'stop',
    'delivery-form': deliveryForm({ subtitles: voiced ? 's3' : 's2' }),
    'handover-note': { to: ['abena', 'judith'], attach: [], text: 'All of it.' },
  };
}

/** Those whom a new version is told. */
export const theFive = ['wes', 'bea', 'shauna', 'carys', 'judith'];

/** Hours of the fix day. */
export function hours(grade: number, edit: number, dub: number, qc: number): Answer {
  return { grade: `${grade}h`, edit: `${edit}h`, dub: `${dub}h`, qc: `${qc}h` };
}

/** The last day from this hour in the order that stands, with the commentary or without. */
export function day(from: string, voiced: boolean): Answer {
  return voiced
    ? board(from, ['caption', 'voice', 'export', 'pause', 'check', 'subs', 'upload'])
    : board(from, ['caption', 'export', 'check', 'pause', 'subs', 'upload'], ['voice']);
}

/** A strip board of the last day. */
export function board(from: string, order: readonly string[], dropped: readonly string[] = []): Answer {
  return { start: `Thu+1 ${from}`, order, dropped };
}

/** An e-mail to these people with these papers. */
export function sent(to: readonly string[], attach: readonly string[]): Answer {
  return { to, attach, subject: 'Version 3', text: 'It has changed.' };
}

/** A delivery form that is right where the commentary changed, with some fields otherwise. */
export function deliveryForm(otherwise: Readonly<Record<string, string | number>> = {}): Answer {
  return {
    version: 3,
    picture: 'i25',
    qc: 'q0719',
    loudness: 'l231',
    textless: 15,
    subtitles: 's3',
    limits: 'yes',
    explained: 'The click is in the recording.',
    ...otherwise,
  };
}

/** Plays the variant: answers whatever is open in the order of `answers`, and waits where nothing is. */
export function play({ seed }: Variant, answers: Answers): Played {
  return playThrough(elevenDays, seed, answers);
}

/** The best answers with some of them otherwise. What is done otherwise is done first. */
export function butWith(variant: Variant, otherwise: Otherwise): Answers {
  return changedFirst(bestAnswers(variant), otherwise);
}

function drawnBy(seed: string): string {
  const { job, mix, change, suite } = makeDraws(elevenDays, seed);
  const drawn = [columnOf(job, 'black'), columnOf(mix, 'over'), columnOf(change, 'where')];
  return [...drawn, formatHour(Number(suite))].join(' ');
}
