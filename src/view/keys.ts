import type { TaskKind } from '../scenario/kinds/kind.ts';
import { type Command, type CommandId, commands, type Key, type Place } from './commands.ts';

const symbols: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  'shift-up': 'Shift+↑',
  'shift-down': 'Shift+↓',
  enter: '⏎',
};

const plainNames: Readonly<Record<string, string>> = {
  'shift-up': 'Shift+Up',
  'shift-down': 'Shift+Down',
  'shift-tab': 'Shift+Tab',
  'page-up': 'Page Up',
  'page-down': 'Page Down',
  'ctrl-left': 'Ctrl+Left',
  'ctrl-right': 'Ctrl+Right',
  escape: 'Esc',
};

/** A key as it is printed: with arrows where the screen has them, else in ASCII words. */
export function keyName(key: Key, isAscii: boolean): string {
  const symbol = isAscii ? undefined : symbols[key];
  return symbol ?? asciiName(key);
}

function asciiName(key: Key): string {
  const name = plainNames[key];
  if (name !== undefined) return name;
  if (key.startsWith('ctrl-')) return `Ctrl+${key.slice(5).toUpperCase()}`;
  return key.length === 1 ? key : `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`;
}

/** One entry of the footer line. */
export interface FooterItem {
  readonly keys: string;
  readonly label: string;
}

/** What can be done nearly everywhere: named after what belongs to the place. */
const general: readonly string[] = ['close', 'note', 'calculator', 'wait', 'pause', 'leave'];

/** The footer of a place: the keys worth naming there, in the table's order, what belongs to the place first. */
export function footerView(place: Place, isTyping: boolean, isAscii: boolean): readonly FooterItem[] {
  const arrows = isAscii ? 'Up/Down' : '↑↓';
  const move = listPlaces.includes(place) && !isTyping ? [{ keys: arrows, label: 'move' }] : [];
  const change = place === 'settings' ? [{ keys: isAscii ? 'Left/Right' : '←→', label: 'change' }] : [];
  const named = commands.flatMap((command) => {
    const keys = isTyping ? command.typingKeys : command.keys;
    const [key] = keys;
    if (key === undefined || !command.footer.includes(place)) return [];
    return [{ id: command.id, keys: keyName(key, isAscii), label: command.label }];
  });
  const isGeneral = (item: { readonly id: string }) => general.includes(item.id);
  const inOrder = [...named.filter((item) => !isGeneral(item)), ...named.filter(isGeneral)];
  return [...move, ...change, ...inOrder.map(({ keys, label }) => ({ keys, label }))];
}

const listPlaces: readonly Place[] = [
  'home',
  'briefing',
  'resume',
  'help',
  'settings',
  'end',
  'debrief',
  'desk',
  'inbox',
  'documents',
  'contacts',
  'notebook',
  'document',
  'task',
  'wait',
  'beside',
];

/** A line of help: the keys (or plain words), and what they do. */
export interface HelpLine {
  readonly keys: string;
  readonly does: string;
}

/** Lines of help under a heading that says where they work. */
export interface HelpPart {
  readonly title: string;
  readonly lines: readonly HelpLine[];
}

const typedHere = 'Here, while you type';
const here = 'Keys that work here';

/** The headings of help, in order, each with the commands it has: the first that fits has a command. */
const headings: readonly (readonly [string, (command: Command, place: Place) => boolean])[] = [
  [here, (command, place) => command.keys.length > 0 && command.places.includes(place)],
  [typedHere, (command, place) => command.places.includes(place)],
  ['Anywhere in a sitting', ({ places }) => places.includes('desk') && places.includes('task')],
  ['At the desk and in its lists', ({ places }) => places.includes('desk') || places.includes('inbox')],
  ['In a task', ({ keys, places }) => keys.length > 0 && places.includes('task')],
  ['In a document or a message', ({ places }) => places.includes('document') || places.includes('message')],
  ['While you type', ({ keys }) => keys.length === 0],
  ['At questions and on pages of their own', () => true],
];

/** Help for the full screen: what works in this place, then everything else by where it works. */
export function helpView(place: Place, isAscii: boolean): readonly HelpPart[] {
  const parts = new Map(headings.map(([title]) => [title, [] as HelpLine[]]));
  for (const command of commands) {
    if (command.keys.length + command.typingKeys.length === 0) continue;
    const [title = ''] = headings.find(([, has]) => has(command, place)) ?? [];
    parts.get(title)?.push({ keys: keysOf(command, isAscii), does: command.does });
  }
  return [...parts].flatMap(([title, lines]) => (lines.length === 0 ? [] : [{ title, lines }]));
}

