import { stringify } from 'yaml';
import type { AnswersStep } from './answers-file.ts';
import type { Answer } from './kinds/kind.ts';
import { formatDuration } from './notation.ts';

/** The text of an answers file that does these steps; `heading` stands in front as comments. `readAnswers` gives the steps back. */
export function writeAnswers(steps: readonly AnswersStep[], heading: readonly string[]): string {
  const comments = heading.map((line) => `# ${line}\n`).join('');
  if (steps.length === 0) return `${comments}[]\n`;
  const items = steps.map((step) => (isBareExpiry(step) ? 'expire' : itemOf(step)));
  return `${comments}${stringify(items, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

function isBareExpiry(step: AnswersStep): boolean {
  return step.kind === 'expire' && step.how === 'out-of-time';
}

function itemOf(step: AnswersStep): Readonly<Record<string, unknown>> {
  switch (step.kind) {
    case 'decide':
      return { [step.task]: decisionOf(step.answer, step.reason) };
    case 'open':
    case 'close':
      return { [step.kind]: step.id };
    case 'wait':
      return { wait: step.minutes === 'next' ? 'next' : formatDuration(step.minutes) };
    case 'tick':
      return { tick: step.minutes };
    case 'note':
      return { note: step.about === null ? step.text : { text: step.text, about: step.about } };
    case 'draft':
      return { draft: { task: step.task, ...present(step.draft) } };
    case 'expire':
      return { expire: step.how };
  }
}

/** In short where nothing is lost by it: no reason, and no answer that would be taken for the full form. */
function decisionOf(answer: Answer, reason: string | null): unknown {
  const looksFull = typeof answer === 'object' && !Array.isArray(answer) && 'answer' in answer;
  return reason === null && !looksFull ? answer : { answer, ...present({ reason }) };
}

function present(fields: Readonly<Record<string, Answer | null>>): Readonly<Record<string, Answer>> {
  return Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}
