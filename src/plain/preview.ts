import type { Bench, BenchView, Playing } from '../view/bench.ts';
import { documentView } from '../view/documents.ts';
import { inboxView } from '../view/inbox.ts';
import { wordsHelp } from '../view/key-table.ts';
import type { OutcomeLine } from '../view/outcome.ts';
import { type ChoiceView, exampleOf, foresee, type PreviewView } from '../view/preview.ts';
import { type PreviewCommandId, previewCommands, previewLine } from '../view/preview-commands.ts';
import { printable } from '../view/printable.ts';
import { sittingOf } from '../view/way.ts';
import { listed } from '../view/words.ts';
import { sayDocument, sayMessage } from './say-lists.ts';

/** What a preview line by line reads from and writes to. */
export interface PlainPreviewPorts {
  /** Lines in, without their line ends; their end ends the preview. */
  readonly lines: AsyncIterable<readonly string[]>;
  /** Writes one line; it has no line end and no control character in it. */
  readonly write: (line: string) => void;
  readonly isAscii: boolean;
}

/** Plays a preview line by line: numbers and words in, sentences out. It only ever adds lines. */
export async function runPlainPreview(bench: Bench, ports: PlainPreviewPorts): Promise<void> {
  const say = (lines: readonly string[]): void => {
    for (const line of lines.flatMap((one) => one.split('\n'))) ports.write(printable(line, ports.isAscii));
  };
  let told = bench.look();
  /** Whether a line is being answered, which then tells itself what came of it. */
  let isAnswering = false;
  const tellNews = (): void => {
    const now = bench.look();
    if (now.looking !== null) return;
    say(newsLines(told, now));
    told = now;
  };
  let isLooking = false;
  const stopHearing = bench.subscribe(() => {
    const { looking } = bench.look();
    // A long search is told of once: only lines are added, and how far it is would be many of them.
    if (looking !== null && !isLooking) say([looking]);
    isLooking = looking !== null;
    if (!isAnswering) tellNews();
  });
  say([...openingLines(told), ...(told.playing === null ? [] : momentLines(told.playing.view))]);
  for await (const batch of ports.lines) {
    for (const line of batch) {
      const read = previewLine(line);
      if (read?.id === 'quit') {
        stopHearing();
        return;
      }
      isAnswering = true;
      say(await answerLine(bench, line, read));
      isAnswering = false;
      tellNews();
    }
  }
  stopHearing();
}

function openingLines({ name, playing, mistakes }: BenchView): readonly string[] {
  const heading = playing === null ? `Preview of ${name}.` : `Preview of ${playing.view.title}, ${name}.`;
  return [heading, ...mistakeLines(mistakes), 'Type help to hear what works here. A saved file is read by itself.'];
}

function mistakeLines(mistakes: BenchView['mistakes']): readonly string[] {
  return mistakes === null ? [] : [`In the files: ${mistakes.counted}.`, ...mistakes.lines];
}

/** What is new since it was last told: other mistakes, what there is to say, and the moment where it is another. */
function newsLines(before: BenchView, now: BenchView): readonly string[] {
  const said = now.said === before.said ? [] : now.said.map(({ text }) => text);
  const isMended = before.mistakes !== null && now.mistakes === null;
  const mistakes = now.mistakes === before.mistakes ? [] : mistakeLines(now.mistakes);
  const kept = mistakes.length > 0 && now.mistakes?.isBroken === true && now.playing !== null ? [keptWords] : [];
  const isOther = now.playing !== null && now.playing.way !== before.playing?.way;
  return [
    ...mistakes,
    ...kept,
    ...(isMended ? ['The mistakes are mended.'] : []),
    ...said,
    ...(isOther && now.playing !== null ? momentLines(now.playing.view) : []),
  ];
}

const keptWords = 'The story stays as it was before, until they are mended.';

/** A moment of the story: what came of the last step, where it is, and what can be done. */
function momentLines(view: PreviewView): readonly string[] {
  const { latest, ending } = view;
  return [
    ...(latest === null ? [] : [`You ${latest.did}.`, ...latest.outcome.map(outcomeWords)]),
    `${view.clock}, ${view.steps}. In ${listed(view.where)}.`,
    ...(ending === null ? [] : [`The story has ended: ${ending.title}. ${ending.text}`]),
    ...choiceLines(view),
  ];
}

function outcomeWords({ label, text }: OutcomeLine): string {
  return `${label.slice(0, 1).toUpperCase()}${label.slice(1)}: ${text}`;
}

function choiceLines({ parts }: PreviewView): readonly string[] {
  return parts.flatMap(({ title, about, choices }) => {
    if (choices.every(({ step }) => step.kind === 'open'))
      return [`${title}: ${choices.map(({ number, label }) => `${number}. ${label}`).join('; ')}.`];
    return [[`${title}${about.length === 0 ? '.' : ':'}`, ...about].join(' '), ...choices.map(choiceWords)];
  });
}

