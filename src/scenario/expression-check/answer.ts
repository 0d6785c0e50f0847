import type { ASTNode } from '@marcbachmann/cel-js';
import { ExpressionFault } from '../expression.ts';
import { listed, short } from '../message-words.ts';
import { meant } from '../nearest.ts';
import { leafAt, nothing, refuse, type Typed, valueOr, type Walk } from './walk.ts';

/** `answer` by itself, which says too little. */
export function typeOfBareAnswer(walk: Walk, node: ASTNode): null {
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

/** A field of the answer: `answer.missed`. */
export function typeOfAnswerField(walk: Walk, node: ASTNode, field: string): Typed | null {
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

/** A question to the answer: `answer.has("x")`. */
export function typeOfQuestion(
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
export function subjectsOf(
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
