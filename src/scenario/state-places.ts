import { diagnose, type Report } from './diagnostic.ts';
import { limits } from './limits.ts';
import { reportUnknown } from './resolver.ts';
import { taskWords } from './spelling.ts';
import { asMap, asScalar, entriesAt, scalarAt, type YamlEntry, type YamlMap, type YamlScalar } from './yaml-tree.ts';

/** Where a state stands in the file and in the story. */
export interface StatePlace {
  readonly id: string;
  readonly key: YamlScalar;
  readonly node: YamlMap | null;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly parent: StatePlace | null;
  readonly children: readonly StatePlace[];
}

/** The states of a file, every one, outer before inner, in the order of the file. */
export function statePlaces(root: YamlMap): readonly StatePlace[] {
  return entriesAt(root, 'states').map((entry) => placeOf(entry, null));
}

function placeOf(entry: YamlEntry, parent: StatePlace | null): StatePlace {
  const node = asMap(entry.value);
  const children: StatePlace[] = [];
  const place: StatePlace = { id: entry.key.text, key: entry.key, node, type: typeOf(node), parent, children };
  for (const inner of entriesAt(node, 'states')) children.push(placeOf(inner, place));
  return place;
}

function typeOf(node: YamlMap | null): StatePlace['type'] {
  const type = scalarAt(node, 'type')?.text;
  if (type === 'parallel' || type === 'final' || type === 'history') return type;
  return entriesAt(node, 'states').length > 0 ? 'compound' : 'atomic';
}

/** The places and all within them, outer before inner. */
export function flattened(places: readonly StatePlace[]): readonly StatePlace[] {
  return places.flatMap((place) => [place, ...flattened(place.children)]);
}

/** The strands that a state is in: the children of parallel states on the way to it. */
function strandsOf(place: StatePlace): readonly StatePlace[] {
  const strands: StatePlace[] = [];
  for (let at: StatePlace | null = place; at !== null; at = at.parent)
    if (at.parent?.type === 'parallel' && at.type !== 'history') strands.push(at);
  return strands;
}

/** Whether a state lies in another. */
export function isWithin(place: StatePlace, outer: StatePlace): boolean {
  for (let at = place.parent; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

/**
 * The state that a `to` names, as seen from a state: one that can be gone to without landing in the middle of another
 * strand. Reports an unknown id and one out of reach.
 */
export function targetOf(
  report: Report,
  node: YamlScalar | null,
  from: StatePlace,
  places: ReadonlyMap<string, StatePlace>,
): string | null {
  const scalar = asScalar(node);
  if (scalar === null) return null;
  const target = places.get(scalar.text);
  if (target === undefined) {
    reportUnknown(report, scalar, [...places.keys()], 'CS302', 'state');
    return null;
  }
  const { parent } = target;
  if (target.type === 'history' && parent !== null && (from === parent || isWithin(from, parent))) {
    const message = `\`${target.id}\` goes back into \`${parent.id}\`, which isn't left here: there is nothing to go back to.`;
    const hint = `Name the state itself, or put \`${from.id}\` outside \`${parent.id}\`.`;
    report(diagnose('CS411', scalar.span, message, hint));
    return null;
  }
  const own = strandsOf(from);
  const foreign = strandsOf(target).find((strand) => !own.includes(strand));
  if (foreign === undefined) return target.id;
  const message = `\`${target.id}\` is in the strand \`${foreign.id}\`, which \`${from.id}\` is not in.`;
  const hint = `Go to \`${foreign.parent?.id ?? ''}\`, which begins all its strands, or tell the other strand by a \`signal\`.`;
  const related = { span: foreign.key.span, message: 'the strand begins here' };
  report(diagnose('CS303', scalar.span, message, hint, related));
  return null;
}

/** The tasks of a state, each with its map. */
export function taskEntries(place: StatePlace): readonly YamlEntry[] {
  return entriesAt(place.node, 'tasks');
}

/** Ids of the results that a task can come to: its own, its options', and options that carry a result's keys themselves. */
export function resultIds(task: YamlMap | null): readonly YamlScalar[] {
  const own = entriesAt(task, 'results').map(({ key }) => key);
  const ofOptions = entriesAt(task, 'options').flatMap(({ key, value }) => {
    const option = asMap(value);
    return carriesResult(option) ? [key] : entriesAt(option, 'results').map((entry) => entry.key);
  });
  return [...own, ...ofOptions];
}

const carried = new Set(['do', 'signal', 'message', 'to', 'shows']);

/** Whether an option has a result's keys of its own, so that it is one. */
export function carriesResult(option: YamlMap | null): boolean {
  return option?.entries.some(({ key }) => carried.has(key.text)) ?? false;
}

/** Reports ids of tasks that an answers file could not tell from its commands, and too many states or tasks. */
export function checkPlaces(report: Report, places: readonly StatePlace[]): void {
  const tasks = places.flatMap(taskEntries);
  for (const { key } of tasks)
    if (taskWords.includes(key.text))
      report(
        diagnose(
          'CS205',
          key.span,
          `No task may be called \`${key.text}\`: an answers file means something else by it.`,
          'Give it another id.',
        ),
      );
  const [first] = places;
  if (first === undefined) return;
  for (const [limit, count] of [
    ['states', places.length],
    ['tasks', tasks.length],
  ] as const)
    if (count > limits[limit])
      report(
        diagnose(
          'CS124',
          first.key.span,
          `There are ${count} ${limit}; the limit ${limit} is ${limits[limit]}.`,
          'Leave some out, or make two scenarios of it.',
        ),
      );
}
