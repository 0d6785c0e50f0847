import type { StateNode } from '../scenario/scenario.ts';

/** The name of a place: the states active furthest in. Pure. */
export function placeName(states: readonly StateNode[]): string {
  return states.map(({ id }) => `\`${id}\``).join(' with ');
}
