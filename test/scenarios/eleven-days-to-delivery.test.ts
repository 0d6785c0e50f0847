import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/scenario/scenario.ts';
import { alwaysInRandomPlay, noFault, noReplyTooSoon, waitBringsMessage } from './at-random.ts';
import { closesNoDoor, tasksThatShowed } from './closes-no-door.ts';
import {
  bestAnswers,
  board,
  butWith,
  captionAlone,
  day,
  deliveryForm,
  elevenDays,
  hours,
  play,
  sent,
  theFive,
  type Variant,
  variantOfSeed2,
  variants,
  variantWith,
} from './eleven-days.ts';
import { allNames, kindsOfDistinction, lapsedTasks, neverCame, resultNames } from './happened.ts';
import { minutesNeeded } from './minutes-needed.ts';
import type { Otherwise } from './play-through.ts';
import { type Sat, satFrom } from './sit-answers.ts';

/** Free words in the delivery form: the T grades, explained. */
const wordsOfForms = 15;
const named = variants.map(
  (variant) => [`${variant.black}, ${variant.over}, ${variant.where}, ${variant.suite}`, variant] as const,
);

/** What every task comes to when it is answered best. */
const best = {
  'job-sheet': 'all',
  flash: 'abena-told',
  'room-hours': 'all-mended',
  'qc-report': 'all',
  'who-says': 'in-writing',
  'make-again': 'exact',
  'last-day': 'stands',
  'tell-all': 'told',
  'on-its-way': 'stop',
  'delivery-form': 'exact',
  'handover-note': 'clean',
};

describe('in every variant', () => {
  it('there are 16, one of them that of the answers files', () => {
    expect(new Set(variants.map(({ seed }) => seed)).size).toBe(16);
    expect(play({ ...variantOfSeed2, seed: '2' }, bestAnswers(variantOfSeed2)).results).toEqual(best);
  });

  it.each(named)('each task has a best answer: %s', (_name, variant) => {
    const { results, ending, happened } = play(variant, bestAnswers(variant));
    expect(results).toEqual(best);
    expect(ending).toBe('accepted');
    noFault({ happened });
    expect(lapsedTasks(happened)).toEqual(['trail-clip']);
  });

  it.each(named)('the best answers of the opposite variant are not the best: %s', (_name, variant) => {
    const opposite = variantWith({
      black: variant.black === 5 ? 2 : 5,
      over: variant.over === 'peak' ? 'loudness' : 'peak',
      where: variant.where === 'voice' ? 'caption' : 'voice',
      suite: variant.suite,
    });
    const { results } = play(variant, bestAnswers(opposite));
    expect(results).toMatchObject({
      'job-sheet': 'most',
      'qc-report': 'most',
      'make-again': variant.where === 'voice' ? 'voice-forgotten' : 'too-much',
      'last-day': variant.where === 'voice' ? 'voice-left-out' : 'fits',
      'delivery-form': 'nearly',
    });
  });

  it.each(named)('the last day stands only while the rooms can be had: %s', (_name, variant) => {
    const voiced = variant.where === 'voice';
    const came = ['09:00', '09:30', '10:00', '10:30', '11:00'].map(
      (from) => play(variant, butWith(variant, { 'last-day': day(from, voiced) })).results['last-day'],
    );
    const expected = voiced
      ? ['stands', variant.suite === '12:30' ? 'stands' : 'fits', 'past-the-slot', 'past-the-slot', 'past-the-slot']
      : ['stands', 'stands', 'fits', 'fits', 'fits'];
    expect(came).toEqual(expected);
  });
});

type Slip = readonly [
  name: string,
  otherwise: Otherwise,
  results: Readonly<Record<string, string>>,
  ending?: 'accepted' | 'accepted-with-a-bill' | 'papers-back' | 'wrong-file',
  variant?: Variant,
];

