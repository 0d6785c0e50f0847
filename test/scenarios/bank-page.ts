import { opportunityCodes } from '../../src/check/code-groups.ts';
import { messageWords, openingWords, pace, writtenWords } from '../../src/check/workload.ts';
import type { TaskKind } from '../../src/scenario/kinds/kind.ts';
import { formatDuration, groupThousands } from '../../src/scenario/notation.ts';
import type { Plan } from '../../src/scenario/plan.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { kindExamples } from '../scenario/kind-examples.ts';

const kinds = Object.keys(kindExamples) as TaskKind[];

/** `docs/bank.md`: the scenarios that callsheet brings, by outcome, by kind of task and by time. */
export function bankPage(scenarios: readonly Scenario[]): string {
  const assessing = scenarios.filter(({ rehearsal }) => !rehearsal);
  const rehearsals = scenarios.filter(({ rehearsal }) => rehearsal);
  const plans = [...new Map(assessing.map(({ plan }) => [plan.id, plan])).values()];
  return [
    opening,
    '## Rehearsals\n',
    'They assess nothing, and have no codes and no draws: they are for getting to know the program.\n',
    timeTable(rehearsals),
    '## Scenarios\n',
    timeTable(assessing),
    '## Kinds of task\n',
    'How many tasks of each kind, the handover note under `write`.\n',
    kindTable(scenarios),
    ...plans.flatMap((plan) =>
      planPart(
        plan,
        assessing.filter((scenario) => scenario.plan.id === plan.id),
      ),
    ),
    '## Demand and review\n',
    reviewTable(assessing),
  ].join('\n');
}

const opening = `# The bank

The scenarios that callsheet brings. This page is made from them, and lists what each says of itself; \`callsheet check\` proves what they promise, and each scenario's own page says what it is for.

**Time** is what a candidate is given. **Reading, writing, thinking** are minutes for *all* there is in a scenario: every document and every message at ${pace.readWordsPerMinute} words a minute, every text and every required reason at ${pace.writeWordsPerMinute}, and ${pace.secondsPerTask} seconds a task. Nobody meets all of it, since many messages answer one decision and not another, so that these are more than a sitting needs; \`check\` says what the longest one needs, and that it fits in three quarters of the time. **Variants** are what different seeds draw.
`;

function timeTable(scenarios: readonly Scenario[]): string {
  return table(
    ['scenario', 'time', 'reading', 'writing', 'thinking', 'tasks', 'variants', 'endings', 'status'],
    scenarios.map((scenario) => {
      const { reading, writing, thinking } = minutesIn(scenario);
      return [
        link(scenario),
        formatDuration(scenario.allowMinutes),
        `${reading}m`,
        `${writing}m`,
        `${thinking}m`,
        String(scenario.tasks.size),
        groupThousands(scenario.draws.reduce((product, { choices }) => product * choices.length, 1)),
        String([...scenario.states.values()].filter(({ ending }) => ending !== null).length),
        scenario.status,
      ];
    }),
  );
}

/** Minutes for all that there is, each rounded up. */
function minutesIn(scenario: Scenario): Readonly<Record<'reading' | 'writing' | 'thinking', number>> {
  const messages = [...scenario.messages.values()].map((message) => ({ ...message, attach: [] }));
  const later = { ...scenario, documents: scenario.documents.map((document) => ({ ...document, fromStart: true })) };
  const read = openingWords(later) + sum(messages.map((message) => messageWords(scenario, message)));
  const written = sum([...scenario.tasks.values()].map(writtenWords));
  return {
    reading: Math.ceil(read / pace.readWordsPerMinute),
    writing: Math.ceil(written / pace.writeWordsPerMinute),
    thinking: Math.ceil((scenario.tasks.size * pace.secondsPerTask) / 60),
  };
}

function kindTable(scenarios: readonly Scenario[]): string {
  return table(
    ['scenario', ...kinds.map((kind) => `\`${kind}\``)],
    scenarios.map((scenario) => {
      const tasks = [...scenario.tasks.values()];
      const counts = kinds.map((kind) => tasks.filter(({ spec }) => spec.kind === kind).length);
      return [link(scenario), ...counts.map((count) => (count === 0 ? '' : String(count)))];
    }),
  );
}

/** Scenarios by outcome, then each code of the plan with the scenarios that have tasks for it. */
function planPart(plan: Plan, scenarios: readonly Scenario[]): readonly string[] {
  const state = plan.status === 'draft' ? 'The plan is a draft: it may still change.\n' : '';
  const columns = plan.outcomes.map(({ id }) => id);
  const rows = scenarios.map((scenario) => [
    link(scenario),
    ...plan.outcomes.map(({ codes, part }) =>
      codes.filter((code) => listedUnder(scenario, part).includes(code)).join(' '),
    ),
  ]);
  return [
    `## Outcomes of ${plan.title}, ${plan.version}\n`,
    state,
    `The codes that every path through a scenario gives a chance to show. ${outcomeWords(plan)}\n`,
    table(['scenario', ...columns], rows),
    '### Code by code\n',
    'The tasks of each scenario that can show a code, before the handover note. What no scenario has falls to other methods of assessment, or to a scenario still to be written; `callsheet coverage` says what a version of an assessment leaves out.\n',
    table(
      ['outcome', 'code', 'scenarios, with the number of tasks'],
      plan.outcomes.flatMap(({ id, codes, part }) =>
        codes.map((code) => [id, code, tasksFor(code, part, scenarios) || 'none']),
      ),
    ),
  ];
}

function outcomeWords({ outcomes, options }: Plan): string {
  return outcomes
    .map(({ id, title, part }) => {
      const option = options.find((one) => one.id === part)?.title;
      return `${id} is ${title}${option === undefined ? '' : ` (${option})`}`;
    })
    .join('; ')
    .concat('.');
}

function listedUnder({ assesses }: Scenario, part: string): readonly string[] {
  return assesses[part] ?? [];
}

function tasksFor(code: string, part: string, scenarios: readonly Scenario[]): string {
  return scenarios
    .filter((scenario) => listedUnder(scenario, part).includes(code))
    .map((scenario) => {
      const showing = [...scenario.tasks.values()].filter((task) => opportunityCodes(task).includes(code));
      return `${scenario.id} ${showing.length}`;
    })
    .join(', ');
}

function reviewTable(scenarios: readonly Scenario[]): string {
  return table(
    ['scenario', 'demand', 'reviewed by', 'review due'],
    scenarios.map((scenario) => {
      const { demand, by, due } = scenario.review;
      const reviewers = by.map(({ role, date }) => `${role}, ${date}`).join('; ');
      return [link(scenario), demand ?? 'not said', reviewers === '' ? 'nobody yet' : reviewers, due ?? 'not said'];
    }),
  );
}

function link({ id, title }: Scenario): string {
  return `[${title}](../scenarios/${id}/README.md)`;
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heading, heading.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ').trim()).join(' | ')} |`,
  );
  return [...lines, ''].join('\n');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
