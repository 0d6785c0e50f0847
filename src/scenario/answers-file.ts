import { type Diagnostic, diagnose, type Report } from './diagnostic.ts';
import { inOrder } from './diagnostic-order.ts';
import type { Answer } from './kinds/kind.ts';
import { short } from './message-words.ts';
import { meant } from './nearest.ts';
import { readDuration, readInteger } from './notation.ts';
import { parseYaml } from './parse.ts';
import type { Scenario } from './scenario.ts';
import { bareText } from './shape-mistakes.ts';
import { trusted } from './trusted.ts';
import type { Span } from './value.ts';
import {
  asMap,
  entryAt,
  isBroken,
  scalarAt,
  valueAt,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from './yaml-tree.ts';

/** What one line of an answers file does. Answers are as written: texts, lists and maps that the task's kind still has to read. */
export type AnswersStep =
  | { readonly kind: 'decide'; readonly task: string; readonly answer: Answer; readonly reason: string | null }
  | { readonly kind: 'open' | 'close'; readonly id: string }
  | { readonly kind: 'wait'; readonly minutes: number | 'next' }
  | { readonly kind: 'tick'; readonly minutes: number }
  | { readonly kind: 'note'; readonly text: string; readonly about: string | null }
  | {
      readonly kind: 'draft';
      readonly task: string;
      readonly draft: { readonly answer: Answer | null; readonly reason: string | null };
    }
  | { readonly kind: 'expire'; readonly how: 'out-of-time' | 'withdrawn' };

/** A step with its place in the file. */
export interface AnswersEntry {
  readonly step: AnswersStep;
  readonly span: Span;
}

/** An answers file: an ordered list, or (the shorthand) answers by task id, for a story that has only one order. */
export interface AnswersFile {
  readonly isOrdered: boolean;
  readonly entries: readonly AnswersEntry[];
}

/** The most minutes that one wait or tick may be, as for a candidate. */
const minutesMax = 600;

/** Reads an answers file of a scenario. All mistakes of one run go to `report`; null when there was one. Pure. */
export function readAnswers(file: string, text: string, scenario: Scenario, report: Report): AnswersFile | null {
  const found: Diagnostic[] = [];
  const collect: Report = (diagnostic) => found.push(diagnostic);
  const parsed = parseYaml(file, text, collect);
  const reading: Reading = { scenario, report: trusted(parsed, file, collect) };
  const answers = parsed.root === null ? null : readRoot(reading, parsed.root);
  for (const mistake of inOrder(found, [file])) report(mistake);
  return found.some((mistake) => mistake.severity === 'error') ? null : answers;
}

interface Reading {
  readonly scenario: Scenario;
  readonly report: Report;
}

function readRoot(reading: Reading, root: YamlNode): AnswersFile | null {
  if (root.type === 'list')
    return { isOrdered: true, entries: root.items.flatMap((item) => readItem(reading, item) ?? []) };
  if (root.type === 'map') {
    const entries = root.entries.flatMap((entry) => withSpan(readDecision(reading, entry), entry.key.span) ?? []);
    return { isOrdered: false, entries };
  }
  reading.report(diagnose('CS203', root.span, 'An answers file is a list, or a map by task id.', listHint));
  return null;
}

const listHint = 'Begin each line with a dash: - first-call: priya';
const verbs = ['open', 'close', 'wait', 'tick', 'note', 'draft', 'expire'];

function withSpan(step: AnswersStep | null, span: Span): AnswersEntry | null {
  return step === null ? null : { step, span };
}

function readItem(reading: Reading, item: YamlNode): AnswersEntry | null {
  if (isBroken(item)) return null;
  if (item.type === 'scalar' && item.text === 'expire') {
    return { step: { kind: 'expire', how: 'out-of-time' }, span: item.span };
  }
  const [entry, second] = item.type === 'map' ? item.entries : [];
  if (entry === undefined || second !== undefined) {
    const hint =
      second?.key.text === 'reason' && entry !== undefined
        ? `With a reason, write: - ${entry.key.text}: { answer: …, reason: … }`
        : `One thing for each dash: a task’s id, or ${verbs.join(', ')}, then a colon.`;
    return fail(reading, item.span, 'CS701', 'This is no entry of an answers file.', hint);
  }
  return withSpan(readStep(reading, entry), entry.key.span);
}

function readStep(reading: Reading, entry: YamlEntry): AnswersStep | null {
  const { key } = entry;
  if (key.isBroken || isBroken(entry.value)) return null;
  if (key.text === 'expire') return readExpiry(reading, entry);
  if (isEmpty(entry.value))
    return fail(reading, key.span, 'CS213', `\`${key.text}\` has no value.`, 'Write one after the colon.');
  switch (key.text) {
    case 'open':
    case 'close':
      return readOpening(reading, key.text, entry.value);
    case 'wait':
      return readWait(reading, entry.value);
    case 'tick':
      return readTick(reading, entry.value);
    case 'note':
      return readNote(reading, entry.value);
    case 'draft':
      return readDraft(reading, entry.value);
    default:
      return readDecision(reading, entry);
  }
}

function readDecision(reading: Reading, { key, value, isBare }: YamlEntry): AnswersStep | null {
  if (key.isBroken || isBroken(value)) return null;
  if (!isTask(reading, key.text, key.span)) return null;
  if (isBare || isEmpty(value))
    return fail(reading, key.span, 'CS213', `\`${key.text}\` has no answer.`, 'Write one after the colon.');
  const full = asMap(value);
  const isFull = full !== null && valueAt(full, 'answer') !== null && full.entries.every(isAnswerOrReason);
  const answer = readRaw(reading, isFull ? valueAt(full, 'answer') : value);
  if (answer === null) return null;
  return { kind: 'decide', task: key.text, answer, reason: isFull ? textAt(reading, full, 'reason') : null };
}

function isAnswerOrReason({ key }: YamlEntry): boolean {
  return key.text === 'answer' || key.text === 'reason';
}

function isTask(reading: Reading, id: string, span: Span): boolean {
  const { tasks } = reading.scenario;
  if (tasks.has(id)) return true;
  const hint = meant(id, [...tasks.keys(), ...verbs], 'Write the id of a task as the scenario has it.');
  fail(reading, span, 'CS702', `There is no task \`${short(id)}\`.`, hint);
  return false;
}

function readOpening(reading: Reading, kind: 'open' | 'close', value: YamlNode): AnswersStep | null {
  const id = value.type === 'scalar' ? value.text : '';
  const ids = [...reading.scenario.documents.map((document) => document.id), ...reading.scenario.messages.keys()];
  if (ids.includes(id)) return { kind, id };
  const hint = meant(id, ids, 'Write the id of a document or message as the scenario has it.');
  return fail(reading, value.span, 'CS305', `There is no document or message \`${short(id)}\`.`, hint);
}

function readWait(reading: Reading, value: YamlNode): AnswersStep | null {
  const text = value.type === 'scalar' ? value.text : '';
  if (text === 'next') return { kind: 'wait', minutes: 'next' };
  const minutes = readDuration(text);
  if (minutes !== null && minutes >= 1 && minutes <= minutesMax) return { kind: 'wait', minutes };
  return fail(reading, value.span, 'CS206', 'A wait is `next`, or 1m to 10h.', 'Write it like this: - wait: 15m');
}

function readTick(reading: Reading, value: YamlNode): AnswersStep | null {
  const minutes = value.type === 'scalar' ? readInteger(value.text) : null;
  if (minutes !== null && minutes >= 1 && minutes <= minutesMax) return { kind: 'tick', minutes };
  return fail(
    reading,
    value.span,
    'CS206',
    'A tick is a number of minutes, 1 to 600.',
    'Write it like this: - tick: 3',
  );
}

function readNote(reading: Reading, value: YamlNode): AnswersStep | null {
  if (value.type === 'scalar') return { kind: 'note', text: value.text, about: null };
  const map = knownKeys(reading, value, ['text', 'about']);
  const text = map === null ? null : textAt(reading, map, 'text');
  const about = scalarAt(map, 'about');
  if (map === null) return null;
  if (text === null)
    return fail(
      reading,
      value.span,
      'CS202',
      'The note has no `text`.',
      'Write { text: …, about: … }, or the text alone.',
    );
  if (about !== null && !isTask(reading, about.text, about.span)) return null;
  return { kind: 'note', text, about: about?.text ?? null };
}

function readDraft(reading: Reading, value: YamlNode): AnswersStep | null {
  const map = knownKeys(reading, value, ['task', 'answer', 'reason']);
  if (map === null) return null;
  const task = scalarAt(map, 'task');
  if (task === null)
    return fail(reading, value.span, 'CS202', 'The draft has no `task`.', 'Write { task: …, answer: … }.');
  if (!isTask(reading, task.text, task.span)) return null;
  const answer = valueAt(map, 'answer') === null ? null : readRaw(reading, valueAt(map, 'answer'), asTyped);
  return { kind: 'draft', task: task.text, draft: { answer, reason: textAt(reading, map, 'reason') } };
}

function readExpiry(reading: Reading, { value }: YamlEntry): AnswersStep | null {
  const text = value.type === 'scalar' ? value.text : null;
  if (text === '' || text === 'out-of-time') return { kind: 'expire', how: 'out-of-time' };
  if (text === 'withdrawn') return { kind: 'expire', how: 'withdrawn' };
  return fail(
    reading,
    value.span,
    'CS207',
    'A sitting ends out of time or withdrawn.',
    'Write - expire: out-of-time, or - expire: withdrawn.',
  );
}

function knownKeys(reading: Reading, value: YamlNode, keys: readonly string[]): YamlMap | null {
  const map = asMap(value);
  const wanted = keys.join(', ');
  if (map === null) return fail(reading, value.span, 'CS203', `This is a map of ${wanted}.`, 'Write { key: value }.');
  const unknown = map.entries.find((entry) => entry.isBare || !keys.includes(entry.key.text));
  if (unknown === undefined) return map;
  if (unknown.isBare) return cutOff(reading, map, unknown);
  const hint = meant(unknown.key.text, keys, `It may have ${wanted}.`);
  return fail(reading, unknown.key.span, 'CS201', `\`${short(unknown.key.text)}\` isn’t known here.`, hint);
}

function cutOff({ report }: Reading, map: YamlMap, bare: YamlEntry): null {
  report(bareText(map, bare));
  return null;
}

function textAt(reading: Reading, map: YamlMap, key: string): string | null {
  const value = entryAt(map, key)?.value ?? null;
  if (value === null || isBroken(value)) return null;
  if (value.type === 'scalar') return value.isEmpty ? null : value.text;
  return fail(reading, value.span, 'CS203', `\`${key}\` is a text.`, 'Put quotes round all of it.');
}

type ReadScalar = (text: string, isPlain: boolean) => Answer;

/** An answer as written: every scalar is its text, so that `0201` stays `0201`. */
function readRaw(reading: Reading, node: YamlNode | null, scalar: ReadScalar = asText): Answer | null {
  if (node === null || isBroken(node)) return null;
  if (node.type === 'scalar') return scalar(node.text, node.style === 'plain');
  if (node.type === 'list') return node.items.flatMap((item) => readRaw(reading, item, scalar) ?? []);
  const bare = node.entries.find((entry) => entry.isBare);
  if (bare !== undefined) return cutOff(reading, node, bare);
  const entries = node.entries.map(({ key, value }) => [key.text, readRaw(reading, value, scalar) ?? ''] as const);
  return Object.fromEntries(entries);
}

function asText(text: string): Answer {
  return text;
}

/** A draft is read by no kind: what stands there as a whole number, spelt as one, is one. */
function asTyped(text: string, isPlain: boolean): Answer {
  return isPlain && /^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

function isEmpty(node: YamlNode): boolean {
  return node.type === 'scalar' && node.isEmpty;
}

function fail({ report }: Reading, span: Span, code: Diagnostic['code'], message: string, hint: string): null {
  report(diagnose(code, span, message, hint));
  return null;
}