function choiceWords({ number, label, detail }: ChoiceView): string {
  return detail === '' ? `${number}. ${label}` : `${number}. ${label}: ${detail}`;
}

/** Where the story is: states, variant, what is pending, facts, draws. */
function whereLines(view: PreviewView): readonly string[] {
  const variant =
    view.variant === null ? `Seed ${view.seed}.` : `${view.variant.replace('v', 'V')}, seed ${view.seed}.`;
  return [
    `${view.clock}, ${view.steps}. ${variant}`,
    ...view.where.map((path) => `In ${path}.`),
    view.pending.length === 0 ? 'Nothing is pending.' : 'Pending:',
    ...view.pending,
    ...view.facts.map(({ id, value, was }) => `Fact ${id}: ${value}${was === null ? '' : `, was ${was}`}`),
    ...view.draws.map(({ id, value }) => `Draw ${id}: ${value}`),
  ];
}

/** Does what a line says; what comes of the story itself is told afterwards. */
async function answerLine(
  bench: Bench,
  line: string,
  read: { readonly id: PreviewCommandId; readonly rest: string } | null,
): Promise<readonly string[]> {
  if (line.trim() === '') return [];
  if (read === null) return [`"${line.trim().slice(0, 60)}" was not understood. Type help to hear what works here.`];
  if (read.id === 'help') return wordsHelp(previewCommands).map(({ keys, does }) => `${keys}: ${does}`);
  if (read.id === 'mistakes') return tellMistakes(bench);
  const { playing } = bench.look();
  if (read.id === 'read-again') {
    const before = bench.look();
    await bench.ask({ kind: 'read-again' });
    return bench.look().said === before.said ? ['Nothing has changed.'] : [];
  }
  if (playing === null) return ['There is no story yet: mend the mistakes and save.'];
  return tellOf(playing, read) ?? ask(bench, playing, read);
}

function tellMistakes(bench: Bench): readonly string[] {
  const lines = mistakeLines(bench.look().mistakes);
  return lines.length === 0 ? ['No mistake was found in the files.'] : lines;
}

/** Commands that only tell; null when it is none of them. */
function tellOf(
  playing: Playing,
  { id, rest }: { readonly id: PreviewCommandId; readonly rest: string },
): readonly string[] | null {
  const { view, way, states } = playing;
  switch (id) {
    case 'choices':
      return choiceLines(view);
    case 'where':
      return whereLines(view);
    case 'states':
      return [`States: ${states.join(', ')}.`];
    case 'messages':
      return view.messages.length === 0 ? ['No messages.'] : inboxView(sittingOf(way)).flatMap(sayMessage);
    case 'show': {
      const choice = choiceOf(view, rest);
      if (typeof choice === 'string') return [choice];
      const example = exampleOf(way, choice).map((text) => `Example: ${text}`);
      return [choiceWords(choice), ...example, ...foresee(way, choice).map(outcomeWords)];
    }
    default:
      return null;
  }
}

function choiceOf({ parts }: PreviewView, number: string): ChoiceView | string {
  const choices = parts.flatMap((part) => part.choices);
  const choice = /^\d+$/.test(number) ? choices.find((one) => one.number === Number(number)) : undefined;
  return (
    choice ?? `There is no choice ${number === '' ? 'without a number' : number}: they go from 1 to ${choices.length}.`
  );
}

/** Commands that ask something of the story. */
async function ask(
  bench: Bench,
  { view, states }: Playing,
  { id, rest }: { readonly id: PreviewCommandId; readonly rest: string },
): Promise<readonly string[]> {
  switch (id) {
    case 'number': {
      const choice = choiceOf(view, rest);
      if (typeof choice === 'string') return [choice];
      await bench.ask({ kind: 'take', step: choice.step });
      return choice.step.kind === 'open' ? documentLines(bench, choice.step.id) : [];
    }
    case 'wait': {
      const minutes = rest === '' || rest === 'next' ? 'next' : Number(rest);
      await bench.ask({ kind: 'take', step: { kind: 'wait', minutes } });
      return [];
    }
    case 'go-to':
      if (!states.includes(rest)) return [`There is no state "${rest}". Type states to hear them.`];
      await bench.ask({ kind: 'go-to', state: rest });
      return [];
    case 'back':
    case 'restart':
    case 'variant':
    case 'save':
      await bench.ask({ kind: id });
      return [];
    default:
      return ['That is a key of the full screen.'];
  }
}

function documentLines(bench: Bench, id: string): readonly string[] {
  const { playing } = bench.look();
  const view = playing === null ? null : documentView(sittingOf(playing.way), id);
  return view === null ? [] : sayDocument(view);
}
