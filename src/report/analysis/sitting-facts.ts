import { evidenceByOutcome } from '../../log/evidence.ts';
import type { Mode } from '../../log/record.ts';
import type { Replayed, ReplayedRecord } from '../../log/replay.ts';
import { formatValue } from '../../scenario/notation.ts';
import type { Evidence, Scenario } from '../../scenario/scenario.ts';
import type { Drawn } from '../../scenario/value.ts';
import type { Frame } from './frame.ts';
import { type ReadFacts, readFacts } from './read-facts.ts';
import { type TaskFacts, taskFacts } from './task-facts.ts';

/** What is counted of one sitting: small, plain, and nothing in it that a candidate wrote. */
export interface SittingFacts {
  readonly candidate: string;
  /** Hash of the first record: two logs with the same one are two copies of one sitting. */
  readonly began: string;
  readonly purpose: 'practice' | 'assessed';
  /** Every way in which it was sat, sorted. */
  readonly modes: readonly Mode[];
  /** 100 = the time allowed, 125 = a quarter more. */
  readonly percent: number;
  readonly restBreaks: boolean;
  /** The centre that settled it; null in practice. */
  readonly centre: string | null;
  /** What was drawn, in the author's notation, by draw. */
  readonly draws: Readonly<Record<string, string>>;
  readonly end: 'finished' | 'out-of-time' | 'withdrawn' | 'unfinished';
  readonly ending: string | null;
  /** Sitting time from first record to last, in milliseconds; null where answers came from a file, which takes nobody's time. */
  readonly sittingMs: number | null;
  readonly tasks: readonly TaskFacts[];
  readonly codes: readonly CodeFacts[];
  readonly reads: readonly ReadFacts[];
}

/** What one sitting has for a code. */
export interface CodeFacts {
  readonly code: string;
  /** Whether a task that could have shown it was open at all. */
  readonly met: boolean;
  /** How many tasks were decided whose words people judge for it. */
  readonly judged: number;
  /** What the author expects to have been shown, and by which task. */
  readonly shown: readonly { readonly task: string; readonly toward: Evidence['toward'] }[];
}

/** What is counted of a sitting that was replayed to its end. Pure. */
export function sittingFacts(replayed: Replayed, frame: Frame, centre: string | null): SittingFacts | null {
  const [first] = replayed.records;
  const last = replayed.records.at(-1);
  if (first === undefined || last === undefined) return null;
  const { began, sitting } = first.after;
  const modes = modesOf(replayed.records);
  const isByHand = !modes.includes('answers-file');
  const end = last.after.book.ended ? last.after.sitting.ended : null;
  return {
    candidate: began.candidate,
    began: first.record.hash,
    purpose: began.purpose,
    modes,
    percent: began.time.percent,
    restBreaks: began.time.restBreaks,
    centre,
    draws: drawsOf(sitting.scenario, sitting.draws),
    end: end?.how ?? 'unfinished',
    ending: end?.ending ?? null,
    sittingMs: isByHand ? last.after.book.at : null,
    tasks: taskFacts(replayed.records, isByHand),
    codes: codeFacts(replayed),
    reads: readFacts(replayed.records, frame),
  };
}

function modesOf(records: readonly ReplayedRecord[]): readonly Mode[] {
  const modes = records.flatMap(({ record }) => ('mode' in record ? [record.mode] : []));
  return [...new Set(modes)].sort();
}

function codeFacts(replayed: Replayed): readonly CodeFacts[] {
  return evidenceByOutcome(replayed)
    .flatMap((outcome) => outcome.codes)
    .map(({ code, evidence, opportunities, judged }) => ({
      code: code.id,
      met: opportunities.length > 0,
      judged: judged.length,
      shown: evidence.map(({ task, toward }) => ({ task, toward })),
    }));
}

function drawsOf(scenario: Scenario, drawn: Readonly<Record<string, Drawn>>): Readonly<Record<string, string>> {
  const entries = scenario.draws.map(({ id, columns }) => {
    const value = drawn[id];
    const told = columns.map(({ name, unit }) => {
      const one = name === null ? value : typeof value === 'object' ? value[name] : undefined;
      return one === undefined || typeof one === 'object' ? '' : formatValue(unit, one, scenario.clock);
    });
    return [id, told.join(', ')] as const;
  });
  return Object.fromEntries(entries);
}
