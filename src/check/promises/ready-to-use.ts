import { diagnose } from '../../scenario/diagnostic.ts';
import type { Task } from '../../scenario/kinds/kind.ts';
import { opportunityCodes } from '../code-groups.ts';
import type { Finding, Study } from '../study.ts';

/** What a scenario has that is out of draft: notes for its markers, an employer's review; and knowledge more than clicked on. */
export function readyToUse({ scenario }: Study): readonly Finding[] {
  const tasks = [...scenario.tasks.values()];
  const found: Finding[] = [];
  const add = (diagnostic: Finding['diagnostic']): void => {
    found.push({ diagnostic, witness: null });
  };
  if (scenario.status !== 'draft' && !scenario.rehearsal)
    for (const task of tasks) {
      if (task.expectMinutes === null)
        add(
          diagnose(
            'CS823',
            task.span,
            `\`${task.id}\` doesn’t say how many minutes it should need.`,
            'Add `expect: 4m`: out of draft every task has it.',
          ),
        );
      if (task.marking === null)
        add(
          diagnose(
            'CS823',
            task.span,
            `\`${task.id}\` has no marking notes.`,
            'Add `marking:` with what to look for: out of draft every task has it.',
          ),
        );
    }
  if (scenario.status === 'live' && !scenario.review.by.some(({ role }) => role === 'employer'))
    add(
      diagnose(
        'CS827',
        scenario.review.span,
        'This is live, and no employer has reviewed it.',
        'Add `reviewed-by: [{ role: employer, date: 2026-03-01 }]` when one has, or write `status: specimen`.',
      ),
    );
  const knowledge = scenario.plan.codes.filter((code) => code.kind === 'knowledge').map((code) => code.id);
  for (const code of Object.values(scenario.assesses).flat()) {
    if (!knowledge.includes(code)) continue;
    const showing = tasks.filter((task) => opportunityCodes(task).includes(code));
    if (showing.length > 0 && showing.every((task) => isClicked(task, code)))
      add(
        diagnose(
          'CS824',
          showing[0]?.span ?? scenario.root.span,
          `${code} is knowledge, and is only ever clicked on.`,
          `Name ${code} under a task’s \`judged\`, or let something that is made or written show it.`,
        ),
      );
  }
  return found;
}

/** Whether a task shows the code by a choice alone: nothing is made, and no words are judged for it. */
function isClicked({ spec, judged }: Task, code: string): boolean {
  return ['choose', 'choose-many', 'rank', 'contact'].includes(spec.kind) && !judged.includes(code);
}
