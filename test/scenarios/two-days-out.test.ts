import { describe, expect, it } from 'vitest';
import { openSitting, openTasks } from '../../src/engine/step.ts';
import { alwaysInRandomPlay, noFault, noReplyTooSoon, waitBringsMessage } from './at-random.ts';
import { closesNoDoor, tasksThatShowed } from './closes-no-door.ts';
import { allNames, kindsOfDistinction, lapsedTasks, messagesThatCame, neverCame, resultNames } from './happened.ts';
import { minutesNeeded } from './minutes-needed.ts';
import { cameOut, type OneSlip, type SlipRow, slipOf } from './one-slip.ts';
import type { Played } from './play-through.ts';
import { satFrom, shownByCode } from './sit-answers.ts';
import {
  bestAnswers,
  booking,
  butWith,
  closing,
  day,
  goodOrder,
  hours,
  mail,
  play,
  prices,
  twoDaysOut,
  type Variant,
  variantOfSeed12,
  variants,
  within,
} from './two-days-out.ts';
import { bestElsewhere } from './variants.ts';

const named = variants.map((variant) => [variant.name, variant] as const);

/** What every task comes to when it is answered best; Grant isn't answered at all. */
const best = {
  'tell-first': 'rang-rowan',
  hours: 'with-room',
  reconcile: 'exact',
  'check-pack': 'all',
  offers: 'alike',
  'ask-yes': 'side-by-side',
  book: 'sound',
  thursday: 'holds',
  thermal: 'out',
  'travel-note': 'reaches',
  'handover-note': 'sailed',
};

describe('in every variant', () => {
  it('there are eight, one of them that of the answers files', () => {
    expect(new Set(variants.map(({ seed }) => seed)).size).toBe(8);
    expect(play({ ...variantOfSeed12, seed: '12' }, bestAnswers(variantOfSeed12)).results).toEqual(best);
  });

  it.each(named)('each task has a best answer, and there is time for it: %s', (_name, variant) => {
    const { results, ending, happened, last } = play(variant, bestAnswers(variant));
    expect(results).toEqual(best);
    expect(ending).toBe('dawn-tide');
    expect(lapsedTasks(happened)).toEqual(['grant-asks']);
    noFault({ happened });
    expect(minutesNeeded(last, 43)).toBeLessThanOrEqual(37.5);
  });

  it.each(named)('what is right in another variant is not best in this one: %s', (_name, variant) => {
    for (const task of ['reconcile', 'check-pack', 'offers', 'ask-yes', 'book'] as const) {
      const wrong = bestElsewhere(task, bestAnswers(variant), variants.map(bestAnswers));
      expect(play(variant, butWith(variant, { [task]: wrong })).results[task]).not.toBe(best[task]);
    }
  });

  it('only the start that lets the crew sleep and makes the ferry can hold', () => {
    const starts = ['06:30', '07:00', '07:30', '08:00', '08:30'];
    const came = starts.map((hour) => {
      const board = day(`Thu ${hour}`, goodOrder);
      return play(within, butWith(within, { thursday: board })).results.thursday;
    });
    expect(came).toEqual(['tired', 'tired', 'holds', 'missed', 'missed']);
  });
});

interface Slip extends OneSlip {
  readonly variant?: Variant;
  /** The dawn tide, unless it says otherwise. */
  readonly ending?: 'something-to-explain' | 'night-boat' | 'on-the-quay';
}

const explain = { ending: 'something-to-explain' } as const;
const night = { ending: 'night-boat' } as const;
const quay = { ending: 'on-the-quay' } as const;
const dearer = { variant: variantOfSeed12 };
const both = ['offer-dune', 'offer-harrier'];

type Row = SlipRow<Omit<Slip, keyof OneSlip>>;

