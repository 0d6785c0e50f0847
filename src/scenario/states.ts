import { diagnose } from './diagnostic.ts';
import { type EffectPlace, readEffectList, readMoment, readSignal, readTransitions } from './effects.ts';
import type { Task } from './kinds/kind.ts';
import { labelAt, proseAt, type Resolver, reportUnknown } from './resolver.ts';
import type { Message, StateNode, Timer } from './scenario.ts';
import { isWithin, type StatePlace, targetOf, taskEntries } from './state-places.ts';
import { readTask } from './tasks.ts';
import { entriesAt, entryAt, itemsAt, mapAt, scalarAt, valueAt } from './yaml-tree.ts';

/** What is gathered while the states are read, in the order of the file. */
export interface Gathered {
  readonly states: StateNode[];
  readonly tasks: Task[];
  readonly messages: Message[];
}

/** Reads a state and all within it. Mistakes are reported; what can't be read is left out. */
export function readState(resolver: Resolver, place: StatePlace, gathered: Gathered): StateNode {
  checkType(resolver, place);
  const own = (owner: string, isEntry = false): EffectPlace => ({
    resolver,
    state: place,
    names: resolver.names,
    owner,
    isEntry,
    messages: gathered.messages,
  });
  const { node, id } = place;
  const entry = readEffectList(own(`${id}.entry`, true), itemsAt(node, 'entry'));
  const tasks = taskEntries(place).flatMap((task) => readTask(resolver, place, task, gathered.messages) ?? []);
  gathered.tasks.push(...tasks);
  const timers = [...readTimers(own, place, 'after'), ...readTimers(own, place, 'at')];
  const always = readTransitions(own(`${id}.always`), valueAt(node, 'always'));
  const on = entriesAt(node, 'on').flatMap(({ key, value }) => {
    const signal = readSignal(resolver, key);
    return signal === null ? [] : [{ signal, transitions: readTransitions(own(`${id}.on.${signal}`), value) }];
  });
  const [whenAllAnswered] = readTransitions(own(`${id}.when-all-answered`), valueAt(node, 'when-all-answered'));
  const done = readTransitions(own(`${id}.done`), valueAt(node, 'done'));
  const exit = readEffectList(own(`${id}.exit`), itemsAt(node, 'exit'));
  const states: StateNode[] = [];
  const state: StateNode = {
    id,
    span: place.key.span,
    type: place.type,
    parent: place.parent?.id ?? null,
    initial: readInitial(resolver, place),
    states,
    entry,
    exit,
    tasks,
    timers: timers.toSorted((a, b) => a.order - b.order),
    always,
    on,
    whenAllAnswered: whenAllAnswered ?? null,
    done,
    history: readHistory(resolver, place),
    ending: readEnding(place),
  };
  gathered.states.push(state);
  for (const child of place.children) states.push(readState(resolver, child, gathered));
  return state;
}

function readTimers(own: (owner: string) => EffectPlace, place: StatePlace, kind: 'after' | 'at'): readonly Timer[] {
  return entriesAt(place.node, kind).flatMap(({ key, value }) => {
    const id = `${place.id}.${kind}.${key.text}`;
    const from = own(id);
    const moment = readMoment(from.resolver, key, kind);
    const transitions = readTransitions(from, value);
    return moment === null ? [] : [{ id, kind, moment, transitions, order: key.span.start, span: key.span }];
  });
}

function readInitial({ report }: Resolver, place: StatePlace): string | null {
  const scalar = scalarAt(place.node, 'initial');
  if (scalar === null || place.type !== 'compound') return null;
  const child = place.children.find(({ id }) => id === scalar.text);
  if (child?.type === 'history') {
    const message = `\`${child.id}\` goes back to where \`${place.id}\` was left, so \`${place.id}\` can't begin with it.`;
    report(diagnose('CS410', scalar.span, message, 'Name the state with which it begins.'));
  }
  if (child === undefined)
    reportUnknown(
      report,
      scalar,
      place.children.map(({ id }) => id),
      'CS302',
      'state',
      ` inside \`${place.id}\``,
    );
  return child?.id ?? null;
}

