import { type DeskPort, type MarkAsk, type MarkingDesk, nextUnmarked, unmarkedPages } from '../mark/desk.ts';
import { type HiddenThing, hiddenThings } from '../mark/ledger-record.ts';
import { type MarkingCommandId, markingCommands, markingLine } from '../mark/marking-commands.ts';
import {
  allAskedWords,
  closingWords,
  declarationWords,
  levelChoices,
  type MarkingView,
  madeHeading,
  markingView,
  markWords,
  missingLines,
  notAskedWords,
  pageLine,
  pagesListedMax,
  readWords,
} from '../mark/marking-view.ts';
import { wordsHelp } from '../view/key-table.ts';
import type { MadeView } from '../view/made.ts';
import { printable } from '../view/printable.ts';

/** What marking line by line reads from and writes to. */
export interface PlainMarkingPorts {
  /** Lines in, without their line ends; their end ends the marking. */
  readonly lines: AsyncIterable<readonly string[]>;
  /** Writes one line; it has no line end and no control character in it. */
  readonly write: (line: string) => void;
  readonly isAscii: boolean;
}

/** A command as it was typed. */
interface Typed {
  readonly id: MarkingCommandId;
  readonly rest: string;
}

/** Marks line by line: words in, sentences out. It only ever adds lines. */
export async function runPlainMarking(desk: DeskPort, ports: PlainMarkingPorts): Promise<void> {
  const say = (lines: readonly string[]): void => {
    for (const line of lines.flatMap((one) => one.split('\n'))) ports.write(printable(line, ports.isAscii));
  };
  say(openingLines(desk.look()));
  let isClosing = false;
  for await (const batch of ports.lines) {
    for (const line of batch) {
      const typed = markingLine(line);
      if (typed?.id === 'quit') return;
      if (line.trim() === '') continue;
      const wasClosing = isClosing;
      isClosing = typed?.id === 'close' && closingWords(desk.look()).canClose;
      say(await answerLine(desk, line, typed, wasClosing));
      if (desk.look().isFinished) return;
    }
  }
}

function openingLines(desk: MarkingDesk): readonly string[] {
  const { round, standing } = markingView(desk);
  const heading = `Marking, ${round}, ${standing}. ${desk.pages.length} pages: one criterion of one sitting each.`;
  if (desk.mustDeclare) return [heading, ...declarationWords, 'Type yes to declare it, or quit.'];
  return [heading, 'Type help to hear what works here.', ...pageLines(desk)];
}

async function answerLine(
  desk: DeskPort,
  line: string,
  typed: Typed | null,
  isClosing: boolean,
): Promise<readonly string[]> {
  if (typed === null) return [`"${line.trim().slice(0, 60)}" was not understood. Type help to hear what works here.`];
  if (typed.id === 'help') return wordsHelp(markingCommands).map(({ keys, does }) => `${keys}: ${does}`);
  const now = desk.look();
  if (typed.id === 'confirm') return confirm(desk, isClosing);
  if (now.mustDeclare) return ['Type yes to declare that you have no conflict of interest, or quit.'];
  return tellOf(now, typed) ?? asking(desk, typed);
}

async function confirm(desk: DeskPort, isClosing: boolean): Promise<readonly string[]> {
  if (desk.look().mustDeclare) {
    await desk.ask({ kind: 'declare' });
    return ['Declared.', ...pageLines(desk.look())];
  }
  if (!isClosing) return ['There is nothing to say yes to.'];
  await desk.ask({ kind: 'close' });
  const { told } = desk.look();
  if (told === null) return saidLines(desk.look());
  await desk.ask({ kind: 'go-on' });
  return told;
}

/** Commands that only tell; null when it is none of them. */
function tellOf(desk: MarkingDesk, { id, rest }: Typed): readonly string[] | null {
  const view = markingView(desk);
  switch (id) {
    case 'again':
      return pageLines(desk);
    case 'side':
      return criterionLines(view);
    case 'all':
      return view.all.map((made) => recordLine(made, view));
    case 'open': {
      const made = recordOf(view, rest);
      return typeof made === 'string' ? [made] : wholeLines(made);
    }
    case 'list':
      return listLines(desk);
    case 'close': {
      const { canClose, lines } = closingWords(desk);
      return canClose ? [...lines, 'Type yes to close it.'] : lines;
    }
    default:
      return null;
  }
}

