import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTasks } from '../../src/engine/step.ts';
import type { LogRecord } from '../../src/log/record.ts';
import type { Act, Recorder } from '../../src/log/recorder.ts';
import { runPlain } from '../../src/plain/run-plain.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { createSession } from '../../src/ui/session.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { inboxView } from '../../src/view/inbox.ts';
import { usualSettings } from '../../src/view/settings.ts';
import { day, storyOf as storyFrom } from '../engine/story-of.ts';
import { MemoryLog } from '../log/memory-log.ts';
import { arrangements } from '../plain/small-sitting.ts';
import { strokeOf } from '../ui/hands.ts';
import { playsOf } from './every-scenario.ts';
import { allShelves } from './generated-scenario.ts';
import { type Chance, chances, randomAct } from './random-play.ts';

type Move = Extract<Act, { readonly kind: 'decide' | 'wait' | 'open' }>;

/** A play as its moves, made through the recorder alone. Waits are those that every screen offers. */
function playedDirectly(
  scenario: Scenario,
  chance: Chance,
): { readonly log: MemoryLog; readonly moves: readonly Move[] } {
  const log = new MemoryLog();
  const recorder = log.begin({ scenario, seed: '5', mode: 'answers-file' });
  const moves: Move[] = [];
  for (let tries = 0; tries < 90 && recorder.seat().sitting.ended === null; tries += 1) {
    const act = randomAct(recorder.seat(), chance);
    if (act.kind !== 'decide' && act.kind !== 'wait' && act.kind !== 'open') continue;
    const move: Move = act.kind === 'wait' ? { ...act, minutes: 'next' } : act;
    // A screen that shows the lines to be marked has opened their document; an answers file says so.
    const spec = act.kind === 'decide' ? scenario.tasks.get(act.task)?.spec : undefined;
    const opening: readonly Move[] = spec?.kind === 'flag' ? [{ kind: 'open', id: spec.document }] : [];
    for (const one of [...opening, move]) if (recorder.act(one).ok) moves.push(one);
  }
  return { log, moves };
}

/** What was decided and what came of it; when in the sitting, and what was typed on the way, is each mode's own. */
function storyOf(log: MemoryLog): readonly unknown[] {
  return log.records().flatMap((record: LogRecord) => {
    const { seq: _seq, at: _at, prev: _prev, hash: _hash, ...said } = record;
    return ['decided', 'waited', 'lapsed', 'ended'].includes(record.kind) ? [{ ...said, draft: null, wall: null }] : [];
  });
}

/** Puts what is to be answered into the task, as if it had been typed before: the mode then takes it up, reads it back and answers. */
function typeAhead(recorder: Recorder, move: Extract<Move, { kind: 'decide' }>): void {
  const { task, answer, reason } = move;
  if (!recorder.act({ kind: 'draft', task, draft: { answer, reason } }).ok) throw new Error(`${task} takes no draft`);
}

function placeOf(recorder: Recorder, task: string): number {
  return openTasks(recorder.seat().sitting).findIndex((one) => one.id === task);
}

async function playedPlainly(scenario: Scenario, moves: readonly Move[]): Promise<MemoryLog> {
  const log = new MemoryLog();
  const recorders: Recorder[] = [];
  async function* lines(): AsyncGenerator<readonly string[]> {
    yield ['start'];
    const [recorder] = recorders;
    if (recorder === undefined) throw new Error('It has begun');
    for (const move of moves) {
      if (move.kind === 'open') recorder.act(move);
      else if (move.kind === 'wait') {
        yield ['wait', '1'];
        if (openTasks(recorder.seat().sitting).length > 0) yield ['yes'];
      } else {
        typeAhead(recorder, move);
        // A line lets plain mode see what was typed.
        yield ['time'];
        yield [String(placeOf(recorder, move.task) + 1)];
        yield ['done'];
        if (move.reason !== null) yield ['.'];
        yield ['yes'];
        yield [''];
      }
    }
  }
  await runPlain(
    {
      scenario,
      arrangements,
      begin: () => {
        const recorder = log.begin({ scenario, seed: '5', mode: 'plain' });
        recorders.push(recorder);
        return { ok: true, recorder };
      },
      records: () => log.records(),
      invigilate: () => [],
    },
    { lines: lines(), write: () => {}, isAscii: false, isTyped: false, every: () => () => {} },
  );
  return log;
}

function playedOnScreen(scenario: Scenario, moves: readonly Move[]): MemoryLog {
  const log = new MemoryLog();
  const recorder = log.begin({ scenario, seed: '5', mode: 'full-screen' });
  const session = createSession(
    {
      scenario,
      arrangements,
      begin: () => ({ ok: true, recorder }),
      records: () => log.records(),
      settings: { first: usualSettings, keep: () => {} },
    },
    createPen(false),
    { columns: 100, rows: 40 },
    { editText: () => null, invigilate: () => {} },
  );
  const press = (...keys: readonly string[]) => {
    for (const key of keys) session.stroke(strokeOf(key));
  };
  press('s');
  for (const move of moves) {
    press('escape', '1');
    if (move.kind === 'open') recorder.act(move);
    else if (move.kind === 'wait') press('w', 'enter', ...(openTasks(recorder.seat().sitting).length > 0 ? ['y'] : []));
    else {
      typeAhead(recorder, move);
      // A stroke lets the screen see what was typed.
      press('1', 'home');
      const shown = Math.min(3, inboxView(recorder.seat().sitting).length);
      press(...Array.from({ length: shown + placeOf(recorder, move.task) }, () => 'down'), 'enter');
      press('ctrl-s', 'y', 'enter');
    }
  }
  return log;
}

it('a task that opens again at once is begun anew in every mode', async () => {
  const scenario = storyFrom(
    `${day}\ninitial: desk`,
    `
    desk:
      tasks: { t1: { form: Fill it in., fields: { net: { money: Net } }, results: { done: { to: desk } } } }
      after: { 30m: { to: handover } }
    `,
  );
  const answers = [{ net: '£3.10' }, { net: '£0' }, { net: '£5' }];
  const moves = answers.map((answer): Move => ({ kind: 'decide', task: 't1', answer, reason: 'Because.' }));
  for (const log of [playedOnScreen(scenario, moves), await playedPlainly(scenario, moves)]) {
    const records = log.records();
    expect(records.flatMap((record) => (record.kind === 'decided' ? [record.answer] : []))).toEqual(answers);
    // What the test itself typed ahead, and nothing of the answer before.
    expect(records.flatMap((record) => (record.kind === 'drafted' ? [record.draft.answer] : []))).toEqual(answers);
  }
});

describe.each(allShelves)('in %s', (id, shelves) => {
  it('the full screen, plain mode and an answers file come to the same decisions and the same states', async () => {
    let decisions = 0;
    await fc.assert(
      fc.asyncProperty(shelves, chances, async ({ scenario }, chance) => {
        const { log, moves } = playedDirectly(scenario, chance);
        decisions += moves.filter(({ kind }) => kind === 'decide').length;
        const wanted = storyOf(log);
        expect(storyOf(playedOnScreen(scenario, moves))).toEqual(wanted);
        expect(storyOf(await playedPlainly(scenario, moves))).toEqual(wanted);
      }),
      { seed: 20_263, numRuns: playsOf(id, 20) },
    );
    expect(decisions).toBeGreaterThan(60);
  });
});
