import { type CST, Lexer, Parser } from 'yaml';
import { limits } from './limits.ts';

/** What can be told of a file from its tokens alone, before anything is made of them. */
export interface TokenFacts {
  /** Tags, anchors, aliases and `{{`: where values begin with a sign that YAML keeps for itself. */
  readonly signs: readonly { readonly at: number; readonly sign: string; readonly isInFlow: boolean }[];
  /** `{ }` and `[ ]`; `to` is null when it isn't closed. */
  readonly flows: readonly { readonly from: number; readonly to: number | null }[];
  readonly quoted: readonly { readonly from: number; readonly to: number }[];
  /** Lines like `%YAML 1.1`. */
  readonly directives: readonly number[];
  /** Where a value is nested deeper than the limit, or null. */
  readonly deepestAt: number | null;
  readonly values: number;
}

/** The tokens of a file, up to where its brackets are nested deeper than the limit. */
export interface Tokens {
  readonly tokens: readonly CST.Token[];
  readonly tooDeepAt: number | null;
}

/** Reads any text, but no further than too deep a bracket: nesting without end would cost memory without end. */
export function tokensOf(text: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let depth = 0;
  for (const source of new Lexer().lex(text)) {
    if (source === '[' || source === '{') depth += 1;
    if (source === ']' || source === '}') depth -= 1;
    if (depth > limits.depth) return { tokens, tooDeepAt: parser.offset };
    for (const token of parser.next(source)) tokens.push(token);
  }
  return { tokens: [...tokens, ...parser.end()], tooDeepAt: null };
}

interface Visit {
  readonly token: CST.Token | null | undefined;
  readonly depth: number;
  readonly isInFlow: boolean;
}

/** Looks once at every token, without recursion: the file may be nested as deep as it likes. */
export function lookAtTokens(tokens: readonly CST.Token[], text: string): TokenFacts {
  const signs: { at: number; sign: string; isInFlow: boolean }[] = [];
  const flows: { from: number; to: number | null }[] = [];
  const quoted: { from: number; to: number }[] = [];
  const directives: number[] = [];
  let deepestAt: number | null = null;
  let values = 0;
  const pending: Visit[] = tokens.map((token) => ({ token, depth: 0, isInFlow: false }));
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { token, isInFlow } = visit;
    if (!token) continue;
    if (visit.depth > limits.depth && 'offset' in token) deepestAt = Math.min(token.offset, deepestAt ?? token.offset);
    if (token.type === 'directive') directives.push(token.offset);
    if (token.type === 'tag' || token.type === 'anchor' || token.type === 'alias')
      signs.push({ at: token.offset, sign: token.source.charAt(0), isInFlow });
    if (token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar')
      quoted.push({ from: token.offset, to: token.offset + token.source.length });
    if (token.type === 'flow-collection') {
      if (text.startsWith('{{', token.offset)) signs.push({ at: token.offset, sign: '{{', isInFlow });
      flows.push({ from: token.offset, to: closing(token) });
    }
    const inside = childrenOf(token);
    if ('items' in token) values += token.items.length;
    const isWithinFlow = isInFlow || token.type === 'flow-collection';
    const childDepth = visit.depth + ('items' in token ? 1 : 0);
    for (const child of inside) pending.push({ token: child, depth: childDepth, isInFlow: isWithinFlow });
  }
  return { signs: signs.sort((a, b) => a.at - b.at), flows, quoted, directives, deepestAt, values };
}

function closing(token: CST.FlowCollection): number | null {
  const end = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
  return end === undefined ? null : end.offset + end.source.length;
}

function childrenOf(token: CST.Token): readonly (CST.Token | null | undefined)[] {
  if (token.type === 'document') return [...token.start, token.value, ...(token.end ?? [])];
  if (token.type === 'block-scalar') return token.props;
  if (!('items' in token)) return [];
  return token.items.flatMap((item) => [...item.start, item.key, ...(item.sep ?? []), item.value]);
}
