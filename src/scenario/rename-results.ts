import type { ASTNode } from '@marcbachmann/cel-js';
import { syntaxOf } from './cel.ts';

/** The name that a result of a task has instead. */
export type NameOfResult = (task: string, result: string) => string;

/**
 * An expression with the results that it asks for under other names: the texts that stand beside `result("task")` in a
 * comparison; what isn’t an expression stays as it is. Null where two results are compared with each other, since each task's may be named differently. Pure.
 */
export function renameResults(source: string, nameOf: NameOfResult): string | null {
  const syntax = /\bresult\s*\(/.test(source) ? syntaxOf(source) : null;
  if (syntax === null) return source;
  const changes: Change[] = [];
  if (!gather(syntax, nameOf, changes)) return null;
  const inOrder = changes.toSorted((a, b) => b.start - a.start);
  return inOrder.reduce(
    (text, { start, end, name }) => text.slice(0, start) + JSON.stringify(name) + text.slice(end),
    source,
  );
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

function gather(node: ASTNode, nameOf: NameOfResult, changes: Change[]): boolean {
  if (node.op === '==' || node.op === '!=') {
    const ends = node.args.flatMap(endsOf);
    const asked = ends.flatMap((end) => taskAsked(end) ?? []);
    const [task] = asked;
    if (task !== undefined && asked.length > 1) return false;
    if (task !== undefined)
      for (const end of ends)
        if (end.op === 'value' && typeof end.args === 'string')
          changes.push({ start: end.start, end: end.end, name: nameOf(task, end.args) });
  }
  return partsOf(node).every((part) => gather(part, nameOf, changes));
}

/** What a side of a comparison comes to, whichever way its choices go. */
function endsOf(node: ASTNode): readonly ASTNode[] {
  return node.op === '?:' ? [...endsOf(node.args[1]), ...endsOf(node.args[2])] : [node];
}

function taskAsked(node: ASTNode): string | null {
  if (node.op !== 'call' || node.args[0] !== 'result') return null;
  const [subject] = node.args[1];
  return subject?.op === 'value' && typeof subject.args === 'string' ? subject.args : null;
}

function partsOf(node: ASTNode): readonly ASTNode[] {
  const { args } = node;
  const found = Array.isArray(args) ? args.flat() : [args];
  return found.filter((part): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part);
}
