import type { Scope } from '../scenario/expression.ts';
import { type ExpressionTree, partsOf } from '../scenario/expression-tree.ts';
import { type AllocateSpec, writeShare } from '../scenario/kinds/allocate.ts';
import type { FormField, FormSpec } from '../scenario/kinds/form.ts';
import type { Answer, Task } from '../scenario/kinds/kind.ts';
import { answerOfBoard, type ScheduleSpec } from '../scenario/kinds/schedule.ts';
import type { WriteSpec } from '../scenario/kinds/write.ts';
import { formatValue } from '../scenario/notation.ts';
import type { Value } from '../scenario/value.ts';
import { resultsOf } from './chart-nodes.ts';

/** The most answers to one task that are gone through; beyond it they are taken by example. */
export const answersMax = 60_000;

/** The most forms that are tried, filled in with values near those that conditions compare them with. */
export const formsMax = 4_000;

/** Answers to a task. `isWhole` says that there are no others that a condition could tell from these. */
export interface Answers {
  readonly answers: readonly Answer[];
  readonly isWhole: boolean;
}

/** The words that stand for a candidate's own. */
export const ownWords = 'In the candidate’s own words.';

/**
 * Every answer that can be given to a task, by its kind: all of them up to `answersMax`, for a form by example (each field's
 * choices and bounds, and the values that conditions compare it with in `scope`, with their neighbours). Pure.
 */
export function enumerateAnswers(task: Task, scope: Scope): Answers {
  const { spec } = task;
  switch (spec.kind) {
    case 'choose':
      return whole(spec.options.map((option) => option.id));
    case 'contact':
      return whole(spec.people.flatMap(({ id: who }) => spec.by.map((by) => ({ who, by }))));
    case 'choose-many': {
      const ids = spec.options.map((option) => option.id);
      return limited(subsets(ids, spec.atLeast, spec.atMost));
    }
    case 'flag': {
      const ids = spec.lines.map((line) => line.id);
      return limited(subsets(ids, 0, ids.length));
    }
    case 'rank':
      return limited(orders(spec.items.map((item) => item.id)));
    case 'allocate':
      return limited(shares(spec));
    case 'schedule':
      return limited(boards(spec));
    case 'write':
      return limited(letters(spec));
    case 'form':
      return { answers: examples(task, spec, scope), isWhole: false };
    default:
      return spec satisfies never;
  }
}

function whole(answers: readonly Answer[]): Answers {
  return { answers, isWhole: true };
}

/** Takes from the front as many as are allowed. */
function limited(all: Iterable<Answer>): Answers {
  const answers: Answer[] = [];
  for (const answer of all) {
    if (answers.length === answersMax) return { answers, isWhole: false };
    answers.push(answer);
  }
  return { answers, isWhole: true };
}

/** The subsets of ids with so many members, in the order of the file. */
function* subsets(ids: readonly string[], least: number, most: number): Generator<readonly string[]> {
  function* from(index: number, chosen: readonly string[]): Generator<readonly string[]> {
    if (chosen.length >= least) yield chosen;
    if (chosen.length === most) return;
    for (let next = index; next < ids.length; next += 1) {
      const id = ids[next];
      if (id !== undefined) yield* from(next + 1, [...chosen, id]);
    }
  }
  yield* from(0, []);
}

function* orders(ids: readonly string[]): Generator<readonly string[]> {
  if (ids.length === 0) yield [];
  for (const id of ids) for (const rest of orders(ids.filter((one) => one !== id))) yield [id, ...rest];
}

function* shares(spec: AllocateSpec): Generator<Answer> {
  function* from(index: number, left: number, given: readonly number[]): Generator<readonly number[]> {
    const line = spec.lines[index];
    if (line === undefined) {
      if (left === 0 || spec.mayLeave) yield given;
      return;
    }
    const least = Math.ceil(line.atLeast / spec.step) * spec.step;
    for (let amount = least; amount <= Math.min(line.atMost, left); amount += spec.step)
      yield* from(index + 1, left - amount, [...given, amount]);
  }
  const write = (amount: number): Answer => (spec.unit === 'integer' ? amount : writeShare(spec, amount));
  for (const given of from(0, spec.total, []))
    yield Object.fromEntries(spec.lines.map((line, index) => [line.id, write(given[index] ?? 0)]));
}

/** Every board: what may be left out, every order of the rest, every start. */
function* boards(spec: ScheduleSpec): Generator<Answer> {
  const droppable = spec.strips.filter((strip) => strip.mayDrop).map((strip) => strip.id);
  const { from, to, step } = spec.start;
  for (const dropped of subsets(droppable, 0, droppable.length)) {
    const kept = spec.given.filter((id) => !dropped.includes(id));
    for (const order of orders(kept))
      for (let start = from; start <= to; start += Math.max(1, step))
        yield answerOfBoard(spec, { start, order, dropped });
  }
}

function* letters(spec: WriteSpec): Generator<Answer> {
  const people = spec.to.map((person) => person.id);
  const papers = spec.attach.map((document) => document.id);
  for (const to of subsets(people, Math.min(1, people.length), people.length))
    for (const attach of subsets(papers, 0, papers.length))
      yield {
        ...(people.length === 0 ? {} : { to }),
        ...(spec.hasSubject ? { subject: 'Subject' } : {}),
        ...(papers.length === 0 ? {} : { attach }),
        text: ownWords,
      };
  if (spec.mayNotSend) yield { sent: 'no' };
}

