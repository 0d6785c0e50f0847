import { describe, expect, it } from 'vitest';
import type { Sitting } from '../../src/engine/sitting.ts';
import { openSitting, openTasks, step } from '../../src/engine/step.ts';
import { alwaysInRandomPlay, noFault, noReplyTooSoon, waitBringsMessage } from './at-random.ts';
import { closesNoDoor, tasksThatCanShow } from './closes-no-door.ts';
import { kindsOfDistinction, lapsedTasks, lapseNames, neverCame, resultNames } from './happened.ts';
import { minutesNeeded } from './minutes-needed.ts';
import { cameOut, leftToLapse, type OneSlip, type SlipRow, slipOf } from './one-slip.ts';
import type { Answers } from './play-through.ts';
import { lettersByCode, satFrom } from './sit-answers.ts';
import {
  bestAnswers,
  butWith,
  cueSheet,
  drawnBy,
  play,
  request,
  song,
  summary,
  toToronto,
  variants,
  variantWith,
} from './song-in-the-bar.ts';

const named = variants.map((variant) => [`${variant.cut}, ${variant.label}`, variant] as const);
const plain = variantWith('first', '£1,200');
/** Free words in the three forms: the scene, the note, the limits. */
const wordsOfForms = 60;
const dear = variantWith('again', '£1,500');

/** What every task comes to when it is answered best. */
const best = {
  'who-says-yes': 'all',
  'outside-blanket': 'all',
  request: 'exact',
  'licence-summary': 'exact',
  'new-words': 'ask-farah',
  'tell-toronto': 'told',
  'not-in-time': 'rang-roisin',
  'another-song': 'lantern-first',
  playback: 'lantern-guide',
  'cue-sheet': 'exact',
  'music-papers': 'owed',
  'handover-note': 'sung',
};

describe('in every variant', () => {
  it('there are six, one of them that of the answers files', () => {
    expect(new Set(variants.map(({ seed }) => seed)).size).toBe(6);
    expect(drawnBy('9')).toBe('again £1,500');
  });

  it.each(named)('each task has a best answer: %s', (_name, variant) => {
    const { results, ending, happened } = play(variant, bestAnswers(variant));
    expect(results).toEqual(best);
    expect(ending).toBe('the-bar-sings');
    expect(lapsedTasks(happened)).toEqual([]);
    noFault({ happened });
  });

  it.each(named)('what is right with the other recording is wrong with this one: %s', (_name, variant) => {
    const other = variantWith(variant.cut === 'first' ? 'again' : 'first', variant.label);
    const { results } = play(variant, {
      ...bestAnswers(other),
      'licence-summary': summary(variant, { short: other.short }),
    });
    expect(results).toMatchObject({
      'who-says-yes': 'most',
      'outside-blanket': 'most',
      request: 'wrong-record',
      'licence-summary': 'priced',
      'cue-sheet': 'nearly',
    });
  });

  it.each(named)('the lower fee goes up to the higher, and that decides who approves: %s', (_name, variant) => {
    const came = (otherwise: Readonly<Record<string, string>>) =>
      play(variant, butWith(variant, { 'licence-summary': summary(variant, otherwise) })).results['licence-summary'];
    const added = { song: '£1,000', master: variant.label };
    expect(came(added)).toBe('seen-open');
    expect(came({ approver: variant.approver === 'emeka' ? 'roisin' : 'emeka' })).toBe('priced');
    expect(variant.approver).toBe(variant.label === '£1,500' ? 'roisin' : 'emeka');
  });
});

interface Slip extends OneSlip {
  /** The bar sings, unless it says otherwise. */
  readonly ending?: string;
  readonly early?: readonly string[];
}

type Row = SlipRow<Partial<Omit<Slip, 'name' | 'results'>>>;

