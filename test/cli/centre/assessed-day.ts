import { join } from 'node:path';
import type { StartTerms } from '../../../src/seal/start-file.ts';
import { type Centre, codes, dayIn } from '../../seal/centre.ts';
import { callsheet, emptyFolder, type Ran } from '../run-callsheet.ts';

/** A folder in which assessed sittings are sat, as on the day: keys, a pack, and a start file `A1.start`. */
export interface Day {
  readonly cwd: string;
  /** Where this machine remembers what was used: for this day alone. */
  readonly env: Readonly<Record<string, string>>;
  readonly centre: Centre;
  /** Runs callsheet in it; lines are typed one after the other. */
  readonly run: (args: string, ...typed: readonly string[]) => Ran;
}

/** Sets a day up. */
export async function dayOf(centre: Centre, terms: Partial<StartTerms> = {}): Promise<Day> {
  const cwd = emptyFolder();
  await dayIn(cwd, centre, terms);
  const env = { XDG_STATE_HOME: join(cwd, 'state'), NODE_COMPILE_CACHE: join(cwd, 'cache') };
  const run = (args: string, ...typed: readonly string[]): Ran =>
    callsheet(args.split(' '), { cwd, env, input: typed.map((line) => `${line}\n`).join('') });
  return { cwd, env, centre, run };
}

/** What is typed to sit the late van from its beginning to its end, task by task; each begins and ends at the desk. */
export const lateVanLines = {
  ask: ['1', '3', '2', 'Her limit fits.', '.', 'yes', ''],
  firstThings: ['1', '1 3 2', '.', 'yes', ''],
  order: ['1', '180', '1', 'Ring me.', '.', 'done', '.', 'yes', ''],
  handover: ['1', '1', 'The van comes at half past six.', '.', 'done', 'yes', ''],
} as const;

/** All of it. */
export const wholeOfLateVan: readonly string[] = Object.values(lateVanLines).flat();

/** Sits a start file line by line, and leaves where the lines don't reach the end. */
export function sitPlainly(day: Day, out = 'a.jsonl', lines: readonly string[] = ['note hello', 'leave', 'yes']): Ran {
  return day.run(`sit --start A1.start --plain --out ${out}`, codes.start, 'start', ...lines);
}

/** Everything that a centre and an assessor know, for `verify` and `replay`. */
export const allKeys = '--card keys/centre-LAB --key keys/assessor-AS1';
