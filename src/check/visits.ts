import type { ChartParts } from './chart-parts.ts';
import type { Leaving } from './configuration.ts';
import { type Act, compileEffects, type Machinery } from './program.ts';
import type { SlotValues } from './slot-values.ts';
import { standing } from './slots.ts';
import { type Condition, conditionOf, noAnswer, type Work } from './work.ts';

/** A task as the visits of its state see it. */
export interface Standing {
  readonly slot: number;
  readonly isOffered: Condition;
  readonly lapsed: number;
  readonly lapse: Act;
}

/** The visits in which tasks can be answered. */
export interface Visits {
  readonly standings: ReadonlyMap<string, Standing>;
  /** A state is entered: its tasks are open. What was set aside in it lapses, unless history brought it back. */
  readonly begin: (tasks: readonly Standing[], isReturn: boolean) => void;
  /** Visits end, once all states are left that will be: every task is asked before any of them lapses. */
  readonly end: (leaving: readonly Leaving[]) => void;
}

const nothing: readonly Standing[] = [];

/** Keeps the standing of every task on the work in hand. */
export function createVisits(parts: ChartParts, work: Work, machinery: Machinery): Visits {
  const { slots: s, news } = work;
  const ids = [...parts.scenario.tasks.keys()];
  const standings = new Map(ids.map((id) => [id, compileStanding(parts, work, machinery, id)]));
  const lapse = ({ lapsed, lapse: act }: Standing): void => {
    news.push(lapsed);
    act(s, noAnswer);
  };
  const isSetAside = ({ slot }: Standing): boolean => s[slot] === standing.setAside;
  return {
    standings,
    begin: (tasks, isReturn) => {
      const aside = isReturn || !tasks.some(isSetAside) ? nothing : tasks.filter(isSetAside);
      for (const { slot } of tasks) if (!isReturn || s[slot] !== standing.answered) s[slot] = standing.open;
      for (const task of aside) lapse(task);
    },
    end: (leaving) => {
      const ending: Standing[] = [];
      for (const { task, isRemembered } of leaving) {
        const one = standings.get(task);
        if (one === undefined || s[one.slot] !== standing.open) continue;
        const isOffered = one.isOffered();
        if (isOffered && !isRemembered) ending.push(one);
        s[one.slot] = !isOffered ? standing.unvisited : isRemembered ? standing.setAside : standing.unanswered;
      }
      for (const one of ending) lapse(one);
    },
  };
}

function compileStanding(
  { scenario, slots, texts, program, newsroom }: ChartParts,
  work: Work,
  machinery: Machinery,
  id: string,
): Standing {
  const task = scenario.tasks.get(id);
  return {
    slot: slots.byKey.get(`standing ${id}`)?.index ?? -1,
    isOffered: conditionOf(work, newsroom, program, task?.if ?? null),
    lapsed: newsroom.lapsed(id),
    lapse: compileEffects(scenario, program, texts, machinery, task?.unanswered?.effects ?? [], []),
  };
}

/** Whether every task was answered in this visit or isn't offered now, and at least one was answered. */
export function areAllAnswered(tasks: readonly Standing[], slots: SlotValues): boolean {
  let isSome = false;
  for (const { slot, isOffered } of tasks) {
    if (slots[slot] === standing.answered) isSome = true;
    else if (slots[slot] === standing.open && isOffered()) return false;
  }
  return isSome;
}
