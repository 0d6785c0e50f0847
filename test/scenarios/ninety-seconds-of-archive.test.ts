import { describe, expect, it } from 'vitest';
import { openSitting, openTasks, step } from '../../src/engine/step.ts';
import { alwaysInRandomPlay, noFault, noReplyTooSoon, waitBringsMessage } from './at-random.ts';
import { closesNoDoor, tasksThatCanShow } from './closes-no-door.ts';
import {
  bestAnswers,
  billing,
  butWith,
  drawnBy,
  galaFilm,
  letterTo,
  play,
  request,
  type Variant,
  variants,
  variantWith,
} from './gala-film.ts';
import { kindsOfDistinction, lapsedTasks, lapseNames, neverCame, resultNames } from './happened.ts';
import { minutesNeeded } from './minutes-needed.ts';
import { cameOut, leftToLapse, type OneSlip, type SlipRow, slipOf } from './one-slip.ts';
import type { Otherwise, Played } from './play-through.ts';
import { lettersByCode, satFrom } from './sit-answers.ts';

const named = variants.map((variant) => [`${variant.owner}, ${variant.wall}`, variant] as const);
const plain = variantWith('larkin', 'world');
const short = variantWith('borough', 'uk');
/** Free words in the two forms: the use, the billing, the limits. */
const wordsOfForms = 45;
/** Three quarters of what is allowed, in minutes. */
const minutes = 37.5;

/** What every task comes to when it is answered best. */
const best = {
  'ty-hours-left': 'sound',
  'for-legal': 'all',
  'archive-request': 'exact',
  brinepop: 'to-nasreen',
  'len-call': 'rang-moira',
  letter: 'complete',
  'wall-order': 'licence-first',
  'roller-credit': 'as-given',
  'press-stills': 'cleared',
  'press-notes': 'clean',
  billing: 'exact',
  'handover-note': 'voice',
};
const bestOf = ({ wall }: Variant) => ({ ...best, 'wall-order': wall === 'world' ? 'licence-first' : 'wide-first' });

describe('in every variant', () => {
  it('there are four, one of them that of the answers files', () => {
    expect(new Set(variants.map(({ seed }) => seed)).size).toBe(4);
    expect(drawnBy('8')).toBe('borough uk');
  });

  it.each(named)('each task has a best answer: %s', (_name, variant) => {
    const { results, ending, happened } = play(variant, bestAnswers(variant));
    expect(results).toEqual(bestOf(variant));
    expect(ending).toBe('her-own-voice');
    expect(lapsedTasks(happened)).toEqual([]);
    noFault({ happened });
  });

  it.each(named)('what is right for the other owner’s film is wrong for this one: %s', (_name, variant) => {
    const other = variantWith(variant.owner === 'larkin' ? 'borough' : 'larkin', variant.wall);
    expect(play(variant, bestAnswers(other)).results).toMatchObject({
      'for-legal': 'most',
      'archive-request': 'wrong-owner',
      'press-stills': 'uncleared',
      'press-notes': 'nearly',
      billing: 'wrong',
    });
  });

  it.each(named)('the price decides who approves, and the painter’s terms what comes first: %s', (_name, variant) => {
    const other = variantWith(variant.owner, variant.wall === 'world' ? 'uk' : 'world');
    const { cost, approver } = other;
    const came = (otherwise: Otherwise) => play(variant, butWith(variant, otherwise)).results;
    expect(came({ 'archive-request': request(variant, { cost }) })['archive-request']).toBe('usable');
    expect(came({ 'archive-request': request(variant, { approver }) })['archive-request']).toBe('usable');
    expect(came({ 'wall-order': other.ways })['wall-order']).toBe(
      variant.wall === 'world' ? 'wide-for-now' : 'short-licence',
    );
  });
});

interface Slip extends OneSlip {
  /** Her own voice, unless it says otherwise. */
  readonly ending?: string;
  readonly early?: boolean;
  readonly variant?: Variant;
}

type Row = SlipRow<Omit<Slip, keyof OneSlip>>;

