import { diagnose } from '../diagnostic.ts';
import type { ChooseOption, ChooseSpec } from '../kinds/choose.ts';
import { expressionAt, minutesAt, type Resolver, templateAt } from '../resolver.ts';
import type { Result } from '../scenario.ts';
import { carriesResult } from '../state-places.ts';
import { takesBounds } from '../task-bounds.ts';
import { asMap, entriesAt, entryAt, valueAt, type YamlEntry, type YamlMap } from '../yaml-tree.ts';

/** Reads the results of a map of them, or one result from an option that carries a result's keys itself. */
export interface ResultReader {
  readonly many: (entries: readonly YamlEntry[]) => readonly Result[];
  readonly one: (entry: YamlEntry) => Result;
}

/** Reads a `choose`; `results` is null as long as only the options are wanted. */
export function readChoose(resolver: Resolver, task: YamlMap, results: ResultReader | null): ChooseSpec {
  return { kind: 'choose', options: entriesAt(task, 'options').map((entry) => readOption(resolver, entry, results)) };
}

function readOption(resolver: Resolver, entry: YamlEntry, results: ResultReader | null): ChooseOption {
  const map = asMap(entry.value);
  // The options are read twice, first only for their ids: mistakes are to be told once.
  const { report, ...rest } = resolver;
  const quiet: Resolver = { ...rest, report: results === null ? () => {} : report };
  return {
    id: entry.key.text,
    label: templateAt(quiet, map === null ? entry.value : valueAt(map, 'label'), resolver.names),
    if: expressionAt(quiet, valueAt(map, 'if'), resolver.names, 'yes-no'),
    takesMinutes: minutesAt(quiet.report, valueAt(map, 'takes'), takesBounds),
    results: results === null ? [] : resultsOf(quiet, entry, map, results),
  };
}

function resultsOf(
  resolver: Resolver,
  entry: YamlEntry,
  map: YamlMap | null,
  results: ResultReader,
): readonly Result[] {
  const own = entryAt(map, 'results');
  if (!carriesResult(map)) return own === null ? [] : results.many(entriesAt(map, 'results'));
  if (own !== null) {
    const message = `\`${entry.key.text}\` carries a result's keys itself and has \`results\` too.`;
    resolver.report(diagnose('CS210', own.key.span, message, 'Move those keys into one of its results.'));
  }
  return [results.one(entry)];
}
