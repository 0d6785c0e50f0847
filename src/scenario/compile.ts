import { readAssesses } from './assessed-codes.ts';
import type { Names } from './cel.ts';
import { readClock } from './clock-section.ts';
import { type Diagnostic, diagnose, type Report } from './diagnostic.ts';
import { readDocuments } from './documents-section.ts';
import { readDraws, readFacts } from './facts-and-draws.ts';
import { scenarioShape } from './format.ts';
import { limits } from './limits.ts';
import type { ClockFrame } from './notation.ts';
import { parseYaml, trusted } from './parse.ts';
import type { Plan } from './plan.ts';
import { readPlan } from './plan-file.ts';
import { expressionAt, isYes, labelAt, minutesAt, proseAt, type Resolver, reportUnknown } from './resolver.ts';
import type { Draw, Fact, Person, Scenario, ScenarioSource, StateNode } from './scenario.ts';
import { checkShape, spellingProblem } from './shape.ts';
import { checkPlaces, flattened, resultIds, type StatePlace, statePlaces, taskEntries } from './state-places.ts';
import { type Gathered, readState } from './states.ts';
import { checkStory } from './story-rules.ts';
import { sittingBounds } from './task-bounds.ts';
import type { StoryFrame } from './typed-notation.ts';
import type { Unit } from './value.ts';
import {
  asMap,
  entriesAt,
  entryAt,
  itemsAt,
  scalarAt,
  scalarsAt,
  valueAt,
  type YamlMap,
  type YamlScalar,
} from './yaml-tree.ts';