const rows: readonly Row[] = [
  ['a text to somebody in the edit', 'tell-first', { who: 'rowan', by: 'text' }, 'wrote-to-rowan'],
  ['a call to somebody in the air', 'tell-first', { who: 'nadia', by: 'call' }, 'up-in-the-air'],
  ['the unit first', 'tell-first', { who: 'unit', by: 'e-mail' }, 'unit-first'],
  ['the director first', 'tell-first', { who: 'idris', by: 'call' }, 'unit-first'],
  ['the accountant first', 'tell-first', { who: 'carys', by: 'call' }, 'not-up'],
  ['nobody told', 'tell-first', null, ''],
  ['no hour kept', 'hours', hours({ jackets: 1 }), 'covered'],
  ['something for everybody', 'hours', hours({ beds: 2, jackets: 2 }), 'thin'],
  ['hours not shared out', 'hours', null, ''],
  ['a claim without VAT', 'reconcile', closing('£128', '£130', '£1,380'), 'float-right'],
  ['the wine let through', 'reconcile', closing('£142', '£116'), 'off'],
  ['what the sheet says', 'reconcile', closing('£258', '£0'), 'on-its-face', explain],
  ['no float', 'reconcile', null, '', explain],
  ['half to Grant', 'grant-asks', 'half', 'half', explain],
  ['all to Grant, by card', 'grant-asks', 'by-card', 'by-card', explain],
  ['the hotel itself', 'grant-asks', 'the-hotel', 'the-hotel', explain],
  ['a passport overlooked', 'check-pack', ['p-carrier', 'p-camera', 'p-nest', 'p-tape'], 'most'],
  ['only the driver', 'check-pack', ['p-carrier'], 'few', explain],
  ['a pack unread', 'check-pack', null, '', explain],
  ['a headline for a price', 'offers', prices({ harrier: '£3,800' }), 'right-way'],
  ['ten per cent of the wrong thing', 'offers', prices({ asks: 'rowan' }), 'wrong-desk'],
  ['the cheapest that can', 'offers', prices({ advise: 'harrier' }), 'only-cheap'],
  ['the one that is offset', 'offers', prices({ advise: 'skylark' }), 'kit-late'],
  ['one paper of two', 'ask-yes', mail(['nadia'], ['offer-dune']), 'one-side'],
  ['past her limit', 'ask-yes', mail(['nadia'], both), 'not-hers', dearer],
  ['over her head', 'ask-yes', mail(['rowan'], both), 'not-his'],
  ['both, to be safe', 'ask-yes', mail(['nadia', 'rowan'], both), 'not-his'],
  ['those who cannot say yes', 'ask-yes', mail(['idris', 'carys'], both), 'elsewhere'],
  ['board under beds', 'book', booking({ beds: '£2,460', food: '£0' }), 'lumped'],
  ['van places under vans', 'book', booking({ vans: '£1,540', crossing: '£640' }), 'lumped'],
  ['fish kept out', 'book', booking({ keep_out: 'fish' }), 'allergy', explain],
  ['charging forgotten', 'book', booking({ vans: '£940' }), 'no-match', explain],
  ['approved by nobody who can', 'book', booking({ approved_by: 'carys' }), 'no-match', explain],
  ['a call at seven', 'thursday', day('Thu 07:00', goodOrder), 'tired', night],
  [
    'a stamp after check-in',
    'thursday',
    day('Thu 07:30', ['store', 'load', 'leg-1', 'rest', 'leg-2', 'check-in', 'customs']),
    'no-stamp',
    night,
  ],
  [
    'a break once it is over',
    'thursday',
    day('Thu 07:30', ['store', 'load', 'leg-1', 'leg-2', 'rest', 'customs', 'check-in']),
    'no-break',
  ],
  ['a long lie-in', 'thursday', day('Thu 08:30', goodOrder), 'missed', night],
  ['a line by hand', 'thermal', 'by-hand', 'by-hand', quay],
  ['hand baggage', 'thermal', 'rucksack', 'rucksack', quay],
  ['a second carnet', 'thermal', 'new-carnet', 'new-carnet'],
  ['everybody’s passport to everybody', 'travel-note', mail(['unit', 'anneke', 'dune'], ['travellers']), 'spills'],
  ['the warden left out', 'travel-note', mail(['unit'], ['travel-plan']), 'some'],
  ['the unit left out', 'travel-note', mail(['nadia'], ['travel-plan']), 'misses'],
];

const slips: readonly Slip[] = rows.map((row) => ({ ...row[4], ...slipOf(row) }));

function played({ variant = within, otherwise }: Slip): Played {
  return play(variant, butWith(variant, otherwise));
}

describe('one slip', () => {
  it.each(slips.map((slip) => [slip.name, slip] as const))('comes to what it should: %s', (_name, slip) => {
    cameOut(played(slip), slip, slip.ending ?? 'dawn-tide');
  });

  it('every result, every message and every lapse comes about by one slip or another', () => {
    const happened = slips.flatMap((slip) => played(slip).happened);
    const all = [...happened, ...variants.flatMap((variant) => play(variant, bestAnswers(variant)).happened)];
    expect(resultNames(twoDaysOut).length).toBeGreaterThan(40);
    expect(neverCame(allNames(twoDaysOut), all)).toEqual([]);
  });

  it('closes no door: every code can be shown, at both levels, in two tasks before the handover note', () => {
    const { happened } = play(within, bestAnswers(within));
    closesNoDoor(
      twoDaysOut,
      ['K8', 'K10', 'K13', 'K16', 'S1', 'S4', 'S6', 'S9', 'S13', 'S16'],
      tasksThatShowed(twoDaysOut, happened),
    );
  });
});