const loose = { ending: 'loose-ends' };
const leaked = { ending: 'a-paper-too-many' };
const danced = {
  ending: 'they-danced',
  otherwise: { playback: 'reel-track', 'cue-sheet': cueSheet({ cue: 'reel', credit: 'foss' }) },
};
const lost = { ending: 'a-bar-with-no-song', otherwise: { 'cue-sheet': cueSheet({ cue: 'reel', credit: 'foss' }) } };

const rows: readonly Row[] = [
  ['the publisher of the words as it was', 'who-says-yes', ['s-okoro', 's-pelham', 'r-first'], 'most'],
  ['the label alone', 'who-says-yes', ['r-first'], 'few'],
  ['one piece missed', 'outside-blanket', ['c-wedding', 'c-show'], 'most'],
  ['the hits and the hum', 'outside-blanket', ['c-radio', 'c-hum', 'c-jukebox'], 'few'],
  ['not in time for legal', 'outside-blanket', null, ''],
  ['the other recording', 'request', request({ recording: 'again' }), 'wrong-record', loose],
  ['in the background', 'request', request({ use: 'background' }), 'understated', loose],
  ['the United Kingdom alone', 'request', request({ territory: 'uk' }), 'too-little', loose],
  ['five years', 'request', request({ term: 'five' }), 'too-little', loose],
  ['without festivals', 'request', request({ media: 'vod' }), 'too-little', loose],
  ['thirty seconds', 'request', request({ seconds: 30 }), 'too-little', loose],
  ['no longer than the script', 'request', request({ seconds: 45 }), 'usable'],
  ['without end', 'request', request({ term: 'ever' }), 'usable'],
  ['for the wrong one to approve', 'licence-summary', summary(plain, { approver: 'roisin' }), 'priced'],
  ['the two fees added as they stand', 'licence-summary', summary(plain, { song: '£1,000' }), 'seen-open'],
  [
    'everybody has said yes',
    'licence-summary',
    summary(plain, { song: '£1,000', open: 'none', short: 'none' }),
    'misread',
  ],
  ['no summary', 'licence-summary', null, ''],
  ['the page to the publishers', 'new-words', 'ask-owners', 'ask-owners', leaked],
  ['the page to Southlight', 'new-words', 'ask-southlight', 'ask-southlight'],
  ['copies for the cast', 'new-words', 'send-out', 'send-out'],
  ['the page left lying', 'new-words', null, ''],
  ['the offers to Toronto', 'tell-toronto', toToronto(['simone', 'farah'], ['offers']), 'papers-out', leaked],
  ['the note to Toronto', 'tell-toronto', toToronto(['simone', 'farah'], ['southlight-note']), 'papers-out', leaked],
  ['a publisher copied', 'tell-toronto', toToronto(['simone', 'farah', 'petra']), 'papers-out', leaked],
  ['the note to the one who wrote it', 'tell-toronto', toToronto(['grace'], ['southlight-note']), 'not-to-her'],
  ['past legal', 'tell-toronto', toToronto(['simone'], ['coproduction']), 'told-alone'],
  ['no answer to Toronto', 'tell-toronto', null, ''],
  ['Farah by telephone', 'not-in-time', { who: 'farah', by: 'call' }, 'rang-farah'],
  ['a text to Roisin', 'not-in-time', { who: 'roisin', by: 'text' }, 'in-writing'],
  ['the director by telephone', 'not-in-time', { who: 'yasmin', by: 'call' }, 'rang-others'],
  ['Petra again', 'not-in-time', { who: 'petra', by: 'call' }, 'nobody-who-decides'],
  ['kept in the office', 'not-in-time', null, ''],
  ['Lantern, then what isn’t clear', 'another-song', ['lantern', 'neon', 'reel', 'alike'], 'lantern-somehow'],
  ['the reel first', 'another-song', ['reel', 'lantern', 'alike', 'neon'], 'reel-first', danced],
  ['a near copy first', 'another-song', ['alike', 'lantern', 'reel', 'neon'], 'unclear-first', danced],
  ['the record first', 'another-song', ['neon', 'reel', 'lantern', 'alike'], 'unclear-first', danced],
  ['the song in the script, though it is off', 'playback', 'half-tide', 'half-tide'],
  ['the song in the script, with a spare', 'playback', 'with-spare', 'with-spare'],
  ['nothing for scene 14', 'playback', 'nothing-yet', 'nothing-yet'],
  ['the new one, and the old one in hope', 'playback', 'in-hope', 'in-hope'],
  ['nothing for scene 14, before it is known', 'playback', 'nothing-yet', 'nothing-yet', { early: ['playback'] }],
  ['the song in the script, before it is known', 'playback', 'half-tide', 'half-tide', { early: ['playback'] }],
  [
    'the song in the script, and nobody told',
    'playback',
    'half-tide',
    'half-tide',
    { ...lost, otherwise: { ...lost.otherwise, 'not-in-time': { who: 'petra', by: 'text' } } },
  ],
  ['no word to sound', 'playback', null, ''],
  [
    'no word to sound or to anybody',
    'playback',
    null,
    '',
    { ...lost, otherwise: { ...lost.otherwise, 'not-in-time': null } },
  ],
  ['the hum left out', 'cue-sheet', cueSheet({ pieces: 7 }), 'nearly'],
  ['the length in the script', 'cue-sheet', cueSheet({ seconds: 45 }), 'nearly'],
  ['the song in the script', 'cue-sheet', cueSheet({ cue: 'half-tide', credit: 'pair' }), 'wrong', loose],
  ['the arranger as writer', 'cue-sheet', cueSheet({ credit: 'castellane' }), 'wrong', loose],
  [
    'everything she asks for',
    'music-papers',
    ['sheet', 'licences', 'composer', 'search', 'note', 'offers'],
    'too-much',
    leaked,
  ],
  ['the search too', 'music-papers', ['sheet', 'licences', 'composer', 'search'], 'untidy'],
  ['the sheet alone', 'music-papers', ['sheet'], 'not-enough'],
];

