import type { Sitting } from '../engine/sitting.ts';
import { scopeOf } from '../engine/step.ts';
import type { Scope, Template } from '../scenario/expression.ts';
import type { AllocateSpec } from '../scenario/kinds/allocate.ts';
import type { ChooseSpec } from '../scenario/kinds/choose.ts';
import type { ChooseManySpec } from '../scenario/kinds/choose-many.ts';
import type { Channel, ContactSpec } from '../scenario/kinds/contact.ts';
import type { FlagSpec } from '../scenario/kinds/flag.ts';
import type { FormField } from '../scenario/kinds/form.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import type { ScheduleSpec } from '../scenario/kinds/schedule.ts';
import type { WriteSpec } from '../scenario/kinds/write.ts';
import { boardTime, type ClockFrame, formatTime, formatValue } from '../scenario/notation.ts';
import { renderTemplate } from '../scenario/template.ts';
import { notationWords } from '../scenario/typed-notation.ts';
import type { Unit } from '../scenario/value.ts';
import { taskTakes } from './desk.ts';
import { documentView } from './documents.ts';
import { holds } from './holds.ts';
import { reachWords } from './labels.ts';
import { counted, frameOf, spokenMinutes, takesWords } from './words.ts';

/** What every task shows. */
export interface TaskFrame {
  readonly id: string;
  readonly title: string;
  /** The question, as lines. */
  readonly asks: readonly string[];
  /** "takes 15 minutes of story time", or null. */
  readonly takes: string | null;
  /** "about 4 minutes to answer", the author's expectation of sitting time, or null. */
  readonly expect: string | null;
  readonly reason: 'required' | 'optional' | 'none';
  /** Id of the document pinned beside it (for a `flag`, the document that is marked). */
  readonly document: string | null;
  readonly isHandover: boolean;
  /** How to answer, in a sentence: "Choose one." with the limits that count. */
  readonly how: string;
}

/** A labelled thing that can be picked. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** A task ready to be shown and answered, by kind. Only options offered now are in it. */
export type TaskView = TaskFrame &
  (
    | { readonly kind: 'choose'; readonly options: readonly (Choice & { readonly takes: string | null })[] }
    | {
        readonly kind: 'choose-many';
        readonly options: readonly Choice[];
        readonly atLeast: number;
        readonly atMost: number;
      }
    | { readonly kind: 'rank'; readonly items: readonly Choice[] }
    | AllocateView
    | ScheduleView
    | {
        readonly kind: 'contact';
        readonly people: readonly (Choice & { readonly role: string })[];
        readonly by: readonly { readonly id: Channel; readonly label: string }[];
      }
    | FlagView
    | { readonly kind: 'form'; readonly fields: readonly FieldView[] }
    | WriteView
  );

/** Sharing a total out. Amounts are in the unit's own whole numbers; the words beside them in the author's notation. */
export interface AllocateView {
  readonly kind: 'allocate';
  readonly unit: AllocateSpec['unit'];
  readonly total: number;
  readonly totalText: string;
  readonly step: number;
  readonly stepText: string;
  readonly mayLeave: boolean;
  readonly lines: readonly (Choice & {
    readonly atLeast: number;
    readonly atMost: number;
    /** "from £100 to £300", or null when only the total bounds it. */
    readonly limits: string | null;
  })[];
}

/** A strip board. */
export interface ScheduleView {
  readonly kind: 'schedule';
  readonly strips: readonly (Choice & {
    readonly lastsMinutes: number;
    readonly lasts: string;
    readonly isBreak: boolean;
    readonly mayDrop: boolean;
  })[];
  /** The starts that may be chosen: minutes, their notation (as answered), and how they are told. */
  readonly starts: readonly { readonly minutes: number; readonly text: string; readonly told: string }[];
  /** Strip ids, as the board stands before anybody touches it. */
  readonly given: readonly string[];
  readonly frame: ClockFrame;
}

/** The lines of a document; those with a `flagNumber` can be marked. */
export interface FlagView {
  readonly kind: 'flag';
  readonly documentTitle: string;
  readonly columns: readonly string[] | null;
  readonly lines: readonly FlagLineView[];
}

export interface FlagLineView {
  /** The line's or row's own number in the document, where it can be marked; null where it can't. */
  readonly flagNumber: number | null;
  readonly id: string | null;
  /** One cell for a text document, a cell for each column of a table. */
  readonly cells: readonly string[];
}

/** A field of a form. */
export interface FieldView {
  readonly id: string;
  readonly label: string;
  readonly type: Unit | 'words';
  readonly choices: readonly Choice[] | null;
  readonly isRequired: boolean;
  /** Worked out from the others: shown, never typed. */
  readonly isComputed: boolean;
  /** How to write it: "money, such as £1,234.50". */
  readonly how: string;
  /** "from £0 to £500", or null. */
  readonly limits: string | null;
  /** Words expected in a `words` field, else null. */
  readonly words: number | null;
}