/** Forms: every field over its values, up to a limit; beyond it, each field in turn with the others as they are first. */
function examples(task: Task, spec: FormSpec, scope: Scope): readonly Answer[] {
  const typed = spec.fields.filter((field) => field.computed === null);
  const values = typed.map((field) => valuesOf(task, spec, field, scope));
  const count = values.reduce((product, list) => product * list.length, 1);
  const forms = count <= formsMax ? product(values) : oneByOne(values);
  return forms.map((form) =>
    Object.fromEntries(
      typed.flatMap((field, index) => {
        const value = form[index];
        return value === undefined || value === '' ? [] : [[field.id, value]];
      }),
    ),
  );
}

function product(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return lists.reduce<readonly (readonly string[])[]>(
    (forms, list) => forms.flatMap((form) => list.map((value) => [...form, value])),
    [[]],
  );
}

/** Every pair of fields over its values, the others as they are first. */
function oneByOne(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const first = lists.map((list) => list[0] ?? '');
  const forms: (readonly string[])[] = [first];
  lists.forEach((list, at) => {
    lists.slice(at + 1).forEach((others, further) => {
      for (const value of list)
        for (const other of others) forms.push(first.with(at, value).with(at + 1 + further, other));
    });
  });
  return forms.slice(0, formsMax);
}

/** What is tried in one field, in the author's notation; empty stands for not filled in. */
function valuesOf(task: Task, spec: FormSpec, field: FormField, scope: Scope): readonly string[] {
  const empty = field.required ? [] : [''];
  const { type } = field;
  if (type === 'words') return [ownWords, ...empty];
  if (field.choices !== null) return [...field.choices.map((choice) => choice.id), ...empty];
  if (type === 'yes-no') return ['yes', 'no', ...empty];
  const frame = { startWeekday: spec.startWeekday, starts: spec.clockStarts };
  const compared = comparedWith(task, field.id, scope);
  const near = compared.flatMap((value) => [value, value - 1, value + 1]);
  const least = field.least ?? 0;
  const most = field.most ?? Math.max(least, ...near) + 1;
  const numbers = [...new Set([...near, least, most])].filter((value) => value >= least && value <= most);
  return [...numbers.map((value) => formatValue(type, value, frame)), ...empty];
}

/** The values that conditions compare a field with. */
function comparedWith(task: Task, field: string, scope: Scope): readonly number[] {
  const sides = resultsOf(task).flatMap((result) => (result.when === null ? [] : sidesOf(result.when.tree, field)));
  return [...new Set(sides.map((side) => numberIn(side, scope)).filter((one) => one !== null))];
}

/** The other sides of comparisons in which the field stands on one. */
function sidesOf(tree: ExpressionTree, field: string): readonly ExpressionTree[] {
  if (tree.op === 'share') return [];
  const joins = tree.op === '&&' || tree.op === '||';
  const own =
    'left' in tree && !joins
      ? [...(isField(tree.left, field) ? [tree.right] : []), ...(isField(tree.right, field) ? [tree.left] : [])]
      : [];
  return [...own, ...partsOf(tree).flatMap((part) => sidesOf(part, field))];
}

function isField(tree: ExpressionTree, field: string): boolean {
  return tree.op === 'read' && tree.reading.of === 'answer' && tree.reading.field === field;
}

/** A side's number where it needs no answer; null otherwise. Facts are read as they start. */
function numberIn(tree: ExpressionTree, scope: Scope): number | null {
  const value = valueIn(tree, scope);
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

function valueIn(tree: ExpressionTree, scope: Scope): Value | null {
  switch (tree.op) {
    case 'value':
      return tree.value;
    case 'read':
      return readIn(tree, scope);
    case 'minus': {
      const of = valueIn(tree.of, scope);
      return typeof of === 'number' ? -of : null;
    }
    case 'choice':
      return valueIn(valueIn(tree.test, scope) === true ? tree.yes : tree.no, scope);
    case 'share': {
      const [of, percent] = [valueIn(tree.of, scope), valueIn(tree.percent, scope)];
      return typeof of === 'number' && typeof percent === 'number' ? Math.floor((of * percent + 50) / 100) : null;
    }
    case '+':
    case '-':
    case '*': {
      const [left, right] = [valueIn(tree.left, scope), valueIn(tree.right, scope)];
      if (typeof left !== 'number' || typeof right !== 'number') return null;
      return tree.op === '+' ? left + right : tree.op === '-' ? left - right : left * right;
    }
    default:
      return null;
  }
}

function readIn(tree: Extract<ExpressionTree, { readonly op: 'read' }>, scope: Scope): Value | null {
  const { reading } = tree;
  if (reading.of === 'fact') return scope.facts[reading.id] ?? null;
  if (reading.of !== 'draw') return null;
  const drawn = scope.draws[reading.id];
  return (typeof drawn === 'object' ? drawn[reading.column ?? ''] : drawn) ?? null;
}
