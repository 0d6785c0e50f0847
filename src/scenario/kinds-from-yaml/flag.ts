import { diagnose } from '../diagnostic.ts';
import type { Expression } from '../expression.ts';
import type { FlagLine, FlagSpec } from '../kinds/flag.ts';
import { readYesNo } from '../notation.ts';
import { expressionAt, type Resolver, refer, referAll } from '../resolver.ts';
import type { Document } from '../scenario.ts';
import { asScalar, entriesAt, entryAt, scalarsAt, type YamlMap, type YamlNode } from '../yaml-tree.ts';

/** Reads a `flag`: every line of its document that has an id can be flagged; `wanted` says which ought to be. */
export function readFlag(resolver: Resolver, task: YamlMap): FlagSpec | null {
  const pinned = entryAt(task, 'document');
  if (pinned === null) {
    const [first] = task.entries;
    resolver.report(
      diagnose(
        'CS202',
        first?.key.span ?? task.span,
        '`document` is missing: whose lines are to be flagged?',
        'Add a line `document: …`.',
      ),
    );
    return null;
  }
  // An unknown document is reported where every task's `document` is read.
  const document = resolver.documents.get(asScalar(pinned.value)?.text ?? '');
  if (document === undefined || resolver.unreadDocuments.has(document.id)) return null;
  const lines = markableLines(document);
  if (lines.length === 0) {
    resolver.report(
      diagnose(
        'CS313',
        pinned.value.span,
        `No line of \`${document.id}\` can be flagged.`,
        'End those that can in {#an-id}; in a table, add a column `id`.',
      ),
    );
    return null;
  }
  const wanted = readWanted(
    resolver,
    task,
    lines.map(({ id }) => id),
  );
  return {
    kind: 'flag',
    document: document.id,
    lines: lines.map((line) => ({ ...line, wanted: wanted.get(line.id) ?? false })),
  };
}

function markableLines({ body }: Document): readonly Omit<FlagLine, 'wanted'>[] {
  const lines = body.kind === 'text' ? body.lines.map(({ id, text }) => ({ id, cells: [text] })) : body.rows;
  return lines.flatMap(({ id, cells }) => (id === null ? [] : [{ id, cells }]));
}

function readWanted(
  resolver: Resolver,
  task: YamlMap,
  lines: readonly string[],
): ReadonlyMap<string, boolean | Expression> {
  const known = new Map(lines.map((id) => [id, id]));
  const listed = referAll(resolver.report, scalarsAt(task, 'wanted'), known, 'CS313', 'line');
  const wanted = new Map<string, boolean | Expression>(listed.map((id) => [id, true]));
  for (const { key, value } of entriesAt(task, 'wanted')) {
    const id = refer(resolver.report, key, known, 'CS313', 'line');
    const condition = readCondition(resolver, value);
    if (id !== null && condition !== null) wanted.set(id, condition);
  }
  return wanted;
}

function readCondition(resolver: Resolver, node: YamlNode): boolean | Expression | null {
  const said = readYesNo(asScalar(node)?.text ?? '');
  return said ?? expressionAt(resolver, node, resolver.names, 'yes-no');
}
