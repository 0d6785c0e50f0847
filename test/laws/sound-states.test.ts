import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sitting } from '../../src/engine/sitting.ts';
import { openSitting, openTasks } from '../../src/engine/step.ts';
import type { StateNode } from '../../src/scenario/scenario.ts';
import { MemoryLog } from '../log/memory-log.ts';
import { everyScenario, type Shelf } from './every-scenario.ts';
import { generatedShelves } from './generated-scenario.ts';
import { chances, playOn } from './random-play.ts';

const shelves: fc.Arbitrary<Shelf> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...everyScenario) },
  { weight: 9, arbitrary: generatedShelves() },
);

/** Holds something to be true of a sitting at every act of many, and of each with the one before it. */
function everywhere(holds: (sitting: Sitting, before: Sitting) => void): void {
  fc.assert(
    fc.property(shelves, chances, fc.nat({ max: 99 }), ({ scenario }, chance, seed) => {
      const recorder = new MemoryLog().begin({ scenario, seed: String(seed), mode: 'answers-file' });
      let before = openSitting(scenario, String(seed));
      holds(before, before);
      playOn(recorder, chance, 60, () => {
        const { sitting } = recorder.seat();
        // A note, a draft or a paper put away leaves the sitting as it was.
        if (sitting !== before) holds(sitting, before);
        before = sitting;
      });
    }),
    { seed: 90_210, numRuns: 250 },
  );
}

describe('at every act of a sitting', () => {
  it('just one state of a state is active, all strands of a parallel one, and whatever is active lies in what is', () => {
    everywhere(({ scenario, active, ended }) => {
      const isActive = ({ id }: StateNode) => active.includes(id);
      const inside = ({ states }: StateNode) => states.filter(({ type }) => type !== 'history');
      expect(inside(scenario.root).filter(isActive)).toHaveLength(1);
      for (const id of active) {
        const state = scenario.states.get(id);
        if (state === undefined) throw new Error(`${id} is no state`);
        const count = inside(state).filter(isActive).length;
        expect(count, id).toBe(state.type === 'parallel' ? inside(state).length : state.states.length > 0 ? 1 : 0);
        if (state.parent !== null) expect(active).toContain(state.parent);
      }
      expect(ended?.how === 'finished').toBe(active.some((id) => scenario.states.get(id)?.ending));
    });
  });

  it('a task stands as its state does: open or answered in an active one, anything but open in another', () => {
    everywhere(({ scenario, active, tasks, ended }) => {
      if (ended !== null) return;
      for (const task of scenario.tasks.values()) {
        const statuses = active.includes(task.state)
          ? ['open', 'answered']
          : ['unvisited', 'answered', 'unanswered', 'set-aside'];
        expect(statuses, task.id).toContain(tasks[task.id]?.status);
      }
    });
  });

  it('what is pending is due later, in order, from an active state unless it stays, and no message twice', () => {
    everywhere(({ scenario, active, clock, pending, ended }) => {
      if (ended !== null) expect(ended.how === 'finished' ? pending : []).toEqual([]);
      const timers = new Map(
        [...scenario.states.values()].flatMap((state) => state.timers.map(({ id }) => [id, state.id])),
      );
      for (const { id, kind, due } of pending) {
        expect(due, id).toBeGreaterThan(clock);
        const owner = kind === 'timer' ? timers.get(id) : scenario.messages.get(id)?.owner;
        if (owner != null) expect(active, id).toContain(owner);
      }
      expect(pending).toEqual(pending.toSorted((one, other) => one.due - other.due || one.order - other.order));
      expect(new Set(pending.map(({ id }) => id)).size).toBe(pending.length);
    });
  });

  it('facts are within their bounds, the clock never goes back, and messages come in the order of their instants', () => {
    everywhere(({ scenario, clock, facts, inbox }, before) => {
      for (const { id, least, most, choices } of scenario.facts) {
        const value = facts[id];
        if (typeof value === 'number') expect(value >= (least ?? value) && value <= (most ?? value), id).toBe(true);
        if (choices !== null) expect(choices).toContain(value);
      }
      expect(clock).toBeGreaterThanOrEqual(before.clock);
      expect(inbox.slice(0, before.inbox.length)).toEqual(before.inbox);
      expect(inbox.map(({ at }) => at)).toEqual(inbox.map(({ at }) => at).toSorted((one, other) => one - other));
      for (const { id } of inbox.filter((message) => scenario.messages.get(message.id)?.once))
        expect(inbox.filter((message) => message.id === id)).toHaveLength(1);
    });
  });

  it('a task that was decided has its result, and one that lapsed was offered before or opened on the way', () => {
    everywhere((sitting, before) => {
      const entered = new Set(sitting.happened.flatMap((what) => (what.kind === 'entered' ? [what.state] : [])));
      for (const what of sitting.happened) {
        if (what.kind === 'decided') expect(openTasks(before).map(({ id }) => id)).toContain(what.task);
        if (what.kind !== 'lapsed') continue;
        const state = sitting.scenario.tasks.get(what.task)?.state ?? '';
        expect(['open', 'set-aside'].includes(before.tasks[what.task]?.status ?? '') || entered.has(state)).toBe(true);
      }
      for (const { id, status } of Object.entries(sitting.tasks).map(([task, standing]) => ({ id: task, ...standing })))
        if (status === 'answered') expect(sitting.tasks[id]?.result).not.toBe('none');
    });
  });
});
