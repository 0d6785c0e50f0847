import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Happening, Sitting } from '../../src/engine/sitting.ts';
import { sitAnswers } from '../../src/log/answers.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import type { Evidence } from '../../src/scenario/scenario.ts';
import { documentView } from '../../src/view/documents.ts';
import { projectFile } from '../laws/every-scenario.ts';
import { chances, playOn } from '../laws/random-play.ts';
import { MemoryLog } from '../log/memory-log.ts';
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
import { slipped, slips } from './slips.ts';

const folder = 'scenarios/rain-on-day-six';
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
    expect(happened.filter(({ kind }) => kind === 'fault' || kind === 'lapsed')).toEqual([]);
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
    const { results, ending, last, happened } = play(slip.variant ?? plain, slipped(slip));
    expect(results).toMatchObject({ ...(slip.told ? { 'progress-report': 'exact' } : {}), ...slip.results });
    expect(ending).toBe(slip.ending ?? 'made-the-day');
    expect(happened.filter(({ kind }) => kind === 'fault')).toEqual([]);
    const lapsed = Object.values(slip.otherwise).filter((answer) => answer === null).length;
    expect(Object.keys(results).length).toBe(11 - lapsed);
    expect(minutesNeeded(last)).toBeLessThanOrEqual(37.5);
  });

  it('every result, every message and every lapse comes about by one slip or another', () => {
    const happened = slips.flatMap((slip) => play(slip.variant ?? plain, slipped(slip)).happened);
    const all = [...happened, ...variants.flatMap((variant) => play(variant, bestAnswers(variant)).happened)];
    const came = new Set(all.map(nameOf));
    const tasks = [...rainyDay.tasks.values()];
    const results = tasks.flatMap((task) => [
      ...task.results.map(({ id }) => `${task.id} ${id}`),
      ...(task.spec.kind === 'choose' ? task.spec.options.map(({ id }) => `${task.id} ${id}`) : []),
    ]);
    const lapses = tasks.filter(({ unanswered }) => unanswered !== null).map(({ id }) => `${id} lapsed`);
    expect(results.length).toBeGreaterThan(40);
    expect([...results, ...lapses, ...rainyDay.messages.keys()].filter((name) => !came.has(name))).toEqual([]);
  });

  it('closes no door: every code can be shown, at both levels, in two tasks before the handover note', () => {
    const { happened } = play(plain, bestAnswers(plain));
    const shows = (code: string, levels: readonly string[]) =>
      happened.flatMap((one) =>
        one.kind === 'decided' &&
        one.task !== 'handover-note' &&
        (rainyDay.tasks.get(one.task)?.judged.includes(code) ||
          one.evidence.some((shown) => shown.code === code && levels.includes(shown.toward)))
          ? [one.task]
          : [],
      );
    const codes = Object.values(rainyDay.assesses).flat();
    expect(codes).toEqual(['K4', 'K6', 'K13', 'S1', 'S3', 'S8', 'S10', 'S13']);
    for (const code of codes) {
      expect(shows(code, ['pass', 'distinction']).length, code).toBeGreaterThanOrEqual(2);
      expect(shows(code, ['distinction']).length, `${code} distinction`).toBeGreaterThanOrEqual(2);
    }
  });
});

it('a distinction stands only on what was made', () => {
  const clicked = ['choose', 'choose-many', 'contact', 'rank'];
  const { happened } = play(plain, bestAnswers(plain));
  const kinds = happened.flatMap((one) =>
    one.kind === 'decided' && one.evidence.some(({ toward }) => toward === 'distinction')
      ? [rainyDay.tasks.get(one.task)?.spec.kind ?? '']
      : [],
  );
  expect(kinds).toEqual(['flag', 'schedule', 'form', 'allocate', 'form']);
  expect(kinds.filter((kind) => clicked.includes(kind))).toEqual([]);
});