const slips: readonly Slip[] = rows.map((row) => ({ ...row[4], ...slipOf(row, row[4]?.otherwise) }));

/** The slip as it is played; what lapses does so because something else is taken up first. */
const played = ({ otherwise, early = [] }: Slip) => {
  const answers = butWith(plain, otherwise);
  return play(plain, early.includes('playback') ? first('playback', answers) : answers, early);
};
const first = (task: string, answers: Answers): Answers => ({ [task]: answers[task] ?? '', ...answers });

describe('one slip', () => {
  it.each(slips.map((slip) => [slip.name, slip] as const))('comes to what it should: %s', (_name, slip) => {
    const came = played(slip);
    cameOut(came, slip, slip.ending ?? 'the-bar-sings');
    expect(Object.keys(came.results).length).toBe(12 - leftToLapse(slip));
    expect(minutesNeeded(came.last, wordsOfForms)).toBeLessThanOrEqual(41.25);
  });

  it('every result and every lapse comes about by one slip or another', () => {
    const happened = [...slips.flatMap((slip) => played(slip).happened), ...play(plain, bestAnswers(plain)).happened];
    const results = resultNames(song);
    expect(results.length).toBeGreaterThan(45);
    expect(neverCame([...results, ...lapseNames(song)], happened)).toEqual([]);
  });

  it('closes no door: every code can be shown, at both levels, in two tasks before the handover note', () => {
    closesNoDoor(song, ['K12', 'K15', 'S7', 'S11', 'K19', 'K20', 'K21', 'S18', 'S19'], tasksThatCanShow(song));
  });
});

it('a distinction stands only on what was made', () => {
  const { happened } = play(dear, bestAnswers(dear));
  const kinds = kindsOfDistinction(song, happened);
  expect(kinds).toEqual(['flag', 'flag', 'form', 'form', 'form']);
});

