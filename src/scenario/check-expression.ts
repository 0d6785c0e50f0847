import type { ASTNode } from '@marcbachmann/cel-js';
import type { Complain, Leaf, Names, Replacement } from './cel.ts';
import { ExpressionFault, type Reads, type Scope } from './expression.ts';
import { listed, short } from './message-words.ts';
import { meant } from './nearest.ts';
import { readDuration, readMoney, readTime } from './notation.ts';
import type { Unit, Value } from './value.ts';

/** What the walk over a syntax tree finds. */
export interface CheckedExpression {
  readonly unit: Unit;
  readonly reads: Reads;
  readonly leaves: readonly Leaf[];
  readonly replacements: readonly Replacement[];
  /** Whether the whole is `day_and_time(…)`: the number it comes to is to be written as a time. */
  readonly writesTime: boolean;
}

/** A part of an expression: its unit, and what else bears on where it may stand. */
interface Typed {
  readonly unit: Unit;
  /** The texts it can be; null where any. */
  readonly choices: readonly string[] | null;
  /** The text itself, of a literal. */
  readonly literal: string | null;
  /** Made of literals and draws alone, so that it is the same all through a sitting. */
  readonly isFixed: boolean;
  readonly isClock: boolean;
}

/** Everything gathered on the walk. */
interface Walk {
  readonly names: Names;
  readonly complain: Complain;
  readonly leaves: Map<string, Leaf>;
  readonly replacements: Replacement[];
  readonly reads: { readonly [key in 'facts' | 'draws' | 'answered' | 'results' | 'opened']: Set<string> } & {
    clock: boolean;
    answer: boolean;
  };
}

const compareClock = 'Compare it with a constant or a draw: now <= time("Mon 12:00").';

const unitWords: Readonly<Record<Unit, string>> = {
  money: 'money',
  duration: 'a duration',
  time: 'a time',
  integer: 'a whole number',
  'yes-no': 'a yes-or-no',
  text: 'text',
};

/** Checks names, types and units of a syntax tree; null when it found no unit. Mistakes go to `complain`. */
export function checkExpression(
  ast: ASTNode,
  names: Names,
  wanted: Unit | readonly Unit[] | null,
  complain: Complain,
): CheckedExpression | null {
  const reads = {
    facts: new Set<string>(),
    draws: new Set<string>(),
    answered: new Set<string>(),
    results: new Set<string>(),
    opened: new Set<string>(),
    clock: false,
    answer: false,
  };
  const walk: Walk = { names, complain, leaves: new Map(), replacements: [], reads };
  const writesTime = ast.op === 'call' && ast.args[0] === 'day_and_time';
  const typed = writesTime ? typeOfWrittenTime(walk, ast) : typeOf(walk, ast);
  if (typed === null) return null;
  if (typed.isClock) complain('CS608', ast, 'The clock can only be compared.', compareClock);
  requireUnit(walk, ast, typed, wanted);
  return {
    unit: writesTime ? 'text' : typed.unit,
    reads: frozenReads(reads),
    leaves: [...walk.leaves.values()],
    replacements: walk.replacements,
    writesTime,
  };
}

function frozenReads(reads: Walk['reads']): Reads {
  return {
    facts: [...reads.facts].sort(),
    draws: [...reads.draws].sort(),
    answered: [...reads.answered].sort(),
    results: [...reads.results].sort(),
    opened: [...reads.opened].sort(),
    clock: reads.clock,
    answer: reads.answer,
  };
}

function requireUnit(walk: Walk, node: ASTNode, typed: Typed, wanted: Unit | readonly Unit[] | null): void {
  if (wanted === null) return;
  const allowed: readonly Unit[] = typeof wanted === 'string' ? [wanted] : wanted;
  if (allowed.includes(typed.unit)) return;
  const words = allowed.map((unit) => unitWords[unit]).join(' or ');
  walk.complain(
    'CS603',
    node,
    `This is ${unitWords[typed.unit]}, and ${words} is wanted here.`,
    hintFor(typed.unit, allowed),
  );
}

function hintFor(unit: Unit, allowed: readonly Unit[]): string {
  if (unit === 'integer' && allowed.includes('money')) return 'Write money as money("£500").';
  if (unit === 'integer' && allowed.includes('duration')) return 'Write a duration as duration("2h").';
  if (unit === 'integer' && allowed.includes('time')) return 'Write a time as time("Mon 11:30").';
  return allowed.includes('yes-no') ? 'A condition compares something: goodwill >= 3.' : 'Use a value of that unit.';
}