/** Every page, or where there are too many to be heard, those that are left. */
function listLines(desk: MarkingDesk): readonly string[] {
  const { pages } = desk;
  if (pages.length <= pagesListedMax) return pages.map((_, index) => `${index + 1}. ${pageLine(desk, index)}.`);
  const left = unmarkedPages(desk);
  return [`${pages.length} pages, ${left.length} unmarked.`, ...missingLines(desk, left)];
}

/** Commands that ask something of the desk. */
async function asking(desk: DeskPort, typed: Typed): Promise<readonly string[]> {
  const before = desk.look();
  if (typed.id === 'cite' && /\d\D+\d/.test(typed.rest)) return citingSeveral(desk, typed.rest);
  const ask = askOf(before, typed);
  if (typeof ask === 'string') return [ask];
  await desk.ask(ask);
  const now = desk.look();
  const said = saidLines(now);
  if (now.at !== before.at) return [...said, ...pageLines(now)];
  if (ask.kind === 'cite' && said.length === 0) return [citedLine(markingView(now))];
  if (ask.kind === 'look' && now.said?.isWarning !== true) return [...said, ...openedLines(markingView(now), ask.what)];
  return said.length === 0 ? ['Kept.'] : said;
}

/** Cites each of several records that isn't cited yet; none where one of them isn't there. */
async function citingSeveral(desk: DeskPort, rest: string): Promise<readonly string[]> {
  const { all, cites } = markingView(desk.look());
  const seqs = rest.split(/[\s,]+/).map(Number);
  const missing = seqs.find((seq) => all.every((made) => made.seq !== seq));
  if (missing !== undefined) return [`There is no such record: ${rest}. ${nameRecordWords}`];
  for (const seq of new Set(seqs)) {
    if (!cites.includes(seq)) await desk.ask({ kind: 'cite', seq });
    const { said } = desk.look();
    if (said?.isWarning === true) return [said.text];
  }
  return [citedLine(markingView(desk.look()))];
}

function askOf(desk: MarkingDesk, { id, rest }: Typed): MarkAsk | string {
  const choice = levelChoices.find(({ command }) => command === id);
  if (choice !== undefined) {
    const [level, firmness] = choice.level ?? [];
    return level !== undefined && firmness !== undefined ? { kind: 'level', level, firmness } : { kind: 'not-seen' };
  }
  switch (id) {
    case 'cite': {
      const made = recordOf(markingView(desk), rest);
      return typeof made === 'string' ? made : { kind: 'cite', seq: made.seq };
    }
    case 'comment':
      return { kind: 'comment', text: rest };
    case 'keep': {
      const { typed } = markingView(desk);
      return typed === null ? 'Nothing is typed that isn’t kept.' : { kind: 'comment', text: typed };
    }
    case 'let-go':
      return { kind: 'typing', text: null };
    case 'others':
      return alsoAsk(desk, rest);
    case 'take-back':
      return { kind: 'take-back' };
    case 'expectation':
      return { kind: 'look', what: 'expectation' };
    case 'hidden':
      return hiddenAsk(rest);
    case 'next-unmarked':
      return { kind: 'next-unmarked' };
    case 'previous-page':
    case 'next-page':
    case 'go':
      return goAsk(desk, id, rest);
    default:
      return 'That works on the full screen alone.';
  }
}

function alsoAsk(desk: MarkingDesk, rest: string): MarkAsk | string {
  const { notAsked } = markingView(desk);
  if (notAsked.some(({ id }) => id === rest)) return { kind: 'also', criterion: rest };
  if (notAsked.length === 0) return allAskedWords;
  const names = notAsked.map(({ id, title }) => `\n${id}: ${title}`).join('');
  return `${notAskedWords} Type also and one of:${names}`;
}

function hiddenAsk(rest: string): MarkAsk | string {
  const named = rest.toLowerCase().replace(/\s+/g, '-');
  const what = hiddenThings.find((one): one is HiddenThing => one === named && one !== 'expectation');
  if (what !== undefined) return { kind: 'look', what };
  return 'Type open and one of: identity, adjustments, mode, time left. That you opened it is on the record.';
}

function goAsk(desk: MarkingDesk, id: MarkingCommandId, rest: string): MarkAsk | string {
  const typed = /^\d{1,6}$/.test(rest) ? Number(rest) - 1 : -1;
  const to = id === 'go' ? typed : desk.at + (id === 'next-page' ? 1 : -1);
  if (desk.pages[to] !== undefined) return { kind: 'go', to };
  return id === 'go' ? `Pages go from 1 to ${desk.pages.length}.` : 'There is no page there.';
}

