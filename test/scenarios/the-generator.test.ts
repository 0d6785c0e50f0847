import { describe, expect, it } from 'vitest';
import { openSitting, openTasks } from '../../src/engine/step.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { alwaysInRandomPlay, noFault, waitBringsMessage } from './at-random.ts';
import { closesNoDoor, tasksThatShowed } from './closes-no-door.ts';
import {
  bestAnswers,
  butWith,
  day,
  generatorDay,
  goodOrder,
  mail,
  play,
  prices,
  share,
  smaller,
  stock,
  type Variant,
  variantOfSeed7,
  variants,
} from './generator-day.ts';
import { allNames, kindsOfDistinction, lapsedTasks, messagesThatCame, neverCame, resultNames } from './happened.ts';
import { cameOut, type OneSlip, type SlipRow, slipOf } from './one-slip.ts';
import type { Played } from './play-through.ts';
import { satFrom, shownByCode } from './sit-answers.ts';
import { bestElsewhere } from './variants.ts';

const named = variants.map((variant) => [variant.name, variant] as const);

/** What every task comes to when it is answered best; the fitter's sheet isn't answered at all. */
const best = {
  'tell-first': 'rang-ngozi',
  'share-power': 'what-counts',
  'job-sheet': 'all',
  comparison: 'alike',
  changeover: 'holds',
  approval: 'in-writing',
  certificate: 'all',
  'purchase-order': 'sound',
  'fuel-log': 'exact',
  diesel: 'stop-pump',
  'handover-note': 'lit',
};

describe('in every variant', () => {
  it('there are eight, one of them that of the answers files', () => {
    expect(new Set(variants.map(({ seed }) => seed)).size).toBe(8);
    expect(play({ ...variantOfSeed7, seed: '7' }, bestAnswers(variantOfSeed7)).results).toEqual(best);
  });

  it.each(named)('each task has a best answer: %s', (_name, variant) => {
    const { results, ending, happened } = play(variant, bestAnswers(variant));
    expect(results).toEqual(best);
    expect(ending).toBe('lights-up');
    expect(lapsedTasks(happened)).toEqual(['sign-sheet']);
    noFault({ happened });
  });

  it.each(named)('what is right in another variant is not best in this one: %s', (_name, variant) => {
    for (const task of ['job-sheet', 'comparison', 'approval', 'certificate', 'purchase-order', 'fuel-log'] as const) {
      const wrong = bestElsewhere(task, bestAnswers(variant), variants.map(bestAnswers));
      expect(play(variant, butWith(variant, { [task]: wrong })).results[task]).not.toBe(best[task]);
    }
  });

  it.each(named)('both starts that the gate allows can hold, and no other: %s', (_name, variant) => {
    const orders = [goodOrder, ['unload', 'cable', 'test', 'fuel', 'band', 'lunch', 'run']];
    const came = ['06:00', '06:30', '07:00', '07:30', '08:00'].map((hour) =>
      orders.map(
        (order) => play(variant, butWith(variant, { changeover: day(`Sat ${hour}`, order) })).results.changeover,
      ),
    );
    expect(came).toEqual([
      ['tired', 'tired'],
      ['nearly', 'holds'],
      ['holds', 'nearly'],
      ['gate-shut', 'gate-shut'],
      ['gate-shut', 'gate-shut'],
    ]);
  });
});

interface Slip extends OneSlip {
  readonly variant?: Variant;
  /** The lights come up, unless it says otherwise. */
  readonly ending?: 'held-together' | 'short-rehearsal' | 'dug-up';
}

const order = (otherwise: Readonly<Record<string, string>>): Answer => ({
  supplier: 'tarnbeck',
  net: '£1,640',
  code: 'power',
  deliver: 'Sat 07:00',
  approved_by: 'ngozi',
  ...otherwise,
});
const unheld = { approval: mail(['radek'], ['quote-tarnbeck']) };
const late = { ending: 'held-together' } as const;
const short = { ending: 'short-rehearsal' } as const;

type Row = SlipRow<Partial<Omit<Slip, 'name' | 'results'>>>;

