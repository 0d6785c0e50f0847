/**
 * The one table of what a candidate can do: key and plain word → command → what it does → where it applies. Help, the
 * footer line, plain mode's words and docs/keys.md are made from it, so they can't disagree.
 */

/** Where the candidate is. A command applies in some of these. */
export type Place =
  | 'home'
  | 'briefing'
  | 'resume'
  | 'desk'
  | 'inbox'
  | 'message'
  | 'documents'
  | 'document'
  | 'contacts'
  | 'notebook'
  | 'task'
  | 'wait'
  | 'beside'
  | 'wait-anyway'
  | 'calculator'
  | 'note'
  | 'find'
  | 'read-back'
  | 'meant'
  | 'help'
  | 'settings'
  | 'paused'
  | 'leave'
  | 'end'
  | 'debrief';

/**
 * A key, as the full screen names it: a character, or `up`, `down`, `left`, `right`, `shift-up`, `shift-down`, `page-up`,
 * `page-down`, `home`, `end`, `enter`, `escape`, `tab`, `shift-tab`, `space`, `backspace`, `delete`, `ctrl-left`, `ctrl-x`.
 */
export type Key = string;

/** One row of the table. */
export interface Command {
  readonly id: string;
  /** One or two words, for the footer. */
  readonly label: string;
  /** A sentence, for help. */
  readonly does: string;
  /** Keys of the full screen; empty where plain mode alone has it. */
  readonly keys: readonly Key[];
  /** Keys that work while a text is being typed, when letters go into the text. */
  readonly typingKeys: readonly Key[];
  readonly places: readonly Place[];
  /** Places whose footer line names it. */
  readonly footer: readonly Place[];
  /** Plain mode's words, the usual one first; empty where the full screen alone has it. */
  readonly words: readonly string[];
  /** What may follow the word: "3 row 4"; "" when nothing does. */
  readonly follows: string;
  /** What the word does, where `does` is about keys; else "". */
  readonly plainDoes: string;
}

const tabs = ['desk', 'inbox', 'documents', 'contacts', 'notebook'] as const;
const reading = ['message', 'document'] as const;
const sitting = [...tabs, ...reading, 'task', 'wait'] as const;
const lists = [
  ...tabs,
  ...reading,
  'task',
  'wait',
  'beside',
  'find',
  'read-back',
  'help',
  'settings',
  'briefing',
  'resume',
  'debrief',
  'end',
  'home',
] as const;
const typing = ['task', 'calculator', 'note', 'find', 'meant'] as const;

type Row = Pick<Command, 'id' | 'label' | 'does'> & Partial<Command>;