/** The record that is named by its number. */
function recordOf({ all }: MarkingView, rest: string): MadeView | string {
  const made = /^\d{1,9}$/.test(rest) ? all.find(({ seq }) => seq === Number(rest)) : undefined;
  return made ?? nameRecordWords;
}

const nameRecordWords = 'Name a record by its number: again lists those that bear on it, all lists every one.';

function saidLines({ said }: MarkingDesk): readonly string[] {
  return said === null ? [] : [said.text];
}

/** A page: what is marked, what bears on it, and how it stands. */
function pageLines(desk: MarkingDesk): readonly string[] {
  const view = markingView(desk);
  const none = 'Nothing that bears on this came up. Type all to hear everything else.';
  const next = nextUnmarked(desk);
  return [
    `Page ${desk.at + 1} of ${desk.pages.length}: ${view.title}. ${view.traces}. ${view.criterion}, ${view.sitting}, ${view.progress}.`,
    ...(view.notice === null ? [] : [view.notice]),
    ...(view.isExtra ? ['This round doesn’t ask for it.'] : []),
    ...(view.notAsked.length === 0 ? [] : [`Type also to hear what else of this sitting could be marked.`]),
    ...(desk.trouble === null ? [] : [`Nothing can be marked here: ${desk.trouble}.`]),
    ...view.shows.slice(0, 2).map(({ label, text }) => `${label}: ${text}`),
    'Type criterion to hear the borders and the descriptors.',
    ...(view.bearing.length === 0 ? [none] : view.bearing.map((made) => recordLine(made, view))),
    `Mark: ${markWords(view.mark)}.${view.comment === '' ? '' : ` Comment: ${view.comment}`}`,
    ...(view.typed === null ? [] : [`Typed and not kept: ${view.typed}. Type keep, or let go.`]),
    ...(view.isClosed ? ['This round is closed.'] : []),
    ...(next === null && view.mark !== null && !view.isClosed
      ? ['Everything is marked. Type close round to close it.']
      : []),
  ];
}

function recordLine(made: MadeView, { cites }: MarkingView): string {
  const lines = made.lines.filter(({ text }) => text.trim() !== '');
  const words = lines.map(({ label, text }) => (label === '' ? text : `${label}: ${text}`));
  const all = [...words, ...(made.reason === null ? [] : [`Reason: ${made.reason}`])];
  const short = all.join('; ').replaceAll('\n', ' ');
  const cut = short.length > 160 ? `${short.slice(0, 159).toWellFormed()}…` : short;
  const cited = cites.includes(made.seq) ? ', cited' : '';
  return `Record ${made.seq}${cited}, ${made.clock}, ${madeHeading(made)}: ${cut === '' ? 'nothing' : cut}`;
}

function wholeLines(made: MadeView): readonly string[] {
  const { asked, document, lines, reason, others } = made;
  return [
    `Record ${made.seq}, ${made.clock}, ${madeHeading(made)}.`,
    ...(asked === null ? [] : [`Asked: ${asked}`]),
    ...(document === null ? [] : [`${document}:`]),
    ...lines.map(({ label, text }) => (label === '' ? text : `${label}: ${text}`)),
    ...(reason === null ? [] : [`Reason: ${reason}`]),
    ...others,
    ...readWords(made),
  ];
}

function criterionLines({ shows, descriptors, hidden }: MarkingView): readonly string[] {
  const opened = hidden.flatMap(({ label, text }) => (text === null ? [] : [`${label}: ${text}`]));
  return [
    ...shows.map(({ label, text }) => `${label}: ${text}`),
    ...(descriptors.length === 0 ? [] : ['The plan’s descriptors, for reference:']),
    ...descriptors.map(({ label, text }) => `${label}: ${text}`),
    ...opened,
  ];
}

function citedLine({ cites }: MarkingView): string {
  return cites.length === 0 ? 'Nothing is cited.' : `Cited: ${cites.join(', ')}.`;
}

function openedLines({ expected, hidden }: MarkingView, what: HiddenThing): readonly string[] {
  if (what !== 'expectation')
    return hidden.flatMap((one) => (one.what === what ? [`${one.label}: ${one.text ?? 'hidden'}`] : []));
  return (expected ?? []).flatMap(({ title, where, lines }) => [`${title} (${where}):`, ...lines]);
}
