import type { ChartParts } from './chart-parts.ts';
import type { Code } from './compile-expression.ts';
import type { Configuration } from './configuration.ts';
import type { Decision, TaskDecisions } from './decisions.ts';
import type { Move } from './move.ts';
import { type SlotValues, valuesFor } from './slot-values.ts';
import { configurationSlot, type Slots, standing } from './slots.ts';
import { noAnswer } from './work.ts';

/** What the slots of a state say of where the story stands and of what can be done in it. */
export interface StandingSlots {
  readonly configurationOf: (state: SlotValues) => Configuration;
  readonly isEnded: (state: SlotValues) => boolean;
  /** The slot of a task's standing. */
  readonly slotOf: (task: string) => number;
  /** The tasks that can be answered, in the file's order. */
  readonly openTasks: (state: SlotValues) => readonly TaskDecisions[];
  /** Documents that could be opened for the first time, where something may still ask whether they were. */
  readonly documents: (state: SlotValues) => readonly { readonly document: string; readonly move: Move }[];
  /** The state before the opening, with these choices of draws. */
  readonly before: (choices: Readonly<Record<string, number>>) => SlotValues;
  /** The news of the story's end: what was set aside lapses. Nothing is left in the slots but the ending. */
  readonly end: (state: SlotValues) => readonly number[];
  /** The same move each time for a decision. */
  readonly moveOf: (decision: Decision) => Move;
}

/** A task of a configuration, and the condition on which it is offered. */
interface Offer {
  readonly slot: number;
  readonly task: TaskDecisions;
  readonly code: Code | null;
}

/** Reads where a story stands out of slots. */
export function createStanding(parts: ChartParts): StandingSlots {
  const { scenario, slots, configurations, newsroom, liveness } = parts;
  const at = (key: string): number => slots.byKey.get(key)?.index ?? -1;
  const standingSlots = new Map([...scenario.tasks.keys()].map((id) => [id, at(`standing ${id}`)]));
  const endings = new Map(
    [...scenario.states.values()].filter((state) => state.ending !== null).map(({ id }) => [id, newsroom.ended(id)]),
  );
  const documents = documentsIn(slots);
  const moves: Move[] = [];
  const configurationOf = (state: SlotValues): Configuration => configurations.at(state[configurationSlot] ?? 0);
  const slotOf = (task: string): number => standingSlots.get(task) ?? -1;
  const offersOf = createOffers(parts, slotOf);
  return {
    configurationOf,
    slotOf,
    isEnded: (state) => configurationOf(state).atomic.some((node) => endings.has(node.state.id)),
    openTasks: (state) => {
      const open: TaskDecisions[] = [];
      for (const { slot, task, code } of offersOf(configurationOf(state)))
        if (state[slot] === standing.open && (code === null || code(state, noAnswer) === 1)) open.push(task);
      return open;
    },
    documents: (state) => {
      if (documents.length === 0) return documents;
      const dead = liveness(configurationOf(state));
      return documents.filter(
        ({ index, arrived }) =>
          state[index] === 0 && (arrived < 0 || state[arrived] === 1) && !dead.some(({ slot }) => slot === index),
      );
    },
    before: (choices) =>
      valuesFor(slots, ({ key, starts }) =>
        key.startsWith('draw ') ? (choices[key.slice('draw '.length)] ?? 0) : starts,
      ),
    end: (state) => {
      const lapsed = [...standingSlots].filter(([, slot]) => state[slot] === standing.setAside);
      const [ending] = configurationOf(state).atomic;
      for (const { index, starts } of slots.all) if (index !== configurationSlot) state[index] = starts;
      return [...lapsed.map(([id]) => newsroom.lapsed(id)), endings.get(ending?.state.id ?? '') ?? -1];
    },
    moveOf: (decision) => {
      const found = moves[decision.number];
      if (found !== undefined) return found;
      const move: Move = { kind: 'decide', decision };
      moves[decision.number] = move;
      return move;
    },
  };
}

/** A document of which something may ask whether it was opened. */
interface Asked {
  readonly index: number;
  /** The slot that says whether it has arrived; below nought where it was there from the start. */
  readonly arrived: number;
  readonly document: string;
  readonly move: Move;
}

function documentsIn({ all, byKey }: Slots): readonly Asked[] {
  return all
    .filter(({ key }) => key.startsWith('opened '))
    .map(({ index, key }) => {
      const document = key.slice('opened '.length);
      const arrived = byKey.get(`arrived ${document}`)?.index ?? -1;
      return { index, arrived, document, move: { kind: 'open', document } };
    });
}

/** The tasks of each configuration that may be offered; worked out once each. */
function createOffers(
  { scenario, program, decisions }: ChartParts,
  slotOf: (task: string) => number,
): (configuration: Configuration) => readonly Offer[] {
  const offered = new Map(
    [...scenario.tasks].map(([id, task]) => [id, task.if === null ? null : program.code(task.if, [])]),
  );
  const offers: (readonly Offer[])[] = [];
  return ({ number, tasks }) => {
    const known = offers[number];
    if (known !== undefined) return known;
    const made = tasks.flatMap((id): readonly Offer[] => {
      const task = decisions.get(id);
      return task === undefined ? [] : [{ slot: slotOf(id), task, code: offered.get(id) ?? null }];
    });
    offers[number] = made;
    return made;
  };
}