function keysOf(command: Command, isAscii: boolean): string {
  const extra = command.typingKeys.filter((key) => !command.keys.includes(key));
  const typed = extra.map((key) => `${keyName(key, isAscii)} (while typing)`);
  return [...command.keys.map((key) => keyName(key, isAscii)), ...typed].join(', ');
}

/** Help for plain mode, all of it: the words, and what they do. */
export function plainHelp(): readonly HelpLine[] {
  return commands.filter((command) => command.words.length > 0).map(plainLine);
}

/** Where short help is asked for in plain mode, kinds of task included. */
export type HelpPlace =
  | 'briefing'
  | 'resume'
  | 'desk'
  | 'document'
  | 'task'
  | 'text'
  | 'confirm'
  | 'meant'
  | 'end'
  | 'strips-left-out'
  | 'start-moved'
  | TaskKind;

/** The few commands that belong to a place, the first to be heard first. */
const shortHelp: Readonly<Record<HelpPlace, readonly CommandId[]>> = {
  briefing: ['start', 'again', 'where', 'leave'],
  resume: ['go-on', 'briefing', 'again', 'leave'],
  desk: ['open', 'message', 'document', 'contact', 'find', 'wait', 'where', 'leave'],
  document: ['row', 'copy', 'find', 'close'],
  task: ['answer', 'my-answer', 'undo', 'where', 'document', 'close'],
  text: ['answer', 'my-answer', 'undo', 'change', 'insert', 'remove', 'clear', 'close'],
  confirm: ['confirm', 'no'],
  meant: ['go-on', 'again', 'leave'],
  end: ['debrief', 'receipt', 'leave'],
  choose: [],
  'choose-many': ['none'],
  rank: ['move'],
  allocate: [],
  schedule: ['move'],
  'strips-left-out': ['drop', 'keep-strip'],
  'start-moved': ['start'],
  contact: ['who'],
  flag: [],
  form: ['field'],
  write: ['part'],
};

/** What a word does in one place, where that is only a part of what it does, or another thing. */
const saidThere: Partial<Record<HelpPlace, Partial<Record<CommandId, HelpLine>>>> = {
  briefing: { start: { keys: 'start', does: 'Starts the sitting, and the time.' } },
  'start-moved': {
    start: { keys: 'start TIME', does: 'Gives the day another start: start 07:30. The times of all strips follow.' },
  },
};

/** Help for plain mode where the candidate is: the few words that belong to these places, the first place's first. */
export function plainHelpAt(places: readonly HelpPlace[]): readonly HelpLine[] {
  const lines = new Map<CommandId, HelpLine>();
  for (const place of places)
    for (const id of shortHelp[place]) {
      const line = saidThere[place]?.[id] ?? shortLine(id);
      if (line !== null && !lines.has(id)) lines.set(id, line);
    }
  return [...lines.values()];
}

function shortLine(id: CommandId): HelpLine | null {
  const command = commands.find((one) => one.id === id);
  return command === undefined ? null : { ...plainLine(command), keys: firstWordOf(command) };
}

function plainLine(command: Command): HelpLine {
  return { keys: wordsOf(command), does: command.plainDoes === '' ? command.does : command.plainDoes };
}

/** The usual word alone: other words for the same are for the whole list. Parts of a text are no other words for one another. */
function firstWordOf(command: Command & { readonly id: string }): string {
  return command.id === 'part' ? wordsOf(command) : wordsOf({ ...command, words: command.words.slice(0, 1) });
}

function wordsOf(command: Command): string {
  return command.words.map((word) => (command.follows === '' ? word : `${word} ${command.follows}`)).join(', ');
}

/** docs/keys.md, whole; a test holds the file equal to it. */
export function keysPage(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  const lines = commands.map((command) =>
    row([keysOf(command, true), wordsOf(command), command.does, command.places.join(', ')]),
  );
  return [
    '# Keys and words',
    '',
    'Made from `src/view/commands.ts`, from which help and the footer line come too. The first column is the full screen, the second is plain mode (`--plain`).',
    '',
    row(['key', 'plain words', 'what it does', 'where']),
    row(['---', '---', '---', '---']),
    ...lines,
    '',
    'The last column is about the keys. Plain words work at every prompt of a sitting, with or without a `/` before them. Where a text is being written they need it (`/document 3`; `//` begins a line with a slash); a line that is one of the words and nothing more is asked about, and a single `.` ends the text.',
    '',
  ].join('\n');
}
