import type { ASTNode } from '@marcbachmann/cel-js';
import { listed, short } from '../message-words.ts';
import { meant } from '../nearest.ts';
import { readDuration, readMoney, readTime } from '../notation.ts';
import { subjectsOf } from './answer.ts';
import { typeOfClock } from './names.ts';
import { unitWords } from './units.ts';
import { leafAt, nothing, refuse, type Typed, valueOr, type Walk } from './walk.ts';

const notations = {
  money: { unit: 'money', read: (text: string) => readMoney(text), example: 'money("£1,240")' },
  duration: { unit: 'duration', read: (text: string) => readDuration(text), example: 'duration("1h30m")' },
  time: { unit: 'time', read: readTime, example: 'time("Mon 11:30")' },
} as const;

const functionNames = [
  'money',
  'duration',
  'time',
  'share',
  'answered',
  'result',
  'opened',
  'minutes_since',
  'day_and_time',
];

/** A function with what it is given. */
export function typeOfCall(
  walk: Walk,
  node: ASTNode,
  [name, args]: readonly [string, readonly ASTNode[]],
): Typed | null {
  switch (name) {
    case 'money':
    case 'duration':
    case 'time':
      return typeOfNotation(walk, node, name, args);
    case 'share':
      return typeOfShare(walk, node, args);
    case 'answered':
    case 'result':
    case 'minutes_since':
    case 'opened':
      return typeOfLookUp(walk, node, name, args);
    case 'day_and_time':
      return refuse(
        walk,
        node,
        'CS606',
        'day_and_time stands alone between {{ and }}.',
        'Write {{ day_and_time(front) }}.',
      );
    default:
      return refuse(
        walk,
        node,
        'CS605',
        `There is no function \`${short(name)}\`.`,
        meant(name, functionNames, `There is ${listed(functionNames)}.`),
      );
  }
}

function typeOfNotation(
  walk: Walk,
  node: ASTNode,
  name: keyof typeof notations,
  args: readonly ASTNode[],
): Typed | null {
  const { unit, read, example } = notations[name];
  const [arg] = args;
  if (args.length !== 1 || arg?.op !== 'value' || typeof arg.args !== 'string') {
    return refuse(walk, node, 'CS606', `${name} takes one value in double quotes.`, `Write ${example}.`);
  }
  const value = read(arg.args, walk.names.frame);
  if (value === null)
    return refuse(walk, arg, 'CS607', `\`${short(arg.args)}\` isn’t ${unitWords[unit]}.`, `Write ${example}.`);
  walk.replacements.push({ start: node.start, end: node.end, text: value < 0 ? `(${value})` : String(value) });
  return { ...nothing, unit, isFixed: true };
}

function typeOfShare(walk: Walk, node: ASTNode, args: readonly ASTNode[]): Typed | null {
  const [of, percent] = args;
  if (of === undefined || percent === undefined || args.length !== 2) {
    return refuse(
      walk,
      node,
      'CS606',
      'share takes a value and a percentage.',
      'Write share(answer.net, 20) for 20 per cent.',
    );
  }
  const typed = walk.typeOf(of);
  const rate = walk.typeOf(percent);
  if (rate !== null && rate.unit !== 'integer')
    walk.complain('CS603', percent, 'The percentage is a whole number.', 'Write 20 for 20 per cent.');
  if (typed === null || rate === null) return null;
  if (!['money', 'duration', 'integer'].includes(typed.unit))
    return refuse(
      walk,
      of,
      'CS603',
      `There is no share of ${unitWords[typed.unit]}.`,
      'Take it of money, a duration or a whole number.',
    );
  return { ...nothing, unit: typed.unit, isFixed: typed.isFixed && rate.isFixed };
}

function typeOfLookUp(
  walk: Walk,
  node: ASTNode,
  name: 'answered' | 'result' | 'minutes_since' | 'opened',
  args: readonly ASTNode[],
): Typed | null {
  const known = name === 'opened' ? [...walk.names.documents] : [...walk.names.tasks.keys()];
  const [subject] = subjectsOf(walk, node, name, args, [known]) ?? [];
  if (subject === undefined) return null;
  if (name === 'answered') {
    walk.reads.answered.add(subject);
    leafAt(walk, node, `answered(${subject})`, (scope) => scope.answered(subject));
    return { ...nothing, unit: 'yes-no' };
  }
  if (name === 'opened') {
    walk.reads.opened.add(subject);
    leafAt(walk, node, `opened(${subject})`, (scope) => scope.opened(subject));
    return { ...nothing, unit: 'yes-no' };
  }
  if (name === 'result') {
    walk.reads.results.add(subject);
    leafAt(walk, node, `result(${subject})`, (scope) => scope.result(subject));
    return { ...nothing, unit: 'text', choices: [...(walk.names.tasks.get(subject) ?? []), 'none'] };
  }
  walk.reads.answered.add(subject);
  return typeOfClock(walk, node, `minutes_since(${subject})`, 'duration', (scope) =>
    valueOr(scope.minutesSince(subject), `minutes_since("${subject}")`),
  );
}

/** `day_and_time(…)`, which stands alone. */
export function typeOfWrittenTime(walk: Walk, node: Extract<ASTNode, { op: 'call' }>): Typed | null {
  const [, args] = node.args;
  const [of] = args;
  if (of === undefined || args.length !== 1)
    return refuse(walk, node, 'CS606', 'day_and_time takes one time.', 'Write {{ day_and_time(front) }}.');
  const typed = walk.typeOf(of);
  if (typed === null) return null;
  if (typed.unit !== 'time')
    return refuse(
      walk,
      of,
      'CS603',
      `This is ${unitWords[typed.unit]}, and day_and_time takes a time.`,
      'Give it a draw or a fact of times: {{ day_and_time(front) }}.',
    );
  walk.replacements.push({ start: node.start, end: of.start, text: '(' });
  return { ...nothing, unit: 'text' };
}
