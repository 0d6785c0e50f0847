import { assessedCode, readShows } from './assessed-codes.ts';
import type { Names } from './cel.ts';
import { diagnose } from './diagnostic.ts';
import { type EffectPlace, readEffects } from './effects.ts';
import { kindOf } from './kinds/all.ts';
import type { Marking, Task, TaskKind, TaskSpec } from './kinds/kind.ts';
import { kindIn, specFromYaml } from './kinds-from-yaml/all.ts';
import { type ResultReader, readChoose } from './kinds-from-yaml/choose.ts';
import { expressionAt, isYes, labelAt, minutesAt, proseAt, type Resolver, refer, templateAt } from './resolver.ts';
import type { Message, Result, Unanswered } from './scenario.ts';
import { carriesResult, type StatePlace, targetOf } from './state-places.ts';
import { sittingBounds, takesBounds } from './task-bounds.ts';
import {
  asMap,
  entriesAt,
  entryAt,
  itemsAt,
  mapAt,
  scalarAt,
  scalarsAt,
  valueAt,
  type YamlEntry,
  type YamlMap,
} from './yaml-tree.ts';

/** The kinds at which distinction may stand on the answer itself: what the candidate made. */
const madeKinds: readonly TaskKind[] = ['form', 'schedule', 'allocate', 'flag'];

/** A task as it is being read. */
interface Reading {
  readonly resolver: Resolver;
  readonly state: StatePlace;
  readonly id: string;
  readonly map: YamlMap;
  readonly kind: TaskKind;
  readonly messages: Message[];
  /** What conditions of its results may name; null when its answer is unknown, so that they are passed over. */
  readonly names: Names | null;
  /** Why distinction may not stand here, or null. */
  readonly noDistinction: string | null;
}

/** Reads a task; null when its kind can't be told, which was reported. Messages that it sends are added to `messages`. */
export function readTask(resolver: Resolver, state: StatePlace, entry: YamlEntry, messages: Message[]): Task | null {
  const map = asMap(entry.value);
  const kind = map === null ? null : kindIn(map);
  if (map === null || kind === null) return null;
  const first = specFromYaml(resolver, kind, map);
  const names: Names | null =
    first === null ? null : { ...resolver.names, offers: kindOf(first).offers(first), clock: true };
  const judged = readJudged(resolver, map);
  const isMade = madeKinds.includes(kind) || entriesOfList(map, 'judged') > 0;
  const noDistinction = isMade
    ? null
    : 'Let words show it (`judged:` with a reason), or a task in which something is made.';
  const reading: Reading = { resolver, state, id: entry.key.text, map, kind, messages, names, noDistinction };
  checkResultKeys(reading, entry);
  const results = readResults(reading, entriesAt(map, 'results'));
  const spec = first === null ? null : withResults(reading, first);
  const reason = reasonOf(scalarAt(map, 'reason')?.text, kind);
  checkJudged(reading, reason, judged);
  const task: Omit<Task, 'spec'> = {
    id: reading.id,
    state: state.id,
    title: labelAt(valueAt(map, 'title')) ?? titleFrom(reading.id),
    asks: templateAt(resolver, valueAt(map, kind), resolver.names),
    if: expressionAt(resolver, valueAt(map, 'if'), resolver.names, 'yes-no'),
    takesMinutes: minutesAt(resolver.report, valueAt(map, 'takes'), takesBounds) ?? 0,
    expectMinutes: minutesAt(resolver.report, valueAt(map, 'expect'), sittingBounds),
    reason,
    judged,
    document: refer(resolver.report, valueAt(map, 'document'), resolver.documents, 'CS305', 'document')?.id ?? null,
    results,
    unanswered: readUnanswered(reading),
    ...readHandover(reading),
    rule: labelAt(valueAt(map, 'rule')),
    marking: readMarking(mapAt(map, 'marking')),
    span: entry.key.span,
  };
  return spec === null ? null : { ...task, spec };
}

function entriesOfList(map: YamlMap, key: string): number {
  return itemsAt(map, key).length;
}

