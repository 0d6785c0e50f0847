import { readAssesses } from './assessed-codes.ts';
import { readClock } from './clock-section.ts';
import type { Diagnostic, Report } from './diagnostic.ts';
import { inOrder } from './diagnostic-order.ts';
import { scenarioShape } from './format.ts';
import { type ParseYaml, parseYaml } from './parse.ts';
import { emptyPlan } from './plan.ts';
import { findPlan } from './plan-file.ts';
import { declarations, gatherReferences } from './references.ts';
import { expressionAt, isYes, labelAt, minutesAt, proseAt } from './resolver.ts';
import { readFairness, readReview } from './review-section.ts';
import type { Scenario, ScenarioSource, StateNode } from './scenario.ts';
import { checkShape } from './shape.ts';
import { flattened, statePlaces } from './state-places.ts';
import { type Gathered, readState } from './states.ts';
import { checkStory } from './story-rules.ts';
import { sittingBounds } from './task-bounds.ts';
import { checkTop } from './top-rules.ts';
import { trusted } from './trusted.ts';
import type { StoryFrame } from './typed-notation.ts';
import { asMap, entryAt, itemsAt, scalarAt, valueAt, type YamlMap } from './yaml-tree.ts';

/** The outcome of compiling: a scenario unless there was an error; all errors and warnings of one run, in the order of the file. */
export interface Compiled {
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The id of the root, which no author can give to a state. */
export const rootId = '(story)';

/** Compiles a scenario from its files. Pure: reads nothing, throws nothing. */
export function compileScenario(source: ScenarioSource, parse: ParseYaml = parseYaml): Compiled {
  const found: Diagnostic[] = [];
  const collect: Report = (diagnostic) => found.push(diagnostic);
  const text = source.files.find(({ path }) => path === source.entry)?.text ?? '';
  const parsed = parse(source.entry, text, collect);
  const report = trusted(parsed, source.entry, collect);
  const root = parsed.root === null ? null : asMap(checkShape(parsed.root, scenarioShape, 'the file', report));
  const scenario = root === null ? null : readScenario(source, root, parse, report);
  const files = [source.entry, source.plan.path, ...source.files.map(({ path }) => path)];
  const diagnostics = inOrder(found, files);
  return { scenario: found.some(({ severity }) => severity === 'error') ? null : scenario, diagnostics };
}

function readScenario(source: ScenarioSource, root: YamlMap, parse: ParseYaml, report: Report): Scenario {
  const clock = readClock(root, report);
  const frame: StoryFrame = { startWeekday: clock.startWeekday, starts: clock.starts, ends: clock.ends };
  const declare = declarations(report);
  const plan = findPlan(source, root, parse, report);
  const places = flattened(statePlaces(root));
  const resolver = gatherReferences(source, plan, root, places, frame, declare, report);
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
    review: readReview(root, report),
    fairness: readFairness(root, report),
    source,
    plan: resolver.plan ?? emptyPlan,
    assesses,
    allowMinutes: minutesAt(report, valueAt(root, 'allow'), sittingBounds) ?? 0,
    allowSpan: entryAt(root, 'allow')?.key.span ?? root.span,
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

function byId<Thing extends { readonly id: string; readonly span: { readonly start: number } }>(
  things: readonly Thing[],
): ReadonlyMap<string, Thing> {
  return new Map(things.toSorted((a, b) => a.span.start - b.span.start).map((thing) => [thing.id, thing]));
}

function statusOf(word: string | undefined): Scenario['status'] {
  return word === 'specimen' || word === 'live' ? word : 'draft';
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