const bill = 'accepted-with-a-bill';
const slips: readonly Slip[] = [
  ['one line of the job sheet not seen', { 'job-sheet': ['j-peak', 'j-textless'] }, { 'job-sheet': 'most' }],
  ['textless not seen', { 'job-sheet': ['j-peak', 'j-black'] }, { 'job-sheet': 'most' }, bill],
  ['the wrong lines of the job sheet', { 'job-sheet': ['j-flash', 'j-subs'] }, { 'job-sheet': 'few' }, bill],
  ['the click marked too', { 'qc-report': ['q-loud', 'q-flash', 'q-textless', 'q-click'] }, { 'qc-report': 'most' }],
  ['the grades of the template', { 'qc-report': ['q-range'] }, { 'qc-report': 'led' }],
  ['a call to Abena in the dub', { flash: { who: 'abena', by: 'call' } }, { flash: 'abena-later' }],
  ['an e-mail to Carys', { flash: { who: 'carys', by: 'e-mail' } }, { flash: 'carys-told' }],
  ['a call to Carys', { flash: { who: 'carys', by: 'call' } }, { flash: 'not-heard' }],
  ['Lin told to get on with it', { flash: { who: 'lin', by: 'call' } }, { flash: 'behind-her-back' }, bill],
  ['Dominic asked', { flash: { who: 'dom', by: 'call' } }, { flash: 'asked-for-a-waiver' }],
  ['the desk asked', { flash: { who: 'shauna', by: 'e-mail' } }, { flash: 'asked-for-a-waiver' }],
  ['no hour for the textless shot', { 'room-hours': hours(4, 0, 2, 2) }, { 'room-hours': 'nearly' }, bill],
  ['an hour too few for QC', { 'room-hours': hours(2, 2, 3, 1) }, { 'room-hours': 'nearly' }, bill],
  ['the general pass first', { 'room-hours': hours(6, 0, 0, 2) }, { 'room-hours': 'short' }, bill],
  ['the hours left to Wes', { 'room-hours': null }, {}, bill],
  ['the clip answered', { 'trail-clip': { to: ['kit'], attach: [], text: 'Soon.' } }, { 'trail-clip': 'answered' }],
  ['the clip put away', { 'trail-clip': { sent: 'no' } }, { 'trail-clip': 'left' }],
  ['a call to the lawyer', { 'who-says': { who: 'anjali', by: 'call' } }, { 'who-says': 'by-voice' }],
  ['a text to Judith', { 'who-says': { who: 'judith', by: 'text' } }, { 'who-says': 'passed-on' }],
  ['an e-mail to Dominic', { 'who-says': { who: 'dom', by: 'e-mail' } }, { 'who-says': 'to-somebody-who-cant-say' }],
  ['a text to Carys', { 'who-says': { who: 'carys', by: 'text' } }, { 'who-says': 'to-somebody-who-cant-say' }],
  ['Wes told to do it', { 'who-says': { who: 'wes', by: 'call' } }, { 'who-says': 'done-on-hearsay' }, bill],
  ['a call to Trish', { 'who-says': { who: 'trish', by: 'call' } }, { 'who-says': 'rang-the-contributor' }, bill],
  [
    'the textless shot made again',
    { 'make-again': ['master', 'whole-check', 'voice', 'subtitles', 'papers', 'textless'] },
    { 'make-again': 'too-much' },
    bill,
  ],
  [
    'the commentary not read, and mended in time',
    { 'make-again': ['master', 'whole-check', 'papers'] },
    { 'make-again': 'voice-forgotten', 'last-day': 'stands' },
  ],
  [
    'the commentary not read at all',
    { 'make-again': ['master', 'whole-check', 'papers'], 'last-day': day('09:00', false) },
    { 'make-again': 'voice-forgotten', 'last-day': 'voice-left-out' },
    bill,
  ],
  [
    'the papers left at 2',
    { 'make-again': ['master', 'whole-check'] },
    { 'make-again': 'papers-forgotten' },
    'accepted',
    captionAlone,
  ],
  ['a patch', { 'make-again': ['master', 'spot-check'] }, { 'make-again': 'patched' }, bill, captionAlone],
  [
    'an upload before the check',
    { 'last-day': board('09:00', ['caption', 'voice', 'export', 'subs', 'upload', 'pause', 'check']) },
    { 'last-day': 'wrong-way-round' },
    bill,
  ],
  ['a day that starts too late', { 'last-day': day('10:30', true) }, { 'last-day': 'past-the-slot' }, bill],
  [
    'a break too late',
    { 'last-day': board('09:00', ['caption', 'voice', 'export', 'check', 'pause', 'subs', 'upload']) },
    { 'last-day': 'fits' },
  ],
  [
    'the note to Halyard',
    { 'tell-all': sent(theFive, ['captions-3', 'legal-note']) },
    { 'tell-all': 'lawyer-leaked' },
    bill,
  ],
  [
    'the note where it may go',
    { 'tell-all': sent(['carys', 'judith'], ['captions-3', 'legal-note']) },
    { 'tell-all': 'somebody-missed' },
    bill,
  ],
  ['no list', { 'tell-all': sent(theFive, []) }, { 'tell-all': 'wrong-list' }, bill],
  ['both lists', { 'tell-all': sent(theFive, ['captions-2', 'captions-3']) }, { 'tell-all': 'wrong-list' }, bill],
  [
    'no word to the subtitler',
    { 'tell-all': sent(['wes', 'shauna', 'carys', 'judith'], ['captions-3']) },
    { 'tell-all': 'somebody-missed' },
    bill,
  ],
  ['a look at it while it goes', { 'on-its-way': 'compare' }, { 'on-its-way': 'compare' }, 'wrong-file'],
  ['a word to the desk', { 'on-its-way': 'desk' }, { 'on-its-way': 'desk' }, 'wrong-file'],
  ['names put in order', { 'on-its-way': 'rename' }, { 'on-its-way': 'rename' }, 'wrong-file'],
  [
    'the limits not looked up',
    { 'delivery-form': deliveryForm({ limits: 'no' }) },
    { 'delivery-form': 'nearly' },
    bill,
  ],
  ['the subtitles by number', { 'delivery-form': deliveryForm() }, { 'delivery-form': 'nearly' }, bill, captionAlone],
  [
    'the report of version 2',
    { 'delivery-form': deliveryForm({ qc: 'q0711' }) },
    { 'delivery-form': 'stale' },
    'papers-back',
  ],
  [
    'the form of version 2',
    { 'delivery-form': deliveryForm({ version: 2 }) },
    { 'delivery-form': 'wrong-version' },
    'papers-back',
  ],
];