function readHistory({ report, places }: Resolver, place: StatePlace): StateNode['history'] {
  if (place.type !== 'history') return null;
  const depth = scalarAt(place.node, 'history')?.text === 'deep' ? 'deep' : 'shallow';
  const scalar = scalarAt(place.node, 'to');
  if (place.parent === null) {
    report(
      diagnose(
        'CS411',
        place.key.span,
        'The story as a whole is never left, so there is nothing to go back to.',
        'Put the history state inside the state that is left.',
      ),
    );
    return { depth, to: null };
  }
  const to = targetOf(report, scalar, place.parent, places);
  const target = to === null ? undefined : places.get(to);
  if (target !== undefined && scalar !== null && !isWithin(target, place.parent)) {
    const hint = `Name a state inside \`${place.parent.id}\`.`;
    report(
      diagnose(
        'CS411',
        scalar.span,
        `\`${target.id}\` isn't inside \`${place.parent.id}\`, where this history state goes back to.`,
        hint,
      ),
    );
  }
  return { depth, to };
}

function readEnding(place: StatePlace): StateNode['ending'] {
  const map = mapAt(place.node, 'ending');
  if (map === null) return null;
  return { title: labelAt(valueAt(map, 'title')) ?? '', text: proseAt(valueAt(map, 'text')) ?? '' };
}

const ofFinal = ['type', 'entry', 'ending'];
const ofHistory = ['type', 'history', 'to'];

/** Reports keys that a state of this type can't have, and those it lacks. */
function checkType({ report }: Resolver, place: StatePlace): void {
  const { node, type, key } = place;
  if (node === null) return;
  const allowed = type === 'final' ? ofFinal : type === 'history' ? ofHistory : null;
  for (const entry of node.entries) {
    const word = entry.key.text;
    if (allowed !== null && !allowed.includes(word) && word !== 'ending')
      report(
        diagnose(
          'CS407',
          entry.key.span,
          `A ${type} state has no \`${word}\`.`,
          `It has ${allowed
            .filter((one) => one !== 'type')
            .map((one) => `\`${one}\``)
            .join(', ')} and nothing else.`,
        ),
      );
    if (allowed === null && (word === 'history' || word === 'to'))
      report(
        diagnose(
          'CS210',
          entry.key.span,
          `\`${word}\` belongs to a state of \`type: history\`.`,
          'A state is left by a transition: under `after`, `at`, `on`, `always`, or a task’s result.',
        ),
      );
  }
  const ending = entryAt(node, 'ending');
  const endsTheSitting = type === 'final' && place.parent === null;
  if (ending !== null && !endsTheSitting)
    report(
      diagnose(
        'CS409',
        ending.key.span,
        'Only a final state at the top of the story has an ending.',
        place.parent === null ? 'Add a line `type: final` to the state.' : 'Move it there.',
      ),
    );
  if (ending === null && endsTheSitting)
    report(
      diagnose(
        'CS409',
        key.span,
        `\`${place.id}\` ends the sitting and has no \`ending\`.`,
        'Add `ending: { title: …, text: … }`.',
      ),
    );
  checkChildren(report, place);
}

function checkChildren(report: Resolver['report'], place: StatePlace): void {
  const { node, type, key, children, id } = place;
  const initial = entryAt(node, 'initial');
  if (type === 'compound' && initial === null)
    report(
      diagnose(
        'CS410',
        key.span,
        `\`${id}\` has states inside and no \`initial\`.`,
        `Add \`initial: ${children[0]?.id ?? '…'}\`, or \`type: parallel\`.`,
      ),
    );
  if (initial !== null && type === 'parallel')
    report(
      diagnose(
        'CS410',
        initial.key.span,
        'A parallel state begins all its strands, so it has no `initial`.',
        'Take it out.',
      ),
    );
  if (initial !== null && type === 'atomic')
    report(
      diagnose(
        'CS410',
        initial.key.span,
        `\`${id}\` has no states inside to begin with.`,
        'Take `initial` out, or add `states:`.',
      ),
    );
  if (type === 'parallel' && children.filter((child) => child.type !== 'history').length < 2)
    report(
      diagnose(
        'CS410',
        key.span,
        `\`${id}\` is parallel and has fewer than two strands.`,
        'Add the other strand, or take `type: parallel` out.',
      ),
    );
  const done = entryAt(node, 'done');
  if (done !== null && !canBeDone(place))
    report(
      diagnose(
        'CS404',
        done.key.span,
        `\`done\` is never taken: ${type === 'parallel' ? 'not every strand has' : 'there is no'} final state inside.`,
        'Add a state of `type: final`.',
      ),
    );
}

function canBeDone({ type, children }: StatePlace): boolean {
  const hasFinal = (place: StatePlace) => place.children.some((child) => child.type === 'final');
  if (type === 'compound') return children.some((child) => child.type === 'final');
  const strands = children.filter((child) => child.type !== 'history');
  return (
    type === 'parallel' &&
    strands.every((strand) => strand.type === 'final' || hasFinal(strand) || strand.type === 'parallel')
  );
}