it('four decisions wait at once on Wednesday, and the one about playback is better left', () => {
  const tuesday = ['who-says-yes', 'request', 'outside-blanket'];
  let sitting = openSitting(song, plain.seed);
  for (let steps = 0; steps < 20 && openTasks(sitting).length < 4; steps += 1) {
    const task = openTasks(sitting).find(({ id }) => tuesday.includes(id))?.id;
    const answer = task === undefined ? undefined : bestAnswers(plain)[task];
    sitting = step(
      sitting,
      task === undefined || answer === undefined
        ? { kind: 'wait', minutes: 'next' }
        : { kind: 'decide', task, answer, reason: 'Because.' },
    );
  }
  expect(
    openTasks(sitting)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['licence-summary', 'new-words', 'playback', 'tell-toronto']);
  const spent = (played: Sitting) => played.facts.extra_cost;
  const early = play(plain, first('playback', butWith(plain, { playback: 'nothing-yet' })), ['playback']);
  expect([spent(early.last), spent(play(plain, bestAnswers(plain)).last)]).toEqual([47_000, 35_000]);
});

describe('the answers files', () => {
  it('the strong one comes to the best of everything', () => {
    const sat = satFrom(song, 'strong', '9');
    expect(sat.results).toEqual(best);
    expect(sat.ending).toBe('the-bar-sings');
    expect(lettersByCode(sat)).toEqual({
      K12: 'DP',
      K15: 'PPP',
      S7: 'DP',
      S11: 'PPP',
      K19: 'P',
      K20: 'PP',
      K21: 'DD',
      S18: 'DPP',
      S19: 'DD',
    });
  });

  it('the ordinary one is sound in the main, adds where the lower fee goes up, and loses the singing', () => {
    const sat = satFrom(song, 'ordinary', '9');
    expect(sat.results).toEqual({
      'who-says-yes': 'most',
      'outside-blanket': 'most',
      request: 'usable',
      'licence-summary': 'seen-open',
      playback: 'nothing-yet',
      'new-words': 'ask-southlight',
      'tell-toronto': 'told-alone',
      'not-in-time': 'rang-farah',
      'another-song': 'reel-first',
      'cue-sheet': 'nearly',
      'music-papers': 'untidy',
      'handover-note': 'danced',
    });
    expect(sat.ending).toBe('they-danced');
    expect(lettersByCode(sat)).toEqual({
      K12: 'PP',
      K15: 'P',
      S7: 'P',
      S11: 'PP',
      K19: 'P',
      K20: 'P',
      K21: 'PP',
      S18: 'PP',
      S19: 'PA',
    });
  });

  it('the weak one goes by what people say, and clears nothing', () => {
    const sat = satFrom(song, 'weak', '9');
    expect(sat.results).toEqual({
      'who-says-yes': 'few',
      'outside-blanket': 'few',
      request: 'wrong-record',
      playback: 'half-tide',
      'new-words': 'ask-owners',
      'tell-toronto': 'papers-out',
      'not-in-time': 'nobody-who-decides',
      'another-song': 'unclear-first',
      'cue-sheet': 'wrong',
      'music-papers': 'too-much',
      'handover-note': 'no-song',
    });
    expect(sat.ending).toBe('a-bar-with-no-song');
    expect(lettersByCode(sat)).toEqual({
      K12: 'A',
      K15: 'AAA',
      S7: 'A',
      S11: 'AAA',
      K20: 'A',
      K21: 'AA',
      S18: 'AA',
      S19: 'AA',
    });
  });
});

it('every wait for what comes next brings a message, and no reply comes before its decision has taken its time', () => {
  alwaysInRandomPlay(song, 6_118, {
    each: [waitBringsMessage, noReplyTooSoon],
  });
});

it('random play never faults, and leaves time to read, write and think', () => {
  alwaysInRandomPlay(song, 6_117, {
    each: [noFault],
    last: (sitting) => expect(minutesNeeded(sitting, wordsOfForms)).toBeLessThanOrEqual(41.25),
  });
});
