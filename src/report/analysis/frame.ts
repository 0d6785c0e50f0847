import type { Task } from '../../scenario/kinds/kind.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { resultsOf } from '../../scenario/task-results.ts';

/** What the sittings of one scenario are counted against: everything that could come up, by its name, in the order of the file. */
export interface Frame {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  /** Hex SHA-256 of its files and plan. */
  readonly digest: string;
  readonly plan: { readonly id: string; readonly version: string; readonly isDraft: boolean };
  readonly tasks: readonly { readonly id: string; readonly title: string; readonly results: readonly string[] }[];
  readonly codes: readonly { readonly id: string; readonly text: string }[];
  readonly endings: readonly { readonly id: string; readonly title: string }[];
  /** `bearsOn`: the tasks that show it beside them, ask about its lines, or have a result that asks whether it was opened. */
  readonly documents: readonly { readonly id: string; readonly title: string; readonly bearsOn: readonly string[] }[];
  readonly messages: readonly { readonly id: string; readonly title: string }[];
  readonly draws: readonly string[];
}

/** The frame of a scenario. Pure. */
export function frameOfScenario(scenario: Scenario, digest: string): Frame {
  const { id, title, status, plan } = scenario;
  const tasks = [...scenario.tasks.values()];
  const shown = new Set(tasks.flatMap(codesShownBy));
  const assessed = new Set(Object.values(scenario.assesses).flat());
  const nameOf = (person: string): string => scenario.people.find((one) => one.id === person)?.name ?? person;
  return {
    id,
    title,
    status,
    digest,
    plan: { id: plan.id, version: plan.version, isDraft: plan.status === 'draft' },
    tasks: tasks.map((task) => ({ id: task.id, title: task.title, results: resultsOf(task).map((one) => one.id) })),
    codes: plan.codes
      .filter((code) => assessed.has(code.id) || shown.has(code.id))
      .map((code) => ({ id: code.id, text: code.text })),
    endings: [...scenario.states.values()].flatMap((state) =>
      state.ending === null ? [] : [{ id: state.id, title: state.ending.title }],
    ),
    documents: scenario.documents.map((document) => ({
      id: document.id,
      title: document.title,
      bearsOn: tasks.filter((task) => needs(task, document.id)).map((task) => task.id),
    })),
    messages: [...scenario.messages.values()].map((message) => ({
      id: message.id,
      title: `${nameOf(message.from)}, by ${message.by}`,
    })),
    draws: scenario.draws.map((draw) => draw.id),
  };
}

function codesShownBy(task: Task): readonly string[] {
  const shows = [...resultsOf(task), ...(task.unanswered === null ? [] : [task.unanswered])].flatMap(
    (one) => one.shows,
  );
  return shows.map((evidence) => evidence.code);
}

function needs(task: Task, document: string): boolean {
  const asksAboutIt = task.spec.kind === 'flag' && task.spec.document === document;
  const looksWhether = resultsOf(task).some((result) => result.when?.reads.opened.includes(document) ?? false);
  return task.document === document || asksAboutIt || looksWhether;
}
