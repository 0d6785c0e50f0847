import { describe, expect, it } from 'vitest';
import type { Happening } from '../../src/engine/sitting.ts';
import type { Evidence } from '../../src/scenario/scenario.ts';
import { alwaysInRandomPlay, noFault, noReplyTooSoon, waitBringsMessage } from './at-random.ts';
import { closesNoDoor, tasksThatShowed } from './closes-no-door.ts';
import { allNames, kindsOfDistinction, lapsedTasks, neverCame, resultNames } from './happened.ts';
import { cameOut } from './one-slip.ts';
import {
  bestAnswers,
  board,
  butWith,
  cars,
  lateRecord,
  note,
  overrun,
  overrunForm,
  play,
  record,
  sent,
  variantOfSeed2,
  variants,
  variantWith,
} from './overrun.ts';
import type { Otherwise } from './play-through.ts';
import { satFrom } from './sit-answers.ts';

const named = variants.map((variant) => [`${variant.off}, ${variant.rate}`, variant] as const);
const plain = variantWith('18:15', '£365');

/** What every task comes to when it is answered best. */
const best = {
  board: 'stands',
  'overrun-form': 'sound',
  council: 'asked',
  worry: 'told-lead',
  cars: 'home',
  'one-more': 'off-now',
  record: 'exact',
  chaperone: 'rang-hollis',
  'sheet-check': 'all',
  issue: 'circulated',
  'handover-note': 'made',
};

describe('in every variant', () => {
  it('there are six, one of them that of the answers files', () => {
    expect(new Set(variants.map(({ seed }) => seed)).size).toBe(6);
    expect(play({ ...variantOfSeed2, seed: '2' }, bestAnswers(variantOfSeed2)).results).toEqual(best);
  });

  it.each(named)('each task has a best answer, and the hold is best left: %s', (_name, variant) => {
    const { results, ending, happened } = play(variant, bestAnswers(variant));
    expect(results).toEqual(best);
    expect(ending).toBe('caught-up');
    noFault({ happened });
    expect(lapsedTasks(happened)).toEqual(['hold']);
  });

  it.each(named)('the board that stands in another variant may not stand here: %s', (_name, variant) => {
    const came = [
      ['s11', 's7', 's9', 'meal', 's12'],
      ['s12', 's7', 's9', 'meal', 's11'],
    ].map((order) => play(variant, butWith(variant, { board: board(order, ['s14']) })).results.board);
    expect(came).toEqual(variant.off === '17:45' ? ['stands', 'past-her-hours'] : ['past-her-hours', 'stands']);
  });

  it.each(named)(
    'whether Idris may sign and which line can’t stand go by the draw; Odile may always: %s',
    (_name, variant) => {
      const other = variant.sign === 'idris' ? 'odile' : 'idris';
      const flagged = variant.flagged.map((line) => ({ 't-elec': 't-tilly', 't-tilly': 't-elec' })[line] ?? line);
      const { results } = play(
        variant,
        butWith(variant, { 'overrun-form': overrunForm(variant, { sign: other }), 'sheet-check': flagged }),
      );
      const form = other === 'odile' ? 'sound' : 'meals-right';
      expect(results).toMatchObject({ 'overrun-form': form, 'sheet-check': 'most' });
    },
  );

  it.each(named)('a record of a day gone over is told by its own times: %s', (_name, variant) => {
    const { results } = play(variant, butWith(variant, { 'one-more': 'write-up', record: lateRecord(variant) }));
    expect(results).toMatchObject({ record: 'exact', 'handover-note': 'kept-over' });
  });
});

type Slip = readonly [
  name: string,
  otherwise: Otherwise,
  results: Readonly<Record<string, string>>,
  ending: 'caught-up' | 'caught-up-dear' | 'without-tilly' | 'a-letter' | 'questions',
];

