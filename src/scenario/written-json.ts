import { limits } from './limits.ts';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-tree.ts';

/** A value that has a place in the tree: nothing that YAML would read as a number, a date or a null. */
type Written = string | readonly Written[] | { readonly [key: string]: Written };

/**
 * Reads what callsheet writes itself where YAML is asked for, such as the part of a scenario that its candidates get: maps, lists and
 * texts as JSON.stringify spells them, on one line. Gives the very tree that the YAML library gives, in a small part of its time; null
 * for any text that is spelt otherwise or holds too much, which is then for that library to read. Pure.
 */
export function readWrittenJson(file: string, text: string): YamlNode | null {
  const line = text.endsWith('\n') ? text.slice(0, -1) : text;
  const value = line.startsWith('{') ? parseJson(line) : null;
  const isWritten = isNested(value, limits.depth) && JSON.stringify(value) === line;
  if (!isWritten) return null;
  const count = { values: 0 };
  const root = nodeAt({ file, count }, value, 0);
  return count.values <= limits.values ? root : null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Whether there is nothing but texts in it, at most so many levels deep. */
function isNested(value: unknown, levels: number): value is Written {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null || levels === 0) return false;
  return Object.values(value).every((inner) => isNested(inner, levels - 1));
}

interface Reading {
  readonly file: string;
  /** Keys, values and list items so far. */
  readonly count: { values: number };
}

/** The node of a value that is written from this offset on: the spelling is known, so that its length gives every place in it. */
function nodeAt(reading: Reading, value: Written, start: number): YamlNode {
  if (typeof value === 'string') return textAt(reading, value, start);
  return Array.isArray(value) ? listAt(reading, value, start) : mapAt(reading, value, start);
}

function listAt(reading: Reading, value: readonly Written[], start: number): YamlNode {
  let at = start + 1;
  const items = value.map((item) => {
    const node = nodeAt(reading, item, at);
    at = node.span.end + 1;
    return node;
  });
  reading.count.values += items.length;
  return { type: 'list', items, span: closedSpan(reading, start, at), isFlow: true };
}

function mapAt(reading: Reading, value: object, start: number): YamlNode {
  let at = start + 1;
  const entries = Object.entries(value).map(([name, inner]): YamlEntry => {
    const key = textAt(reading, name, at);
    const node = nodeAt(reading, inner, key.span.end + 1);
    at = node.span.end + 1;
    return { key, value: node, isBare: false };
  });
  reading.count.values += entries.length;
  return { type: 'map', entries, span: closedSpan(reading, start, at), isFlow: true };
}

/** From a bracket to behind its other half; `at` is behind the comma that would follow the last value. */
function closedSpan({ file }: Reading, start: number, at: number): YamlNode['span'] {
  return { file, start, end: Math.max(at, start + 2) };
}

function textAt({ file }: Reading, text: string, start: number): YamlScalar {
  const raw = JSON.stringify(text);
  return {
    type: 'scalar',
    text,
    style: 'double',
    span: { file, start, end: start + raw.length },
    isEmpty: false,
    isBroken: false,
    isInFlow: true,
    commentAt: null,
    raw,
  };
}
