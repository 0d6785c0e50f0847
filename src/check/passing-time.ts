import type { Message } from '../scenario/scenario.ts';
import type { ChartParts, ChartRun } from './chart-run.ts';
import type { Configuration } from './configuration.ts';
import { conditionOf, noAnswer, type Work } from './work.ts';

/** Messages on their way and time passing, on the work in hand. */
export interface PassingTime {
  /** Lets minutes pass: what falls due does so at its own instant, in order. Time stops where the story ends. */
  readonly elapse: (minutes: number) => void;
  /** Minutes until the next thing falls due; -1 when nothing is pending. */
  readonly untilNext: (slots: Int32Array, configuration: Configuration) => number;
}

/** A timer of an active state, or a message on its way. */
interface PendingSlot {
  readonly slot: number;
  readonly fire: () => void;
}

/** How messages are sent and delivered. */
export interface Post {
  readonly send: (message: Message) => void;
  readonly deliver: (message: Message) => void;
}

/** The post of a scenario: a message that takes time is on its way once at a time; one sent `once` is delivered once. */
export function createPost({ scenario, slots, program, newsroom }: Omit<ChartParts, 'decisions'>, work: Work): Post {
  const { slots: s } = work;
  const at = (key: string): number => slots.byKey.get(key)?.index ?? -1;
  const compiled = new Map(
    [...scenario.messages.values()].map((message) => {
      const code = message.if === null ? null : program.code(message.if, []);
      const isWanted = conditionOf(work, newsroom, code, message.if?.source ?? '');
      const sent = at(`sent ${message.id}`);
      const arrived = message.attach.map((id) => at(`arrived ${id}`)).filter((slot) => slot >= 0);
      const told = newsroom.delivered(message.id);
      const left = at(`left ${message.id}`);
      const minutes = message.after === null ? () => 0 : program.minutes(message.after);
      const deliver = (): void => {
        const { answer } = work;
        work.answer = noAnswer;
        const goes = isWanted();
        work.answer = answer;
        if (!goes) return;
        if (sent >= 0) s[sent] = 1;
        for (const slot of arrived) s[slot] = 1;
        work.news.push(told);
      };
      const send = (): void => {
        if (sent >= 0 && s[sent] === 1) return;
        if (left < 0) deliver();
        else if (s[left] === 0) s[left] = 1 + work.takes + minutes(s);
      };
      return [message, { send, deliver }];
    }),
  );
  return {
    send: (message) => compiled.get(message)?.send(),
    deliver: (message) => compiled.get(message)?.deliver(),
  };
}

/** How time passes over a scenario. */
export function createPassingTime(parts: ChartParts, work: Work, run: ChartRun, post: Post): PassingTime {
  const { scenario, slots, newsroom } = parts;
  const { slots: s, news } = work;
  const { clockMax, ageMax } = slots.horizon;
  const clock = slots.byKey.get('clock');
  const hasClock = clock !== undefined && clock.most > 0;
  const ages = slots.all.filter(({ key }) => key.startsWith('age ')).map(({ index }) => index);
  const at = (key: string): number => slots.byKey.get(key)?.index ?? -1;
  const onTheirWay = [...scenario.messages.values()]
    .filter((message) => message.after !== null)
    .map((message) => ({ slot: at(`left ${message.id}`), order: message.order, fire: () => post.deliver(message) }));
  const known: (readonly PendingSlot[])[] = [];
  const pendingIn = ({ active }: Configuration): readonly PendingSlot[] => {
    const timers = active.flatMap((node) =>
      node.state.timers.map((timer) => ({
        slot: at(`left ${timer.id}`),
        order: timer.order,
        fire: (): void => {
          news.push(newsroom.fired(timer.id));
          run.settle(run.firstOf(node.branches.timers.get(timer) ?? []));
        },
      })),
    );
    return [...timers, ...onTheirWay].sort((one, other) => one.order - other.order);
  };
  /** In the order of the file, which decides between things due at one instant. */
  const pendingOf = (configuration: Configuration): readonly PendingSlot[] =>
    (known[configuration.number] ??= pendingIn(configuration));
  const firstOf = (state: Int32Array, configuration: Configuration): PendingSlot | null => {
    let found: PendingSlot | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const one of pendingOf(configuration)) {
      const left = state[one.slot] ?? 0;
      if (left > 0 && left < least) {
        found = one;
        least = left;
      }
    }
    return found;
  };
  const moveOn = (minutes: number): void => {
    work.minutes += minutes;
    if (minutes === 0) return;
    if (hasClock) s[clock.index] = Math.min(clockMax, (s[clock.index] ?? 0) + minutes);
    for (const slot of ages) if (s[slot] !== 0) s[slot] = Math.min(ageMax + 1, (s[slot] ?? 0) + minutes);
    for (const { slot } of pendingOf(work.configuration)) if (s[slot] !== 0) s[slot] = (s[slot] ?? 0) - minutes;
  };
  return {
    untilNext: (state, configuration) => {
      const next = firstOf(state, configuration);
      return next === null ? -1 : (state[next.slot] ?? 0) - 1;
    },
    elapse: (minutes) => {
      work.takes = 0;
      work.answer = noAnswer;
      for (let rest = minutes; !work.ended; ) {
        const next = firstOf(s, work.configuration);
        const left = next === null ? Number.POSITIVE_INFINITY : (s[next.slot] ?? 0) - 1;
        if (next === null || left > rest) {
          moveOn(rest);
          return;
        }
        moveOn(left);
        rest -= left;
        s[next.slot] = 0;
        next.fire();
      }
    },
  };
}
