import { diagnose } from '../diagnostic.ts';
import type { RankSpec } from '../kinds/rank.ts';
import { type Resolver, templateAt } from '../resolver.ts';
import { entriesAt, type YamlMap } from '../yaml-tree.ts';

/** Reads a `rank`. One item can't be put in order: that is reported. */
export function readRank(resolver: Resolver, task: YamlMap): RankSpec {
  const entries = entriesAt(task, 'items');
  const [first, second] = entries;
  if (first !== undefined && second === undefined)
    resolver.report(diagnose('CS208', first.key.span, 'One item can’t be put in order.', 'Give two or more.'));
  const items = entries.map(({ key, value }) => ({ id: key.text, label: templateAt(resolver, value, resolver.names) }));
  return { kind: 'rank', items };
}
