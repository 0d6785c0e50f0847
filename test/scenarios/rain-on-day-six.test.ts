import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/scenario/scenario.ts';
import { documentView } from '../../src/view/documents.ts';
import { alwaysInRandomPlay, noFault, noReplyTooSoon, waitBringsMessage } from './at-random.ts';
import { closesNoDoor, tasksThatShowed } from './closes-no-door.ts';
import { allNames, kindsOfDistinction, lapsedTasks, neverCame, resultNames } from './happened.ts';
import { minutesNeeded } from './minutes-needed.ts';
import { cameOut, leftToLapse } from './one-slip.ts';
import {
  bestAnswers,
  board,
  butWith,
  plain,
  play,
  quayFirst,
  rainyDay,
  report,
  variantOfSeed7,
  variants,
} from './rainy-day.ts';
import { type Sat, satFrom } from './sit-answers.ts';
import { slipped, slips } from './slips.ts';

const named = variants.map((variant) => [`${variant.front}, ${variant.released}, ${variant.hire}`, variant] as const);

/** What every task comes to when it is answered best. */
const best = {
  'what-breaks': 'all',
  'draft-order': 'stands',
  amendment: 'circulated',
  'stand-by': 'ready',
  approval: 'in-writing',
  'purchase-order': 'sound',
  'short-rest': 'rang-priya',
  'share-covers': 'what-they-need',
  'thunder-heard': 'frame-down',
  'progress-report': 'exact',
  'handover-note': 'made',
};

const startHours = ['06:00', '06:15', '06:30', '06:45', '07:00', '07:15', '07:30'];
/** What a board that starts at each of the hours comes to, by front and release. */
const boardsByStart: Readonly<Record<string, string>> = {
  '11:30 18:45': 'breaks-rest stands stands stands wet wet wet',
  '11:30 19:00': 'breaks-rest breaks-rest stands stands wet wet wet',
  '11:30 19:15': 'breaks-rest breaks-rest breaks-rest stands wet wet wet',
  '12:15 18:45': 'breaks-rest nearly stands stands stands nearly nearly',
  '12:15 19:00': 'breaks-rest breaks-rest stands stands stands nearly nearly',
  '12:15 19:15': 'breaks-rest breaks-rest breaks-rest stands stands nearly nearly',
  '13:00 18:45': 'breaks-rest nearly stands stands stands nearly nearly',
  '13:00 19:00': 'breaks-rest breaks-rest stands stands stands nearly nearly',
  '13:00 19:15': 'breaks-rest breaks-rest breaks-rest stands stands nearly nearly',
};

describe('in every variant', () => {
  it('there are 27, one of them that of the answers files', () => {
    expect(new Set(variants.map(({ seed }) => seed)).size).toBe(27);
    expect(play({ ...variantOfSeed7, seed: '7' }, bestAnswers(variantOfSeed7)).results).toEqual(best);
  });

  it.each(named)('each task has a best answer: %s', (_name, variant) => {
    const { results, ending, happened } = play(variant, bestAnswers(variant));
    expect(results).toEqual(best);
    expect(ending).toBe('made-the-day');
    expect(lapsedTasks(happened)).toEqual([]);
    noFault({ happened });
  });

  it.each(named)(
    'a board that starts too early breaks rest, one too late is wet or keeps the actress: %s',
    (_name, variant) => {
      const came = startHours.map((hour) => {
        const { results } = play(variant, butWith(variant, { 'draft-order': board(`Mon ${hour}`, quayFirst) }));
        return `${hour} ${results['draft-order']}`;
      });
      const expected = boardsByStart[`${variant.front} ${variant.released}`];
      expect(came).toEqual(startHours.map((hour, index) => `${hour} ${expected?.split(' ')[index]}`));
    },
  );
});

describe('one slip', () => {
  it.each(slips.map((slip) => [slip.name, slip] as const))('comes to what it should: %s', (_name, slip) => {
    const played = play(slip.variant ?? plain, slipped(slip));
    const results = { ...(slip.told ? { 'progress-report': 'exact' } : {}), ...slip.results };
    cameOut(played, { ...slip, results }, slip.ending ?? 'made-the-day');
    expect(Object.keys(played.results).length).toBe(11 - leftToLapse(slip));
    expect(minutesNeeded(played.last)).toBeLessThanOrEqual(37.5);
  });

  it('every result, every message and every lapse comes about by one slip or another', () => {
    const happened = slips.flatMap((slip) => play(slip.variant ?? plain, slipped(slip)).happened);
    const all = [...happened, ...variants.flatMap((variant) => play(variant, bestAnswers(variant)).happened)];
    expect(resultNames(rainyDay).length).toBeGreaterThan(40);
    expect(neverCame(allNames(rainyDay), all)).toEqual([]);
  });

  it('closes no door: every code can be shown, at both levels, in two tasks before the handover note', () => {
    const { happened } = play(plain, bestAnswers(plain));
    closesNoDoor(rainyDay, ['K4', 'K6', 'K13', 'S1', 'S3', 'S8', 'S10', 'S13'], tasksThatShowed(rainyDay, happened));
  });
});

it('a distinction stands only on what was made', () => {
  const clicked = ['choose', 'choose-many', 'contact', 'rank'];
  const { happened } = play(plain, bestAnswers(plain));
  const kinds = kindsOfDistinction(rainyDay, happened);
  expect(kinds).toEqual(['flag', 'schedule', 'form', 'allocate', 'form']);
  expect(kinds.filter((kind) => clicked.includes(kind))).toEqual([]);
});