const rows: readonly Row[] = [
  ['a text to somebody at the wheel', 'tell-first', { who: 'ngozi', by: 'text' }, 'unread'],
  ['over her head', 'tell-first', { who: 'huw', by: 'call' }, 'over-her-head'],
  ['the channel first', 'tell-first', { who: 'lorna', by: 'call' }, 'outside'],
  ['those who know it already', 'tell-first', { who: 'radek', by: 'call' }, 'not-up'],
  ['nobody told', 'tell-first', null, ''],
  ['half the lights on the small set', 'share-power', share({ lighting: 20 }), 'trips'],
  ['a full sixty', 'share-power', share({ cabins: 20 }), 'trips'],
  ['a kitchen without', 'share-power', share({ kitchen: 0 }), 'kitchen-dark'],
  ['a truck without', 'share-power', share({ truck: 10 }), 'patched'],
  ['nobody shares out', 'share-power', null, ''],
  ['two of three lines', 'job-sheet', ['j-cause', 'j-swap'], 'most'],
  ['the wrong lines', 'job-sheet', ['j-alarm'], 'few'],
  ['the sheet unread', 'job-sheet', null, ''],
  ['a signature', 'sign-sheet', 'sign', 'sign'],
  ['a signature with a remark', 'sign-sheet', 'received', 'received'],
  ['the signature of somebody else', 'sign-sheet', 'shanice-signs', 'shanice-signs'],
  ['a price with VAT', 'comparison', prices({ tarnbeck: '£1,968', advise: 'tarnbeck' }), 'right-set'],
  ['a bigger set than needed', 'comparison', prices({ advise: 'quillstone' }), 'bigger'],
  ['the cheapest set', 'comparison', prices({ advise: 'dunnock' }), 'wont-do'],
  ['the set for nothing', 'comparison', prices({ advise: 'fenwhistle' }), 'wont-do'],
  ['too small a set', 'comparison', prices({ advise: 'tarnbeck' }), 'wont-do', { variant: variantOfSeed7 }],
  ['a yes without its paper', 'approval', mail(['ngozi'], []), 'which-quote'],
  ['a bigger yes without its paper', 'approval', mail(['huw'], []), 'which-quote', { variant: variantOfSeed7 }],
  ['too low a limit', 'approval', mail(['ngozi'], ['quote-quillstone']), 'too-low', { variant: variantOfSeed7 }],
  ['both at once, to be safe', 'approval', mail(['ngozi', 'huw'], ['quote-tarnbeck']), 'too-high'],
  ['too high a limit', 'approval', mail(['huw'], ['quote-tarnbeck']), 'too-high', {}],
  ['a line too many', 'certificate', ['c-named', 'c-dates', 'c-liability', 'c-loss'], 'more-than-all'],
  ['Sunday forgotten', 'certificate', ['c-named', 'c-liability'], 'some', late],
  ['only the name', 'certificate', ['c-named'], 'few', late],
  ['coded where there is money', 'purchase-order', order({ code: 'contingency' }), 'right-money'],
  ['too late for the playground', 'purchase-order', order({ deliver: 'Sat 08:30' }), 'wrong-hour'],
  ['the hire alone', 'purchase-order', order({ net: '£640' }), 'no-match', short],
  ['a yes that stays in the office', 'purchase-order', order({ approved_by: 'not-yet' }), 'stalled', short],
  ['somebody else is named', 'purchase-order', order({ approved_by: 'huw' }), 'unsigned', short],
  ['held for a yes that counts', 'purchase-order', order({ approved_by: 'not-yet' }), 'held', { otherwise: unheld }],
  [
    'ordered on a yes that does not count',
    'purchase-order',
    order({ approved_by: 'radek' }),
    'unsigned',
    {
      otherwise: unheld,
      ...short,
    },
  ],
  ['a test before the crew is rested', 'changeover', day('Sat 06:00', goodOrder), 'tired', late],
  [
    'a sound check before the test',
    'changeover',
    day('Sat 07:00', ['unload', 'cable', 'band', 'test', 'lunch', 'run', 'fuel']),
    'no-order',
    late,
  ],
  ['as the groundsman says', 'changeover', day('Sat 08:00', goodOrder), 'gate-shut', late],
  [
    'sound during the ceremony',
    'changeover',
    day('Sat 07:00', ['unload', 'cable', 'test', 'fuel', 'band', 'run', 'lunch']),
    'nearly',
  ],
  ['ramps forgotten', 'fuel-log', stock(100, 240, 100, 0), 'enough'],
  ['a tank too full', 'fuel-log', stock(100, 240, 300), 'too-much'],
  ['the show burns like the morning', 'fuel-log', stock(100, 180, 40), 'too-little', late],
  ['the safety officer first', 'diesel', 'farida-first', 'farida-first'],
  ['people kept off while it grows', 'diesel', 'keep-off', 'keep-off', { ending: 'dug-up' }],
  ['a picture first', 'diesel', 'see-first', 'see-first', { ending: 'dug-up' }],
];

const slips: readonly Slip[] = rows.map((row) => ({ ...row[4], ...slipOf(row, row[4]?.otherwise) }));

function played({ variant = smaller, otherwise }: Slip): Played {
  return play(variant, butWith(variant, otherwise));
}

