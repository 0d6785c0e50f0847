import { sitAnswers } from '../../src/log/answers.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import type { Evidence, Scenario } from '../../src/scenario/scenario.ts';
import { projectFile } from '../laws/every-scenario.ts';
import { MemoryLog } from '../log/memory-log.ts';

/** A sitting of an answers file, as its log has it. */
export interface Sat {
  /** What each task came to. */
  readonly results: Readonly<Record<string, string>>;
  readonly ending: string | null;
  /** What is shown, in the order in which it is shown. */
  readonly shown: readonly Evidence[];
  /** Every document that was opened. */
  readonly opened: readonly string[];
}

/** Sits one of the answers files that stand beside the scenario. */
export function satFrom(scenario: Scenario, file: string, seed: string): Sat {
  const path = `scenarios/${scenario.id}/answers/${file}.yaml`;
  return satText(scenario, projectFile(path), seed, path);
}

/** Sits the text of an answers file. */
export function satText(scenario: Scenario, text: string, seed: string, path = 'answers.yaml'): Sat {
  const problems: string[] = [];
  const answers = readAnswers(path, text, scenario, ({ message }) => problems.push(message));
  if (answers === null || problems.length > 0) throw new Error(problems.join('\n') || `${path} can’t be read`);
  const log = new MemoryLog();
  const sat = sitAnswers(log.begin({ scenario, seed, mode: 'answers-file' }), answers);
  if (!sat.ok) throw new Error(sat.problem === 'entry' ? sat.diagnostic.message : sat.because);
  const { sitting } = sat.seat;
  const records = log.records();
  return {
    results: Object.fromEntries(
      records.flatMap((record) => (record.kind === 'decided' ? [[record.task, record.result ?? '']] : [])),
    ),
    ending: sitting.ended?.ending ?? null,
    shown: records.flatMap((record) => ('evidence' in record ? (record.evidence ?? []) : [])),
    opened: [...sitting.opened],
  };
}

/** What is shown for each code, in the order in which it is shown: `K6: "pass distinction"`. */
export function shownByCode({ shown }: Sat): Readonly<Record<string, string>> {
  const codes = [...new Set(shown.map(({ code }) => code))];
  const of = (code: string) => shown.filter((one) => one.code === code).map(({ toward }) => toward);
  return Object.fromEntries(codes.map((code) => [code, of(code).join(' ')]));
}

const letters = { distinction: 'D', pass: 'P', against: 'A' } as const;

/** The same in letters, where there is much of it: `D` for a distinction, `P` for a pass, `A` for against. */
export function lettersByCode(sat: Sat): Readonly<Record<string, string>> {
  const codes = [...new Set(sat.shown.map(({ code }) => code))];
  const of = (code: string) => sat.shown.flatMap((one) => (one.code === code ? [letters[one.toward]] : []));
  return Object.fromEntries(codes.map((code) => [code, of(code).join('')]));
}
