import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../src/check/chart-nodes.ts';
import { openSitting, openTasks, step } from '../../src/engine/step.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { documentView } from '../../src/view/documents.ts';
import { alwaysInRandomPlay, noFault, noReplyTooSoon, waitBringsMessage } from './at-random.ts';
import { closesNoDoor, tasksThatCanShow } from './closes-no-door.ts';
import { allNames, kindsOfDistinction, lapsedTasks, neverCame } from './happened.ts';
import {
  bestAnswers,
  board,
  butWith,
  drawnBy,
  facts,
  fall,
  footprint,
  leaked,
  mail,
  play,
  type Variant,
  variants,
  variantWith,
} from './leaked-call-sheet.ts';
import { minutesNeeded } from './minutes-needed.ts';
import { cameOut, leftToLapse, type OneSlip, type SlipRow, slipOf } from './one-slip.ts';
import type { Played } from './play-through.ts';
import { lettersByCode, satFrom } from './sit-answers.ts';

const named = variants.map((variant) => [drawnBy(variant.seed), variant] as const);
const plain = variantWith(3, false, '21:48');
const broken = variantWith(2, true, '22:12');
/** Free words in the three forms: the risk, the note on the weight, the action. */
const wordsOfForms = 50;

/** What every task comes to when it is answered best; the reporter isn't answered at all. */
const best = {
  'first-hour': 'sound',
  'breach-note': 'exact',
  'near-miss': 'exact',
  'ra-check': 'all',
  'crew-mail': 'sent',
  'friday-board': 'holds',
  carbon: 'exact',
  'new-tool': 'all',
  'no-watch': 'walked',
  journeys: 'fits',
  'handover-note': 'mended',
};

describe('in every variant', () => {
  it('there are eight, one of them that of the answers files', () => {
    expect(new Set(variants.map(({ seed }) => seed)).size).toBe(8);
    expect(drawnBy('5')).toBe('version 3, nobody hurt, last train 21:48');
  });

  it.each(named)('each task has a best answer, and the reporter is best left: %s', (_name, variant) => {
    const { results, ending, happened } = play(variant, bestAnswers(variant));
    expect(results).toEqual(best);
    expect(ending).toBe('put-right');
    expect(lapsedTasks(happened)).toEqual(['reporter']);
    noFault({ happened });
  });

  it.each(named)('what is right with the other draws is wrong with these: %s', (_name, variant) => {
    const other = variantWith(
      variant.version === 2 ? 3 : 2,
      !variant.broken,
      variant.train === '21:48' ? '22:12' : '21:48',
    );
    const { results } = play(variant, { ...bestAnswers(other), 'breach-note': facts(other, { ends: variant.ends }) });
    expect(results).toMatchObject({
      'breach-note': 'near',
      'near-miss': variant.broken ? 'made-less' : 'made-more',
      journeys: variant.train === '21:48' ? 'left-standing' : 'room-to-spare',
    });
    expect(play(variant, butWith(variant, { 'breach-note': facts(other, {}) })).results['breach-note']).toBe(
      'wrong-hour',
    );
  });

  it.each(named)('the page that was photographed has as many people as the form asks for: %s', (_name, variant) => {
    const body = documentView(play(variant, bestAnswers(variant)).last, 'guest-page')?.body;
    const since = body?.kind === 'table' ? body.rows.map(({ cells }) => cells[1] ?? '') : [];
    expect(since.filter((version) => (version.at(-1) ?? '9') <= String(variant.version)).length).toBe(variant.people);
  });
});

interface Slip extends OneSlip {
  readonly variant?: Variant;
  /** Put right, unless it says otherwise. */
  readonly ending?: string;
}

type Row = SlipRow<Omit<Slip, keyof OneSlip>>;

