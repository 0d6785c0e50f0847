import type { Evidence, Scenario } from '../scenario/scenario.ts';
import { canonicalForm } from './canonical.ts';
import type { Consequence } from './consequences.ts';
import type { LogRecord, RecordBody } from './record.ts';

/** Where a replay first differs from its log, in the scenario's words. */
export interface Difference {
  readonly seq: number;
  readonly kind: RecordBody['kind'];
  readonly what: string;
}

/** How a record differs from the body that the replay gives, in words, or null when it says the same. `wall` is never compared. */
export function differenceOfBodies(
  scenario: Scenario,
  expected: RecordBody | Consequence,
  record: LogRecord,
): string | null {
  if (expected.kind !== record.kind) return `the replay gives ${nameOf(scenario, expected)} here`;
  const differs = (key: string): boolean => !saysTheSame(Reflect.get(expected, key), Reflect.get(record, key));
  const stray = Object.keys(record).find((one) => !(one in expected) && !besidesTheStory.has(one));
  const key = Object.keys(expected).find((one) => one !== 'wall' && differs(one)) ?? stray;
  if (key === undefined) return null;
  const subject = 'task' in expected && key !== 'task' ? `${titleOf(scenario, expected.task)}: ` : '';
  const [mine, theirs] = shownApart(Reflect.get(record, key), Reflect.get(expected, key));
  return `${subject}the log’s \`${key}\` is ${mine}, the replay’s ${theirs}`;
}

/** Keys that no replay gives: those of every record, and what isn't of the story. */
const besidesTheStory = new Set(['seq', 'at', 'clock', 'state', 'prev', 'hash', 'wall', 'attested']);

/** Whether both are the same as JSON, in whatever order their keys stand. Pure. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && saysTheSame(Reflect.get(a, key), Reflect.get(b, key)));
}

function nameOf(scenario: Scenario, body: RecordBody | Consequence): string {
  if (body.kind === 'lapsed') return `\`lapsed\` of ${titleOf(scenario, body.task)}`;
  return body.kind === 'ended' ? `\`ended\` (${body.how})` : `\`${body.kind}\``;
}

/** A task's title with its id, or the id where no such task is. */
export function titleOf(scenario: Scenario, task: string): string {
  const found = scenario.tasks.get(task);
  return found === undefined ? task : `${found.title} (${task})`;
}

/** Both values in short, unless that makes them look alike. */
function shownApart(given: unknown, expected: unknown): readonly [string, string] {
  const short = [shown(given), shown(expected)] as const;
  return short[0] === short[1] ? [JSON.stringify(given), JSON.stringify(expected)] : short;
}

/** The longest value that a difference writes out whole. */
const shownCharsMax = 120;

function shown(value: unknown): string {
  if (typeof value === 'string') return `\`${value}\``;
  if (isEvidence(value)) return value.length === 0 ? 'none' : value.map((e) => `${e.code} ${e.toward}`).join(', ');
  const form = value === undefined ? 'absent' : canonicalForm(value);
  return form.length <= shownCharsMax ? form : `${form.slice(0, shownCharsMax)}…`;
}

function isEvidence(value: unknown): value is readonly Evidence[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && 'toward' in item);
}
