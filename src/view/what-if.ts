import type { Sitting, SittingEvent } from '../engine/sitting.ts';
import { canWait, scopeOf } from '../engine/step.ts';
import { endingTitle, type Replayed } from '../log/replay.ts';
import { type Telling, tellAll } from '../log/story.ts';
import type { WhatIf } from '../log/what-if.ts';
import { kindOf } from '../scenario/kinds/all.ts';
import type { Answer, Task } from '../scenario/kinds/kind.ts';
import { isOffered } from '../scenario/kinds/read.ts';
import { factChanges, type OutcomeLine, outcomeOf } from './outcome.ts';
import type { AnswerableTask } from './preview.ts';
import type { ReplayLine } from './replay-told.ts';
import { waitingView } from './waiting.ts';
import { counted } from './words.ts';

/** Something else that could have been done at a moment. */
export interface WhatIfChoice {
  /** The task's title, or "Wait". */
  readonly title: string;
  /** The answer as it would be read back, or how long is waited. */
  readonly words: readonly string[];
  /** What the author calls the result of it; null for a wait, and where it isn't known before it is done. */
  readonly result: string | null;
  readonly event: SittingEvent;
}

/** Words for a reason in a what-if: people judge reasons, so any will do. */
const exampleReason = 'What if: no reason was given.';

/**
 * Everything that could have been done: for each open task the answers that the story tells apart (of options all), the task that
 * was answered first; then the waits. Pure.
 */
export function whatIfChoices(
  sitting: Sitting,
  tasks: readonly AnswerableTask[],
  answered: string | null,
): readonly WhatIfChoice[] {
  const inOrder = tasks.toSorted((one, other) => Number(other.task.id === answered) - Number(one.task.id === answered));
  const answers = inOrder.flatMap(({ task, kinds }) => {
    const known = kinds.map(({ answer, result }) => ({ answer, result: result.id }));
    return [...known, ...otherOptions(sitting, task, known)].map(({ answer, result }) => ({
      title: task.title,
      words: kindOf(task.spec).tell(task.spec, answer, scopeOf(sitting)),
      result,
      event: decisionOf(task, answer, null),
    }));
  });
  return [...answers, ...waits(sitting)];
}

/** Options that come to the same as one that is there already: an assessor asks after each all the same. */
function otherOptions(
  sitting: Sitting,
  { spec }: Task,
  known: readonly { readonly answer: Answer }[],
): readonly { readonly answer: Answer; readonly result: null }[] {
  if (spec.kind !== 'choose') return [];
  const offered = spec.options.filter((option) => isOffered(option.if, scopeOf(sitting)));
  const rest = offered.filter(({ id }) => !known.some(({ answer }) => answer === id));
  return rest.map(({ id }) => ({ answer: id, result: null }));
}

/** The decision of a task: where it needs a reason and none is given, one that says so. Pure. */
export function decisionOf({ id, reason: wanted }: Task, answer: Answer, reason: string | null): SittingEvent {
  return { kind: 'decide', task: id, answer, reason: wanted === 'required' ? (reason ?? exampleReason) : reason };
}

function waits(sitting: Sitting): readonly WhatIfChoice[] {
  if (!canWait(sitting)) return [];
  return waitingView(sitting).choices.map(({ minutes, label }) => ({
    title: 'Wait',
    words: [label],
    result: null,
    event: { kind: 'wait', minutes },
  }));
}

/** What is said over everything that isn't the record. */
export const notTheRecord = 'WHAT IF: not the record. Nobody did this.';

/** Labels that tell what the author expected. */
const expected: ReadonlySet<OutcomeLine['label']> = new Set(['result', 'shows']);

/** Where something else would have led: what was done, what it brings at once, and what the rest of the record comes to then. Pure. */
export function whatIfLines(replayed: Replayed, whatIf: WhatIf, telling: Telling = tellAll): readonly ReplayLine[] {
  const { seq, event, before, after } = whatIf;
  const outcome = outcomeOf(before, after).flatMap((one) => shownOutcome(one, telling));
  return [
    { text: notTheRecord, as: 'warning' },
    ...part(`At record ${seq}, instead of what was done`, doneWords(before, event)),
    ...part(
      'It would bring',
      outcome.map(({ label, text }) => `${label}: ${text}`),
    ),
    ...part('Then, with what the record has after it', followedWords(replayed, whatIf)),
  ];
}

function shownOutcome(one: OutcomeLine, { expectations }: Telling): readonly OutcomeLine[] {
  if (expectations) return [one];
  if (expected.has(one.label)) return [];
  return [one.label === 'unanswered' ? { ...one, text: one.text.split(';')[0] ?? '' } : one];
}

/** What is done, as a candidate would read it back. Pure. */
export function doneWords({ scenario, ...sitting }: Sitting, event: SittingEvent): readonly string[] {
  switch (event.kind) {
    case 'decide': {
      const task = scenario.tasks.get(event.task);
      const words =
        task === undefined ? [] : kindOf(task.spec).tell(task.spec, event.answer, scopeOf({ scenario, ...sitting }));
      return [`${task?.title ?? event.task}:`, ...words];
    }
    case 'wait':
      return [event.minutes === 'next' ? 'Wait until something happens' : `Wait ${counted(event.minutes, 'minute')}`];
    case 'open':
      return [`Open ${scenario.documents.find(({ id }) => id === event.id)?.title ?? event.id}`];
    default:
      return [event.kind];
  }
}

function followedWords(replayed: Replayed, { seq, followed }: WhatIf): readonly string[] {
  const { sitting, decisions, stopped } = followed;
  const wanted = replayed.records.filter(({ record }) => record.kind === 'decided' && record.seq > seq).length;
  const counts =
    wanted === decisions ? `All ${counted(wanted, 'decision')}` : `${decisions} of ${counted(wanted, 'decision')}`;
  // A story that stops in the middle is compared with the record as it stood there.
  const recorded = stopped === null ? replayed.records.at(-1)?.after : replayed.records[stopped.seq]?.before;
  const when = stopped === null ? 'in the end' : 'there';
  const facts = recorded == null ? [] : factChanges(recorded.sitting, sitting);
  return [
    ...(wanted === 0 ? [] : [`${counts} could be made as on the record.`]),
    ...(stopped === null
      ? [endWords(sitting, recorded?.sitting)]
      : [`It goes no further than record ${stopped.seq}: ${stopped.because}`]),
    ...facts.map(({ fact, was, is }) => `${fact.id.replaceAll('_', ' ')}: ${is} ${when}, on the record ${was}`),
  ];
}

function endWords(sitting: Sitting, recorded: Sitting | undefined): string {
  const [here, there] = [endingWords(sitting), endingWords(recorded)];
  return here === there ? `It ends as on the record: ${here}.` : `It ends in: ${here}. On the record: ${there}.`;
}

function endingWords(sitting: Sitting | undefined): string {
  if (sitting === undefined || sitting.ended === null) return 'no ending yet';
  return endingTitle(sitting.scenario, sitting.ended.ending) ?? 'the end of the time';
}

function part(title: string, texts: readonly string[]): readonly ReplayLine[] {
  const lines = texts
    .flatMap((text) => text.split('\n'))
    .map((text): ReplayLine => ({ text: `  ${text}`, as: 'plain' }));
  return lines.length === 0 ? [] : [{ text: '', as: 'plain' }, { text: title, as: 'title' }, ...lines];
}
