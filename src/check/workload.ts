import type { Template } from '../scenario/expression.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import type { Document, Message, Scenario } from '../scenario/scenario.ts';
import { countWords } from '../scenario/words.ts';

/** Reading, writing and thinking as they are reckoned: words a minute, words of a reason, seconds a task (design, section 6). */
export const pace = { readWordsPerMinute: 100, writeWordsPerMinute: 15, reasonWords: 15, secondsPerTask: 45 } as const;

/** The part of the time allowed that the longest path may need. */
export const shareOfTime = 0.75;

/** Words of a text with values in it: each value counts as one. */
export function wordsOf({ parts }: Template): number {
  return countWords(parts.map((part) => (typeof part === 'string' ? part : '1')).join(''));
}

/** Words of a document, every line and cell of it. */
export function documentWords({ title, body }: Document): number {
  const texts = body.kind === 'text' ? body.lines.map((line) => line.text) : body.rows.flatMap((row) => row.cells);
  const heading = body.kind === 'table' ? body.columns.reduce((sum, column) => sum + countWords(column), 0) : 0;
  return countWords(title) + heading + texts.reduce((sum, text) => sum + wordsOf(text), 0);
}

/** Words to read before anything has happened: the brief, and the documents that are there. */
export function openingWords(scenario: Scenario): number {
  const documents = scenario.documents.filter(({ fromStart }) => fromStart);
  return countWords(scenario.brief) + documents.reduce((sum, document) => sum + documentWords(document), 0);
}

/** Words that a message brings: its own, and those of what is attached that wasn't there before. */
export function messageWords(scenario: Scenario, message: Message): number {
  const attached = scenario.documents.filter(({ id, fromStart }) => !fromStart && message.attach.includes(id));
  return (
    countWords(message.subject ?? '') +
    wordsOf(message.text) +
    attached.reduce((sum, document) => sum + documentWords(document), 0)
  );
}

/** Words that answering a task asks for: of the text, of free fields, of a reason where one is required. */
export function writtenWords({ spec, reason }: Task): number {
  const text = spec.kind === 'write' ? spec.words : 0;
  const fields = spec.kind === 'form' ? spec.fields.reduce((sum, field) => sum + (field.words ?? 0), 0) : 0;
  return text + fields + (reason === 'required' ? pace.reasonWords : 0);
}

/** Minutes of sitting time for so much reading, writing and so many tasks; `reading` in words a minute. */
export function sittingMinutes(words: number, written: number, tasks: number, reading: number): number {
  return words / reading + written / pace.writeWordsPerMinute + (tasks * pace.secondsPerTask) / 60;
}