const somehow = { ending: 'put-right-somehow' };
const printed = { ending: 'in-the-paper' };
const twice = { ending: 'a-second-form' };
const burnt = { ending: 'a-black-drape' };
const inOrder = ['rail', 'lights', 'gas', 'torch', 'lunch', 'cams', 'guests'];
const home = (train: number, electric: number, shared: number, alone: number): Answer => ({
  train,
  electric,
  shared,
  alone,
});

const rows: readonly Row[] = [
  ['Dana first', 'first-hour', ['dana', 'amara', 'ra', 'mileage', 'sasha'], 'sound'],
  ['Dana after three', 'first-hour', ['amara', 'ra', 'dana', 'mileage', 'sasha'], 'dana-gone'],
  ['what has a time on it first', 'first-hour', ['sasha', 'dana', 'amara', 'ra', 'mileage'], 'page-left-up', somehow],
  ['to be told to the regulator', 'breach-note', facts(plain, { regulator: 'report' }), 'takes-it-on'],
  ['not to be told', 'breach-note', facts(plain, { regulator: 'no-need' }), 'takes-it-on'],
  ['from the hour of the post', 'breach-note', facts(plain, { ends: 'Sun 12:31' }), 'wrong-hour'],
  ['from the call to the office', 'breach-note', facts(plain, { ends: 'Sun 14:00' }), 'wrong-hour'],
  ['without the driver', 'breach-note', facts(plain, { people: 6 }), 'near'],
  ['without the oxygen', 'breach-note', facts(plain, { health: 'no' }), 'near'],
  ['no facts by four', 'breach-note', null, ''],
  ['an old version', 'reporter', 'old-version', 'old-version', printed],
  ['without the addresses, please', 'reporter', 'leave-out', 'leave-out', printed],
  ['the publicist’s number', 'reporter', 'ask-kit', 'ask-kit'],
  ['the floor manager’s hour', 'near-miss', fall(plain, { at: 'first' }), 'right-kind'],
  ['a cheap hook', 'near-miss', fall(plain, { cause: 'hook' }), 'right-kind'],
  ['nothing to report', 'near-miss', fall(plain, { kind: 'none' }), 'made-less'],
  ['a broken bone from hearsay', 'near-miss', fall(plain, { kind: 'listed' }), 'made-more'],
  ['an injury, though nothing was found', 'near-miss', fall(plain, { kind: 'injury' }), 'made-more'],
  [
    'a near miss with a broken wrist',
    'near-miss',
    fall(broken, { kind: 'near-miss' }),
    'made-less',
    { variant: broken },
  ],
  ['a broken wrist that isn’t listed', 'near-miss', fall(broken, { kind: 'injury' }), 'made-less', { variant: broken }],
  ['no report', 'near-miss', null, ''],
  ['without the drapes', 'ra-check', ['r-spare', 'r-watch', 'r-signed'], 'most'],
  ['one line too many', 'ra-check', ['r-gap', 'r-spare', 'r-watch', 'r-signed', 'r-heads'], 'most'],
  ['the signature alone', 'ra-check', ['r-signed'], 'few', somehow],
  ['not checked', 'ra-check', null, '', somehow],
  ['the guests’ page too', 'crew-mail', mail(['unit', 'gwen'], ['sheet-4', 'guest-page']), 'out-again', twice],
  ['with the post to show why', 'crew-mail', mail(['unit', 'gwen'], ['sheet-4', 'post']), 'out-again', twice],
  ['without the drivers', 'crew-mail', mail(['unit'], ['sheet-4']), 'some-missed'],
  ['without the sheet', 'crew-mail', mail(['unit', 'gwen'], []), 'some-missed'],
  ['not sent', 'crew-mail', null, ''],
  ['before the rigger comes', 'friday-board', board('Fri 08:30', inOrder), 'under-the-wall'],
  [
    'lamps before hooks',
    'friday-board',
    board('Fri 09:00', ['lights', 'rail', 'gas', 'torch', 'lunch', 'cams', 'guests']),
    'under-the-wall',
  ],
  [
    'flame before gas',
    'friday-board',
    board('Fri 09:00', ['rail', 'lights', 'torch', 'gas', 'lunch', 'cams', 'guests']),
    'under-the-wall',
  ],
  [
    'guests before they are there',
    'friday-board',
    board('Fri 09:00', ['rail', 'lights', 'gas', 'torch', 'lunch', 'guests', 'cams']),
    'nearly',
  ],
  ['flame under live smoke heads', 'friday-board', board('Fri 09:30', inOrder), 'live-heads'],
  ['no draft', 'friday-board', null, ''],
  ['final', 'carbon', footprint({ status: 'final' }), 'claims'],
  ['the logo', 'carbon', footprint({ logo: 'yes' }), 'claims'],
  ['one way', 'carbon', footprint({ miles: 84 }), 'usable'],
  ['with Stage 1', 'carbon', footprint({ power: 665 }), 'usable'],
  ['with the room that was let', 'carbon', footprint({ nights: 6 }), 'usable'],
  ['no footprint', 'carbon', null, ''],
  ['two of the four', 'new-tool', ['w-keep', 'w-terms'], 'most'],
  ['what sounds worst', 'new-tool', ['w-store', 'w-links', 'w-print'], 'few'],
  ['not read', 'new-tool', null, ''],
  ['the adviser by telephone', 'no-watch', { who: 'wojtek', by: 'call' }, 'adviser'],
  ['a text to the adviser', 'no-watch', { who: 'wojtek', by: 'text' }, 'not-reached', burnt],
  ['a phone that is off', 'no-watch', { who: 'tamsin', by: 'call' }, 'not-reached', burnt],
  ['the one who wants to go on', 'no-watch', { who: 'ray', by: 'in-person' }, 'not-reached', burnt],
  ['the executive producer', 'no-watch', { who: 'joss', by: 'call' }, 'not-reached', burnt],
  ['kept in the office', 'no-watch', null, '', burnt],
  ['a train that has gone', 'journeys', home(2, 3, 0, 1), 'left-standing', somehow],
  ['the oxygen in a shared taxi', 'journeys', home(0, 3, 3, 0), 'left-standing', somehow],
  ['taxis all round', 'journeys', home(0, 0, 0, 6), 'a-car-each', somehow],
  ['a seat left empty', 'journeys', home(0, 2, 2, 2), 'room-to-spare', somehow],
];

