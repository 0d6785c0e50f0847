import type { Scenario } from '../scenario/scenario.ts';
import type { Span } from '../scenario/value.ts';
import { resultsOf } from './chart-nodes.ts';

/** Something that a move brings about. */
export type News =
  | { readonly kind: 'result'; readonly task: string; readonly result: string }
  | { readonly kind: 'lapsed'; readonly task: string }
  | { readonly kind: 'delivered'; readonly message: string }
  | { readonly kind: 'entered'; readonly state: string }
  | { readonly kind: 'fired'; readonly timer: string }
  | { readonly kind: 'ended'; readonly ending: string }
  /** A fact that is only added up has grown by so much (or shrunk, if negative). */
  | { readonly kind: 'added'; readonly fact: string; readonly amount: number }
  | Fault;

/** Something that must not happen. */
export interface Fault {
  readonly kind: 'fault';
  readonly of: FaultOf;
  /** The condition's or invariant's source, or what became of the fact. */
  readonly what: string;
  /** What is at fault. */
  readonly span: Span;
}

/** What a fault is of: a condition without a value, a fact beyond its bound, an invariant that doesn't hold. */
export type FaultOf = 'value' | 'bound' | 'invariant';

/** Numbers for all that can happen in a scenario, so that a move tells of it in numbers. Sums and faults get theirs as they occur. */
export interface Newsroom {
  readonly all: readonly News[];
  /** By the task and the result's place, from 1. */
  readonly result: (task: string, place: number) => number;
  readonly lapsed: (task: string) => number;
  readonly delivered: (message: string) => number;
  readonly entered: (state: string) => number;
  readonly fired: (timer: string) => number;
  readonly ended: (state: string) => number;
  readonly added: (fact: string, amount: number) => number;
  readonly fault: (of: FaultOf, what: string, span: Span) => number;
}

/** The numbers of a scenario. */
export function createNewsroom(scenario: Scenario): Newsroom {
  const all: News[] = [];
  const add = (news: News): number => all.push(news) - 1;
  const states = [...scenario.states.values()];
  const tasks = [...scenario.tasks.values()];
  const table = (ids: readonly string[], news: (id: string) => News): ((id: string) => number) => {
    const numbers = new Map(ids.map((id) => [id, add(news(id))]));
    return (id) => numbers.get(id) ?? -1;
  };
  const results = new Map(
    tasks.map(({ id, ...task }) => [
      id,
      resultsOf({ id, ...task }).map((result) => add({ kind: 'result', task: id, result: result.id })),
    ]),
  );
  const asTheyOccur = new Map<string, number>();
  const occurring = (key: string, make: () => News): number => {
    const known = asTheyOccur.get(key) ?? add(make());
    asTheyOccur.set(key, known);
    return known;
  };
  return {
    all,
    result: (task, place) => results.get(task)?.[place - 1] ?? -1,
    lapsed: table([...scenario.tasks.keys()], (task) => ({ kind: 'lapsed', task })),
    delivered: table([...scenario.messages.keys()], (message) => ({ kind: 'delivered', message })),
    entered: table([scenario.root.id, ...states.map(({ id }) => id)], (state) => ({ kind: 'entered', state })),
    fired: table(
      states.flatMap((state) => state.timers.map((timer) => timer.id)),
      (timer) => ({ kind: 'fired', timer }),
    ),
    ended: table(
      states.map(({ id }) => id),
      (ending) => ({ kind: 'ended', ending }),
    ),
    added: (fact, amount) => occurring(`added ${fact} ${amount}`, () => ({ kind: 'added', fact, amount })),
    fault: (of, what, span) =>
      occurring(`fault ${of} ${span.start} ${what}`, () => ({ kind: 'fault', of, what, span })),
  };
}