const loose = { ending: 'loose-ends' };
const known = { ending: 'a-knock-at-the-door' };
const lost = { ending: 'a-gap-in-the-middle' };
const unasked = { ending: 'nobody-asked-her' };
const early = { early: true };

const rows: readonly Row[] = [
  ['an hour for the town page', 'ty-hours-left', { club: 2, echo: 2, page: 1 }, 'posted', known],
  ['the club alone', 'ty-hours-left', { club: 4 }, 'one'],
  ['the paper alone', 'ty-hours-left', { echo: 2, schools: 4 }, 'one'],
  ['the tracing firm too', 'ty-hours-left', { club: 2, echo: 2, firm: 1 }, 'one'],
  ['an hour here and an hour there', 'ty-hours-left', { club: 1, echo: 1, firm: 1, schools: 2 }, 'thin'],
  ['nothing said to Ty', 'ty-hours-left', null, ''],
  ['the other brand', 'for-legal', ['n-wall', 'n-bottle', 'n-echo', 'n-dale'], 'most'],
  ['pictures alone', 'for-legal', ['n-wall', 'n-cans', 'n-echo'], 'most'],
  ['brands and children', 'for-legal', ['n-cans', 'n-bottle', 'n-lesson'], 'few'],
  [
    'everything there is',
    'for-legal',
    ['n-wall', 'n-cans', 'n-echo', 'n-bottle', 'n-pier', 'n-dale', 'n-lesson', 'n-music'],
    'few',
  ],
  ['not before noon', 'for-legal', null, ''],
  ['whoever has the can', 'archive-request', request(plain, { owner: 'archive' }), 'wrong-owner', loose],
  ['the club that gave it', 'archive-request', request(plain, { owner: 'club' }), 'wrong-owner', loose],
  ['the United Kingdom alone', 'archive-request', request(plain, { rights: 'uk' }), 'too-little', loose],
  ['without press', 'archive-request', request(plain, { rights: 'world' }), 'too-little', loose],
  ['without the held frame', 'archive-request', request(plain, { seconds: 69 }), 'too-little', loose],
  ['ninety seconds, as they say', 'archive-request', request(plain, { seconds: 90 }), 'usable'],
  ['everything for ever', 'archive-request', request(plain, { rights: 'all' }), 'usable'],
  ['without the access fee', 'archive-request', request(plain, { cost: '£1,728' }), 'usable'],
  ['the shot taken out', 'brinepop', 'lose-shot', 'lose-shot'],
  ['Brackwater asked', 'brinepop', 'to-callum', 'to-callum'],
  ['a friendly no', 'brinepop', 'decline', 'decline'],
  ['mail to Moira', 'len-call', { who: 'moira', by: 'e-mail' }, 'slow'],
  ['Nasreen by telephone', 'len-call', { who: 'nasreen', by: 'call' }, 'slow'],
  ['Len himself', 'len-call', { who: 'len', by: 'call' }, 'answered-him', lost],
  ['the director', 'len-call', { who: 'tamsin', by: 'call' }, 'made-worse', lost],
  ['the editor', 'len-call', { who: 'ola', by: 'text' }, 'passed-on'],
  ['nobody', 'len-call', null, '', lost],
  ['with the cut notes', 'letter', letterTo(['dot'], ['cut-notes']), 'papers-out', known],
  ['with Ty’s leads', 'letter', letterTo(['dot'], ['leads', 'about-film']), 'papers-out', known],
  ['press copied', 'letter', letterTo(['dot', 'priyanka'], ['about-film']), 'papers-out', known],
  ['the Council copied', 'letter', letterTo(['femi']), 'papers-out', known],
  ['through Tamsin', 'letter', letterTo(['tamsin'], ['about-film']), 'to-nobody-near', unasked],
  ['without the sheet', 'letter', letterTo(['dot', 'tamsin']), 'letter-alone'],
  ['nothing sent', 'letter', { sent: 'no' }, 'to-nobody-near', unasked],
  ['no letter', 'letter', null, '', unasked],
  ['leave it', 'wall-order', ['leave', 'wide', 'blur', 'licence'], 'leave-ahead'],
  ['leave it, second', 'wall-order', ['licence', 'leave', 'wide', 'blur'], 'leave-ahead'],
  ['the wide take', 'wall-order', ['wide', 'licence', 'blur', 'leave'], 'wide-for-now'],
  ['the blur', 'wall-order', ['blur', 'licence', 'wide', 'leave'], 'blur-for-now'],
  [
    'the blur, where the licence is short',
    'wall-order',
    ['blur', 'wide', 'licence', 'leave'],
    'blur-first',
    { variant: short },
  ],
  ['the short licence', 'wall-order', ['licence', 'wide', 'blur', 'leave'], 'short-licence', { variant: short }],
  ['no order', 'wall-order', null, ''],
  ['the archive thanked', 'roller-credit', 'holder', 'holder', early],
  ['whoever filmed it', 'roller-credit', 'maker', 'maker', early],
  ['an open line', 'roller-credit', 'open-line', 'open-line', early],
  ['an open line, though it is known', 'roller-credit', 'open-line', 'open-line'],
  ['a kinder credit', 'roller-credit', 'fuller', 'fuller'],
  ['no word to Ola', 'roller-credit', null, ''],
  ['the children', 'press-stills', ['a', 'b', 'e'], 'children', known],
  ['Len at the wall', 'press-stills', ['a', 'b', 'c'], 'uncleared'],
  ['one alone', 'press-stills', ['b'], 'too-few'],
  ['one alone, and not a cleared one', 'press-stills', ['f'], 'uncleared'],
  ['her street left in', 'press-notes', ['p-length', 'p-len'], 'address-out', known],
  ['the length left in', 'press-notes', ['p-len', 'p-marian'], 'nearly'],
  ['her street alone', 'press-notes', ['p-marian'], 'unsure'],
  ['good lines taken out', 'press-notes', ['p-title', 'p-line', 'p-marian', 'p-len'], 'unsure'],
  ['the seconds of cut 6', 'billing', billing(plain, { seconds: 96 }), 'nearly'],
  ['the length of the slot', 'billing', billing(plain, { length: 60 }), 'nearly'],
  ['the archive’s credit', 'billing', billing(plain, { credit: 'archive' }), 'wrong', loose],
  ['both figures', 'billing', billing(plain, { length: 60, seconds: 96 }), 'wrong', loose],
];

