import type { Moment } from '../scenario/scenario.ts';
import type { Drawn } from '../scenario/value.ts';
import { assert } from './assert.ts';
import type { Pending } from './sitting.ts';

/** What is pending, in the order in which it falls due: by instant, then by place in the file. */
export type Queue = readonly Pending[];

/** The queue with one thing more. Pure. */
export function withPending(queue: Queue, added: Pending): Queue {
  return [...queue, added].sort((one, other) => one.due - other.due || one.order - other.order);
}

/** The queue without the things that a test names. Pure. */
export function withoutPending(queue: Queue, isGone: (one: Pending) => boolean): Queue {
  return queue.filter((one) => !isGone(one));
}

/** The minutes of a moment: said outright, or drawn. */
export function minutesOf(moment: Moment, draws: Readonly<Record<string, Drawn>>): number {
  if ('minutes' in moment) return moment.minutes;
  const drawn = draws[moment.draw];
  const value = typeof drawn === 'object' ? drawn[moment.column ?? ''] : drawn;
  assert(typeof value === 'number', `The draw ${moment.draw} gives no moment`);
  return value;
}