/** An e-mail, a note, a handover. */
export interface WriteView {
  readonly kind: 'write';
  readonly as: WriteSpec['as'];
  readonly to: readonly (Choice & { readonly role: string })[];
  readonly attach: readonly Choice[];
  readonly mayNotSend: boolean;
  readonly hasSubject: boolean;
  readonly words: number;
  readonly atMostWords: number;
}

/** The task as it stands in this sitting, or null when there is none of that id. Pure. */
export function taskView(sitting: Sitting, id: string): TaskView | null {
  const task = sitting.scenario.tasks.get(id);
  return task === undefined ? null : viewOf(sitting, task, scopeOf(sitting));
}

function viewOf(sitting: Sitting, task: Task, scope: Scope): TaskView {
  const frame = frameOf(sitting.scenario);
  const write = (template: Template) => renderTemplate(template, scope, frame);
  const base = { ...taskFrame(task, write), how: howTo(task, frame) };
  const { spec } = task;
  switch (spec.kind) {
    case 'choose':
      return { ...base, kind: 'choose', options: chooseOptions(spec, scope, write) };
    case 'choose-many':
      return { ...base, ...manyView(spec, scope, write) };
    case 'rank':
      return { ...base, kind: 'rank', items: spec.items.map((item) => ({ id: item.id, label: write(item.label) })) };
    case 'allocate':
      return { ...base, ...allocateView(spec, frame, write) };
    case 'schedule':
      return { ...base, ...scheduleView(spec, frame, write) };
    case 'contact':
      return { ...base, ...contactView(spec) };
    case 'flag':
      return { ...base, ...flagView(sitting, spec) };
    case 'form':
      return { ...base, kind: 'form', fields: spec.fields.map((field) => fieldView(field, frame)) };
    case 'write':
      return { ...base, ...writeView(spec) };
    default:
      return spec satisfies never;
  }
}

type Write = (template: Template) => string;

function taskFrame(task: Task, write: Write): Omit<TaskFrame, 'how'> {
  return {
    id: task.id,
    title: task.title,
    asks: write(task.asks).trim().split('\n'),
    takes: taskTakes(task),
    expect: task.expectMinutes === null ? null : `about ${spokenMinutes(task.expectMinutes)} to answer`,
    reason: task.reason,
    document: task.spec.kind === 'flag' ? task.spec.document : task.document,
    isHandover: task.handover,
  };
}

function howTo(task: Task, frame: ClockFrame): string {
  const { spec } = task;
  switch (spec.kind) {
    case 'choose':
      return 'Choose one.';
    case 'choose-many':
      return howMany(spec);
    case 'rank':
      return 'Put all of them in order, the first first.';
    case 'allocate':
      return howToShare(spec, frame);
    case 'schedule':
      return 'Put the strips in order and choose the start.';
    case 'contact':
      return 'Choose whom to contact, and how.';
    case 'flag':
      return 'Mark the lines; leave the others alone.';
    case 'form':
      return 'Fill in the form.';
    case 'write':
      return howToWrite(spec);
    default:
      return spec satisfies never;
  }
}

function howMany(spec: ChooseManySpec): string {
  if (spec.atLeast === spec.atMost) return `Choose exactly ${spec.atLeast}.`;
  if (spec.atMost >= spec.options.length)
    return spec.atLeast === 0 ? 'Choose any, or none.' : `Choose ${spec.atLeast} or more.`;
  return spec.atLeast === 0 ? `Choose up to ${spec.atMost}, or none.` : `Choose ${spec.atLeast} to ${spec.atMost}.`;
}

function howToShare(spec: AllocateSpec, frame: ClockFrame): string {
  const total = formatValue(spec.unit, spec.total, frame);
  // Things that are counted come in ones anyway.
  const isByOnes = spec.unit === 'integer' && spec.step === 1;
  const steps = isByOnes ? '' : `, in steps of ${formatValue(spec.unit, spec.step, frame)}`;
  return spec.mayLeave
    ? `Share out up to ${total}${steps}. Some may be left over.`
    : `Share out all of ${total}${steps}.`;
}

function howToWrite(spec: WriteSpec): string {
  const length = `About ${counted(spec.words, 'word')}, at most ${spec.atMostWords}.`;
  return spec.mayNotSend ? `${length} You may also decide not to send it.` : length;
}

function chooseOptions(spec: ChooseSpec, scope: Scope, write: Write) {
  return spec.options
    .filter((option) => holds(option.if, scope))
    .map((option) => ({
      id: option.id,
      label: write(option.label),
      takes: option.takesMinutes === null ? null : takesWords(option.takesMinutes),
    }));
}

