import { diagnose, type Report } from './diagnostic.ts';
import { limits } from './limits.ts';
import type { Document, Message, StateNode, Transition } from './scenario.ts';
import { type StatePlace, taskEntries } from './state-places.ts';
import type { Span } from './value.ts';
import { asMap, entryAt, isYesText, scalarAt, type YamlMap } from './yaml-tree.ts';

/** Rules of the story as a whole: an ending, a handover note, documents that somebody gets, no circle without time. */
export function checkStory(
  root: YamlMap,
  places: readonly StatePlace[],
  story: {
    readonly states: readonly StateNode[];
    readonly messages: readonly Message[];
    readonly documents: readonly Document[];
  },
  report: Report,
): void {
  const at = entryAt(root, 'states')?.key.span ?? root.span;
  if (!places.some((place) => place.parent === null && place.type === 'final'))
    report(
      diagnose(
        'CS408',
        at,
        'The story has no ending: no final state at the top.',
        'Add a state of `type: final` with an `ending`.',
      ),
    );
  checkHandover(places, at, report);
  checkDocuments(story.documents, story.messages, report);
  checkCircles(story.states, report);
  checkCounts(story.states, story.messages, at, report);
}

function checkHandover(places: readonly StatePlace[], at: Span, report: Report): void {
  const hasOne = places.flatMap(taskEntries).some(({ value }) => isYesText(scalarAt(asMap(value), 'handover')));
  if (!hasOne)
    report(
      diagnose(
        'CS401',
        at,
        'No task is the handover note, in which every path ends.',
        'Give the last `write` task `handover: yes` and `reserve: 8m`.',
      ),
    );
}

function checkDocuments(documents: readonly Document[], messages: readonly Message[], report: Report): void {
  const attached = new Set(messages.flatMap((message) => message.attach));
  for (const document of documents)
    if (!document.fromStart && !attached.has(document.id))
      report(
        diagnose(
          'CS414',
          document.span,
          `\`${document.id}\` arrives later, but no message brings it.`,
          'Attach it to a message, or take `arrives: later` out.',
        ),
      );
}

/** An `always` taken whatever happens, from a state back to itself, without any time passing. */
function checkCircles(states: readonly StateNode[], report: Report): void {
  const byId = new Map(states.map((state) => [state.id, state]));
  const walked = new Set<string>();
  for (const { id: start } of states) {
    const path: string[] = [];
    let at: string | null = start;
    for (; at !== null && !walked.has(at); at = certainlyTaken(byId, at)?.to ?? null) {
      walked.add(at);
      path.push(at);
    }
    const from = at === null ? -1 : path.indexOf(at);
    if (from !== -1) reportCircle(byId, path.slice(from), report);
  }
}

/** What is taken at once whatever the facts are, or null: the first `always` of the state, or of the one it begins in. */
function certainlyTaken(byId: ReadonlyMap<string, StateNode>, id: string): Transition | null {
  for (let state = byId.get(id); state !== undefined; state = byId.get(state.initial ?? '')) {
    const [first] = state.always;
    if (first !== undefined) return first.when === null ? first : null;
  }
  return null;
}

function reportCircle(byId: ReadonlyMap<string, StateNode>, circle: readonly string[], report: Report): void {
  const own = circle.flatMap((id) => certainlyTaken(byId, id) ?? []);
  const first = own.toSorted((one, other) => one.span.start - other.span.start)[0];
  if (first === undefined) return;
  const some = circle.length > 6 ? [...circle.slice(0, 6), '…'] : circle;
  const message = `This goes round in a circle: ${[...some, circle[0]].join(' → ')}.`;
  report(diagnose('CS413', first.span, message, 'Give one of them a `when`, or let time pass between them.'));
}

function checkCounts(states: readonly StateNode[], messages: readonly Message[], at: Span, report: Report): void {
  const timers = states.reduce((sum, state) => sum + state.timers.length, 0);
  for (const [limit, count] of [
    ['messages', messages.length],
    ['timers', timers],
  ] as const)
    if (count > limits[limit])
      report(
        diagnose(
          'CS124',
          at,
          `There are ${count} ${limit}; the limit ${limit} is ${limits[limit]}.`,
          'Leave some out, or make two scenarios of it.',
        ),
      );
}