const nothing: Omit<Typed, 'unit'> = { choices: null, literal: null, isFixed: false, isClock: false };

function typeOf(walk: Walk, node: ASTNode): Typed | null {
  switch (node.op) {
    case 'value':
      return typeOfLiteral(walk, node);
    case 'id':
      return typeOfName(walk, node, node.args);
    case '.':
      return typeOfMember(walk, node, node.args);
    case 'call':
      return typeOfCall(walk, node, node.args);
    case 'rcall':
      return typeOfQuestion(walk, node, node.args);
    case '&&':
    case '||':
      return typeOfLogic(walk, node.args);
    case '!_':
      return typeOfLogic(walk, [node.args]);
    case '-_':
      return typeOfMinus(walk, node, node.args);
    case '?:':
      return typeOfChoice(walk, node, node.args);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return typeOfComparison(walk, node, node.op, node.args);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return typeOfSum(walk, node, node.op, node.args);
    default:
      return refuse(
        walk,
        node,
        'CS604',
        'Lists, maps, indexes and `in` are not used in conditions.',
        'Compare one value at a time, with && and ||.',
      );
  }
}

function refuse(walk: Walk, node: ASTNode, code: Parameters<Complain>[0], message: string, hint: string): null {
  walk.complain(code, node, message, hint);
  return null;
}

function typeOfLiteral(walk: Walk, node: Extract<ASTNode, { op: 'value' }>): Typed | null {
  const value = node.args;
  if (typeof value === 'bigint') {
    const fits = Number.isSafeInteger(Number(value));
    return fits
      ? { ...nothing, unit: 'integer', isFixed: true }
      : refuse(walk, node, 'CS613', 'This number is too great.', 'Use a smaller one.');
  }
  if (typeof value === 'boolean') return { ...nothing, unit: 'yes-no', isFixed: true };
  if (typeof value === 'string') return { ...nothing, unit: 'text', literal: value, choices: [value], isFixed: true };
  return refuse(
    walk,
    node,
    'CS604',
    'Only whole numbers, true, false and text stand in conditions.',
    'Write money as money("£12.50").',
  );
}

/** Puts a leaf in the place of a node: one variable for one reading, however often it stands. */
function leafAt(walk: Walk, node: ASTNode, key: string, read: (scope: Scope) => Value): void {
  const leaf = walk.leaves.get(key) ?? { name: `v${walk.leaves.size}`, read };
  walk.leaves.set(key, leaf);
  walk.replacements.push({ start: node.start, end: node.end, text: leaf.name });
}

function typeOfName(walk: Walk, node: ASTNode, name: string): Typed | null {
  const { facts, draws } = walk.names;
  const fact = facts.get(name);
  if (fact !== undefined) {
    walk.reads.facts.add(name);
    leafAt(walk, node, name, (scope) => valueOr(scope.facts[name], name));
    return { ...nothing, unit: fact.unit, choices: fact.choices };
  }
  const draw = draws.get(name);
  if (typeof draw === 'string') return typeOfDraw(walk, node, name, null, draw);
  if (draw !== undefined) {
    const columns = Object.keys(draw);
    return refuse(
      walk,
      node,
      'CS602',
      `\`${short(name)}\` is a draw of rows: say which column.`,
      `Write ${name}.${columns[0] ?? 'column'}.`,
    );
  }
  if (name === 'now') return typeOfClock(walk, node, 'now', 'time', (scope) => valueOr(scope.now, 'now'));
  if (name === 'answer') return typeOfBareAnswer(walk, node);
  if (name === 'yes' || name === 'no')
    return refuse(
      walk,
      node,
      'CS602',
      `Nothing here is called \`${short(name)}\`.`,
      'In a condition, write true or false.',
    );
  const known = [...facts.keys(), ...draws.keys()];
  return refuse(
    walk,
    node,
    'CS602',
    `Nothing here is called \`${short(name)}\`.`,
    meant(name, known, 'Facts and draws are declared at the top of the file; text stands in double quotes.'),
  );
}

function typeOfDraw(walk: Walk, node: ASTNode, name: string, column: string | null, unit: Unit): Typed {
  walk.reads.draws.add(name);
  leafAt(walk, node, column === null ? name : `${name}.${column}`, (scope) => {
    const drawn = scope.draws[name];
    return valueOr(typeof drawn === 'object' ? drawn[column ?? ''] : drawn, name);
  });
  return { ...nothing, unit, isFixed: true };
}

