import type { Span } from '../scenario/value.ts';
import type { ChartParts } from './chart-parts.ts';
import type { ChartRun } from './chart-run.ts';
import type { Configuration } from './configuration.ts';
import type { Post } from './post.ts';
import type { Work } from './work.ts';

/** A timer of an active state, or a message on its way. */
export interface PendingSlot {
  readonly slot: number;
  readonly span: Span;
  readonly fire: () => void;
}

/** What may be pending in a configuration, in the order of the file, which decides between things due at one instant. */
export function createPendingSlots(
  { scenario, slots, newsroom }: ChartParts,
  work: Work,
  run: ChartRun,
  post: Post,
): (configuration: Configuration) => readonly PendingSlot[] {
  const at = (key: string): number => slots.byKey.get(key)?.index ?? -1;
  const onTheirWay = [...scenario.messages.values()]
    .filter((message) => message.after !== null)
    .map((message) => ({
      slot: at(`left ${message.id}`),
      order: message.order,
      span: message.span,
      fire: () => post.deliver(message),
    }));
  const known: (readonly PendingSlot[])[] = [];
  const pendingIn = ({ active }: Configuration): readonly PendingSlot[] => {
    const timers = active.flatMap((node) =>
      node.state.timers.map((timer) => ({
        slot: at(`left ${timer.id}`),
        order: timer.order,
        span: timer.transitions[0]?.span ?? node.state.span,
        fire: (): void => {
          work.news.push(newsroom.fired(timer.id));
          run.settle(run.firstOf(node.branches.timers.get(timer) ?? []));
        },
      })),
    );
    return [...timers, ...onTheirWay].sort((one, other) => one.order - other.order);
  };
  return (configuration) => {
    const found = known[configuration.number] ?? pendingIn(configuration);
    known[configuration.number] = found;
    return found;
  };
}