const slips: readonly Slip[] = rows.map((row) => ({ ...row[4], ...slipOf(row) }));

function played({ variant = plain, otherwise }: Slip): Played {
  return play(variant, butWith(variant, otherwise));
}

describe('one slip', () => {
  it.each(slips.map((slip) => [slip.name, slip] as const))('comes to what it should: %s', (_name, slip) => {
    const came = played(slip);
    cameOut(came, slip, slip.ending ?? 'put-right');
    expect(Object.keys(came.results).length).toBe(('reporter' in slip.otherwise ? 12 : 11) - leftToLapse(slip));
    expect(minutesNeeded(came.last, wordsOfForms)).toBeLessThanOrEqual(37.5);
  });

  it('every result, every message and every lapse comes about by one slip or another', () => {
    const happened = [...slips.flatMap((slip) => played(slip).happened), ...play(broken, bestAnswers(broken)).happened];
    const all = allNames(leaked);
    expect(all.length).toBeGreaterThan(95);
    expect(neverCame(all, happened)).toEqual([]);
  });

  it('closes no door: every code can be shown, at both levels, in two tasks before the handover note', () => {
    closesNoDoor(leaked, ['K2', 'K3', 'K11', 'K15', 'K16', 'S9', 'S13', 'S15', 'S16'], tasksThatCanShow(leaked));
  });
});

it('a distinction stands only on what was made', () => {
  const { happened } = play(plain, bestAnswers(plain));
  expect(kindsOfDistinction(leaked, happened)).toEqual([
    'form',
    'form',
    'flag',
    'schedule',
    'form',
    'flag',
    'allocate',
  ]);
});