const slips: readonly Slip[] = rows.map((row) => ({ ...row[4], ...slipOf(row) }));

/** The slip as it is played; a task that lapses does so because nothing is said. */
function played({ variant = plain, otherwise, early }: Slip): Played {
  return play(variant, butWith(variant, otherwise), early);
}

describe('one slip', () => {
  it.each(slips.map((slip) => [slip.name, slip] as const))('comes to what it should: %s', (_name, slip) => {
    const came = played(slip);
    cameOut(came, slip, slip.ending ?? 'her-own-voice');
    expect(Object.keys(came.results).length).toBe(12 - leftToLapse(slip));
    expect(minutesNeeded(came.last, wordsOfForms)).toBeLessThanOrEqual(minutes);
  });

  it('every result and every lapse comes about by one slip or another', () => {
    const sittings = [...slips.map(played), ...variants.map((variant) => play(variant, bestAnswers(variant)))];
    const happened = sittings.flatMap((one) => one.happened);
    const results = resultNames(galaFilm);
    expect(results.length).toBeGreaterThan(45);
    expect(neverCame([...results, ...lapseNames(galaFilm)], happened)).toEqual([]);
  });

  it('closes no door: every code can be shown, at both levels, in two tasks before the handover note', () => {
    closesNoDoor(
      galaFilm,
      ['K7', 'K12', 'K15', 'S4', 'S11', 'S15', 'K19', 'K20', 'K21', 'K22', 'S18', 'S19', 'S20'],
      tasksThatCanShow(galaFilm),
    );
  });
});

it('a distinction stands only on what was made', () => {
  const kinds = kindsOfDistinction(galaFilm, play(short, bestAnswers(short)).happened);
  expect(kinds).toEqual(['allocate', 'flag', 'form', 'flag', 'form']);
});

