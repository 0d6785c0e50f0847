import type { Evidence } from '../../scenario/scenario.ts';
import type { Frame } from './frame.ts';
import { addSittingPairs, type Pairs } from './item-rest.ts';
import type { CriterionFacts, MarkFacts } from './mark-facts.ts';
import type { CodeFacts, SittingFacts } from './sitting-facts.ts';
import { countInto, type Histogram } from './spread.ts';

/** How many in each direction. */
export type Directions = Record<Evidence['toward'], number>;

/** What is kept of a group of sittings, to be set against another group. */
export interface GroupTally {
  sittings: number;
  finished: number;
  /** Whole seconds of sitting time. */
  readonly seconds: Histogram;
  /** Lines of evidence. */
  readonly evidence: Directions;
}

/** What is kept of a task. */
export interface TaskTally {
  met: number;
  lapsed: number;
  readonly results: Map<string, number>;
  readonly seconds: Histogram;
}

/** What is kept of a code, in sittings; `byTask` in lines of evidence. */
export interface CodeTally extends Directions {
  met: number;
  judged: number;
  nothing: number;
  readonly byTask: Map<string, Directions>;
}

/** What is kept of a document or message. */
export interface ReadTally {
  had: number;
  opened: number;
  readonly before: Map<string, { answered: number; opened: number }>;
  readonly next: { answered: number; opened: number };
}

/** What is kept of a scheme’s marks. */
export interface MarksTally {
  readonly scheme: MarkFacts['scheme'];
  sittings: number;
  readonly criteria: Map<string, Record<CriterionFacts['level'], number>>;
  readonly pairs: Map<string, Pairs>;
}

/** What is kept of the sittings of one scenario: counts alone, so that it grows with the scenario and not with the sittings. Of people, their ids. */
export interface Tally extends GroupTally {
  readonly frame: Frame;
  readonly candidates: Map<string, number>;
  /** "finished on-the-agenda", "out-of-time": how many ended so. */
  readonly ends: Map<string, number>;
  readonly tasks: Map<string, TaskTally>;
  readonly codes: Map<string, CodeTally>;
  readonly reads: Map<string, ReadTally>;
  readonly pairs: Map<string, Pairs>;
  readonly marks: Map<string, MarksTally>;
  readonly groups: Map<string, Map<string, GroupTally>>;
}

/** The tally of no sitting yet. */
export function emptyTally(frame: Frame): Tally {
  return {
    ...emptyGroup(),
    frame,
    candidates: new Map(),
    ends: new Map(),
    tasks: new Map(),
    codes: new Map(),
    reads: new Map(),
    pairs: new Map(),
    marks: new Map(),
    groups: new Map(),
  };
}

function emptyGroup(): GroupTally {
  return { sittings: 0, finished: 0, seconds: new Map(), evidence: noDirections() };
}

function noDirections(): Directions {
  return { pass: 0, distinction: 0, against: 0 };
}

/** Adds one sitting, and the marks that people have closed of it. It changes the tally, of which there is one. */
export function addToTally(tally: Tally, facts: SittingFacts, marks: readonly MarkFacts[] = []): void {
  addToGroup(tally, facts);
  bump(tally.candidates, facts.candidate);
  bump(tally.ends, endKey(facts.end, facts.ending));
  for (const task of facts.tasks) addTask(tally, task);
  for (const code of facts.codes) addCode(tally, code);
  for (const read of facts.reads) addRead(tally, read);
  for (const mark of marks) addMarks(tally, mark);
  const scored = facts.tasks.flatMap(({ task, score }) => (score === null ? [] : [{ id: task, score }]));
  addSittingPairs(tally.pairs, scored);
  for (const [by, group] of groupsOf(facts)) {
    const groups = had(tally.groups, by, () => new Map<string, GroupTally>());
    addToGroup(had(groups, group, emptyGroup), facts);
  }
}

/** How an end is called in {@link Tally.ends}. */
export function endKey(end: SittingFacts['end'], ending: string | null): string {
  return ending === null ? end : `${end} ${ending}`;
}

/** By what a sitting is compared, and to which group it belongs there. */
function groupsOf(facts: SittingFacts): readonly (readonly [by: string, group: string])[] {
  const draws = Object.entries(facts.draws).map(([draw, value]) => [`draw ${draw}`, value] as const);
  return [
    ['purpose', facts.purpose],
    ['mode', facts.modes.join(' and ')],
    ['time allowed', facts.percent === 100 ? 'as it is' : `${facts.percent - 100}% more`],
    ['rest breaks', facts.restBreaks ? 'stop the clock' : 'none agreed'],
    ['centre', facts.centre ?? 'none'],
    ...draws,
  ];
}

function addToGroup(group: GroupTally, { end, sittingMs, codes }: SittingFacts): void {
  group.sittings += 1;
  if (end === 'finished') group.finished += 1;
  if (sittingMs !== null) countInto(group.seconds, Math.round(sittingMs / 1000));
  for (const { shown } of codes) for (const { toward } of shown) group.evidence[toward] += 1;
}

function addTask(tally: Tally, { task, result, lapsed, tookMs }: SittingFacts['tasks'][number]): void {
  const one = had(tally.tasks, task, () => ({ met: 0, lapsed: 0, results: new Map(), seconds: new Map() }));
  one.met += 1;
  if (lapsed) one.lapsed += 1;
  if (result !== null) bump(one.results, result);
  if (tookMs !== null) countInto(one.seconds, Math.round(tookMs / 1000));
}

function addCode(tally: Tally, { code, met, judged, shown }: CodeFacts): void {
  const empty = (): CodeTally => ({ ...noDirections(), met: 0, judged: 0, nothing: 0, byTask: new Map() });
  const one = had(tally.codes, code, empty);
  if (met) one.met += 1;
  if (judged > 0) one.judged += 1;
  if (met && judged === 0 && shown.length === 0) one.nothing += 1;
  for (const toward of new Set(shown.map((evidence) => evidence.toward))) one[toward] += 1;
  for (const { task, toward } of shown) had(one.byTask, task, noDirections)[toward] += 1;
}

function addRead(tally: Tally, { id, opened, before, beforeNext }: SittingFacts['reads'][number]): void {
  const none = (): ReadTally['next'] => ({ answered: 0, opened: 0 });
  const one = had(tally.reads, id, () => ({ had: 0, opened: 0, before: new Map(), next: none() }));
  one.had += 1;
  if (opened) one.opened += 1;
  if (beforeNext !== null) countOpened(one.next, beforeNext);
  for (const { task, opened: was } of before) countOpened(had(one.before, task, none), was);
}

function countOpened(count: ReadTally['next'], opened: boolean): void {
  count.answered += 1;
  if (opened) count.opened += 1;
}

function addMarks(tally: Tally, { scheme, criteria }: MarkFacts): void {
  const empty = (): MarksTally => ({ scheme, sittings: 0, criteria: new Map(), pairs: new Map() });
  const one = had(tally.marks, scheme.digest, empty);
  one.sittings += 1;
  for (const { criterion, level } of criteria)
    had(one.criteria, criterion, () => ({ below: 0, pass: 0, distinction: 0, 'not-seen': 0 }))[level] += 1;
  const seen = criteria.flatMap(({ criterion, step }) => (step === null ? [] : [{ id: criterion, score: step }]));
  addSittingPairs(one.pairs, seen);
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What a map has under a key, put there first where it has nothing. */
function had<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const before = map.get(key);
  if (before !== undefined) return before;
  const made = make();
  map.set(key, made);
  return made;
}