function valueOr(value: Value | null | undefined, name: string): Value {
  if (value === null || value === undefined) throw new ExpressionFault(`${name} has no value`);
  return value;
}

function typeOfClock(walk: Walk, node: ASTNode, key: string, unit: Unit, read: (scope: Scope) => Value): Typed | null {
  if (!walk.names.clock) {
    return refuse(
      walk,
      node,
      'CS608',
      'The clock can only be asked in the results of a task.',
      'Use `at:` or `after:` on a state instead.',
    );
  }
  walk.reads.clock = true;
  leafAt(walk, node, key, read);
  return { ...nothing, unit, isClock: true };
}

function typeOfBareAnswer(walk: Walk, node: ASTNode): null {
  const { offers } = walk.names;
  if (offers === null) return noAnswer(walk, node);
  const offered = [...Object.keys(offers.fields), ...Object.keys(offers.questions).map((name) => `${name}(…)`)];
  return refuse(
    walk,
    node,
    'CS605',
    'Say what of the answer is meant.',
    `This task offers ${offered.map((name) => `answer.${name}`).join(', ')}.`,
  );
}

function noAnswer(walk: Walk, node: ASTNode): null {
  return refuse(
    walk,
    node,
    'CS609',
    'There is no answer to ask about here.',
    'Ask for the task’s result instead: result("task") == "name".',
  );
}

function typeOfMember(walk: Walk, node: ASTNode, [of, member]: readonly [ASTNode, string]): Typed | null {
  if (of.op !== 'id')
    return refuse(
      walk,
      node,
      'CS604',
      'A dot follows `answer` or a draw of rows only.',
      'Write answer.something, or draw.column.',
    );
  if (of.args === 'answer') return typeOfAnswerField(walk, node, member);
  const draw = walk.names.draws.get(of.args);
  if (draw === undefined || typeof draw === 'string') {
    return refuse(
      walk,
      node,
      'CS602',
      `\`${short(of.args)}\` has no parts to name with a dot.`,
      meant(of.args, [...walk.names.draws.keys(), 'answer'], 'Only `answer` and draws of rows have parts.'),
    );
  }
  const unit = Object.hasOwn(draw, member) ? draw[member] : undefined;
  if (unit !== undefined) return typeOfDraw(walk, node, of.args, member, unit);
  return refuse(
    walk,
    node,
    'CS602',
    `The draw \`${short(of.args)}\` has no column \`${short(member)}\`.`,
    meant(member, Object.keys(draw), `It has ${listed(Object.keys(draw))}.`),
  );
}

function typeOfAnswerField(walk: Walk, node: ASTNode, field: string): Typed | null {
  const { offers } = walk.names;
  if (offers === null) return noAnswer(walk, node);
  const unit = Object.hasOwn(offers.fields, field) ? offers.fields[field] : undefined;
  if (unit === undefined) {
    const known = [...Object.keys(offers.fields), ...Object.keys(offers.questions)];
    return refuse(
      walk,
      node,
      'CS605',
      `This task’s answer has no \`${short(field)}\`.`,
      meant(field, known, known.length === 0 ? 'It offers nothing to ask about.' : `It offers ${listed(known)}.`),
    );
  }
  walk.reads.answer = true;
  leafAt(walk, node, `answer.${field}`, (scope) => valueOr(scope.answer?.fields[field], `answer.${field}`));
  return { ...nothing, unit, choices: offers.choices?.[field] ?? null };
}

function typeOfQuestion(
  walk: Walk,
  node: ASTNode,
  [question, of, args]: readonly [string, ASTNode, readonly ASTNode[]],
): Typed | null {
  if (of.op !== 'id' || of.args !== 'answer')
    return refuse(
      walk,
      node,
      'CS604',
      'Only the answer can be asked like this.',
      'Write answer.has("x"), or a function by itself: opened("x").',
    );
  const { offers } = walk.names;
  if (offers === null) return noAnswer(walk, node);
  const offered = Object.hasOwn(offers.questions, question) ? offers.questions[question] : undefined;
  if (offered === undefined) {
    const known = Object.keys(offers.questions);
    return refuse(
      walk,
      node,
      'CS605',
      `This task’s answer has no question \`${short(question)}\`.`,
      meant(question, known, known.length === 0 ? 'Its answer has fields only.' : `It can be asked ${listed(known)}.`),
    );
  }
  const subjects = subjectsOf(walk, node, question, args, offered.takes);
  if (subjects === null) return null;
  walk.reads.answer = true;
  const key = `answer.${question}(${subjects.join(',')})`;
  leafAt(walk, node, key, (scope) => {
    const asked = scope.answer?.ask[question];
    if (asked === undefined) throw new ExpressionFault(`${key} has no value`);
    return asked(...subjects);
  });
  return { ...nothing, unit: offered.gives };
}