it('four decisions wait at once on Wednesday, and the one about the credit is better left', () => {
  let sitting = openSitting(galaFilm, plain.seed);
  for (let steps = 0; steps < 20 && openTasks(sitting).length < 4; steps += 1) {
    const [first] = openTasks(sitting);
    const answer = first === undefined ? undefined : bestAnswers(plain)[first.id];
    sitting = step(
      sitting,
      first === undefined || answer === undefined
        ? { kind: 'wait', minutes: 'next' }
        : { kind: 'decide', task: first.id, answer, reason: 'Because.' },
    );
  }
  const ids = openTasks(sitting).map(({ id }) => id);
  expect(ids.toSorted()).toEqual(['len-call', 'letter', 'roller-credit', 'wall-order']);
  const spent = (isEarly: boolean, credit: string) =>
    play(plain, butWith(plain, { 'roller-credit': credit }), isEarly).last.facts.extra_cost;
  expect([spent(true, 'open-line'), spent(false, 'as-given')]).toEqual([49_000, 40_000]);
});

describe('the answers files', () => {
  it('the strong one comes to the best of everything', () => {
    const sat = satFrom(galaFilm, 'strong', '8');
    expect(sat.results).toEqual(bestOf(short));
    expect(sat.ending).toBe('her-own-voice');
    expect(lettersByCode(sat)).toEqual({
      K7: 'DP',
      K12: 'DP',
      K15: 'PD',
      S4: 'DP',
      S11: 'DP',
      S15: 'PP',
      K19: 'P',
      K20: 'PP',
      K21: 'PPD',
      K22: 'PD',
      S18: 'DP',
      S19: 'DP',
      S20: 'PPDD',
    });
  });

  it('the ordinary one is sound in the main, forgets press, and reads the painter’s terms too late', () => {
    const sat = satFrom(galaFilm, 'ordinary', '8');
    expect(sat.results).toEqual({
      'ty-hours-left': 'one',
      'for-legal': 'most',
      'archive-request': 'too-little',
      brinepop: 'decline',
      'roller-credit': 'open-line',
      'wall-order': 'short-licence',
      'len-call': 'slow',
      letter: 'letter-alone',
      'press-stills': 'uncleared',
      'press-notes': 'nearly',
      billing: 'nearly',
      'handover-note': 'loose',
    });
    expect(sat.ending).toBe('loose-ends');
    expect(lettersByCode(sat)).toEqual({
      K7: 'P',
      K12: 'P',
      K15: 'PP',
      S4: 'PP',
      S11: 'P',
      K19: 'A',
      K21: 'PAP',
      K22: 'PP',
      S18: 'PP',
      S19: 'AA',
      S20: 'P',
    });
  });

  it('the weak one goes by what people say, and loses Len', () => {
    const sat = satFrom(galaFilm, 'weak', '8');
    expect(sat.results).toEqual({
      'ty-hours-left': 'posted',
      'for-legal': 'few',
      'archive-request': 'wrong-owner',
      brinepop: 'lose-shot',
      'roller-credit': 'holder',
      'wall-order': 'leave-ahead',
      'len-call': 'made-worse',
      letter: 'papers-out',
      'press-stills': 'children',
      'press-notes': 'address-out',
      billing: 'wrong',
      'handover-note': 'no-len',
    });
    expect(sat.ending).toBe('a-gap-in-the-middle');
    expect(lettersByCode(sat)).toEqual({
      K12: 'A',
      K15: 'AA',
      S4: 'A',
      S11: 'AA',
      S15: 'AA',
      K19: 'A',
      K20: 'A',
      K21: 'AAA',
      K22: 'AA',
      S18: 'AA',
      S19: 'A',
      S20: 'AA',
    });
  });
});

it('every wait for what comes next brings a message, and no reply comes before its decision has taken its time', () => {
  alwaysInRandomPlay(galaFilm, 9_118, {
    each: [waitBringsMessage, noReplyTooSoon],
  });
});

it('random play never faults, and leaves time to read, write and think', () => {
  alwaysInRandomPlay(galaFilm, 9_117, {
    each: [noFault],
    last: (sitting) => expect(minutesNeeded(sitting, wordsOfForms)).toBeLessThanOrEqual(minutes),
  });
});