it('four decisions wait at once on Thursday, and the one about the reporter is better left', () => {
  const answer = bestAnswers(plain)['first-hour'] ?? '';
  const sitting = step(openSitting(leaked, plain.seed), { kind: 'decide', task: 'first-hour', answer, reason: 'Now.' });
  expect(
    openTasks(sitting)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['breach-note', 'near-miss', 'ra-check', 'reporter']);
  const options = leaked.tasks.get('reporter');
  const toward = options === undefined ? [] : resultsOf(options).flatMap(({ shows }) => shows.map((one) => one.toward));
  expect(toward).toEqual(['against', 'against', 'against']);
});

it('every board that holds starts at nine', () => {
  const starts = ['08:00', '08:30', '09:00', '09:30', '10:00'];
  const came = starts.map(
    (hour) => play(plain, butWith(plain, { 'friday-board': board(`Fri ${hour}`, inOrder) })).results['friday-board'],
  );
  expect(came).toEqual(['under-the-wall', 'under-the-wall', 'holds', 'live-heads', 'live-heads']);
});

describe('the answers files', () => {
  it('the strong one comes to the best of everything', () => {
    const sat = satFrom(leaked, 'strong', '5');
    expect(sat.results).toEqual(best);
    expect(sat.ending).toBe('put-right');
    expect(lettersByCode(sat)).toEqual({
      S9: 'PD',
      K15: 'DPD',
      S15: 'DPDP',
      K3: 'PP',
      K11: 'DDP',
      K2: 'PDPD',
      S13: 'PP',
      K16: 'DP',
      S16: 'DD',
    });
  });

  it('the ordinary one is sound in the main, and believes a little too much of what it hears', () => {
    const sat = satFrom(leaked, 'ordinary', '5');
    expect(sat.results).toEqual({
      'first-hour': 'sound',
      'breach-note': 'near',
      'near-miss': 'right-kind',
      'ra-check': 'most',
      'friday-board': 'nearly',
      'crew-mail': 'some-missed',
      carbon: 'usable',
      'new-tool': 'most',
      'no-watch': 'adviser',
      journeys: 'room-to-spare',
      'handover-note': 'heavy',
    });
    expect(sat.ending).toBe('put-right-somehow');
    expect(lettersByCode(sat)).toEqual({
      S9: 'PP',
      S15: 'PPPP',
      K15: 'PPP',
      K3: 'PP',
      K11: 'PPP',
      K2: 'P',
      S13: 'AP',
      K16: 'PP',
      S16: 'PP',
    });
  });

  it('the weak one goes by what people say, and lets the page out again', () => {
    const sat = satFrom(leaked, 'weak', '5');
    expect(sat.results).toEqual({
      'first-hour': 'page-left-up',
      'breach-note': 'takes-it-on',
      reporter: 'leave-out',
      'near-miss': 'made-less',
      'ra-check': 'few',
      'friday-board': 'under-the-wall',
      'crew-mail': 'out-again',
      carbon: 'claims',
      'new-tool': 'few',
      'no-watch': 'not-reached',
      journeys: 'a-car-each',
      'handover-note': 'headline',
    });
    expect(sat.ending).toBe('in-the-paper');
    expect(lettersByCode(sat)).toEqual({
      S9: 'AA',
      S15: 'AAA',
      K3: 'A',
      K15: 'AAA',
      K11: 'AAA',
      K2: 'A',
      K16: 'A',
      S16: 'AA',
      S13: 'A',
    });
  });
});

it('every wait for what comes next brings a message, and no reply comes before its decision has taken its time', () => {
  alwaysInRandomPlay(leaked, 7_118, {
    each: [waitBringsMessage, noReplyTooSoon],
  });
});

it('random play never faults, and leaves time to read, write and think', () => {
  alwaysInRandomPlay(leaked, 7_117, {
    each: [noFault],
    last: (sitting) => expect(minutesNeeded(sitting, wordsOfForms)).toBeLessThanOrEqual(37.5),
  });
});
