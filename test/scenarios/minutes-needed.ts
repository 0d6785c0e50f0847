import type { Sitting } from '../../src/engine/sitting.ts';
import { documentView } from '../../src/view/documents.ts';

/**
 * Minutes for what the sitting has so far: reading at 100 words a minute, writing at 15 (15 words for each reason that must be
 * given, and the free words of forms as the caller counts them), 45 s a task.
 */
export function minutesNeeded(sitting: Sitting, wordsOfForms = 0): number {
  const { scenario } = sitting;
  const tasks = [...scenario.tasks.values()];
  const papers = sitting.documents.map((id) => wordsOfDocument(sitting, id));
  const messages = sitting.inbox.map(({ subject, text }) => wordsIn(`${subject ?? ''} ${text}`));
  const reading = wordsIn(scenario.brief) + sum(papers) + sum(messages);
  const writing = sum(
    tasks.map(({ spec, reason }) => (spec.kind === 'write' ? spec.words : 0) + (reason === 'required' ? 15 : 0)),
  );
  return reading / 100 + (writing + wordsOfForms) / 15 + tasks.length * 0.75;
}

function wordsOfDocument(sitting: Sitting, id: string): number {
  const body = documentView(sitting, id)?.body;
  if (body === undefined) return 0;
  if (body.kind === 'text') return sum(body.lines.map(({ text }) => wordsIn(text)));
  return sum([...body.columns, ...body.rows.flatMap(({ cells }) => cells)].map(wordsIn));
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