describe('the answers files', () => {
  it('the strong one comes to the best of everything', () => {
    const sat = satFrom(rainyDay, 'strong', '7');
    expect(sat.results).toEqual(best);
    expect(sat.ending).toBe('made-the-day');
    expect(counted(sat)).toEqual({ distinction: 7, pass: 12, against: 0 });
  });

  it('the ordinary one is sound in the main and slips twice', () => {
    const sat = satFrom(rainyDay, 'ordinary', '7');
    expect(sat.results).toEqual({
      'what-breaks': 'most',
      'draft-order': 'nearly',
      amendment: 'drivers-missed',
      'stand-by': 'ready-at-a-price',
      approval: 'by-voice',
      'purchase-order': 'right-money',
      'short-rest': 'rang-floor',
      'share-covers': 'safe',
      'thunder-heard': 'frame-down',
      'progress-report': 'honest',
      'handover-note': 'at-a-price',
    });
    expect(sat.ending).toBe('made-the-hard-way');
    expect(counted(sat)).toEqual({ distinction: 0, pass: 14, against: 2 });
  });

  it('the weak one reads nothing and pays for it', () => {
    const sat = satFrom(rainyDay, 'weak', '7');
    expect(sat.results).toEqual({
      'what-breaks': 'few',
      'draft-order': 'breaks-rest',
      amendment: 'outside-the-list',
      'stand-by': 'half-ready',
      approval: 'elsewhere',
      'purchase-order': 'unsigned',
      'short-rest': 'mailed-or-left',
      'share-covers': 'loudest',
      'thunder-heard': 'tom-first',
      'progress-report': 'near-miss-left-out',
      'handover-note': 'grievance',
    });
    expect(sat.ending).toBe('on-the-agenda');
    expect(counted(sat)).toEqual({ distinction: 0, pass: 0, against: 12 });
  });
});

describe('the progress report', () => {
  const thunder = [
    ['frame-down', 'no'],
    ['tom-first', 'yes'],
    ['second-source', 'yes'],
    ['go-to-loft', 'yes'],
    [null, 'yes'],
  ] as const;

  it('says where what counts as a near miss is written, and by whom', () => {
    const body = documentView(play(plain, bestAnswers(plain)).last, 'who-decides')?.body;
    const lines = body?.kind === 'text' ? body.lines.map(({ text }) => text) : [];
    expect(lines[0]).toBe('WHO DECIDES WHAT   Harbour Lights, week 2   P. Nair');
    expect(lines).toContain(
      "Near miss, in our reports: something fell or gave way on set and only luck kept it off somebody. A danger stopped before that isn't one.",
    );
    const task = rainyDay.tasks.get('progress-report');
    const field = task?.spec.kind === 'form' ? task.spec.fields.find(({ id }) => id === 'near_miss_seen') : undefined;
    expect(field?.label).toBe('Any accident or near miss, as our reports count them?');
  });

  it.each(thunder)('has one right answer about near misses, after %s: %s', (first, right) => {
    const came = ['no', 'yes'].map((nearMiss) => {
      const told = report(3, '45m', first === 'frame-down' ? '15m' : '35m', 'no', nearMiss);
      return play(plain, butWith(plain, { 'thunder-heard': first, 'progress-report': told })).results[
        'progress-report'
      ];
    });
    expect(came).toEqual(right === 'yes' ? ['near-miss-left-out', 'exact'] : ['exact', 'too-careful']);
  });

  it('speaks against nobody who tells what happened, whatever the hours come to', () => {
    const told = slips.filter((slip) => slip.told !== undefined && !('progress-report' in slip.otherwise));
    expect(told.length).toBeGreaterThan(10);
    for (const slip of told) {
      const otherHours = { ...Object(slip.told), weather_lost: '5m', other_lost: '5m' };
      const { happened } = play(slip.variant ?? plain, { ...slipped(slip), 'progress-report': otherHours });
      const shown = happened.flatMap((one) =>
        one.kind === 'decided' && one.task === 'progress-report' ? one.evidence.map(({ toward }) => toward) : [],
      );
      expect(shown, slip.name).toEqual(['pass', 'pass']);
    }
  });

  it('too careful by half is no untruth: a yes too many about near misses speaks against nothing', () => {
    const { results, happened } = play(
      plain,
      butWith(plain, { 'progress-report': report(3, '45m', '15m', 'no', 'yes') }),
    );
    expect(results['progress-report']).toBe('too-careful');
    expect(
      happened.flatMap((one) => ('evidence' in one ? one.evidence : [])).map(({ toward }) => toward),
    ).not.toContain('against');
  });
});

it('every wait for what comes next brings a message, and no reply comes before its decision has taken its time', () => {
  alwaysInRandomPlay(rainyDay, 4_118, {
    each: [waitBringsMessage, noReplyTooSoon],
  });
});

it('random play never faults, and leaves time to read, write and think', () => {
  alwaysInRandomPlay(rainyDay, 4_117, {
    each: [noFault],
    last: (sitting) => expect(minutesNeeded(sitting)).toBeLessThanOrEqual(37.5),
  });
});

// Helpers

/** How many times the answers file shows something, by level. */
function counted({ shown }: Sat): Readonly<Record<Evidence['toward'], number>> {
  const count = (toward: Evidence['toward']) => shown.filter((one) => one.toward === toward).length;
  return { distinction: count('distinction'), pass: count('pass'), against: count('against') };
}