describe('one slip', () => {
  it.each(slips.map((slip) => [slip[0], slip] as const))('comes to what it should: %s', (_name, slip) => {
    const played = slipped(slip);
    const expected: Record<string, string> = { ...best, 'handover-note': 'clean', ...slip[2] };
    for (const [task, answer] of Object.entries(slip[1])) if (answer === null) delete expected[task];
    expected['handover-note'] = endedBy[slip[3] ?? 'accepted'];
    expect(played.results).toEqual(expected);
    expect(played.ending).toBe(slip[3] ?? 'accepted');
    noFault(played);
    expect(minutesNeeded(played.last, wordsOfForms)).toBeLessThanOrEqual(45);
  });

  it('every result, every message and every lapse comes about by one slip or another', () => {
    const happened = [
      ...slips.flatMap((slip) => slipped(slip).happened),
      ...variants.flatMap((variant) => play(variant, bestAnswers(variant)).happened),
    ];
    expect(resultNames(elevenDays).length).toBeGreaterThan(40);
    expect(neverCame(allNames(elevenDays), happened)).toEqual([]);
  });

  it('closes no door: every code can be shown, at both levels, in two tasks before the handover note', () => {
    const { happened } = play(captionAlone, bestAnswers(captionAlone));
    closesNoDoor(
      elevenDays,
      ['S3', 'S7', 'S10', 'K24', 'K27', 'K28', 'S21', 'S22', 'S23'],
      tasksThatShowed(elevenDays, happened),
    );
  });
});

describe('four things open at once', () => {
  it('whoever begins with the one that can wait has no time left for the one that can’t', () => {
    const clipFirst = butWith(variantOfSeed2, { 'trail-clip': { to: ['kit'], attach: [], text: 'Soon.' } });
    const slow = { ...clipFirst, flash: { who: 'abena', by: 'call' } };
    const order = ['trail-clip', 'flash', 'qc-report', 'room-hours'];
    const answers = Object.fromEntries(
      [...order, ...Object.keys(slow)].flatMap((task) => {
        const answer = Object.entries(slow).find(([id]) => id === task)?.[1];
        return answer === undefined ? [] : [[task, answer] as const];
      }),
    );
    const { results, ending, happened } = play(variantOfSeed2, answers);
    expect(results).not.toHaveProperty('room-hours');
    expect(lapsedTasks(happened)).toEqual(['room-hours']);
    expect(ending).toBe(bill);
  });
});

