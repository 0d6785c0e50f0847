import type { Span } from './value.ts';

/** What a YAML file says, each part with its place. Scalars are text as written: nothing has been made a number, a date or a null. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

/** A piece of text, quoted or not. */
export interface YamlScalar {
  readonly type: 'scalar';
  /** The text without its quotes, escapes and folding. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  readonly span: Span;
  /** Nothing was written. */
  readonly isEmpty: boolean;
  /** It has been reported already: whoever reads it says nothing more. */
  readonly isBroken: boolean;
  /** Whether it stands inside `{ }` or `[ ]`. */
  readonly isInFlow: boolean;
  /** Where a comment begins that follows on the same line, or null. */
  readonly commentAt: number | null;
  /** The file's text from `span.start` to `span.end`: quotes, escapes and line breaks as they stand. */
  readonly raw: string;
}

export interface YamlMap {
  readonly type: 'map';
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
  readonly isFlow: boolean;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
  /** In `{ }`, a key without a colon: mostly the rest of a text that a comma has cut. */
  readonly isBare: boolean;
}

export interface YamlList {
  readonly type: 'list';
  readonly items: readonly YamlNode[];
  readonly span: Span;
  readonly isFlow: boolean;
}

/** The value under a key, or null when it isn't there. */
export function valueAt(map: YamlMap | null, key: string): YamlNode | null {
  return entryAt(map, key)?.value ?? null;
}

/** A key with its value, or null. */
export function entryAt(map: YamlMap | null, key: string): YamlEntry | null {
  return map?.entries.find((entry) => entry.key.text === key) ?? null;
}

/** The text under a key; null when it isn't there, isn't text, is empty, or was reported already. */
export function scalarAt(map: YamlMap | null, key: string): YamlScalar | null {
  return asScalar(valueAt(map, key));
}

/** The map under a key, or null. */
export function mapAt(map: YamlMap | null, key: string): YamlMap | null {
  return asMap(valueAt(map, key));
}

/** The items of the list under a key; none when it isn't there or isn't a list. */
export function itemsAt(map: YamlMap | null, key: string): readonly YamlNode[] {
  const value = valueAt(map, key);
  return value?.type === 'list' ? value.items : [];
}

/** The texts of the list under a key, those reported already left out. */
export function scalarsAt(map: YamlMap | null, key: string): readonly YamlScalar[] {
  return itemsAt(map, key).flatMap((item) => asScalar(item) ?? []);
}

/** The entries of the map under a key; none when it isn't there or isn't a map. */
export function entriesAt(map: YamlMap | null, key: string): readonly YamlEntry[] {
  return mapAt(map, key)?.entries ?? [];
}

/** The node as a text that can be read, or null. */
export function asScalar(node: YamlNode | null): YamlScalar | null {
  return node?.type === 'scalar' && !node.isEmpty && !node.isBroken ? node : null;
}

/** The node as a map, or null. */
export function asMap(node: YamlNode | null): YamlMap | null {
  return node?.type === 'map' ? node : null;
}

/** Whether the node was reported already. */
export function isBroken(node: YamlNode): boolean {
  return node.type === 'scalar' && node.isBroken;
}

/** Whether the text says yes. */
export function isYesText(scalar: YamlScalar | null): boolean {
  return scalar?.text === 'yes';
}
