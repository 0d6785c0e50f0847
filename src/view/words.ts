import type { Scenario } from '../scenario/scenario.ts';
import type { StoryFrame } from '../scenario/typed-notation.ts';

/** "1 message", "2 messages". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Whole minutes in words: "15 minutes", "1 hour 20 minutes", "36 hours"; from two days on in days: "3 days 22 hours". */
export function spokenMinutes(minutes: number): string {
  const days = minutes < 2 * 24 * 60 ? 0 : Math.floor(minutes / (24 * 60));
  const rest = minutes - days * 24 * 60;
  const parts = [
    ...(days === 0 ? [] : [counted(days, 'day')]),
    ...(rest < 60 ? [] : [counted(Math.floor(rest / 60), 'hour')]),
    ...(rest % 60 === 0 && minutes > 0 ? [] : [counted(rest % 60, 'minute')]),
  ];
  return parts.join(' ');
}

/** "1 hour passes.", "15 minutes pass.": one of anything takes its own verb. */
export function passedWords(minutes: number): string {
  return `${spokenMinutes(minutes)} ${minutes === 1 || minutes === 60 ? 'passes' : 'pass'}.`;
}

/** "takes 15 minutes of story time": never to be taken for the candidate's own. */
export function takesWords(minutes: number): string {
  return `takes ${spokenMinutes(minutes)} of story time`;
}

/** Milliseconds left as a clock: "41:08", "1:12:40", "0:00" when there are none. Part seconds count as whole ones. */
export function clockLeft(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const two = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** Milliseconds left as a sentence has them: "41 minutes 8 seconds", "no time". */
export function spokenLeft(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  if (seconds === 0) return 'no time';
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return counted(rest, 'second');
  return rest === 0 ? spokenMinutes(minutes) : `${spokenMinutes(minutes)} ${counted(rest, 'second')}`;
}

/** A list as a sentence has it: "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A title or label as a sentence: a full stop after it, unless it ends with a stop of its own. */
export function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** A label and its value: "Net price: £240", and where the label asks, "Agreed in writing? yes". */
export function labelled(label: string, value: string): string {
  return /[.?!:]$/.test(label) ? `${label} ${value}` : `${label}: ${value}`;
}

/** Numbers that go up, as a sentence has them: "1", "1 and 2", "3 to 6, 8 and 9". */
export function numbersListed(numbers: readonly number[]): string {
  const runs: { readonly from: number; to: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && number === run.to + 1) run.to = number;
    else runs.push({ from: number, to: number });
  }
  return listed(
    runs.flatMap(({ from, to }) => {
      if (to - from > 1) return [`${from} to ${to}`];
      return from === to ? [`${from}`] : [`${from}`, `${to}`];
    }),
  );
}

/** What is needed to write and read production times of a scenario. */
export function frameOf(scenario: Scenario): StoryFrame {
  const { startWeekday, starts, ends } = scenario.clock;
  return { startWeekday, starts, ends };
}

/** What is said when the log can't be written any more. */
export const lostWords =
  'The log cannot be written any more, so nothing further is accepted. Tell the person in charge. Everything called saved is safe.';

/** What happens at the end of the time allowed. */
export const timeUpWords =
  'When the time is up the sitting ends. What you have typed by then is kept as an unfinished answer and never counts as your choice.';

/** Said when the time is up and an answer that had been begun may still be finished. */
export function finishWords(leftMs: number): string {
  return `The time is up. You have ${spokenLeft(leftMs)} to finish the answer that you had begun, and nothing else.`;
}

/** Said when an invigilator has given time back. */
export function givenBackWords(ms: number): string {
  return `The invigilator has given you ${spokenLeft(ms)} back.`;
}

/** Said where nobody invigilates. */
export const nobodyInvigilates = 'This is practice: nobody invigilates it.';

/** Said when something is pasted where that isn't allowed. */
export const noPasteWords = 'Nothing can be pasted in this sitting: what you pasted was not taken.';

/** What the record says of a paste: how much it was, never what. */
export function pastedDetail(text: string, isTaken: boolean): string {
  return `${[...text].length} characters at once${isTaken ? '' : ', not taken'}`;
}