function titleFrom(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is written says its own reason: unless the author asks for one, none is asked for. */
function reasonOf(word: string | undefined, kind: Reading['kind']): Task['reason'] {
  if (word === 'required' || word === 'none' || word === 'optional') return word;
  return kind === 'write' ? 'none' : 'optional';
}

function readJudged(resolver: Resolver, map: YamlMap): readonly string[] {
  const codes = scalarsAt(map, 'judged').flatMap((scalar) => assessedCode(resolver, scalar, scalar.text) ?? []);
  return [...new Set(codes)];
}

/** Words are judged: so there must be some. */
function checkJudged({ resolver, map, kind }: Reading, reason: Task['reason'], judged: readonly string[]): void {
  const entry = entryAt(map, 'judged');
  const hasWords = kind === 'write' || kind === 'form' || reason !== 'none';
  if (entry === null || judged.length === 0 || hasWords) return;
  const hint = 'Write `reason: required`, or take `judged` out.';
  resolver.report(diagnose('CS210', entry.key.span, 'There are no words to judge: the task has `reason: none`.', hint));
}

/** A task needs results, unless each of its options carries its own. */
function checkResultKeys({ resolver, map, kind }: Reading, entry: YamlEntry): void {
  if (entryAt(map, 'results') !== null) return;
  const options = kind === 'choose' ? entriesAt(map, 'options') : [];
  const without = options.find(
    ({ value }) => !carriesResult(asMap(value)) && entryAt(asMap(value), 'results') === null,
  );
  if (options.length > 0 && without === undefined) return;
  const why = without === undefined ? '' : `; its option \`${without.key.text}\` has none either`;
  const hint = 'Add `results:` with at least one; the last has no `when`.';
  resolver.report(diagnose('CS202', entry.key.span, `\`results\` is missing in ${entry.key.text}${why}.`, hint));
}

function withResults(reading: Reading, spec: TaskSpec): TaskSpec {
  if (spec.kind !== 'choose') return spec;
  const reader: ResultReader = {
    many: (entries) => readResults(reading, entries),
    one: (entry) => readResult(reading, entry, null),
  };
  return readChoose(reading.resolver, reading.map, reader);
}

/** Results in order. The last has no `when`, so that every answer comes to one; no other lacks it, or what follows is dead. */
function readResults(reading: Reading, entries: readonly YamlEntry[]): readonly Result[] {
  const { report } = reading.resolver;
  entries.forEach(({ key, value }, index) => {
    const when = entryAt(asMap(value), 'when');
    const next = entries[index + 1];
    const isReached = entries.slice(0, index).every((before) => entryAt(asMap(before.value), 'when') !== null);
    if (next === undefined && when !== null && isReached)
      report(
        diagnose(
          'CS403',
          when.key.span,
          `The last result, \`${key.text}\`, has a \`when\`.`,
          'Add one without `when` after it, for every other answer.',
        ),
      );
    if (next !== undefined && when === null && asMap(value) !== null)
      report(
        diagnose(
          'CS404',
          next.key.span,
          `\`${next.key.text}\` can never be taken: \`${key.text}\` before it has no \`when\`.`,
          `Give \`${key.text}\` a \`when\`, or put it last.`,
        ),
      );
  });
  return entries.map((entry) => readResult(reading, entry, valueAt(asMap(entry.value), 'when')));
}

function readResult(reading: Reading, entry: YamlEntry, when: Parameters<typeof expressionAt>[1]): Result {
  const { resolver, names, state } = reading;
  const map = asMap(entry.value);
  const place = placeOf(reading, entry.key.text);
  return {
    id: entry.key.text,
    when: names === null ? null : expressionAt(resolver, when, names, 'yes-no'),
    effects: readEffects(place, map),
    shows: readShows(resolver, entriesAt(map, 'shows'), reading.noDistinction),
    to: targetOf(resolver.report, scalarAt(map, 'to'), state, resolver.places),
    takesMinutes: minutesAt(resolver.report, valueAt(map, 'takes'), takesBounds),
    span: entry.key.span,
  };
}

function placeOf({ resolver, state, id, names, messages }: Reading, result: string): EffectPlace {
  // Where the answer is unknown, what a `do` says of it is passed over, not blamed.
  const doubtful = names === null ? new Set([...resolver.doubtful, 'answer']) : resolver.doubtful;
  return {
    resolver: { ...resolver, doubtful },
    state,
    names: names ?? resolver.names,
    owner: `${id}.${result}`,
    isEntry: false,
    messages,
  };
}

function readUnanswered(reading: Reading): Unanswered | null {
  const map = mapAt(reading.map, 'unanswered');
  if (map === null) return null;
  const place: EffectPlace = { ...placeOf(reading, 'unanswered'), names: reading.resolver.names };
  const shows = readShows(reading.resolver, entriesAt(map, 'shows'), 'An unanswered task shows no distinction.');
  return { effects: readEffects(place, map), shows };
}

function readHandover({ resolver, map, kind }: Reading): Pick<Task, 'handover' | 'reserveMinutes'> {
  const { report } = resolver;
  const handover = isYes(valueAt(map, 'handover'));
  const at = entryAt(map, 'handover');
  const reserve = entryAt(map, 'reserve');
  if (handover && kind !== 'write' && at !== null)
    report(
      diagnose(
        'CS402',
        at.key.span,
        `The handover note is a \`write\` task; this is a \`${kind}\`.`,
        'Move `handover: yes` to a `write` task.',
      ),
    );
  if (handover && reserve === null && at !== null)
    report(
      diagnose(
        'CS202',
        at.key.span,
        '`reserve` is missing: the sitting time kept for the handover note.',
        'Add a line `reserve: 8m`.',
      ),
    );
  if (!handover && reserve !== null)
    report(
      diagnose('CS210', reserve.key.span, '`reserve` goes with `handover: yes`.', 'Add that, or take `reserve` out.'),
    );
  return { handover, reserveMinutes: minutesAt(report, reserve?.value ?? null, sittingBounds) };
}

function readMarking(map: YamlMap | null): Marking | null {
  if (map === null) return null;
  return {
    lookFor: itemsAt(map, 'look-for').flatMap((item) => labelAt(item) ?? []),
    notAPass: proseAt(valueAt(map, 'not-a-pass')),
    justAPass: proseAt(valueAt(map, 'just-a-pass')),
    justADistinction: proseAt(valueAt(map, 'just-a-distinction')),
  };
}