const rows = [
  // Anywhere in the sitting.
  {
    id: 'help',
    label: 'help',
    does: 'Shows every key and word that works here.',
    keys: ['?'],
    typingKeys: ['ctrl-g'],
    places: [...sitting, 'wait-anyway', 'calculator', 'note', 'find', 'read-back', 'briefing', 'resume', 'home'],
    footer: ['briefing', 'resume', 'home'],
    words: ['help', '?'],
    follows: 'WORD',
    plainDoes: 'Says the few words that work here; help all says every word, help find those about finding.',
  },
  {
    id: 'desk',
    label: 'desk',
    does: 'Goes to the desk: the newest messages and the open tasks.',
    keys: ['1'],
    places: [...tabs, ...reading, 'task'],
    words: ['tasks', 'desk'],
    plainDoes: 'Lists the open tasks.',
  },
  {
    id: 'inbox',
    label: 'inbox',
    does: 'Lists the messages that have come.',
    keys: ['2'],
    places: [...tabs, ...reading, 'task'],
    words: ['messages', 'inbox'],
  },
  {
    id: 'documents',
    label: 'documents',
    does: 'Lists the documents.',
    keys: ['3'],
    places: [...tabs, ...reading, 'task'],
    words: ['documents', 'docs'],
  },
  {
    id: 'contacts',
    label: 'contacts',
    does: 'Lists the people, with their phone numbers.',
    keys: ['4'],
    places: [...tabs, ...reading, 'task'],
    words: ['contacts', 'people'],
  },
  {
    id: 'notebook',
    label: 'notebook',
    does: 'Shows your notes.',
    keys: ['5'],
    places: [...tabs, ...reading, 'task'],
    words: ['notes', 'notebook'],
  },
  {
    id: 'note',
    label: 'note',
    does: 'Writes a note in the notebook.',
    keys: ['n'],
    typingKeys: ['ctrl-n'],
    places: sitting,
    footer: ['desk', 'task', 'document', 'notebook'],
    words: ['note'],
    follows: 'TEXT',
  },
  {
    id: 'calculator',
    label: 'calculator',
    does: 'Works out numbers, money and times: 3 x £240 + 20%, 19:30 + 11h, 07:45 - 19:30.',
    keys: ['c'],
    typingKeys: ['ctrl-r'],
    places: sitting,
    footer: [],
    words: ['calculator', 'calc'],
    follows: 'SUM',
  },
  {
    id: 'wait',
    label: 'wait',
    does: 'Lets story time pass: until something happens (wait next), or 5, 15 or 30 minutes. A decision, and logged.',
    keys: ['w'],
    places: tabs,
    footer: ['desk'],
    words: ['wait'],
    follows: 'next or MINUTES',
  },
  {
    id: 'time',
    label: 'hide time',
    does: 'Hides or shows the time left. In plain mode: says it.',
    keys: ['t'],
    places: sitting,
    words: ['time'],
    plainDoes: 'Says the time left, and the time in the story.',
  },
  {
    id: 'settings',
    label: 'settings',
    does: 'Sets colours, spacing and whether the time left is shown, none of it on the record; goes on line by line.',
    keys: ['o'],
    typingKeys: ['ctrl-t'],
    places: [
      ...sitting,
      'wait-anyway',
      'calculator',
      'note',
      'find',
      'read-back',
      'briefing',
      'resume',
      'help',
      'paused',
      'end',
      'debrief',
    ],
    footer: ['briefing', 'resume', 'help', 'paused'],
    words: ['settings'],
    plainDoes: 'Says what can be set on the full screen, and how to get there.',
  },
  {
    id: 'pause',
    label: 'pause',
    does: 'Pauses: the screen is covered, and the work so far is saved.',
    keys: ['p'],
    typingKeys: ['ctrl-p'],
    places: sitting,
    footer: ['desk', 'task'],
    words: ['pause'],
    plainDoes: 'Pauses. Nothing is said or taken until you go on.',
  },
  {
    id: 'invigilate',
    label: 'invigilator',
    does: 'For the invigilator, behind their code: gives time back, notes what happens, pauses for all. In an assessment.',
    keys: ['i'],
    places: [...tabs, ...reading, 'task', 'paused'],
    footer: [],
    words: ['invigilator'],
  },
  {
    id: 'leave',
    label: 'leave',
    does: 'Leaves the sitting, after asking. Everything is kept, and you can go on later.',
    keys: ['ctrl-c'],
    typingKeys: ['ctrl-c'],
    places: [
      ...sitting,
      'wait-anyway',
      'calculator',
      'note',
      'find',
      'read-back',
      'meant',
      'briefing',
      'resume',
      'paused',
      'help',
      'settings',
      'debrief',
      'end',
      'home',
    ],
    footer: ['briefing', 'resume', 'paused'],
    words: ['leave', 'quit', 'exit'],
  },
  {
    id: 'withdraw',
    label: 'end for good',
    does: 'Ends the sitting for good before its end, after asking.',
    keys: ['e'],
    places: ['leave'],
    footer: ['leave'],
    words: ['withdraw'],
  },

  // Lists and reading.
  { id: 'up', label: 'move', does: 'Moves up.', keys: ['up'], typingKeys: ['up'], places: lists },
  { id: 'down', label: 'move', does: 'Moves down.', keys: ['down'], typingKeys: ['down'], places: lists },
  {
    id: 'page-up',
    label: 'page',
    does: 'Moves up by a screen.',
    keys: ['page-up'],
    typingKeys: ['page-up'],
    places: lists,
  },
  {
    id: 'page-down',
    label: 'page',
    does: 'Moves down by a screen.',
    keys: ['page-down'],
    typingKeys: ['page-down'],
    places: lists,
  },
  {
    id: 'first',
    label: 'first',
    does: 'Goes to the first; while typing, to the beginning of the row.',
    keys: ['home'],
    typingKeys: ['home'],
    places: [...lists, 'calculator', 'note', 'meant'],
  },
  {
    id: 'last',
    label: 'last',
    does: 'Goes to the last; while typing, to the end of the row.',
    keys: ['end'],
    typingKeys: ['end'],
    places: [...lists, 'calculator', 'note', 'meant'],
  },
  {
    id: 'open',
    label: 'open',
    does: 'Opens what is chosen: a task, a message, a document. In plain mode, a task by its number.',
    keys: ['enter'],
    places: ['desk', 'inbox', 'documents', 'message'],
    footer: ['desk', 'inbox', 'documents'],
    words: ['open', 'task'],
    follows: 'NUMBER',
    plainDoes: 'Opens a task. Its number by itself does too.',
  },
  {
    id: 'message',
    label: 'message',
    does: 'Reads a message again.',
    places: sitting,
    words: ['message'],
    follows: 'NUMBER',
  },
  {
    id: 'document',
    label: 'beside',
    does: 'Chooses what stands beside the task: a document, the messages, the notebook. In plain mode: reads a document, or one row or line of it.',
    keys: ['d'],
    typingKeys: ['ctrl-o'],
    places: ['task', ...reading, 'notebook'],
    footer: ['task'],
    words: ['document', 'doc'],
    follows: '3 row 4',
    plainDoes:
      'Reads a document, or one row or line of it; in a task, with nothing after it, the document that belongs to the task.',
  },
  {
    id: 'row',
    label: 'row',
    does: 'Reads one row of a table as label and value. In plain mode: of the document that is open.',
    keys: ['r'],
    places: ['document'],
    words: ['row', 'line'],
    follows: 'NUMBER',
    plainDoes: 'Reads one row or line of the document that is open.',
  },
  {
    id: 'copy',
    label: 'copy',
    does: 'Copies a line of a document, or a message, into the notebook.',
    keys: ['y'],
    places: ['document', 'message', 'task'],
    footer: ['document', 'message'],
    words: ['copy'],
    follows: '3 row 4',
    plainDoes: 'Copies a row or line of a document into the notebook; copy message 2 copies a message.',
  },
  {
    id: 'find',
    label: 'find',
    does: 'Finds a word in the documents, the messages and the contacts.',
    keys: ['/'],
    places: [...tabs, ...reading, 'task'],
    footer: ['documents', 'document'],
    words: ['find'],
    follows: 'WORD',
  },
  {
    id: 'close',
    label: 'back',
    does: 'Goes back. What was typed is kept.',
    keys: ['escape'],
    typingKeys: ['escape'],
    places: [
      ...tabs,
      ...reading,
      'task',
      'wait',
      'beside',
      'wait-anyway',
      'calculator',
      'note',
      'find',
      'read-back',
      'help',
      'settings',
      'leave',
      'briefing',
      'home',
    ],
    footer: [
      'message',
      'document',
      'task',
      'wait',
      'beside',
      'wait-anyway',
      'calculator',
      'note',
      'find',
      'read-back',
      'help',
      'settings',
      'leave',
    ],
    words: ['back', 'close'],
    plainDoes: 'Goes back: closes what is open, then leaves the task for the desk. What was typed is kept.',
  },

  // A task.
  {
    id: 'mark',
    label: 'mark',
    does: 'Chooses, or marks and unmarks.',
    keys: ['space'],
    places: ['task', 'settings'],
    footer: ['task'],
  },
  {
    id: 'answer',
    label: 'answer',
    does: 'Reads your answer back to you. Nothing counts yet.',
    keys: ['enter', 'ctrl-s'],
    typingKeys: ['ctrl-s'],
    places: ['task'],
    footer: ['task'],
    words: ['done'],
    plainDoes:
      'Says that the answer is finished: it is read back, and nothing counts yet. In a text, the same as a full stop by itself.',
  },
  {
    id: 'move-up',
    label: 'move up',
    does: 'Moves the item or strip up. Picked up with Space, it goes with the arrows.',
    keys: ['shift-up', 'k'],
    places: ['task'],
    words: [],
  },
  {
    id: 'move-down',
    label: 'move down',
    does: 'Moves the item or strip down.',
    keys: ['shift-down', 'j'],
    places: ['task'],
  },
  {
    id: 'move',
    label: 'move',
    does: 'Moves an item or a strip to another place: move 5 2.',
    places: ['task'],
    words: ['move'],
    follows: '5 2',
  },
  {
    id: 'drop',
    label: 'leave out',
    does: 'Leaves a strip out of the day, or takes it back in.',
    keys: ['x'],
    places: ['task'],
    words: ['drop'],
    follows: 'NUMBER',
    plainDoes: 'Leaves a strip out of the day.',
  },
  {
    id: 'less',
    label: 'less',
    does: 'An earlier start, a step less, the choice before, or further left in a wide table or a text.',
    keys: ['left'],
    typingKeys: ['left'],
    places: ['document', 'settings', ...typing],
  },
  {
    id: 'more',
    label: 'more',
    does: 'A later start, a step more, the next choice, or further right in a wide table or a text.',
    keys: ['right'],
    typingKeys: ['right'],
    places: ['document', 'settings', ...typing],
  },
  {
    id: 'next-field',
    label: 'next field',
    does: 'Goes to the next field or part.',
    keys: ['tab'],
    typingKeys: ['tab'],
    places: ['task'],
  },
  {
    id: 'last-field',
    label: 'field before',
    does: 'Goes to the field or part before.',
    keys: ['shift-tab'],
    typingKeys: ['shift-tab'],
    places: ['task'],
  },
  {
    id: 'word-left',
    label: 'word left',
    does: 'While typing: a word to the left.',
    typingKeys: ['ctrl-left'],
    places: typing,
  },
  {
    id: 'word-right',
    label: 'word right',
    does: 'While typing: a word to the right.',
    typingKeys: ['ctrl-right'],
    places: typing,
  },
  {
    id: 'erase',
    label: 'erase',
    does: 'While typing: erases the character before.',
    typingKeys: ['backspace'],
    places: typing,
  },
  {
    id: 'erase-next',
    label: 'erase next',
    does: 'While typing: erases the character after.',
    typingKeys: ['delete'],
    places: typing,
  },
  {
    id: 'erase-word',
    label: 'erase word',
    does: 'While typing: erases the word before.',
    typingKeys: ['ctrl-w'],
    places: typing,
  },
  {
    id: 'erase-row',
    label: 'erase row',
    does: 'While typing: erases to the beginning of the row.',
    typingKeys: ['ctrl-u'],
    places: typing,
  },
  {
    id: 'erase-rest',
    label: 'erase rest',
    does: 'While typing: erases to the end of the row.',
    typingKeys: ['ctrl-k'],
    places: typing,
  },
  {
    id: 'new-line',
    label: 'new line',
    does: 'While typing: a new line, or the next field.',
    typingKeys: ['enter'],
    places: ['task'],
  },
  {
    id: 'editor',
    label: 'editor',
    does: 'Opens your own editor ($EDITOR) for the text, where that is allowed.',
    keys: [],
    typingKeys: ['ctrl-e'],
    places: ['task'],
  },

  // Moments of their own.
  {
    id: 'start',
    label: 'start',
    does: 'Starts the sitting, and the time; goes on with one that was left.',
    keys: ['s'],
    places: ['briefing', 'resume'],
    footer: ['briefing'],
    words: ['start'],
    follows: 'TIME',
    plainDoes: 'Starts the sitting, and the time. On a strip board, with a time after it: another start of the day.',
  },
  {
    id: 'confirm',
    label: 'yes',
    does: 'Confirms. An answer counts from then on.',
    keys: ['y'],
    places: ['read-back', 'wait-anyway', 'leave'],
    footer: ['read-back', 'wait-anyway', 'leave'],
    words: ['yes'],
  },
  {
    id: 'go-on',
    label: 'go on',
    does: 'Goes on.',
    keys: ['enter'],
    typingKeys: ['enter'],
    places: ['meant', 'paused', 'resume', 'end', 'debrief'],
    footer: ['meant', 'paused', 'resume', 'end', 'debrief'],
    words: ['go on'],
    plainDoes: 'Goes on; after an answer, Enter alone does too.',
  },
  {
    id: 'briefing',
    label: 'briefing',
    does: 'Tells again what was said before the start: what is asked, how long, what may be used.',
    keys: ['b'],
    places: ['resume'],
    footer: ['resume'],
    words: ['briefing'],
  },
  {
    id: 'choose',
    label: 'choose',
    does: 'Takes what is chosen.',
    keys: ['enter'],
    typingKeys: ['enter'],
    places: ['wait', 'beside', 'settings', 'home'],
    footer: ['wait', 'beside', 'settings', 'home'],
  },
  {
    id: 'work-out',
    label: 'work it out',
    does: 'Works the sum out.',
    typingKeys: ['enter'],
    places: ['calculator'],
    footer: ['calculator'],
  },
  {
    id: 'keep',
    label: 'keep it',
    does: 'Puts the note in the notebook.',
    typingKeys: ['enter'],
    places: ['note'],
    footer: ['note'],
  },
  {
    id: 'search',
    label: 'find, then open',
    does: 'Finds the word; then opens the place that is chosen.',
    typingKeys: ['enter'],
    places: ['find'],
    footer: ['find'],
  },
  { id: 'quit', label: 'quit', does: 'Quits callsheet.', keys: ['q'], places: ['home'], footer: ['home'] },

  // Plain mode alone.
  {
    id: 'again',
    label: 'again',
    does: 'Says the last thing again.',
    places: sitting,
    words: ['again'],
  },
  {
    id: 'where',
    label: 'where am I',
    does: 'Says where you are: the story time, what is open and what can be done.',
    places: sitting,
    words: ['where', 'where am i'],
    plainDoes: 'Says where you are; in a task, what you have chosen so far.',
  },
  {
    id: 'my-answer',
    label: 'my answer',
    does: 'Says the answer as it stands.',
    places: ['task'],
    words: ['show', 'my answer'],
    plainDoes: 'Says the answer as it stands, a text with the numbers of its lines.',
  },
  {
    id: 'undo',
    label: 'undo',
    does: 'While typing: takes the last words typed or erased back. In plain mode: the last change; in a text, the last line.',
    typingKeys: ['ctrl-z'],
    places: typing,
    words: ['undo'],
    plainDoes: 'Takes the last change back; in a text, the last line.',
  },
  {
    id: 'contact',
    label: 'contact',
    does: 'Says what is known of one person.',
    places: sitting,
    words: ['contact', 'person'],
    follows: 'NUMBER',
  },
  {
    id: 'no',
    label: 'no',
    does: 'Goes back: nothing is answered, left or ended.',
    places: ['read-back', 'wait-anyway', 'leave'],
    words: ['no'],
  },
  {
    id: 'none',
    label: 'none',
    does: 'Chooses none of them.',
    places: ['task'],
    words: ['none'],
  },
  {
    id: 'who',
    label: 'who',
    does: 'Chooses another person to contact.',
    places: ['task'],
    words: ['who'],
  },
  {
    id: 'keep-strip',
    label: 'keep',
    does: 'Takes a strip that was left out back into the day.',
    places: ['task'],
    words: ['keep'],
    follows: 'NUMBER',
  },
  {
    id: 'field',
    label: 'field',
    does: 'Goes to a field of a form.',
    places: ['task'],
    words: ['field'],
    follows: 'NUMBER',
  },
  {
    id: 'part',
    label: 'part',
    does: 'Goes to that part of what is written, to change it.',
    places: ['task'],
    words: ['to', 'attach', 'subject', 'text'],
  },
  {
    id: 'nothing',
    label: 'nothing',
    does: 'Decides not to send anything, where that may be decided.',
    places: ['task'],
    words: ['nothing'],
  },
  {
    id: 'change',
    label: 'change',
    does: 'In a text: gives line 2 new words.',
    places: ['task'],
    words: ['change'],
    follows: '2 NEW WORDS',
  },
  {
    id: 'insert',
    label: 'insert',
    does: 'In a text: puts a new line before line 2.',
    places: ['task'],
    words: ['insert'],
    follows: '2 NEW WORDS',
  },
  {
    id: 'remove',
    label: 'remove',
    does: 'In a text: takes line 2 out.',
    places: ['task'],
    words: ['remove'],
    follows: '2',
  },
  {
    id: 'clear',
    label: 'clear',
    does: 'Empties the text that is being written.',
    places: ['task'],
    words: ['clear'],
  },
  {
    id: 'debrief',
    label: 'debrief',
    does: 'After a practice sitting: says what each decision was expected to show, and why.',
    places: ['end'],
    words: ['debrief'],
  },
  {
    id: 'receipt',
    label: 'receipt',
    does: 'Says the receipt of the log.',
    places: ['end'],
    words: ['receipt'],
  },
] as const satisfies readonly Row[];