const late = { record: lateRecord(plain) };
const crew = ['unit', 'gus', 'hollis'];
const slips: readonly Slip[] = [
  ['no board', { board: null }, {}, 'caught-up'],
  [
    '12 left out',
    { board: board(['s11', 's7', 's9', 'meal', 's14'], ['s12']) },
    { board: 'past-her-hours' },
    'caught-up',
  ],
  ['11 left out', { board: board(['s12', 's7', 's9', 'meal', 's14'], ['s11']) }, { board: 'at-a-price' }, 'caught-up'],
  ['the meal last', { board: board(['s12', 's7', 's9', 's11', 'meal'], ['s14']) }, { board: 'no-meal' }, 'caught-up'],
  [
    'the meal while she could work',
    { board: board(['s12', 'meal', 's7', 's9', 's11'], ['s14']) },
    { board: 'past-her-hours' },
    'caught-up',
  ],
  [
    'nothing left out',
    { board: board(['s12', 's7', 's9', 'meal', 's11', 's14'], []) },
    { board: 'too-long' },
    'caught-up',
  ],
  ['no form', { 'overrun-form': null }, {}, 'caught-up'],
  [
    'one meal too few',
    { 'overrun-form': overrunForm(plain, { meals: 35 }) },
    { 'overrun-form': 'studio-right' },
    'caught-up',
  ],
  [
    'no time to clear',
    { 'overrun-form': overrunForm(plain, { halves: 2, price: '£730' }) },
    { 'overrun-form': 'meals-right' },
    'caught-up',
  ],
  [
    'neither',
    { 'overrun-form': overrunForm(plain, { halves: 2, meals: 41 }) },
    { 'overrun-form': 'short' },
    'caught-up',
  ],
  ['nobody asks the council', { council: null }, {}, 'caught-up-dear'],
  ['the holder not copied', { council: sent(['jo'], ['school-letter']) }, { council: 'not-whole' }, 'caught-up-dear'],
  [
    'the unit list to the council',
    { council: sent(['jo', 'idris'], ['school-letter', 'unit-list']) },
    { council: 'over-shared' },
    'caught-up-dear',
  ],
  ['the mother asked instead', { council: sent(['abena', 'idris'], []) }, { council: 'not-asked' }, 'caught-up-dear'],
  ['let go', { hold: 'let-go' }, { hold: 'released' }, 'caught-up-dear'],
  [
    'let go, and her line marked too',
    { hold: 'let-go', 'sheet-check': [...plain.flagged, 't-12'] },
    { 'sheet-check': 'all' },
    'caught-up-dear',
  ],
  [
    'her line marked, though she is held',
    { 'sheet-check': [...plain.flagged, 't-12'] },
    { 'sheet-check': 'most' },
    'caught-up',
  ],
  ['confirmed too soon', { hold: 'confirm' }, { hold: 'confirmed' }, 'caught-up'],
  ['passed to the line producer', { hold: 'ask' }, { hold: 'passed-on' }, 'caught-up'],
  ['nothing said', { worry: null }, {}, 'questions'],
  ['kept', { worry: { sent: 'no' } }, { worry: 'kept' }, 'questions'],
  ['the chaperone too', { worry: note('maeve', 'wren') }, { worry: 'told-lead' }, 'caught-up'],
  ['the mother too', { worry: note('maeve', 'abena') }, { worry: 'told-many' }, 'caught-up'],
  ['the chaperone alone', { worry: note('wren') }, { worry: 'told-others' }, 'questions'],
  ['the man himself', { worry: note('maeve', 'dale') }, { worry: 'told-him' }, 'caught-up'],
  ['no taxis', { cars: null }, {}, 'caught-up'],
  ['a taxi for the sparks', { cars: cars(2, 1, 1, 1) }, { cars: 'enough' }, 'caught-up'],
  ['one each', { cars: cars(1, 1, 1, 1, 1) }, { cars: 'stranded' }, 'caught-up'],
  ['her time let pass', { 'one-more': null, ...late }, { record: 'exact' }, 'a-letter'],
  ['one take, written up', { 'one-more': 'write-up', ...late }, { 'one-more': 'write-up' }, 'a-letter'],
  ['her mother’s yes', { 'one-more': 'mother', ...late }, { 'one-more': 'mother' }, 'a-letter'],
  ['her chaperone’s word', { 'one-more': 'chaperone', ...late }, { 'one-more': 'chaperone' }, 'a-letter'],
  ['gone over and hidden', { 'one-more': 'mother' }, { record: 'softened' }, 'a-letter'],
  [
    'gone over, told, wrongly timed',
    { 'one-more': 'mother', record: record(plain.left, { was_over: 'yes' }) },
    { record: 'honest' },
    'a-letter',
  ],
  ['a sum wrong', { record: record(plain.left, { lessons: '2h45m' }) }, { record: 'honest' }, 'caught-up'],
  ['over, though she wasn’t', { record: record(plain.left, { was_over: 'yes' }) }, { record: 'muddled' }, 'caught-up'],
  ['no record', { record: null }, {}, 'caught-up'],
  ['the holder rung', { chaperone: { who: 'idris', by: 'call' } }, { chaperone: 'rang-idris' }, 'caught-up'],
  ['a text at night', { chaperone: { who: 'hollis', by: 'text' } }, { chaperone: 'wrote' }, 'caught-up'],
  ['the sister', { chaperone: { who: 'jess', by: 'call' } }, { chaperone: 'elsewhere' }, 'without-tilly'],
  ['another chaperone', { chaperone: { who: 'moira', by: 'call' } }, { chaperone: 'elsewhere' }, 'without-tilly'],
  ['no chaperone', { chaperone: null }, {}, 'without-tilly'],
  ['two lines of three', { 'sheet-check': ['t-gus', 't-elec'] }, { 'sheet-check': 'most' }, 'caught-up'],
  ['the address left', { 'sheet-check': ['t-lessons', 't-elec'] }, { 'sheet-check': 'address-stays' }, 'caught-up'],
  ['the wrong lines', { 'sheet-check': ['t-makeup'] }, { 'sheet-check': 'few' }, 'caught-up'],
  ['the sheet to the studio', { issue: sent([...crew, 'tamsin'], ['thursday-v2']) }, { issue: 'outside' }, 'caught-up'],
  [
    'both versions',
    { issue: sent(crew, ['thursday-v1', 'thursday-v2']) },
    { issue: 'wrong-version' },
    'caught-up-dear',
  ],
  ['no word to the chaperone', { issue: sent(['unit', 'gus'], ['thursday-v2']) }, { issue: 'missed' }, 'caught-up'],
  ['no word to transport', { issue: sent(['unit', 'hollis'], ['thursday-v2']) }, { issue: 'missed' }, 'caught-up-dear'],
];