/** The text literals given to a function, each one of the ids it takes; null when one is not. */
function subjectsOf(
  walk: Walk,
  node: ASTNode,
  name: string,
  args: readonly ASTNode[],
  takes: readonly (readonly string[])[],
): readonly string[] | null {
  if (args.length !== takes.length) {
    return refuse(
      walk,
      node,
      'CS606',
      `${name} takes ${takes.length === 1 ? 'one name' : `${takes.length} names`} in double quotes.`,
      `Write ${name}(${takes.map(() => '"…"').join(', ')}).`,
    );
  }
  const subjects = args.map((arg, index) => {
    const known = takes[index] ?? [];
    if (arg.op !== 'value' || typeof arg.args !== 'string')
      return refuse(
        walk,
        arg,
        'CS606',
        `${name} takes a name in double quotes.`,
        `Write ${name}("${known[0] ?? '…'}").`,
      );
    if (known.includes(arg.args)) return arg.args;
    return refuse(
      walk,
      arg,
      'CS606',
      `There is no \`${short(arg.args)}\` to ask about.`,
      meant(arg.args, known, known.length === 0 ? 'There is none in this file.' : `There is ${listed(known)}.`),
    );
  });
  return subjects.every((subject) => subject !== null) ? subjects : null;
}

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

function typeOfCall(walk: Walk, node: ASTNode, [name, args]: readonly [string, readonly ASTNode[]]): Typed | null {
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
  const typed = typeOf(walk, of);
  const rate = typeOf(walk, percent);
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

function typeOfLogic(walk: Walk, args: readonly ASTNode[]): Typed | null {
  const typed = args.map((arg) => {
    const one = typeOf(walk, arg);
    if (one !== null && one.unit !== 'yes-no') {
      walk.complain(
        'CS603',
        arg,
        `This is ${unitWords[one.unit]}, and && || ! take conditions.`,
        'Compare it with something: goodwill >= 3.',
      );
    }
    return one;
  });
  return { ...nothing, unit: 'yes-no', isFixed: typed.every((one) => one?.isFixed === true) };
}

function typeOfMinus(walk: Walk, node: ASTNode, of: ASTNode): Typed | null {
  const typed = typeOf(walk, of);
  if (typed === null) return null;
  const isNumber = ['money', 'duration', 'integer'].includes(typed.unit);
  if (!isNumber || typed.isClock)
    return refuse(
      walk,
      node,
      'CS603',
      `There is no minus of ${unitWords[typed.unit]}.`,
      'Put it before money, a duration or a whole number.',
    );
  return { ...nothing, unit: typed.unit, isFixed: typed.isFixed };
}

function typeOfChoice(
  walk: Walk,
  node: ASTNode,
  [test, then, otherwise]: readonly [ASTNode, ASTNode, ASTNode],
): Typed | null {
  const asked = typeOf(walk, test);
  if (asked !== null) requireUnit(walk, test, asked, 'yes-no');
  const one = typeOf(walk, then);
  const other = typeOf(walk, otherwise);
  if (one === null || other === null) return null;
  if (one.unit !== other.unit)
    return refuse(
      walk,
      node,
      'CS603',
      `One branch is ${unitWords[one.unit]}, the other ${unitWords[other.unit]}.`,
      mixHint(one, other),
    );
  if (one.isClock || other.isClock) return refuse(walk, node, 'CS608', 'The clock can only be compared.', compareClock);
  const choices = one.choices === null || other.choices === null ? null : [...one.choices, ...other.choices];
  return { ...nothing, unit: one.unit, choices, isFixed: one.isFixed && other.isFixed && asked?.isFixed === true };
}

type ComparisonSign = '==' | '!=' | '<' | '<=' | '>' | '>=';

function typeOfComparison(
  walk: Walk,
  node: ASTNode,
  sign: ComparisonSign,
  [left, right]: readonly [ASTNode, ASTNode],
): Typed | null {
  const one = typeOf(walk, left);
  const other = typeOf(walk, right);
  const truth: Typed = { ...nothing, unit: 'yes-no', isFixed: one?.isFixed === true && other?.isFixed === true };
  if (one === null || other === null) return truth;
  if (one.unit !== other.unit)
    return refuse(
      walk,
      node,
      'CS603',
      `${capital(unitWords[one.unit])} can’t be compared with ${unitWords[other.unit]}.`,
      mixHint(one, other),
    );
  if ((one.isClock && !other.isFixed) || (other.isClock && !one.isFixed)) {
    return refuse(
      walk,
      node,
      'CS608',
      'The clock is compared with a constant or a draw only.',
      'Use `at:` or `after:` with the draw instead.',
    );
  }
  const isOrder = sign !== '==' && sign !== '!=';
  if (isOrder && (one.unit === 'text' || one.unit === 'yes-no'))
    return refuse(
      walk,
      node,
      'CS603',
      `${capital(unitWords[one.unit])} is only compared with == and !=.`,
      one.unit === 'text' ? 'Text has no order: write == or !=.' : 'Write it by itself: cover_ready, !cover_ready.',
    );
  return one.unit === 'text' ? checkTexts(walk, [left, right], [one, other], truth) : truth;
}

function mixHint(one: Typed, other: Typed): string {
  const units = [one.unit, other.unit];
  if (units.includes('integer')) return hintFor('integer', units);
  return units.includes('yes-no')
    ? 'A yes-or-no stands by itself: cover_ready, !cover_ready.'
    : 'Compare like with like.';
}

function checkTexts(
  walk: Walk,
  nodes: readonly [ASTNode, ASTNode],
  [one, other]: readonly [Typed, Typed],
  truth: Typed,
): Typed | null {
  const isLiteralLast = other.literal !== null;
  const literal = isLiteralLast ? other.literal : one.literal;
  const against = isLiteralLast ? one : other;
  // Where nothing can be chosen, that was reported already.
  const choices = against.choices ?? [];
  if (literal === null || choices.length === 0 || choices.includes(literal)) return truth;
  const node = isLiteralLast ? nodes[1] : nodes[0];
  return refuse(
    walk,
    node,
    'CS611',
    `It can never be \`${short(literal)}\`.`,
    meant(literal, choices, `It can be ${listed(choices)}.`),
  );
}

type SumSign = '+' | '-' | '*' | '/' | '%';

function typeOfSum(walk: Walk, node: ASTNode, sign: SumSign, [left, right]: readonly [ASTNode, ASTNode]): Typed | null {
  const one = typeOf(walk, left);
  const other = typeOf(walk, right);
  if (one === null || other === null) return null;
  if (one.isClock || other.isClock)
    return refuse(
      walk,
      node,
      'CS608',
      'The clock can only be compared, not reckoned with.',
      'Move the sum to the other side: now <= front + duration("30m").',
    );
  const unit = unitOfSum(sign, one.unit, other.unit);
  if (unit === null)
    return refuse(
      walk,
      node,
      'CS603',
      `${capital(unitWords[one.unit])} ${sign} ${unitWords[other.unit]} has no meaning.`,
      mixHint(one, other),
    );
  return { ...nothing, unit, isFixed: one.isFixed && other.isFixed };
}

/** The unit of a sum, or null where it has no meaning: time − time is a duration, money × number is money. */
function unitOfSum(sign: SumSign, one: Unit, other: Unit): Unit | null {
  const isAmount = one === 'money' || one === 'duration' || one === 'integer';
  switch (sign) {
    case '+':
      if (one === 'time' || other === 'time') return one === 'duration' || other === 'duration' ? 'time' : null;
      return isAmount && one === other ? one : null;
    case '-':
      if (one === 'time') return other === 'time' ? 'duration' : other === 'duration' ? 'time' : null;
      return isAmount && one === other ? one : null;
    case '*':
      if (one === 'integer' && (other === 'money' || other === 'duration' || other === 'integer')) return other;
      return isAmount && other === 'integer' ? one : null;
    case '/':
      if (isAmount && other === 'integer') return one;
      return isAmount && one === other ? 'integer' : null;
    case '%':
      return one === 'integer' && other === 'integer' ? 'integer' : null;
  }
}

function typeOfWrittenTime(walk: Walk, node: Extract<ASTNode, { op: 'call' }>): Typed | null {
  const [, args] = node.args;
  const [of] = args;
  if (of === undefined || args.length !== 1)
    return refuse(walk, node, 'CS606', 'day_and_time takes one time.', 'Write {{ day_and_time(front) }}.');
  const typed = typeOf(walk, of);
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

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
