import type { YAMLError } from 'yaml';
import type { DiagnosticCode } from './codes.ts';
import type { TokenFacts } from './yaml-source.ts';

/**
 * A mistake that spoils one value or one line. It is reported, and painted over with as many letters as it has, so that
 * the rest of the file is read as its author meant it and its mistakes are found in the same run.
 */
export interface Trap {
  readonly code: DiagnosticCode;
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly hint: string;
  /** What is painted over; none when the value can be read as it is. */
  readonly paints: readonly Paint[];
  /** It swallowed what follows: other mistakes are looked for only after it has been painted over. */
  readonly swallows: boolean;
}

/** A stretch that is painted over: with a word that stands for a value, or with nothing. */
export interface Paint {
  readonly from: number;
  readonly to: number;
  readonly asValue: boolean;
}

/** The values that begin with a tag, an anchor, an alias or `{{`. */
export function signTraps(text: string, facts: TokenFacts): readonly Trap[] {
  const traps: Trap[] = [];
  for (const { at, sign, isInFlow } of facts.signs) {
    const last = traps.at(-1);
    if (at < (last?.paints[0]?.to ?? 0)) continue;
    traps.push((isInFlow ? braceInText(text, at, facts) : null) ?? beginsWith(text, at, sign, isInFlow));
  }
  return traps;
}

function beginsWith(text: string, at: number, sign: string, isInFlow: boolean): Trap {
  const to = valueEnd(text, at, isInFlow);
  const message = `This value begins with \`${sign}\`, which YAML keeps for itself.`;
  const hint = quoteHint(text, at, to);
  const asValue = !hasNestedLines(text, at, to);
  return {
    code: 'CS105',
    from: at,
    to: Math.max(to, at + 1),
    message,
    hint,
    paints: [{ from: at, to, asValue }],
    swallows: false,
  };
}

/** What an error of the YAML reader comes from, when it spoils no more than a value or a line; else null. */
export function trapOf(error: YAMLError, text: string, facts: TokenFacts): Trap | null {
  const at = Math.min(error.pos[0], text.length);
  if (error.code === 'BAD_DQ_ESCAPE') return badEscape(text, at);
  if (error.code === 'TAB_AS_INDENT') return tabsAtLineStarts(text, at);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') return deeperLine(text, at) ?? colonInText(text, at, lineEnd(text, at));
  if (error.code === 'MULTILINE_IMPLICIT_KEY') return lineWithoutColon(text, at, facts);
  if (error.code === 'MISSING_CHAR' && error.message.startsWith('Missing closing')) return openQuote(text, at, facts);
  const flow = innermostFlow(facts, at);
  if (error.code === 'BAD_SCALAR_START') return beginsWith(text, at, text.charAt(at), flow !== null);
  if (error.code === 'UNEXPECTED_TOKEN' || (error.code === 'MISSING_CHAR' && flow !== null)) {
    const trap = afterQuote(text, at, facts, flow) ?? reservedStart(text, at, error.message);
    if (trap !== null) return trap;
  }
  const brace = braceInText(text, at, facts);
  if (brace !== null) return brace;
  if (flow !== null) return inBrackets(text, at, flow, facts, error);
  if (error.code === 'MISSING_CHAR' && error.message.startsWith('Implicit map keys'))
    return strayLine(text, lineStart(text, at - 1));
  return null;
}

function badEscape(text: string, at: number): Trap {
  const message = `\`${text.slice(at, at + 2)}\` means nothing in double quotes.`;
  const hint = 'Write the backslash twice, or use single quotes.';
  return { code: 'CS111', from: at, to: at + 2, message, hint, paints: [], swallows: false };
}

/** Every line that a tab indents: what such lines belong to can't be told, so all are passed over. Only the first is reported. */
function tabsAtLineStarts(text: string, at: number): Trap {
  const lines = [...text.matchAll(/^ *\t.*$/gm)];
  const tab = text.indexOf('\t', lineStart(text, at));
  const message = 'A tab stands where a line is indented.';
  const hint = 'Indent with spaces, two for each level, here and in the lines that follow.';
  const paints = lines.map(({ index, 0: line }) => ({ from: index, to: index + line.length, asValue: false }));
  return { code: 'CS103', from: tab, to: tab + 1, message, hint, paints, swallows: true };
}

