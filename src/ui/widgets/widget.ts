import type { Sitting } from '../../engine/sitting.ts';
import type { CommandId } from '../../view/commands.ts';
import type { TaskView } from '../../view/task.ts';
import type { Work } from '../../view/work.ts';
import type { Pen } from '../text/pen.ts';
import type { Row } from '../text/row.ts';
import type { CursorPlace } from '../text/text-edit.ts';

/** A kind of task, as view and work name it. */
export type KindName = Work['kind'];

/** Where the keys work inside a task. */
export interface Spot {
  /** A part of the widget (a list, a field, a text), or `reason` or `done`, which every task has. */
  readonly part: string;
  /** Place in the list of the part, from 0. */
  readonly pointer: number;
  /** Whether the strip or item under the pointer has been picked up, so that the arrows move it. */
  readonly isHeld: boolean;
  /** Where typing goes on, as an offset, and the cell that up and down keep to. */
  readonly cursor: number;
  readonly goal: number | null;
  /** Columns of a wide table that are passed over at the left. */
  readonly pan: number;
}

/** A task of one kind with the answer as it stands. `width` is the room for it, in cells. */
export interface At<K extends KindName> {
  readonly view: Extract<TaskView, { kind: K }>;
  readonly work: Extract<Work, { kind: K }>;
  readonly spot: Spot;
  readonly sitting: Sitting;
  readonly width: number;
}

/** What a command changes: the answer, the spot, and perhaps something said about it. */
export interface Change<K extends KindName> {
  readonly work?: Extract<Work, { kind: K }>;
  readonly spot?: Partial<Spot>;
  readonly notice?: string;
}

/** The part under the cursor when it is typed in. */
export interface TextPart {
  readonly text: string;
  /** Whether Enter begins a new line. */
  readonly isMultiline: boolean;
  /** The longest text, in UTF-16 code units. */
  readonly most: number;
  /** Width of its rows on the screen: what up and down need. */
  readonly width: number;
}

/** What a widget draws: its rows, the one that is to stay in sight, and where the terminal's cursor goes. */
export interface Drawn {
  readonly rows: readonly Row[];
  readonly focus: number;
  readonly cursor: CursorPlace | null;
  /** What a row says that is wanted in sight: said beside the sign of what is above, when that row is up there. */
  readonly aside?: { readonly row: number; readonly say: Row };
}

/** A command for the footer: under its own label, or what it does in this widget. */
export type Hint = CommandId | readonly [CommandId, string];

/** One kind of task on the full screen. All functions are pure. */
export interface Widget<K extends KindName> {
  /** Its parts, in the order of Tab. */
  readonly parts: (view: At<K>['view'], work: At<K>['work']) => readonly string[];
  /** How many places the list of the part has; 0 where the part is a text. */
  readonly count: (at: At<K>) => number;
  /** The places of the list at which the pointer stops, in order, where it doesn't at all of them. */
  readonly stops?: (at: At<K>) => readonly number[];
  /** The text of the part; null where the part is a list. */
  readonly text: (at: At<K>) => TextPart | null;
  /** The answer with the part's text changed. */
  readonly withText: (at: At<K>, text: string) => At<K>['work'];
  /** What a command of the key table does here; null when nothing. */
  readonly press: (at: At<K>, command: CommandId) => Change<K> | null;
  /** Commands worth naming in the footer. */
  readonly hints: (at: At<K>) => readonly Hint[];
  /** The answer in its own notation, as far as it can be read: asked when a part is left and before it is read back. */
  readonly settle: (at: At<K>) => At<K>['work'];
  readonly draw: (at: At<K>, pen: Pen) => Drawn;
}

/** The longest line that is typed into a field, in UTF-16 code units. */
export const lineLengthMax = 200;

/** Where keys work when a task is opened. */
export function firstSpot(part: string): Spot {
  return { part, pointer: 0, isHeld: false, cursor: 0, goal: null, pan: 0 };
}