describe('one slip', () => {
  it.each(slips.map((slip) => [slip.name, slip] as const))('comes to what it should: %s', (_name, slip) => {
    cameOut(played(slip), slip, slip.ending ?? 'lights-up');
  });

  it('every result, every message and every lapse comes about by one slip or another', () => {
    const happened = slips.flatMap((slip) => played(slip).happened);
    const all = [...happened, ...variants.flatMap((variant) => play(variant, bestAnswers(variant)).happened)];
    const elsewhere = play(smaller, butWith(smaller, unheld)).happened;
    expect(resultNames(generatorDay).length).toBeGreaterThan(40);
    expect(neverCame(allNames(generatorDay), [...all, ...elsewhere])).toEqual([]);
  });

  it('closes no door: every code can be shown, at both levels, in two tasks before the handover note', () => {
    const { happened } = play(smaller, bestAnswers(smaller));
    closesNoDoor(
      generatorDay,
      ['K5', 'K6', 'K13', 'S2', 'S4', 'S5', 'S10', 'K23'],
      tasksThatShowed(generatorDay, happened),
    );
  });
});

it('a distinction stands only on what was made', () => {
  const { happened } = play(smaller, bestAnswers(smaller));
  const kinds = kindsOfDistinction(generatorDay, happened);
  expect(kinds).toEqual(['allocate', 'flag', 'form', 'schedule', 'flag', 'form', 'form']);
});

it('four things are open at the opening, and whoever signs the fitter’s sheet pays for it', () => {
  const signed = (answer: string | null) => {
    const { happened } = play(smaller, butWith(smaller, { 'sign-sheet': answer }));
    return messagesThatCame(happened);
  };
  const open = openTasks(openSitting(generatorDay, smaller.seed)).map(({ id }) => id);
  expect(open.sort()).toEqual(['job-sheet', 'share-power', 'sign-sheet', 'tell-first']);
  const extras = (answer: string | null) => signed(answer).find(({ id }) => id === 'teo-extras')?.text;
  expect(extras(null)).toContain('£1,640');
  expect(extras('sign')).toContain('£2,030');
  expect(signed('received').map(({ id }) => id)).toContain('gareth-invoice');
});

describe('the answers files', () => {
  it('the strong one comes to the best of everything', () => {
    const sat = satFrom(generatorDay, 'strong', '7');
    expect(sat.results).toEqual(best);
    expect(sat.ending).toBe('lights-up');
    expect(shownByCode(sat)).toEqual({
      K5: 'distinction distinction',
      K6: 'pass distinction',
      K13: 'pass pass',
      S2: 'pass distinction',
      S4: 'distinction distinction pass',
      S5: 'distinction distinction',
      S10: 'pass distinction pass',
      K23: 'distinction',
    });
  });

  it('the ordinary one is sound in the main and slips three times', () => {
    const sat = satFrom(generatorDay, 'ordinary', '7');
    expect(sat.results).toEqual({
      'tell-first': 'unread',
      'share-power': 'trips',
      'job-sheet': 'most',
      comparison: 'right-set',
      changeover: 'nearly',
      approval: 'which-quote',
      certificate: 'some',
      'purchase-order': 'right-money',
      'fuel-log': 'enough',
      diesel: 'stop-pump',
      'handover-note': 'patched-up',
    });
    expect(sat.ending).toBe('held-together');
    expect(shownByCode(sat)).toEqual({
      K5: 'pass',
      K6: 'pass pass',
      K13: 'against',
      S2: 'pass',
      S4: 'pass pass pass',
      S5: 'against pass',
      S10: 'pass pass pass',
      K23: 'pass',
    });
  });

  it('the weak one goes by what people say and pays for it', () => {
    const sat = satFrom(generatorDay, 'weak', '7');
    expect(sat.results).toEqual({
      'sign-sheet': 'sign',
      'tell-first': 'not-up',
      'job-sheet': 'few',
      'share-power': 'trips',
      comparison: 'wont-do',
      approval: 'elsewhere',
      changeover: 'gate-shut',
      certificate: 'few',
      'purchase-order': 'unsigned',
      'fuel-log': 'too-little',
      diesel: 'see-first',
      'handover-note': 'spilt',
    });
    expect(sat.ending).toBe('dug-up');
    expect(shownByCode(sat)).toEqual({
      K5: 'against',
      K6: 'against against',
      S4: 'against',
      S5: 'against against',
      S10: 'against against against against',
      K23: 'against',
    });
  });
});

it('every wait for what comes next brings a message, and no play faults', () => {
  alwaysInRandomPlay(generatorDay, 4_118, {
    each: [noFault, waitBringsMessage],
  });
});
