import { diagnose } from '../../scenario/diagnostic.ts';
import type { Task } from '../../scenario/kinds/kind.ts';
import type { Result, Scenario } from '../../scenario/scenario.ts';
import { resultsOf } from '../chart-nodes.ts';
import type { Finding, Study } from '../study.ts';

/**
 * No result is better than every other in evidence and no worse in the facts marked `better:`, unless a rule makes it so: a task
 * of that kind has a right answer that costs nothing. It is a doubt for people to judge.
 */
export function tradeOffs({ scenario }: Study): readonly Finding[] {
  if (scenario.rehearsal) return [];
  return [...scenario.tasks.values()].flatMap((task): readonly Finding[] => {
    if (task.rule !== null || task.handover) return [];
    const best = resultsOf(task).find((result) => beatsAll(scenario, task, result));
    if (best === undefined) return [];
    return [
      {
        diagnostic: diagnose(
          'CS822',
          best.span,
          `\`${best.id}\` is better than every other result of \`${task.id}\` in evidence, and costs nothing that they don’t.`,
          'Let the right thing cost something, or say under `rule:` which law, safety rule or paper leaves no choice.',
        ),
        witness: null,
      },
    ];
  });
}

function beatsAll(scenario: Scenario, task: Task, result: Result): boolean {
  const others = resultsOf(task).filter((one) => one !== result);
  if (others.length === 0) return false;
  return others.every((other) => isBetter(result, other) && !costsMore(scenario, result, other));
}

const worth = { against: -1, pass: 1, distinction: 2 } as const;

function worthOf({ shows }: Result): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { code, toward } of shows) found.set(code, Math.max(found.get(code) ?? -1, worth[toward]));
  return found;
}

function isBetter(one: Result, other: Result): boolean {
  const [ours, theirs] = [worthOf(one), worthOf(other)];
  const codes = [...new Set([...ours.keys(), ...theirs.keys()])];
  const gains = codes.map((code) => (ours.get(code) ?? 0) - (theirs.get(code) ?? 0));
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
}

/** Whether a result does to a fact marked `better:` something that the other doesn't do, or takes longer. */
function costsMore(scenario: Scenario, one: Result, other: Result): boolean {
  if ((one.takesMinutes ?? 0) > (other.takesMinutes ?? 0)) return true;
  const marked = new Set(scenario.facts.filter((fact) => fact.better !== null).map((fact) => fact.id));
  const costs = (result: Result): readonly string[] =>
    result.effects.flatMap((effect) =>
      effect.type === 'do'
        ? effect.assigns.filter(({ fact }) => marked.has(fact)).map(({ fact, value }) => `${fact} = ${value.source}`)
        : [],
    );
  const theirs = costs(other);
  return costs(one).some((cost) => !theirs.includes(cost));
}
