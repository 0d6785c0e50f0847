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
  readonly hint: string | null;
  /** What is painted over; null when the value can be read as it is. */
  readonly paint: { readonly from: number; readonly to: number; readonly asValue: boolean } | null;
  /** It swallowed what follows: other mistakes are looked for only after it has been painted over. */
  readonly swallows: boolean;
}

/** The values that begin with a tag, an anchor, an alias or `{{`. */
export function signTraps(text: string, facts: TokenFacts): readonly Trap[] {
  const traps: Trap[] = [];
  for (const { at, sign, isInFlow } of facts.signs) {
    const last = traps.at(-1);
    if (last?.paint && at < last.paint.to) continue;
    traps.push(beginsWith(text, at, sign, isInFlow));
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
    paint: { from: at, to, asValue },
    swallows: false,
  };
}

/** What an error of the YAML reader comes from, when it spoils no more than a value or a line; else null. */
export function trapOf(error: YAMLError, text: string, facts: TokenFacts): Trap | null {
  const at = Math.min(error.pos[0], text.length);
  if (error.code === 'BAD_DQ_ESCAPE') return badEscape(text, at);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') return colonInText(text, at, lineEnd(text, at));
  if (error.code === 'MULTILINE_IMPLICIT_KEY') return lineWithoutColon(text, at, facts);
  if (error.code === 'MISSING_CHAR' && error.message.startsWith('Missing closing')) return openQuote(text, at, facts);
  const flow = innermostFlow(facts, at);
  if (error.code === 'BAD_SCALAR_START') return beginsWith(text, at, text.charAt(at), flow !== null);
  if (error.code === 'UNEXPECTED_TOKEN' || (error.code === 'MISSING_CHAR' && flow !== null)) {
    const trap = afterQuote(text, at, facts, flow) ?? reservedStart(text, at, error.message);
    if (trap !== null) return trap;
  }
  if (flow !== null) return inBrackets(text, at, flow, error);
  if (error.code === 'MISSING_CHAR' && error.message.startsWith('Implicit map keys'))
    return strayLine(text, lineStart(text, at - 1));
  return null;
}

function badEscape(text: string, at: number): Trap {
  const message = `\`${text.slice(at, at + 2)}\` means nothing in double quotes.`;
  const hint = 'Write the backslash twice, or use single quotes.';
  return { code: 'CS111', from: at, to: at + 2, message, hint, paint: null, swallows: false };
}

function colonInText(text: string, at: number, to: number): Trap {
  const colon = text.indexOf(':', at);
  const from = colon === -1 || colon >= to ? at : colon;
  const message = 'A colon and a space make a key of what stands before them.';
  const hint = quoteHint(text, at, trimEnd(text, at, lineEnd(text, at)));
  return { code: 'CS113', from, to: from + 1, message, hint, paint: { from: at, to, asValue: true }, swallows: true };
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
    paint: { from, to, asValue: false },
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
  return { code: 'CS104', from, to: from + 1, message, hint, paint, swallows: true };
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
  return { code: 'CS105', from, to, message, hint, paint: { from, to, asValue: true }, swallows: false };
}

/** Where the value begins in which a quoted word stands: earlier than it where a round bracket is open, as in `before("a", "b")`. */
function startOfCall(text: string, flowFrom: number, quote: number): number {
  let start = flowFrom + 1;
  let depth = 0;
  let isQuoted = false;
  for (let index = flowFrom + 1; index < quote; index += 1) {
    const sign = text.charAt(index);
    if (sign === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    const parts = sign === ',' || (sign === ':' && /\s/.test(text.charAt(index + 1)));
    if (depth === 0 && parts) start = index + 1;
  }
  if (depth <= 0) return quote;
  return start + (/^\s*/.exec(text.slice(start, quote))?.[0].length ?? 0);
}

function reservedStart(text: string, at: number, message: string): Trap | null {
  if (message.startsWith('Unexpected block-seq-ind')) return beginsWith(text, at, '- ', false);
  if (!message.startsWith('Not a YAML token') && !message.startsWith('Block scalar header')) return null;
  const start = Math.max(text.lastIndexOf('>', at), text.lastIndexOf('|', at));
  return start < lineStart(text, at) ? null : beginsWith(text, start, text.charAt(start), false);
}

function inBrackets(text: string, at: number, flow: { from: number; to: number | null }, error: YAMLError): Trap {
  const bracket = text.charAt(flow.from);
  const comment = commentIn(text, flow.from);
  if (flow.to === null && comment !== null) {
    const message = 'A ` #` ends plain text and begins a comment, with the bracket in it.';
    const hint = 'Put quotes round the whole text, or move the comment to a line of its own.';
    const paint = { from: flow.from, to: lineEnd(text, flow.from), asValue: true };
    return { code: 'CS107', from: comment, to: comment + 1, message, hint, paint, swallows: true };
  }
  if (flow.to === null || error.code === 'BAD_INDENT') {
    const message = `This ${bracket} is opened here and not closed.`;
    const hint = `Close it with ${bracket === '{' ? '}' : ']'}; what stands inside is indented further than its key.`;
    const to = Math.max(at, lineEnd(text, flow.from));
    return {
      code: 'CS104',
      from: flow.from,
      to: flow.from + 1,
      message,
      hint,
      paint: { from: flow.from, to, asValue: true },
      swallows: true,
    };
  }
  const message = `YAML can't read what stands here in ${bracket === '{' ? '{ }' : '[ ]'}.`;
  const hint = 'Put commas between the parts, a space after each colon, and quotes round every text with a sign in it.';
  return {
    code: 'CS101',
    from: at,
    to: at + 1,
    message,
    hint,
    paint: { ...flow, to: flow.to, asValue: true },
    swallows: false,
  };
}

/** Where a comment begins in the rest of a line, outside quotes; null when none does. */
function commentIn(text: string, from: number): number | null {
  const line = text.slice(from, lineEnd(text, from)).replace(/"[^"]*"|'[^']*'/g, (quotes) => 'x'.repeat(quotes.length));
  const at = line.search(/\s#/);
  return at === -1 ? null : from + at + 1;
}

function innermostFlow(facts: TokenFacts, at: number): { from: number; to: number | null } | null {
  let found: { from: number; to: number | null } | null = null;
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

/** The line as it should be: with the whole value in quotes. */
function quoteHint(text: string, from: number, to: number): string {
  const before = text.slice(lineStart(text, from), from).trimStart();
  const after = text.slice(to, trimEnd(text, to, lineEnd(text, to)));
  return `Put quotes round the whole value: ${clip(before)}${quoted(text.slice(from, to))}${after.slice(0, 40)}`;
}

function clip(before: string): string {
  return before.length > 60 ? `… ${before.slice(-40)}` : before;
}

/** The text in the quotes that need the fewest changes to it. */
export function quoted(text: string): string {
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
