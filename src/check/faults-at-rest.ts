import { conditionsOf } from '../engine/faults.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import type { ChartParts } from './chart-parts.ts';
import { canFail } from './compile-expression.ts';
import { standing } from './slots.ts';
import { conditionOf, noAnswer, type Work } from './work.ts';

/**
 * Tells what is wrong where a story comes to rest, besides what came to light on the way: conditions without a value on what is
 * offered, and invariants that don't hold. Tasks whose conditions can't fail are not looked at.
 */
export function createRestFaults({ scenario, slots, program, newsroom }: ChartParts, work: Work): () => void {
  const invariants = scenario.alwaysTrue.map((invariant) => ({
    code: program.code(invariant, []),
    told: newsroom.fault('invariant', invariant.source, invariant.span),
  }));
  const offers = [...scenario.tasks.values()].filter(mayFail).map((task) => ({
    slot: slots.byKey.get(`standing ${task.id}`)?.index ?? -1,
    isOffered: conditionOf(work, newsroom, program, task.if),
    parts: conditionsOf(task).map((one) => conditionOf(work, newsroom, program, one)),
  }));
  return () => {
    for (const { slot, isOffered, parts } of offers)
      if (work.slots[slot] === standing.open && isOffered()) for (const part of parts) part();
    for (const { code, told } of invariants) if (code(work.slots, noAnswer) !== 1) work.news.push(told);
  };
}

function mayFail(task: Task): boolean {
  const conditions = task.if === null ? conditionsOf(task) : [task.if, ...conditionsOf(task)];
  return conditions.some(({ tree }) => canFail(tree));
}
