import { isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Diagnostic, diagnose, type Report } from './diagnostic.ts';
import { short } from './message-words.ts';
import type { Span } from './value.ts';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-tree.ts';

/** What a tree is built from: the file, and the offsets of values that were painted over. */
export interface Builder {
  readonly file: string;
  readonly text: string;
  readonly painted: ReadonlySet<number>;
  readonly report: Report;
}

/** A tree of ours from the library’s, with the place of everything. Duplicate and odd keys go to `report`. */
export function buildNode(builder: Builder, node: unknown, isInFlow: boolean): YamlNode {
  if (isMap(node)) return buildMap(builder, node, isInFlow);
  if (isSeq(node)) return buildList(builder, node, isInFlow);
  return isScalar(node) ? buildScalar(builder, node, isInFlow) : emptyAt(builder, 0, isInFlow);
}

function buildList(builder: Builder, node: YAMLSeq, isInFlow: boolean): YamlNode {
  const isFlow = isInFlow || node.flow === true;
  const items = node.items.map((item) => buildNode(builder, item, isFlow));
  return { type: 'list', items, span: spanOf(builder, node.range), isFlow };
}

function buildMap(builder: Builder, node: YAMLMap, isInFlow: boolean): YamlNode {
  const isFlow = isInFlow || node.flow === true;
  const entries: YamlEntry[] = [];
  const seen = new Map<string, YamlScalar>();
  for (const pair of node.items) {
    const entry = buildEntry(builder, pair, isFlow);
    if (entry === null) continue;
    const first = seen.get(entry.key.text);
    if (first !== undefined && !entry.key.isBroken) {
      builder.report(duplicateKey(entry.key, first));
      continue;
    }
    seen.set(entry.key.text, entry.key);
    entries.push(entry);
  }
  return { type: 'map', entries, span: spanOf(builder, node.range), isFlow };
}

function duplicateKey(key: YamlScalar, first: YamlScalar): Diagnostic {
  const related = { span: first.span, message: 'it stands here first' };
  return diagnose(
    'CS109',
    key.span,
    `The key \`${short(key.text)}\` stands twice here.`,
    'Keep one of the two.',
    related,
  );
}

function buildEntry(builder: Builder, pair: Pair<unknown, unknown>, isFlow: boolean): YamlEntry | null {
  if (!isScalar(pair.key)) {
    const span = spanOf(builder, isMap(pair.key) || isSeq(pair.key) ? pair.key.range : null);
    builder.report(diagnose('CS110', span, 'A key is a single word.', 'Put quotes round a key with signs in it.'));
    return null;
  }
  const key = buildScalar(builder, pair.key, isFlow);
  if (key.isEmpty) {
    builder.report(
      diagnose(
        'CS110',
        { ...key.span, end: key.span.start + 1 },
        'There is no key before this colon.',
        'Write one, or take the colon out.',
      ),
    );
    return null;
  }
  const isBare = isFlow && pair.value === null;
  const value = pair.value === null ? emptyAt(builder, key.span.end, isFlow) : buildNode(builder, pair.value, isFlow);
  return { key, value, isBare };
}

const styles: Readonly<Record<string, YamlScalar['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

function buildScalar(builder: Builder, node: Scalar, isInFlow: boolean): YamlScalar {
  const span = spanOf(builder, node.range);
  const style = styles[node.type ?? ''] ?? 'plain';
  const text = node.source ?? '';
  const isEmpty = style === 'plain' && text === '';
  const commentAt = style === 'plain' ? commentAfter(builder.text, span.end) : null;
  const isBroken = builder.painted.has(span.start);
  if (isInFlow && commentAt !== null && text !== '' && !isBroken) reportFlowComment(builder, span, commentAt);
  const raw = builder.text.slice(span.start, span.end);
  return {
    type: 'scalar',
    text,
    style,
    span,
    isEmpty,
    isBroken,
    isInFlow,
    commentAt,
    raw,
  };
}

function reportFlowComment(builder: Builder, span: Span, at: number): void {
  const message = 'A ` #` ends plain text and begins a comment.';
  const hint = 'Put quotes round the whole text, or move the comment to a line of its own.';
  builder.report(diagnose('CS107', { ...span, start: at, end: at + 1 }, message, hint));
}

/** Where a comment begins that follows on the same line. */
function commentAfter(text: string, end: number): number | null {
  const gap = /^[ \t]*(?=#)/.exec(text.slice(end, end + 200))?.[0] ?? null;
  return gap === null || !/\s/.test(text.charAt(end + gap.length - 1)) ? null : end + gap.length;
}

function emptyAt({ file }: Builder, at: number, isInFlow: boolean): YamlScalar {
  const span = { file, start: at, end: at };
  return {
    type: 'scalar',
    text: '',
    style: 'plain',
    span,
    isEmpty: true,
    isBroken: false,
    isInFlow,
    commentAt: null,
    raw: '',
  };
}

function spanOf({ file, text }: Builder, range: readonly number[] | null | undefined): Span {
  const start = Math.min(range?.[0] ?? 0, text.length);
  return { file, start, end: Math.min(Math.max(range?.[1] ?? start, start), text.length) };
}