describe('one slip', () => {
  it.each(slips)('comes to what it should: %s', (_name, otherwise, results, ending) => {
    cameOut(play(plain, butWith(plain, otherwise)), { otherwise, results }, ending);
  });

  it('brings about every result, every message and every lapse, here or there', () => {
    const happened = slips.flatMap(([, otherwise]) => play(plain, butWith(plain, otherwise)).happened);
    expect(resultNames(overrun).length).toBeGreaterThan(40);
    expect(neverCame(allNames(overrun), happened)).toEqual([]);
  });

  it('speaks against nobody who leaves the hold alone, or asks who decides about it', () => {
    for (const hold of [null, 'ask', 'confirm'])
      expect(evidenceOf(play(plain, butWith(plain, { hold })).happened).against).toBe('');
  });
});

describe('every code', () => {
  it('can be shown at pass and at distinction in two tasks before the handover note', () => {
    const { happened } = play(plain, butWith(plain, { hold: 'ask' }));
    closesNoDoor(overrun, ['K12', 'S2', 'S3', 'S6', 'S8', 'S11', 'K17', 'K18'], tasksThatShowed(overrun, happened));
  });

  it('is shown at distinction by what was made, never by a click', () => {
    const { happened } = play(plain, butWith(plain, { hold: 'ask' }));
    expect(kindsOfDistinction(overrun, happened)).toEqual(['schedule', 'form', 'allocate', 'form', 'flag']);
  });
});

describe('the answers files', () => {
  it('the strong one comes to the best of everything', () => {
    const { results, ending, shown } = satFrom(overrun, 'strong', '2');
    expect(results).toEqual(best);
    expect(ending).toBe('caught-up');
    expect(shownBy(shown)).toEqual({
      distinction: 'K12 S11 S2 S2 S3 S6 S6 S8 S8',
      pass: 'K12 K17 K17 K17 K17 K18 K18 K18 S11 S2 S3 S6 S8',
      against: '',
    });
  });

  it('the ordinary one is sound about Tilly, and slips over paper and money', () => {
    const { results, ending, shown } = satFrom(overrun, 'ordinary', '2');
    expect(results).toEqual({
      board: 'at-a-price',
      'overrun-form': 'studio-right',
      council: 'not-whole',
      hold: 'passed-on',
      worry: 'told-many',
      cars: 'enough',
      'one-more': 'off-now',
      record: 'honest',
      chaperone: 'rang-idris',
      'sheet-check': 'most',
      issue: 'missed',
      'handover-note': 'at-a-price',
    });
    expect(ending).toBe('caught-up-dear');
    expect(shownBy(shown)).toEqual({
      distinction: '',
      pass: 'K12 K12 K17 K17 K17 K18 S11 S11 S2 S2 S3 S3 S6 S8 S8',
      against: 'S8',
    });
  });

  it('the weak one goes by what people say and pays for it', () => {
    const { results, ending, shown } = satFrom(overrun, 'weak', '2');
    expect(results).toEqual({
      board: 'past-her-hours',
      'overrun-form': 'short',
      council: 'not-asked',
      hold: 'released',
      worry: 'told-others',
      cars: 'stranded',
      'one-more': 'chaperone',
      record: 'softened',
      chaperone: 'elsewhere',
      'sheet-check': 'few',
      issue: 'outside',
      'handover-note': 'lead-not-told',
    });
    expect(ending).toBe('questions');
    expect(shownBy(shown)).toEqual({ distinction: '', pass: '', against: 'K17 K17 K17 K18 S11 S2 S2 S3 S6 S8 S8' });
  });
});

it('every wait for what comes next brings a message, no reply comes before its decision has taken its time, and nothing faults', () => {
  alwaysInRandomPlay(overrun, 4_119, {
    each: [noFault, waitBringsMessage, noReplyTooSoon],
  });
});

// Helpers

/** The codes for which something is shown, by level, in alphabetical order. */
type Shown = Readonly<Record<Evidence['toward'], string>>;

function shownBy(evidence: readonly Evidence[]): Shown {
  const of = (level: Evidence['toward']) =>
    evidence
      .flatMap(({ code, toward }) => (toward === level ? [code] : []))
      .sort()
      .join(' ');
  return { distinction: of('distinction'), pass: of('pass'), against: of('against') };
}

function evidenceOf(happened: readonly Happening[]): Shown {
  return shownBy(happened.flatMap((one) => (one.kind === 'decided' || one.kind === 'lapsed' ? one.evidence : [])));
}
