import type { SittingEvent } from '../../engine/sitting.ts';
import type { LogRecord } from '../../log/record.ts';
import type { Replayed } from '../../log/replay.ts';
import { type AnswersStep, readAnswers } from '../../scenario/answers-file.ts';
import type { Diagnostic } from '../../scenario/diagnostic.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { decisionOf } from '../../view/what-if.ts';

/** What can be done instead of what a record says, or a sentence about why it can't be read. */
export type ReadWhatIf = SittingEvent | { readonly because: string };

/** Of an answers file, what leads somewhere. */
const acts = ['wait', 'open', 'tick'];

/**
 * Reads what is asked for at a record: an answer to the task that the record is about (`gazebo`), or a line of an answers file
 * (`kit: gazebo`, `wait: 15m`). An answer without a reason keeps the record's, where it is one to the same task.
 */
export function readWhatIf({ records }: Replayed, seq: number, typed: string): ReadWhatIf {
  const one = records[seq];
  if (one === undefined) return { because: `there is no record ${seq}: the last is ${records.length - 1}` };
  const { scenario } = one.after.sitting;
  const [, named = ''] = /^([a-z][a-z0-9-]*)\s*:(?:\s|$)/.exec(typed.trim()) ?? [];
  const isWhole = acts.includes(named) || scenario.tasks.has(named);
  const task = 'task' in one.record ? one.record.task : null;
  if (!isWhole && task === null)
    return {
      because: `record ${seq} is about no task: name one, as in an answers file, such as “${exampleOf(scenario)}”`,
    };
  return readLine(isWhole ? typed.trim() : `${task}: ${typed.trim()}`, scenario, one.record);
}

function exampleOf(scenario: Scenario): string {
  return `${[...scenario.tasks.keys()][0] ?? 'task'}: …`;
}

function readLine(line: string, scenario: Scenario, record: LogRecord): ReadWhatIf {
  const mistakes: Diagnostic[] = [];
  const text = `- ${line.split('\n').join('\n  ')}\n`;
  const file = readAnswers('what-if', text, scenario, (diagnostic) => mistakes.push(diagnostic));
  const [entry] = file?.entries ?? [];
  if (entry === undefined) return { because: mistakes[0]?.message ?? 'it can’t be read as a line of an answers file' };
  return eventOf(entry.step, scenario, record);
}

function eventOf(step: AnswersStep, scenario: Scenario, record: LogRecord): ReadWhatIf {
  switch (step.kind) {
    case 'decide': {
      const task = scenario.tasks.get(step.task);
      const reason = record.kind === 'decided' && record.task === step.task ? record.reason : null;
      if (task === undefined) return { because: `there is no task ${step.task}` };
      return decisionOf(task, step.answer, step.reason ?? reason);
    }
    case 'wait':
      return { kind: 'wait', minutes: step.minutes };
    case 'tick':
      return { kind: 'tick', minutes: step.minutes };
    case 'open':
      return { kind: 'open', id: step.id };
    default:
      return { because: 'that leads nowhere: give an answer, a wait, or something to open' };
  }
}
