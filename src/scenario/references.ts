import { assessedCodes } from './assessed-codes.ts';
import type { Names } from './cel.ts';
import { diagnose, type Report } from './diagnostic.ts';
import { readDocuments } from './documents-section.ts';
import { readDraws, readFacts } from './facts-and-draws.ts';
import type { ClockFrame } from './notation.ts';
import type { Plan } from './plan.ts';
import { labelAt, type Resolver } from './resolver.ts';
import type { Draw, Fact, Person, ScenarioSource } from './scenario.ts';
import { spellingProblem } from './shape-mistakes.ts';
import { checkPlaces, resultIds, type StatePlace, taskEntries } from './state-places.ts';
import type { StoryFrame } from './typed-notation.ts';
import type { Unit } from './value.ts';
import { asMap, entriesAt, scalarsAt, valueAt, type YamlMap, type YamlScalar } from './yaml-tree.ts';

/** Everything that can be referred to, gathered before anything refers to it. */
export function gatherReferences(
  source: ScenarioSource,
  plan: Plan | null,
  root: YamlMap,
  places: readonly StatePlace[],
  frame: StoryFrame,
  declare: Resolver['declare'],
  report: Report,
): Resolver {
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

/** Gathers ids that must be unique together, and reports the second of two with the place of the first. */
export function declarations(report: Report): (id: YamlScalar, what: string) => void {
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

function firstOfEach(places: readonly StatePlace[]): ReadonlyMap<string, StatePlace> {
  const first = new Map<string, StatePlace>();
  for (const place of places) if (!first.has(place.id)) first.set(place.id, place);
  return first;
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
  const twice = new Set<string>();
  for (const key of drawKeys) {
    const first = factKeys.find(({ text }) => text === key.text);
    if (first === undefined) continue;
    twice.add(key.text);
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
  const declared = [...factKeys, ...drawKeys].map(({ text }) => text);
  return new Set(declared.filter((name) => !read.has(name) || twice.has(name)));
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