describe('the answers files', () => {
  it('the strong one comes to the best of everything', () => {
    const { results, ending, evidence } = satFrom('strong');
    expect(results).toEqual(best);
    expect(ending).toBe('made-the-day');
    expect(evidence).toEqual({ distinction: 7, pass: 12, against: 0 });
  });

  it('the ordinary one is sound in the main and slips twice', () => {
    const { results, ending, evidence } = satFrom('ordinary');
    expect(results).toEqual({
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
    expect(ending).toBe('made-the-hard-way');
    expect(evidence).toEqual({ distinction: 0, pass: 14, against: 2 });
  });

  it('the weak one reads nothing and pays for it', () => {
    const { results, ending, evidence } = satFrom('weak');
    expect(results).toEqual({
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
    expect(ending).toBe('on-the-agenda');
    expect(evidence).toEqual({ distinction: 0, pass: 0, against: 12 });
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
  fc.assert(
    fc.property(chances, (chance) => {
      const seed = String(Math.floor(chance() * 10_000));
      const recorder = new MemoryLog().begin({ scenario: rainyDay, seed, mode: 'answers-file' });
      playOn(recorder, chance, 250, (act) => {
        const { clock, happened } = recorder.seat().sitting;
        const came = happened.flatMap((one) => (one.kind === 'delivered' ? [one.message] : []));
        if (act.kind === 'wait' && act.minutes === 'next') expect(came).not.toEqual([]);
        const decided = happened.find((one) => one.kind === 'decided');
        if (decided === undefined || decided.took === 0) return;
        expect(came.filter(({ at }) => at <= clock - decided.took)).toEqual([]);
      });
    }),
    { seed: 4_118, numRuns: 80 },
  );
});

it('random play never faults, and leaves time to read, write and think', () => {
  fc.assert(
    fc.property(chances, (chance) => {
      const recorder = new MemoryLog().begin({
        scenario: rainyDay,
        seed: String(Math.floor(chance() * 10_000)),
        mode: 'answers-file',
      });
      playOn(recorder, chance, 250, () => {
        expect(recorder.seat().sitting.happened.filter(({ kind }) => kind === 'fault')).toEqual([]);
      });
      expect(minutesNeeded(recorder.seat().sitting)).toBeLessThanOrEqual(37.5);
    }),
    { seed: 4_117, numRuns: 80 },
  );
});

// Helpers

interface Sat {
  readonly results: Readonly<Record<string, string>>;
  readonly ending: string | null;
  /** How many times something is shown, by level. */
  readonly evidence: Readonly<Record<Evidence['toward'], number>>;
}

function satFrom(file: 'strong' | 'ordinary' | 'weak'): Sat {
  const problems: string[] = [];
  const path = `${folder}/answers/${file}.yaml`;
  const answers = readAnswers(path, projectFile(path), rainyDay, ({ message }) => problems.push(message));
  if (answers === null) throw new Error(problems.join('\n'));
  const log = new MemoryLog();
  const sat = sitAnswers(log.begin({ scenario: rainyDay, seed: '7', mode: 'answers-file' }), answers);
  if (!sat.ok) throw new Error(sat.problem === 'entry' ? sat.diagnostic.message : sat.because);
  const decided = log.records().flatMap((record) => (record.kind === 'decided' ? [record] : []));
  const shown = decided.flatMap((record) => record.evidence ?? []);
  const count = (toward: Evidence['toward']) => shown.filter((one) => one.toward === toward).length;
  return {
    results: Object.fromEntries(decided.map((record) => [record.task, record.result ?? ''])),
    ending: sat.seat.sitting.ended?.ending ?? null,
    evidence: { distinction: count('distinction'), pass: count('pass'), against: count('against') },
  };
}

/** The name by which something that happened is known in the file. */
function nameOf(one: Happening): string {
  if (one.kind === 'decided') return `${one.task} ${one.result}`;
  if (one.kind === 'lapsed') return `${one.task} lapsed`;
  return one.kind === 'delivered' ? one.message.id : one.kind;
}

/** Reading at 100 words a minute, writing at 15 (15 words for each reason that must be given), 45 s a task. */
function minutesNeeded(sitting: Sitting): number {
  const tasks = [...rainyDay.tasks.values()];
  const papers = sitting.documents.map((id) => wordsOfDocument(sitting, id));
  const messages = sitting.inbox.map(({ subject, text }) => wordsIn(`${subject ?? ''} ${text}`));
  const reading = wordsIn(rainyDay.brief) + sum(papers) + sum(messages);
  const writing = sum(
    tasks.map(({ spec, reason }) => (spec.kind === 'write' ? spec.words : 0) + (reason === 'required' ? 15 : 0)),
  );
  return reading / 100 + writing / 15 + tasks.length * 0.75;
}

function wordsOfDocument(sitting: Sitting, id: string): number {
  const body = documentView(sitting, id)?.body;
  if (body === undefined) return 0;
  if (body.kind === 'text') return sum(body.lines.map(({ text }) => wordsIn(text)));
  return sum([...body.columns, ...body.rows.flatMap(({ cells }) => cells)].map(wordsIn));
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
