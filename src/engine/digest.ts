import { canonicalHash } from './hash.ts';
import type { Sitting } from './sitting.ts';

/**
 * Lower-case hex SHA-256 of the canonical form (RFC 8785) of our own projection of the state (design, section 4): active
 * states, history, facts, draws, table of answers, opened set, timers with what is left of each, clock, end. Not the sitting
 * clock, inbox, notes, drafts, nor any form of XState's snapshot. Pure.
 */
export function digestOf(sitting: Sitting): string {
  const projection = {
    active: sitting.active,
    history: sitting.history,
    facts: sitting.facts,
    draws: sitting.draws,
    answers: sitting.tasks,
    opened: sitting.opened,
    timers: sitting.pending.map(({ id, kind, due }) => ({ id, kind, left: due - sitting.clock })),
    clock: sitting.clock,
    ended: sitting.ended,
  };
  return canonicalHash(projection);
}