function manyView(spec: ChooseManySpec, scope: Scope, write: Write) {
  const options = spec.options.filter((option) => holds(option.if, scope));
  return {
    kind: 'choose-many' as const,
    options: options.map((option) => ({ id: option.id, label: write(option.label) })),
    atLeast: spec.atLeast,
    atMost: spec.atMost,
  };
}

function allocateView(spec: AllocateSpec, frame: ClockFrame, write: Write): AllocateView {
  const text = (amount: number) => formatValue(spec.unit, amount, frame);
  return {
    kind: 'allocate',
    unit: spec.unit,
    total: spec.total,
    totalText: text(spec.total),
    step: spec.step,
    stepText: text(spec.step),
    mayLeave: spec.mayLeave,
    lines: spec.lines.map((line) => ({
      id: line.id,
      label: write(line.label),
      atLeast: line.atLeast,
      atMost: line.atMost,
      limits:
        line.atLeast <= 0 && line.atMost >= spec.total ? null : `from ${text(line.atLeast)} to ${text(line.atMost)}`,
    })),
  };
}

function scheduleView(spec: ScheduleSpec, frame: ClockFrame, write: Write): ScheduleView {
  const { from, to, step } = spec.start;
  const count = step <= 0 ? 1 : Math.floor((to - from) / step) + 1;
  return {
    kind: 'schedule',
    strips: spec.strips.map((strip) => ({
      id: strip.id,
      label: write(strip.label),
      lastsMinutes: strip.lastsMinutes,
      lasts: spokenMinutes(strip.lastsMinutes),
      isBreak: strip.isBreak,
      mayDrop: strip.mayDrop,
    })),
    starts: Array.from({ length: count }, (_, index) => from + index * step).map((minutes) => ({
      minutes,
      text: formatTime(minutes, frame),
      told: boardTime(minutes, frame),
    })),
    given: spec.given,
    frame,
  };
}

function contactView(spec: ContactSpec) {
  return {
    kind: 'contact' as const,
    people: spec.people.map((person) => ({ id: person.id, label: person.name, role: person.role })),
    by: spec.by.map((by) => ({ id: by, label: reachWords(by) })),
  };
}

function flagView(sitting: Sitting, spec: FlagSpec): FlagView {
  const document = documentView(sitting, spec.document);
  const ids = new Set(spec.lines.map((line) => line.id));
  const numberOf = (line: { readonly number: number; readonly id: string | null }) =>
    line.id !== null && ids.has(line.id) ? line.number : null;
  const body = document?.body ?? { kind: 'text' as const, lines: [] };
  const lines =
    body.kind === 'text'
      ? body.lines.map((line) => ({ flagNumber: numberOf(line), id: line.id, cells: [line.text] }))
      : body.rows.map((row) => ({ flagNumber: numberOf(row), id: row.id, cells: row.cells }));
  return {
    kind: 'flag',
    documentTitle: document?.title ?? spec.document,
    columns: body.kind === 'table' ? body.columns : null,
    lines,
  };
}

function howToFill({ type, least }: FormField, frame: ClockFrame): string {
  if (type === 'words') return 'your own words';
  const { what, example: usual } = notationWords[type];
  // A time that can't be the answer would mislead: the earliest that can is none.
  const example = type === 'time' && least !== null ? formatTime(least, frame) : usual;
  return example === null ? what : `${what}, such as ${example}`;
}

function fieldView(field: FormField, frame: ClockFrame): FieldView {
  return {
    id: field.id,
    label: field.label,
    type: field.type,
    choices: field.choices,
    isRequired: field.required && field.computed === null,
    isComputed: field.computed !== null,
    how: field.computed === null ? howToFill(field, frame) : 'worked out from the other fields',
    limits: fieldLimits(field, frame),
    words: field.words,
  };
}

function fieldLimits(field: FormField, frame: ClockFrame): string | null {
  const { type, least, most } = field;
  if (type === 'words' || type === 'text' || type === 'yes-no') return null;
  const text = (value: number) => formatValue(type, value, frame);
  if (least !== null && most !== null) return `from ${text(least)} to ${text(most)}`;
  if (least !== null) return `at least ${text(least)}`;
  return most === null ? null : `at most ${text(most)}`;
}

function writeView(spec: WriteSpec): WriteView {
  return {
    kind: 'write',
    as: spec.as,
    to: spec.to.map((person) => ({ id: person.id, label: person.name, role: person.role })),
    attach: spec.attach.map((document) => ({ id: document.id, label: document.title })),
    mayNotSend: spec.mayNotSend,
    hasSubject: spec.hasSubject,
    words: spec.words,
    atMostWords: spec.atMostWords,
  };
}