it('a distinction stands only on what was made', () => {
  const { happened } = play(within, bestAnswers(within));
  expect(kindsOfDistinction(twoDaysOut, happened)).toEqual(['allocate', 'form', 'flag', 'form', 'form', 'schedule']);
});

it('four things are open at the opening, and whoever pays Grant hears of it again', () => {
  const open = openTasks(openSitting(twoDaysOut, within.seed)).map(({ id }) => id);
  expect(open.sort()).toEqual(['grant-asks', 'hours', 'reconcile', 'tell-first']);
  const heard = (answer: string | null) =>
    messagesThatCame(play(within, butWith(within, { 'grant-asks': answer })).happened);
  const extras = (answer: string | null) => heard(answer).find(({ id }) => id === 'carys-extras')?.text;
  expect(extras(null)).toContain('£0');
  expect(extras('by-card')).toContain('£1,450');
  expect(heard('half').map(({ id }) => id)).toContain('no-recall');
});

it('one unlisted case outweighs whatever else went wrong, and a missed ferry outweighs a bill', () => {
  const late = day('Thu 08:30', goodOrder);
  expect(play(within, butWith(within, { 'grant-asks': 'half', thursday: late })).ending).toBe('night-boat');
  expect(play(within, butWith(within, { thursday: late, thermal: 'rucksack' })).ending).toBe('on-the-quay');
});

describe('the answers files', () => {
  it('the strong one comes to the best of everything', () => {
    const sat = satFrom(twoDaysOut, 'strong', '12');
    expect(sat.results).toEqual(best);
    expect(sat.ending).toBe('dawn-tide');
    expect(shownByCode(sat)).toEqual({
      K8: 'distinction distinction',
      K10: 'distinction pass',
      K13: 'pass pass',
      K16: 'distinction pass',
      S1: 'pass pass',
      S4: 'distinction distinction',
      S6: 'distinction pass',
      S9: 'distinction distinction',
      S13: 'pass',
      S16: 'distinction pass',
    });
  });

  it('the ordinary one is sound in the main, and slips over the first word and the float', () => {
    const sat = satFrom(twoDaysOut, 'ordinary', '12');
    expect(sat.results).toEqual({
      'tell-first': 'wrote-to-rowan',
      hours: 'covered',
      reconcile: 'on-its-face',
      'check-pack': 'most',
      offers: 'right-way',
      'ask-yes': 'one-side',
      book: 'lumped',
      thursday: 'no-break',
      thermal: 'out',
      'travel-note': 'some',
      'handover-note': 'explained',
    });
    expect(sat.ending).toBe('something-to-explain');
    expect(shownByCode(sat)).toEqual({
      K8: 'against pass',
      K10: 'pass pass',
      K13: 'against',
      K16: 'pass',
      S1: 'pass pass',
      S4: 'pass pass',
      S6: 'pass pass',
      S9: 'pass pass',
      S16: 'pass pass',
    });
  });

  it('the weak one goes by what people say and pays for it', () => {
    const sat = satFrom(twoDaysOut, 'weak', '12');
    expect(sat.results).toEqual({
      'grant-asks': 'half',
      'tell-first': 'unit-first',
      reconcile: 'on-its-face',
      hours: 'thin',
      'check-pack': 'few',
      offers: 'kit-late',
      'ask-yes': 'elsewhere',
      book: 'no-match',
      thursday: 'tired',
      thermal: 'rucksack',
      'travel-note': 'spills',
      'handover-note': 'held',
    });
    expect(sat.ending).toBe('on-the-quay');
    expect(shownByCode(sat)).toEqual({
      K8: 'against against',
      K10: 'against against',
      K13: 'against',
      K16: 'against',
      S1: 'against against',
      S4: 'against',
      S6: 'against',
      S9: 'against',
      S13: 'against',
    });
  });
});

it('every wait for what comes next brings a message, no reply comes too soon, and no play faults', () => {
  alwaysInRandomPlay(twoDaysOut, 8_310, {
    each: [noFault, noReplyTooSoon, waitBringsMessage],
  });
});