it('a distinction stands only on what was made', () => {
  const { happened } = play(variantOfSeed2, bestAnswers(variantOfSeed2));
  expect(kindsOfDistinction(elevenDays, happened)).toEqual(['flag', 'allocate', 'flag', 'schedule', 'form']);
});

describe('the answers files', () => {
  it('the strong one comes to the best of everything', () => {
    const sat = satFrom(elevenDays, 'strong', '2');
    expect(sat.results).toEqual(best);
    expect(sat.ending).toBe('accepted');
    expect(byLevel(sat)).toEqual({ distinction: 9, pass: 11, against: 0 });
    expect(byCode(sat)).toEqual({
      K24: 'distinction pass pass',
      K27: 'distinction distinction',
      K28: 'distinction distinction',
      S10: 'pass pass pass',
      S21: 'pass',
      S22: 'pass pass',
      S23: 'distinction pass',
      S3: 'distinction pass',
      S7: 'distinction distinction pass',
    });
  });

  it('the ordinary one is sound in the main, and rings or overlooks here and there', () => {
    const sat = satFrom(elevenDays, 'ordinary', '2');
    expect(sat.results).toEqual({
      'job-sheet': 'most',
      'qc-report': 'most',
      flash: 'carys-told',
      'room-hours': 'nearly',
      'who-says': 'by-voice',
      'make-again': 'too-much',
      'last-day': 'fits',
      'tell-all': 'somebody-missed',
      'on-its-way': 'stop',
      'delivery-form': 'nearly',
      'handover-note': 'with-a-bill',
    });
    expect(sat.ending).toBe('accepted-with-a-bill');
    expect(byLevel(sat)).toEqual({ distinction: 0, pass: 13, against: 1 });
  });

  it('the weak one reads nothing and sends the wrong file', () => {
    const sat = satFrom(elevenDays, 'weak', '2');
    expect(sat.results).toEqual({
      'job-sheet': 'few',
      'trail-clip': 'answered',
      'qc-report': 'led',
      flash: 'asked-for-a-waiver',
      'who-says': 'done-on-hearsay',
      'make-again': 'voice-forgotten',
      'last-day': 'wrong-way-round',
      'tell-all': 'lawyer-leaked',
      'on-its-way': 'compare',
      'delivery-form': 'stale',
      'handover-note': 'wrong',
    });
    expect(sat.ending).toBe('wrong-file');
    expect(byLevel(sat)).toEqual({ distinction: 0, pass: 0, against: 10 });
  });
});

it('every wait for what comes next brings a message, and no reply comes before its decision has taken its time', () => {
  alwaysInRandomPlay(elevenDays, 4_118, {
    each: [waitBringsMessage, noReplyTooSoon],
  });
});

it('random play never faults, and leaves time to read, write and think', () => {
  alwaysInRandomPlay(elevenDays, 4_117, {
    each: [noFault],
    last: (sitting) => expect(minutesNeeded(sitting, wordsOfForms)).toBeLessThanOrEqual(45),
  });
});

// Helpers

const endedBy = { accepted: 'clean', [bill]: 'with-a-bill', 'papers-back': 'papers', 'wrong-file': 'wrong' } as const;

function slipped([, otherwise, , , variant = variantOfSeed2]: Slip) {
  return play(variant, butWith(variant, otherwise));
}

/** How many times something is shown, by level. */
function byLevel({ shown }: Sat): Readonly<Record<Evidence['toward'], number>> {
  const count = (level: Evidence['toward']) => shown.filter(({ toward }) => toward === level).length;
  return { distinction: count('distinction'), pass: count('pass'), against: count('against') };
}

/** What is shown of each code, in alphabetical order. */
function byCode({ shown }: Sat): Readonly<Record<string, string>> {
  const codes = [...new Set(shown.map(({ code }) => code))].sort();
  const levelsOf = (code: string) => shown.flatMap((one) => (one.code === code ? [one.toward] : [])).sort();
  return Object.fromEntries(codes.map((code) => [code, levelsOf(code).join(' ')]));
}
