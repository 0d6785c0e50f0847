import type { Led, Move } from '../../src/check/move.ts';
import type { News } from '../../src/check/news.ts';
import type { SlotValues } from '../../src/check/slot-values.ts';
import type { Stepper } from '../../src/check/stepper.ts';
import { waitsOf } from '../../src/check/witness.ts';

import type { Happening, Sitting, SittingEvent } from '../../src/engine/sitting.ts';
import { openSitting, openTasks, step } from '../../src/engine/step.ts';
import type { Drawn } from '../../src/scenario/value.ts';
import { engineWords, stepperWords } from './happened-words.ts';

const standings = ['unvisited', 'open', 'answered', 'unanswered', 'set-aside'];

/** The number of each draw's choice in a sitting. */
export function choicesOf({ scenario, draws }: Sitting): Readonly<Record<string, number>> {
  return Object.fromEntries(
    scenario.draws.map((draw) => {
      const is = JSON.stringify(draws[draw.id]);
      const at = draw.choices.findIndex((choice) => {
        const drawn: Drawn =
          draw.columns[0]?.name === null
            ? (choice[0] ?? 0)
            : Object.fromEntries(draw.columns.map(({ name }, index) => [name ?? '', choice[index] ?? 0]));
        return JSON.stringify(drawn) === is;
      });
      return [draw.id, at];
    }),
  );
}

/** A move as the engine takes it: several events where it is a wait longer than one may be. */
export function eventsOf(move: Move): readonly SittingEvent[] {
  switch (move.kind) {
    case 'decide':
      return [{ kind: 'decide', task: move.decision.task.id, answer: move.decision.answer, reason: 'Because.' }];
    case 'wait':
      return waitsOf(move.minutes).map((minutes) => ({ kind: 'wait', minutes }));
    case 'open':
      return [{ kind: 'open', id: move.document }];
  }
}

interface Pair {
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** What the engine says of a sitting, in the words in which a state of the stepper can be told. */
function told(sitting: Sitting, stepper: Stepper, state: SlotValues): Readonly<Record<string, Pair>> {
  const { slots, texts, scenario } = stepper;
  const ended = sitting.ended !== null;
  const at = (key: string): number | undefined => {
    const slot = slots.byKey.get(key);
    return slot === undefined ? undefined : state[slot.index];
  };
  const number = (value: unknown): number =>
    typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : texts.numberOf(String(value));
  const isLive = (key: string): boolean => {
    const slot = slots.byKey.get(key);
    return slot !== undefined && !stepper.isDead(state, slot.index);
  };
  const pairs: [string, unknown, unknown][] = [];
  const configuration = stepper.configurationOf(state);
  const active = configuration.active
    .filter((node) => node.parent !== null)
    .map((node) => node.state.id)
    .sort();
  pairs.push(['active', active, sitting.active]);
  if (ended) return Object.fromEntries(pairs.map(([key, ours, theirs]) => [key, { ours, theirs }]));
  for (const fact of scenario.facts)
    if (isLive(`fact ${fact.id}`))
      pairs.push([`fact ${fact.id}`, at(`fact ${fact.id}`), number(sitting.facts[fact.id])]);
  for (const id of scenario.tasks.keys())
    if (isLive(`standing ${id}`))
      pairs.push([`standing ${id}`, standings[at(`standing ${id}`) ?? 0], sitting.tasks[id]?.status]);
  pairs.push(['open', stepper.openTasks(state).map(({ task }) => task.id), openTasks(sitting).map((task) => task.id)]);
  const left = slots.all
    .filter(({ key, index }) => key.startsWith('left ') && state[index] !== 0)
    .map(({ key, index }) => [key.slice('left '.length), (state[index] ?? 0) - 1]);
  const theirs = sitting.pending.map(({ id, due }): [string, number] => [id, due - sitting.clock]);
  const byId = (one: readonly unknown[], other: readonly unknown[]): number =>
    String(one[0]) < String(other[0]) ? -1 : 1;
  pairs.push(['pending', [...left].sort(byId), [...theirs].sort(byId)]);
  if (isLive('clock') && (at('clock') ?? 0) < slots.horizon.clockMax)
    pairs.push(['clock', at('clock'), sitting.clock - scenario.clock.starts]);
  return Object.fromEntries(pairs.map(([key, ours, engines]) => [key, { ours, theirs: engines }]));
}

/** Whether it is said in words here: faults are compared by themselves. */
function isWord(word: string): boolean {
  return word !== '' && word !== 'fault';
}

/** What a step brought about, in one form for both. */
function newsOf(led: Led, news: readonly News[]): readonly string[] {
  return led.news
    .flatMap((number) => news[number] ?? [])
    .map(stepperWords)
    .filter(isWord);
}

function happenings(happened: readonly Happening[]): readonly string[] {
  return happened.map(engineWords).filter(isWord);
}

/** Faults in one form for both: where a condition has no value, which one; why is for the library to say. */
function faultsOf({ news }: Led, stepper: Stepper): readonly string[] {
  const whats = news.flatMap((number) => {
    const one = stepper.news[number];
    if (one?.kind !== 'fault') return [];
    return [one.of === 'invariant' ? `always-true doesn’t hold: ${one.what}` : one.what];
  });
  return [...new Set(whats)].sort();
}

/**
 * The engine's faults, each of a condition by its source alone where it is one of `ours`. What is only added up isn't stopped at
 * its bound by the stepper: how far it goes is worked out over the graph.
 */
function engineFaults({ happened }: Sitting, { slots }: Stepper, ours: readonly string[]): readonly string[] {
  const totals = [...slots.totals].map((fact) => `${fact} was stopped at its bound`);
  const whats = happened.flatMap((one) => (one.kind === 'fault' && !totals.includes(one.what) ? [one.what] : []));
  return [...new Set(whats.map((what) => ours.find((source) => what.startsWith(`${source}: `)) ?? what))].sort();
}

/** Plays one sitting on the engine and on the stepper at once, by chance, and gives each difference; empty when they agree. */
export function differences(stepper: Stepper, seed: string, chance: () => number, moves: number): readonly unknown[] {
  let sitting = openSitting(stepper.scenario, seed);
  let led = stepper.open(choicesOf(sitting));
  const done: unknown[] = [];
  for (let count = 0; ; count += 1) {
    const state = led.slots.slice();
    const compared: (readonly [string, Pair])[] = Object.entries(told(sitting, stepper, state)).filter(
      ([, pair]) => JSON.stringify(pair.ours) !== JSON.stringify(pair.theirs),
    );
    const [ours, theirs] = [newsOf(led, stepper.news), happenings(sitting.happened)];
    const faults = faultsOf(led, stepper);
    const engines = engineFaults(sitting, stepper, faults);
    if (JSON.stringify(faults) !== JSON.stringify(engines))
      compared.push(['faults', { ours: faults, theirs: engines }]);
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) compared.push(['news', { ours, theirs }]);
    if (compared.length > 0) return [{ seed, done, compared }];
    if (sitting.ended !== null || count >= moves) return [];
    const choices = stepper.moves(state);
    if (choices.length === 0) return [];
    const move = choices[Math.floor(chance() * choices.length)];
    if (move === undefined) return [];
    const events = eventsOf(move);
    done.push(...events);
    const happened: Happening[] = [];
    for (const event of events) {
      sitting = step(sitting, event);
      happened.push(...sitting.happened);
    }
    sitting = { ...sitting, happened };
    led = stepper.step(state, move);
  }
}