/** The outcome of compiling: a scenario unless there was an error; all errors and warnings of one run, in the order of the file. */
export interface Compiled {
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The id of the root, which no author can give to a state. */
export const rootId = '(story)';

/** Ids of scenarios that mean folders of something else. */
const reservedScenarioIds = ['plans', 'schemes', 'versions'];

/** Compiles a scenario from its files. Pure: reads nothing, throws nothing. */
export function compileScenario(source: ScenarioSource): Compiled {
  const found: Diagnostic[] = [];
  const collect: Report = (diagnostic) => found.push(diagnostic);
  const text = source.files.find(({ path }) => path === source.entry)?.text ?? '';
  const parsed = parseYaml(source.entry, text, collect);
  const report = trusted(parsed, source.entry, collect);
  if (parsed.root !== null) checkShape(parsed.root, scenarioShape, 'the file', report);
  const root = asMap(parsed.root);
  const scenario = root === null ? null : readScenario(source, root, report);
  const diagnostics = inOrder(found, source);
  return { scenario: found.some(({ severity }) => severity === 'error') ? null : scenario, diagnostics };
}

/** In the order of the scenario's file, then of the others; each place and code once; no more than the limit. */
function inOrder(found: readonly Diagnostic[], source: ScenarioSource): readonly Diagnostic[] {
  const files = [source.entry, source.plan.path, ...source.files.map(({ path }) => path)];
  const rank = (file: string) => files.indexOf(file);
  const sorted = found.toSorted((a, b) => rank(a.span.file) - rank(b.span.file) || a.span.start - b.span.start);
  const seen = new Set<string>();
  const distinct = sorted.filter(({ code, span, message }) => {
    const key = `${code} ${span.file} ${span.start} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
  const kept = distinct.slice(0, limits.diagnostics);
  const next = distinct[limits.diagnostics];
  if (next === undefined) return kept;
  const message = `There are ${distinct.length - kept.length} more; the limit diagnostics is ${limits.diagnostics}.`;
  return [...kept, diagnose('CS125', next.span, message, 'Mend these first.')];
}

function readScenario(source: ScenarioSource, root: YamlMap, report: Report): Scenario {
  const clock = readClock(root, report);
  const frame: StoryFrame = { startWeekday: clock.startWeekday, starts: clock.starts, ends: clock.ends };
  const declare = declarations(report);
  const places = flattened(statePlaces(root));
  const resolver = prepare(source, root, places, frame, declare, report);
  const gathered: Gathered = { states: [], tasks: [], messages: [] };
  const top = places.filter(({ parent }) => parent === null).map((place) => readState(resolver, place, gathered));
  const documents = [...resolver.documents.values()];
  checkTop(root, places, report);
  checkStory(root, places, { states: gathered.states, messages: gathered.messages, documents }, report);
  const alwaysTrue = itemsAt(root, 'always-true').flatMap(
    (item) => expressionAt(resolver, item, resolver.names, 'yes-no') ?? [],
  );
  const assesses = readAssesses(root, resolver.plan, report);
  return {
    id: scalarAt(root, 'id')?.text ?? '',
    title: labelAt(valueAt(root, 'title')) ?? '',
    status: statusOf(scalarAt(root, 'status')?.text),
    rehearsal: isYes(valueAt(root, 'rehearsal')),
    source,
    plan: resolver.plan ?? emptyPlan,
    assesses,
    allowMinutes: minutesAt(report, valueAt(root, 'allow'), sittingBounds) ?? 0,
    clock,
    brief: proseAt(valueAt(root, 'brief')) ?? '',
    people: [...resolver.people.values()],
    documents,
    facts: [...resolver.facts.values()],
    draws: [...resolver.draws.values()],
    signals: resolver.signals,
    alwaysTrue,
    root: rootNode(root, top),
    states: byId(gathered.states),
    tasks: byId(gathered.tasks),
    messages: new Map([...gathered.messages].sort((a, b) => a.order - b.order).map((message) => [message.id, message])),
  };
}

/** Stands for a plan that could not be read; a scenario that has it is never given out. */
const emptyPlan: Plan = {
  id: '',
  title: '',
  version: '',
  status: 'draft',
  codes: [],
  outcomes: [],
  options: [],
  methods: [],
  categories: [],
  mandatory: null,
  sources: [],
};

function byId<Thing extends { readonly id: string; readonly span: { readonly start: number } }>(
  things: readonly Thing[],
): ReadonlyMap<string, Thing> {
  return new Map(things.toSorted((a, b) => a.span.start - b.span.start).map((thing) => [thing.id, thing]));
}

function statusOf(word: string | undefined): Scenario['status'] {
  return word === 'specimen' || word === 'live' ? word : 'draft';
}

/** Gathers ids that must be unique together, and reports the second of two with the place of the first. */
function declarations(report: Report): (id: YamlScalar, what: string) => void {
  const declared = new Map<string, { readonly id: YamlScalar; readonly what: string }>();
  return (id, what) => {
    if (id.isBroken) return;
    const other = declared.get(id.text);
    if (other === undefined) {
      declared.set(id.text, { id, what });
      return;
    }
    const [first, second] = other.id.span.start <= id.span.start ? [other, { id, what }] : [{ id, what }, other];
    const related = { span: first.id.span, message: `first declared here, as a ${first.what}` };
    const message = `\`${id.text}\` is declared twice: states, tasks, documents and messages share their ids.`;
    report(diagnose('CS301', second.id.span, message, 'Give one of them another id.', related));
  };
}

/** Everything that can be referred to, gathered before anything refers to it. */
function prepare(
  source: ScenarioSource,
  root: YamlMap,
  places: readonly StatePlace[],
  frame: StoryFrame,
  declare: Resolver['declare'],
  report: Report,
): Resolver {
  const plan = findPlan(source, root, report);
  const facts = readFacts(root, frame, report);
  const draws = readDraws(root, frame, report);
  const drawUnits = new Map(draws.map((draw) => [draw.id, unitsOf(draw)]));
  const { documents, unread } = readDocuments(source, root, drawNames(drawUnits, frame), report);
  const tasks = places.flatMap(taskEntries);
  for (const { key } of entriesAt(root, 'documents')) declare(key, 'document');
  for (const { key } of places) declare(key, 'state');
  for (const { key } of tasks) declare(key, 'task');
  for (const { value } of tasks) checkResultIds(asMap(value), report);
  checkPlaces(report, places);
  return {
    report,
    frame,
    names: {
      facts: new Map(facts.map(({ id, unit, choices }) => [id, { unit, choices }])),
      draws: drawUnits,
      tasks: new Map(tasks.map(({ key, value }) => [key.text, resultIds(asMap(value)).map(({ text }) => text)])),
      documents: new Set(documents.keys()),
      offers: null,
      clock: false,
      frame,
    },
    doubtful: doubtfulNames(root, facts, draws, report),
    plan,
    assessed: assessedCodes(root),
    people: readPeople(root),
    documents,
    unreadDocuments: unread,
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    draws: new Map(draws.map((draw) => [draw.id, draw])),
    signals: readSignals(root, report),
    places: firstOfEach(places),
    declare,
  };
}

function firstOfEach(places: readonly StatePlace[]): ReadonlyMap<string, StatePlace> {
  return new Map(places.toReversed().map((place) => [place.id, place]));
}

function unitsOf(draw: Draw): Unit | Readonly<Record<string, Unit>> {
  const [first] = draw.columns;
  if (first !== undefined && first.name === null) return first.unit;
  return Object.fromEntries(draw.columns.map(({ name, unit }) => [name ?? '', unit]));
}

function drawNames(draws: Names['draws'], frame: ClockFrame): Names {
  return { facts: new Map(), draws, tasks: new Map(), documents: new Set(), offers: null, clock: false, frame };
}

/** Names that are declared but could not be read, and names declared both as a fact and as a draw, which is reported. */
function doubtfulNames(
  root: YamlMap,
  facts: readonly Fact[],
  draws: readonly Draw[],
  report: Report,
): ReadonlySet<string> {
  const factKeys = entriesAt(root, 'facts').map(({ key }) => key);
  const drawKeys = entriesAt(root, 'draws').map(({ key }) => key);
  for (const key of drawKeys) {
    const first = factKeys.find(({ text }) => text === key.text);
    if (first === undefined) continue;
    const [one, two] = first.span.start <= key.span.start ? [first, key] : [key, first];
    const related = { span: one.span, message: 'first declared here' };
    report(
      diagnose(
        'CS301',
        two.span,
        `\`${key.text}\` is declared twice: as a fact and as a draw.`,
        'Give one of them another id.',
        related,
      ),
    );
  }
  const read = new Set([...facts, ...draws].map(({ id }) => id));
  return new Set([...factKeys, ...drawKeys].map(({ text }) => text).filter((name) => !read.has(name)));
}

function findPlan(source: ScenarioSource, root: YamlMap, report: Report): Plan | null {
  const named = scalarAt(root, 'plan');
  if (source.plan.text === '') {
    if (named !== null)
      report(
        diagnose(
          'CS506',
          named.span,
          `There is no plan \`${named.text}\`.`,
          `Put it at scenarios/plans/${named.text}.yaml, or name another.`,
        ),
      );
    return null;
  }
  const plan = readPlan(source.plan, report);
  if (plan !== null && named !== null && plan.id !== '' && plan.id !== named.text)
    report(
      diagnose(
        'CS507',
        named.span,
        `The plan \`${named.text}\` calls itself \`${plan.id}\`.`,
        'Make its `id` and its file name the same.',
      ),
    );
  return plan;
}

/** The codes as listed, read without a word: what is wrong with them is reported where `assesses` itself is read. */
function assessedCodes(root: YamlMap): ReadonlySet<string> | null {
  const isRehearsal = isYes(valueAt(root, 'rehearsal'));
  if (entryAt(root, 'assesses') === null && !isRehearsal) return null;
  const lists = entriesAt(root, 'assesses').flatMap(({ value }) => (value.type === 'list' ? value.items : []));
  return new Set(lists.flatMap((item) => (item.type === 'scalar' ? item.text : [])));
}

function readPeople(root: YamlMap): ReadonlyMap<string, Person> {
  const people = entriesAt(root, 'people').map(({ key, value }): [string, Person] => {
    const map = asMap(value);
    const said = (word: string) => labelAt(valueAt(map, word));
    const person = {
      id: key.text,
      name: said('name') ?? '',
      role: said('role') ?? '',
      phone: said('phone'),
      email: said('email'),
      about: said('about'),
      span: key.span,
    };
    return [key.text, person];
  });
  return new Map(people);
}

function readSignals(root: YamlMap, report: Report): readonly string[] {
  const seen = new Map<string, YamlScalar>();
  for (const scalar of scalarsAt(root, 'signals')) {
    const problem = spellingProblem(scalar, 'id');
    if (problem !== null) report(problem);
    const first = seen.get(scalar.text);
    if (first === undefined) seen.set(scalar.text, scalar);
    else
      report(
        diagnose('CS301', scalar.span, `The signal \`${scalar.text}\` is declared twice.`, 'Take one out.', {
          span: first.span,
          message: 'first declared here',
        }),
      );
  }
  return [...seen.keys()];
}

/** The results of a task and of its options share one set of ids. */
function checkResultIds(task: YamlMap | null, report: Report): void {
  const seen = new Map<string, YamlScalar>();
  for (const id of resultIds(task)) {
    const first = seen.get(id.text);
    if (first === undefined) seen.set(id.text, id);
    else {
      const [one, two] = first.span.start <= id.span.start ? [first, id] : [id, first];
      const related = { span: one.span, message: 'first declared here' };
      report(
        diagnose(
          'CS301',
          two.span,
          `The result \`${id.text}\` is declared twice in this task.`,
          'Give one of them another id.',
          related,
        ),
      );
    }
  }
}

/** What the shape alone can't tell of the keys at the top. */
function checkTop(root: YamlMap, places: readonly StatePlace[], report: Report): void {
  const version = scalarAt(root, 'callsheet');
  if (version !== null && version.text !== '1')
    report(
      diagnose(
        'CS211',
        version.span,
        `Version \`${version.text}\` of the format isn't known.`,
        'Write `callsheet: 1`.',
      ),
    );
  const id = scalarAt(root, 'id');
  const problem = id === null ? null : spellingProblem(id, 'id');
  if (problem !== null) report(problem);
  if (id !== null && reservedScenarioIds.includes(id.text))
    report(
      diagnose(
        'CS205',
        id.span,
        `No scenario may be called \`${id.text}\`: that folder holds something else.`,
        'Give it another id.',
      ),
    );
  if (entryAt(root, 'assesses') === null && !isYes(valueAt(root, 'rehearsal')))
    report(
      diagnose(
        'CS202',
        root.entries[0]?.key.span ?? root.span,
        '`assesses` is missing in the file.',
        'List the codes under `assesses: { core: […] }`, or write `rehearsal: yes`.',
      ),
    );
  const type = entryAt(root, 'type');
  if (type !== null) {
    const hint = 'Take it out, and put a state of `type: parallel` inside.';
    report(diagnose('CS406', type.key.span, 'The story as a whole is one state after another.', hint));
  }
  checkInitial(root, places, report);
}

function checkInitial(root: YamlMap, places: readonly StatePlace[], report: Report): void {
  const initial = scalarAt(root, 'initial');
  const top = places.filter(({ parent }) => parent === null);
  const first = top.find(({ id }) => id === initial?.text);
  if (initial !== null && first === undefined)
    reportUnknown(
      report,
      initial,
      top.map(({ id }) => id),
      'CS302',
      'state at the top of the story',
    );
}

function rootNode(root: YamlMap, states: readonly StateNode[]): StateNode {
  return {
    id: rootId,
    span: root.entries[0]?.key.span ?? root.span,
    type: 'compound',
    parent: null,
    initial: scalarAt(root, 'initial')?.text ?? null,
    states,
    entry: [],
    exit: [],
    tasks: [],
    timers: [],
    always: [],
    on: [],
    whenAllAnswered: null,
    done: [],
    history: null,
    ending: null,
  };
}