/** What a candidate can ask for. */
export type CommandId = (typeof rows)[number]['id'];

/** The whole table, in the order of help. */
export const commands: readonly (Command & { readonly id: CommandId })[] = rows.map((row: Row & { id: CommandId }) => ({
  keys: [],
  typingKeys: [],
  places: [],
  footer: [],
  words: [],
  follows: '',
  plainDoes: '',
  ...row,
}));

/** The command of a key in a place, or null. While a text is typed only its own keys count. */
export function commandForKey(place: Place, key: Key, isTyping = false): CommandId | null {
  const found = commands.find(
    (command) => command.places.includes(place) && (isTyping ? command.typingKeys : command.keys).includes(key),
  );
  return found?.id ?? null;
}

/** A plain-mode line read as a command: its id and what follows the word, trimmed; null when it is none. */
export function commandForLine(line: string): { readonly id: CommandId; readonly rest: string } | null {
  const text = line.trim().split(/\s+/).join(' ');
  const lower = text.toLowerCase();
  const matches = commands.flatMap((command) =>
    command.words
      .filter((word) => lower === word || (command.follows !== '' && lower.startsWith(`${word} `)))
      .map((word) => ({ id: command.id, rest: text.slice(word.length).trim(), length: word.length })),
  );
  const best = matches.sort((one, other) => other.length - one.length)[0];
  return best === undefined ? null : { id: best.id, rest: best.rest };
}