/** A value stands on its key's line already, and deeper lines with keys follow: YAML reads them as more of the value. */
function deeperLine(text: string, at: number): Trap | null {
  const end = lineEnd(text, at);
  if (/:(?=\s|$)/.test(text.slice(at, end))) return null;
  const next = /\n([ \t]*)(?=[^\s#])/.exec(text.slice(end));
  if (next === null) return null;
  const depth = (next[1] ?? '').length;
  const from = end + next.index + 1 + depth;
  const key = /^[\s-]*(.*?):\s/.exec(text.slice(lineStart(text, at), at))?.[1] ?? null;
  const above = key === null ? 'the line above' : `\`${cut(key)}\``;
  return {
    code: 'CS102',
    from,
    to: trimEnd(text, from, lineEnd(text, from)),
    message: `This line is indented further than ${above}, which has its value already.`,
    hint: `Put it exactly below ${above}, or take the value there out if these lines are meant to be it.`,
    paints: [{ from: at, to: blockEnd(text, from, depth), asValue: true }],
    swallows: true,
  };
}

/** Where the lines end that are indented as far as this one or further. */
function blockEnd(text: string, from: number, depth: number): number {
  for (let end = lineEnd(text, from); ; ) {
    const next = /^\n([ \t]*)(?:[^\s#]|$)/.exec(text.slice(end, lineEnd(text, end + 1)));
    const isOver = next !== null && (next[1] ?? '').length < depth && next[0].trim() !== '';
    if (isOver || end >= text.length) return end;
    end = lineEnd(text, end + 1);
  }
}

function colonInText(text: string, at: number, to: number): Trap {
  const colon = text.indexOf(':', at);
  const from = colon === -1 || colon >= to ? at : colon;
  const message = 'A colon and a space make a key of what stands before them.';
  const hint = quoteHint(text, at, trimEnd(text, at, lineEnd(text, at)));
  return {
    code: 'CS113',
    from,
    to: from + 1,
    message,
    hint,
    paints: [{ from: at, to, asValue: true }],
    swallows: true,
  };
}

function lineWithoutColon(text: string, at: number, facts: TokenFacts): Trap | null {
  if (innermostFlow(facts, at) !== null) return null;
  const isAfterKey = text.slice(lineStart(text, at), at).replace(/^[\s-]*/, '') !== '';
  if (!isAfterKey) return strayLine(text, at);
  const colon = /:(?=\s|$)/.exec(text.slice(at));
  return colon === null ? null : colonInText(text, at, lineEnd(text, at + colon.index));
}

function strayLine(text: string, at: number): Trap {
  const from = at + (/^[ \t]*/.exec(text.slice(at, lineEnd(text, at)))?.[0].length ?? 0);
  const to = trimEnd(text, from, lineEnd(text, from));
  const line = text.slice(from, to);
  const message = 'This line is neither `key: value` nor `- value`.';
  const key = /^([a-z][a-z0-9_-]*):(\S.*)$/.exec(line);
  const hint =
    key === null
      ? 'Is a colon missing, or a quote round the text before it?'
      : `Put a space after the colon: ${key[1]}: ${key[2]}`;
  return {
    code: 'CS116',
    from,
    to: Math.max(to, from + 1),
    message,
    hint,
    paints: [{ from, to, asValue: false }],
    swallows: true,
  };
}

function openQuote(text: string, at: number, facts: TokenFacts): Trap | null {
  const token = facts.quoted.find(({ from, to }) => from < at && at <= to);
  return token === undefined ? null : unclosedQuote(text, token.from);
}

function unclosedQuote(text: string, from: number): Trap {
  const message = 'This quote is opened here and not closed.';
  const hint = `Close it with ${text.charAt(from)} at the end of the text.`;
  const paint = { from, to: lineEnd(text, from), asValue: true };
  return { code: 'CS104', from, to: from + 1, message, hint, paints: [paint], swallows: true };
}

/** `"Stop" he said`: a quoted word followed by more. When the quote runs over lines, it is the quote before that isn't closed. */
function afterQuote(text: string, at: number, facts: TokenFacts, flow: { readonly from: number } | null): Trap | null {
  const token = facts.quoted.find(
    ({ to }) => to <= at && text.slice(to, at).trim() === '' && !text.slice(to, at).includes('\n'),
  );
  if (token === undefined) return null;
  if (text.slice(token.from, token.to).includes('\n')) return unclosedQuote(text, token.from);
  const from = flow === null ? token.from : startOfCall(text, flow.from, token.from);
  const to = valueEnd(text, from, flow !== null);
  const message =
    from === token.from
      ? 'A quoted word is followed by more, so the quotes end the value.'
      : 'In brackets a comma ends what isn’t in quotes, here in the middle of an expression.';
  const hint = quoteHint(text, from, to);
  return { code: 'CS105', from, to, message, hint, paints: [{ from, to, asValue: true }], swallows: false };
}

/** `{ text: Due {{ day }} }`: a brace in brackets, after some words of the value that it was meant to be in. */
function braceInText(text: string, at: number, facts: TokenFacts): Trap | null {
  if (text.charAt(at) !== '{') return null;
  const flow = innermostFlow(facts, at - 1);
  if (flow === null) return null;
  const { start: from } = flowValueStart(text, flow.from, at);
  if (text.slice(from, at).trim() === '') return null;
  const to = valueEnd(text, from, true);
  const message = 'In brackets `{` ends what isn’t in quotes, here in the middle of a text.';
  const hint = quoteHint(text, from, to);
  return { code: 'CS105', from, to, message, hint, paints: [{ from, to, asValue: true }], swallows: false };
}

/** Where the value begins in which a quoted word stands: earlier than it where a round bracket is open, as in `before("a", "b")`. */
function startOfCall(text: string, flowFrom: number, quote: number): number {
  const { start, isCall } = flowValueStart(text, flowFrom, quote);
  return isCall ? start : quote;
}

/** Where the value begins in which something in brackets stands, and whether a round bracket is open before that. */
function flowValueStart(text: string, flowFrom: number, at: number): { start: number; isCall: boolean } {
  let start = flowFrom + 1;
  let depth = 0;
  let isQuoted = false;
  for (let index = flowFrom + 1; index < at; index += 1) {
    const sign = text.charAt(index);
    if (sign === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    const parts = sign === ',' || (sign === ':' && /\s/.test(text.charAt(index + 1)));
    if (depth === 0 && parts) start = index + 1;
  }
  return { start: start + (/^\s*/.exec(text.slice(start, at))?.[0].length ?? 0), isCall: depth > 0 };
}

function reservedStart(text: string, at: number, message: string): Trap | null {
  if (message.startsWith('Unexpected block-seq-ind')) return beginsWith(text, at, '- ', false);
  if (!message.startsWith('Not a YAML token') && !message.startsWith('Block scalar header')) return null;
  const start = Math.max(text.lastIndexOf('>', at), text.lastIndexOf('|', at));
  return start < lineStart(text, at) ? null : beginsWith(text, start, text.charAt(start), false);
}

function inBrackets(text: string, at: number, flow: Flow, facts: TokenFacts, error: YAMLError): Trap {
  const isClosed = flow.to !== null && error.code !== 'BAD_INDENT';
  return isClosed ? unreadableIn(text, at, flow) : unclosedBracket(text, at, flow, facts);
}

function unreadableIn(text: string, at: number, flow: Flow): Trap {
  const message = `YAML can’t read what stands here in ${text.charAt(flow.from) === '{' ? '{ }' : '[ ]'}.`;
  const hint = 'Put commas between the parts, a space after each colon, and quotes round every text with a sign in it.';
  const paints = [{ from: flow.from, to: flow.to ?? text.length, asValue: true }];
  return { code: 'CS101', from: at, to: at + 1, message, hint, paints, swallows: false };
}

/** Named at the innermost bracket; painted over from the outermost of its line, for that one isn't closed either. */
function unclosedBracket(text: string, at: number, { from }: Flow, facts: TokenFacts): Trap {
  const line = lineStart(text, from);
  const open = facts.flows.filter((flow) => flow.to === null && flow.from >= line && flow.from <= from);
  const outermost = Math.min(from, ...open.map((flow) => flow.from));
  const paintTo = (to: number): readonly Paint[] => [{ from: outermost, to, asValue: true }];
  const comment = commentIn(text, from);
  if (comment !== null) {
    const message = 'A ` #` ends plain text and begins a comment, with the bracket in it.';
    const hint = 'Put quotes round the whole text, or move the comment to a line of its own.';
    const paints = paintTo(lineEnd(text, from));
    return { code: 'CS107', from: comment, to: comment + 1, message, hint, paints, swallows: true };
  }
  const bracket = text.charAt(from);
  const message = `This ${bracket} is opened here and not closed.`;
  const hint = `Close it with ${bracket === '{' ? '}' : ']'}; what stands inside is indented further than its key.`;
  const paints = paintTo(Math.max(at, lineEnd(text, from)));
  return { code: 'CS104', from, to: from + 1, message, hint, paints, swallows: true };
}

/** Where a comment begins in the rest of a line, outside quotes; null when none does. */
function commentIn(text: string, from: number): number | null {
  const line = text.slice(from, lineEnd(text, from)).replace(/"[^"]*"|'[^']*'/g, (quotes) => 'x'.repeat(quotes.length));
  const at = line.search(/\s#/);
  return at === -1 ? null : from + at + 1;
}

type Flow = TokenFacts['flows'][number];

function innermostFlow(facts: TokenFacts, at: number): Flow | null {
  let found: Flow | null = null;
  for (const flow of facts.flows) {
    if (flow.from <= at && (flow.to === null || at < flow.to) && (found === null || flow.from > found.from))
      found = flow;
  }
  return found;
}

/** Where a value written without (enough) quotes was meant to end. */
function valueEnd(text: string, from: number, isInFlow: boolean): number {
  if (isInFlow) return flowValueEnd(text, from);
  const end = lineEnd(text, from);
  const before = text.slice(lineStart(text, from), from);
  const colon = /^[\s-]*$/.test(before) ? /:(?=\s|$)/.exec(text.slice(from, end)) : null;
  if (colon !== null && colon.index > 0 && !text.startsWith('{{', from)) return from + colon.index;
  const comment = /\s{2,}#.*$/.exec(text.slice(from, end));
  return trimEnd(text, from, comment === null ? end : from + comment.index);
}

function flowValueEnd(text: string, from: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let index = from; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (sign === '\n') return trimEnd(text, from, index);
    if (sign === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (sign === '(' || sign === '{' || sign === '[') depth += 1;
    const closes = sign === ')' || sign === '}' || sign === ']';
    if (depth === 0 && (closes || sign === ',')) return trimEnd(text, from, index);
    if (closes) depth -= 1;
  }
  return text.length;
}

/** Whether deeper lines follow that belong to the value: then nothing may be put in front of them. */
function hasNestedLines(text: string, from: number, to: number): boolean {
  if (text.slice(to, lineEnd(text, to)).trim() !== '') return false;
  const indent = /^[ -]*/.exec(text.slice(lineStart(text, from)))?.[0].length ?? 0;
  const next = /\n *(?=[^\s#])/.exec(text.slice(lineEnd(text, to)));
  return next !== null && next[0].length - 1 > indent;
}

/** How it should be written: its key, and the whole value in quotes. */
function quoteHint(text: string, from: number, to: number): string {
  const before = text.slice(lineStart(text, from), from);
  const key = /[^{[,]*$/.exec(before)?.[0].trimStart() ?? '';
  return `Put quotes round the whole value: ${cut(key)}${quoted(cut(text.slice(from, to)))}`;
}

/** As much of a text as a hint can hold. */
function cut(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** The text in the quotes that need the fewest changes to it; curly ones round all of it become straight. */
export function quoted(text: string): string {
  const curly = /^“([^“”"\\]*)”$/.exec(text)?.[1];
  if (curly !== undefined) return `"${curly}"`;
  if (!text.includes("'")) return `'${text}'`;
  if (!/["\\]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", "''")}'`;
}

function trimEnd(text: string, from: number, to: number): number {
  return from + text.slice(from, to).trimEnd().length;
}

function lineStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}
