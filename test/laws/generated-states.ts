import type { TaskKind } from '../../src/scenario/kinds/kind.ts';
import type { Choices } from './choices.ts';

/** A state of a generated story: where it stands, and its tasks. */
export interface GeneratedState {
  readonly id: string;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly parent: GeneratedState | null;
  readonly children: readonly GeneratedState[];
  readonly tasks: readonly { readonly id: string; readonly kind: TaskKind }[];
  readonly isDeep: boolean;
  readonly canBeDone: boolean;
}

/** How far states may lie in one another. */
const depthMax = 3;

/** The states of a story, outer before inner, in the order of the file; the first is where it begins. */
export function generatedStates(choices: Choices, kinds: readonly TaskKind[]): readonly GeneratedState[] {
  const made: GeneratedState[] = [];
  let tasks = 0;

  function add(type: GeneratedState['type'], parent: GeneratedState | null, depth: number): GeneratedState {
    const children: GeneratedState[] = [];
    const isOrdinary = type !== 'final' && type !== 'history';
    const count = isOrdinary ? (type === 'atomic' ? 1 : 0) + choices.oneOf([0, 0, 1, 2]) : 0;
    const state = {
      id: `s${made.length + 1}`,
      type,
      parent,
      children,
      tasks: Array.from({ length: tasks < 12 ? count : 0 }, () => {
        tasks += 1;
        return { id: `t${tasks}`, kind: choices.oneOf(kinds) };
      }),
      isDeep: type === 'history' && choices.sometimes(50),
      canBeDone: false,
    };
    made.push(state);
    if (type === 'compound' || type === 'parallel') fill(state, children, depth);
    return state;
  }

  function fill(state: GeneratedState & { canBeDone: boolean }, children: GeneratedState[], depth: number): void {
    const isParallel = state.type === 'parallel';
    const inside = choices.oneOf([2, 2, 3]);
    for (let at = 0; at < inside; at += 1) children.push(add(typeAt(choices, depth + 1, isParallel), state, depth + 1));
    const hasEnd = !isParallel && choices.sometimes(60);
    if (hasEnd) children.push(add('final', state, depth + 1));
    const areDone = children.every((child) => child.children.some(({ type }) => type === 'final'));
    state.canBeDone = (isParallel ? areDone : hasEnd) && choices.sometimes(80);
    if (choices.sometimes(60)) children.push(add('history', state, depth + 1));
  }

  const count = choices.oneOf([1, 2, 3]);
  for (let at = 0; at < count; at += 1) add(typeAt(choices, 1, false), null, 1);
  return made;
}

function typeAt(choices: Choices, depth: number, isStrand: boolean): GeneratedState['type'] {
  if (depth >= depthMax) return 'atomic';
  return choices.oneOf(
    isStrand ? ['compound', 'atomic', 'compound', 'parallel'] : ['atomic', 'compound', 'parallel', 'atomic'],
  );
}

/** Ids of states that a state may go to: any in its reach, and those further on in the file than all of itself. */
export function targetsFrom(
  from: GeneratedState,
  states: readonly GeneratedState[],
): { readonly anywhere: readonly string[]; readonly onwards: readonly string[] } {
  const last = states.findLastIndex((state) => isWithin(state, from));
  const inReach = states.filter((state) => isInReach(from, state));
  const back = inReach.filter(({ type }) => type === 'history');
  const onwards = inReach.filter((state) => states.indexOf(state) > last && state.type !== 'history');
  return {
    // Going back by history is rare among all that can be done, and much depends on it.
    anywhere: [...inReach, ...inReach, ...back, ...back, ...back].map(({ id }) => id).concat('handover', 'the-end'),
    onwards: [...onwards, ...onwards].map(({ id }) => id).concat('handover'),
  };
}

function isWithin(state: GeneratedState, outer: GeneratedState): boolean {
  return state === outer || (state.parent !== null && isWithin(state.parent, outer));
}

/** A state in a strand is gone to from within that strand alone, and history from outside the state that it goes back into. */
function isInReach(from: GeneratedState, to: GeneratedState): boolean {
  if (to.type === 'history' && to.parent !== null && isWithin(from, to.parent)) return false;
  return strandsAround(to).every((strand) => isWithin(from, strand));
}

function strandsAround(state: GeneratedState): readonly GeneratedState[] {
  if (state.parent === null) return [];
  const isStrand = state.parent.type === 'parallel' && state.type !== 'history';
  return [...(isStrand ? [state] : []), ...strandsAround(state.parent)];
}
