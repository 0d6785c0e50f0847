import {
  Composer,
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type Scalar,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { DiagnosticCode } from './codes.ts';
import { type Diagnostic, diagnose, type Report } from './diagnostic.ts';
import { limits } from './limits.ts';
import { short } from './message-words.ts';
import type { Span } from './value.ts';
import { lookAtTokens, type TokenFacts, tokensOf, tooDeepAt } from './yaml-source.ts';
import { signTraps, type Trap, trapOf } from './yaml-traps.ts';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-tree.ts';

/** A file as a tree, as far as it can be read. */
export interface ParsedYaml {
  /** Null when nothing can be read. */
  readonly root: YamlNode | null;
  /** Beyond this offset the file may mean something else than it seems to: nothing is to be said of it. */
  readonly readableUpTo: number;
  /** False when some part had to be painted over, so that what seems missing may have been in it. */
  readonly isWhole: boolean;
}

/** Characters read in all while traps are painted over one after another; then the rest is reported as YAML sees it. */
const repairCharacters = 1_500_000;

/** Readings in all. */
const repairsMax = 30;

const composerOptions = { uniqueKeys: false, keepSourceTokens: true, logLevel: 'silent', prettyErrors: false } as const;

/** Reads YAML 1.2 with the place of everything. Each mistake goes to `report`; never throws. */
export function parseYaml(file: string, text: string, report: Report): ParsedYaml {
  const unreadable: ParsedYaml = { root: null, readableUpTo: 0, isWhole: false };
  if (text.length > limits.fileCharacters) {
    report(tooLong(file, text));
    return unreadable;
  }
  const deepest = tooDeepAt(text);
  if (deepest !== null) {
    report(tooDeep(file, deepest));
    return unreadable;
  }
  const repair = repairTraps(file, text, report);
  if (repair.document === null) return unreadable;
  const { contents } = repair.document;
  const builder: Builder = { file, text, painted: repair.painted, report };
  if (contents === null || (isScalar(contents) && contents.source === '')) {
    report(
      diagnose(
        'CS115',
        { file, start: 0, end: 0 },
        'There is nothing in this file.',
        'Was it saved? Is it the file you meant?',
      ),
    );
    return unreadable;
  }
  return { root: buildNode(builder, contents, false), readableUpTo: repair.readableUpTo, isWhole: repair.isWhole };
}

function tooLong(file: string, text: string): Diagnostic {
  const message = `This file has ${text.length} characters; the limit fileCharacters is ${limits.fileCharacters}.`;
  return diagnose('CS120', { file, start: 0, end: 0 }, message, 'Move long texts into documents.');
}

function tooDeep(file: string, at: number): Diagnostic {
  const message = `This is nested more than ${limits.depth} levels deep, the limit depth.`;
  return diagnose(
    'CS121',
    { file, start: at, end: at + 1 },
    message,
    'Is a bracket opened many times over? Else take levels out.',
  );
}

interface Repair {
  readonly document: Document.Parsed | null;
  readonly painted: ReadonlySet<number>;
  readonly readableUpTo: number;
  readonly isWhole: boolean;
}

/** Reads, paints over what spoils one value or one line, and reads again until only what can't be repaired is left. */
function repairTraps(file: string, text: string, report: Report): Repair {
  const painted = new Set<number>();
  const reported = new Set<number>();
  let isWhole = true;
  let paintedText = text;
  for (let pass = 0; ; pass += 1) {
    const tokens = tokensOf(paintedText);
    const facts = lookAtTokens(tokens, paintedText);
    const tooMuch = beyondLimits(file, facts);
    if (tooMuch !== null) {
      report(tooMuch);
      return { document: null, painted, readableUpTo: 0, isWhole: false };
    }
    const documents = [...new Composer(composerOptions).compose(tokens, true, text.length)];
    const errors = (documents[0]?.errors ?? []).toSorted((a, b) => a.pos[0] - b.pos[0]);
    const isWorthIt = pass < repairsMax && pass * text.length < repairCharacters;
    const traps = isWorthIt ? trapsOf(paintedText, facts, errors) : [];
    for (const trap of traps.filter(({ from }) => !reported.has(from))) {
      reported.add(trap.from);
      report(diagnose(trap.code, { file, start: trap.from, end: trap.to }, trap.message, trap.hint));
    }
    const paints = traps.flatMap((trap) => trap.paints);
    for (const { from, to, asValue } of paints) {
      paintedText = paintOver(paintedText, from, to, asValue);
      painted.add(from);
      if (!asValue || /^[[{]|\n/.test(text.slice(from, to))) isWhole = false;
    }
    if (paints.length > 0) continue;
    reportDocuments(file, text, facts, documents, report);
    const rest = errors.filter((error) => !reported.has(error.pos[0]));
    const readableUpTo = reportRest(file, text, rest, report);
    const document = documents[0] ?? null;
    return { document, painted, readableUpTo, isWhole: isWhole && rest.length === 0 && documents.length === 1 };
  }
}

function beyondLimits(file: string, facts: TokenFacts): Diagnostic | null {
  if (facts.deepestAt !== null) return tooDeep(file, facts.deepestAt);
  const span: Span = { file, start: 0, end: 0 };
  if (facts.values > limits.values)
    return diagnose(
      'CS122',
      span,
      `This file holds ${facts.values} values; the limit values is ${limits.values}.`,
      'Make two scenarios of it, or move tables into documents.',
    );
  return null;
}

/** The traps that can be told for certain in one reading: up to the first that swallows what follows it. */
function trapsOf(text: string, facts: TokenFacts, errors: readonly YAMLError[]): readonly Trap[] {
  const signs = signTraps(text, facts);
  if (signs.length > 0) return signs;
  const traps: Trap[] = [];
  let coveredTo = -1;
  for (const error of errors) {
    // More than this would not be listed.
    if (traps.length > limits.diagnostics) break;
    if (error.pos[0] < coveredTo) continue;
    const trap = trapOf(error, text, facts);
    if (trap === null) break;
    if (trap.from < coveredTo) continue;
    traps.push(trap);
    coveredTo = Math.max(trap.to, ...trap.paints.map(({ to }) => to));
    if (trap.swallows) break;
  }
  return traps;
}

/** As many letters as before, so that every offset stays: a word in the first line, nothing in the lines after it. */
function paintOver(text: string, from: number, to: number, asValue: boolean): string {
  const [first = '', ...others] = text.slice(from, to).split('\n');
  const blanks = others.map((line) => line.replace(/[^\r]/g, ' '));
  const word = first.replace(/[^\r]/g, asValue ? 'x' : ' ');
  return text.slice(0, from) + [word, ...blanks].join('\n') + text.slice(to);
}

function reportDocuments(
  file: string,
  text: string,
  facts: TokenFacts,
  documents: readonly Document.Parsed[],
  report: Report,
): void {
  const second = documents[1];
  if (second) {
    const start = second.range[0];
    report(
      diagnose(
        'CS112',
        { file, start, end: Math.min(start + 3, text.length) },
        'A second document begins here; a file holds one.',
        'Take out the line --- or ... before it.',
      ),
    );
  }
  const [start] = facts.directives;
  if (start !== undefined)
    report(
      diagnose(
        'CS112',
        { file, start, end: start + 1 },
        'Lines that begin with % are not used.',
        'Take this line out.',
      ),
    );
}

/** Reports what can't be repaired, the first of each kind, and says up to where the file can be trusted. */
function reportRest(file: string, text: string, errors: readonly YAMLError[], report: Report): number {
  const seen = new Set<string>();
  const structural = errors.filter(({ code }) => code !== 'BAD_DQ_ESCAPE');
  for (const error of structural) {
    if (seen.has(error.code)) continue;
    seen.add(error.code);
    report(asDiagnostic(file, text, error));
  }
  const first = structural[0];
  return first === undefined ? Number.POSITIVE_INFINITY : text.lastIndexOf('\n', first.pos[0] - 1) + 1;
}

function asDiagnostic(file: string, text: string, error: YAMLError): Diagnostic {
  const start = Math.min(error.pos[0], text.length);
  const span = { file, start, end: Math.min(Math.max(error.pos[1], start + 1), text.length) };
  switch (error.code) {
    case 'BAD_INDENT':
      return diagnose(
        'CS102',
        firstWord(file, text, start),
        'This line is indented to a place that belongs to nothing.',
        'Put it exactly below the line it belongs with.',
      );
    case 'KEY_OVER_1024_CHARS':
      return diagnose('CS110', span, 'This key is far too long.', 'Is a quote or a line break missing before it?');
    case 'RESOURCE_EXHAUSTION':
      return tooDeep(file, Math.min(start, Math.max(0, text.length - 1)));
    default:
      return diagnose(
        'CS101',
        span,
        'YAML can’t read the file from here on.',
        'Look at the indentation, the quotes and the brackets of this line and the one before it.',
      );
  }
}

/** The first thing on a line: what a caret points at when the line is in the wrong place. */
function firstWord(file: string, text: string, at: number): Span {
  const lead = /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;
  return { file, start: at + lead, end: Math.min(at + lead + 1, text.length) };
}

interface Builder {
  readonly file: string;
  readonly text: string;
  readonly painted: ReadonlySet<number>;
  readonly report: Report;
}

function buildNode(builder: Builder, node: unknown, isInFlow: boolean): YamlNode {
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

/** Codes that say something of what stands elsewhere: not to be trusted of a file of which some part could not be read. */
const codesOfTheWhole: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'CS202',
  'CS209',
  'CS212',
  'CS213',
  'CS302',
  'CS303',
  'CS304',
  'CS305',
  'CS306',
  'CS307',
  'CS308',
  'CS310',
  'CS311',
  'CS312',
  'CS313',
  'CS314',
  'CS401',
  'CS404',
  'CS407',
  'CS408',
  'CS409',
  'CS410',
  'CS411',
  'CS414',
  'CS602',
  'CS605',
  'CS606',
  'CS611',
]);

/** Lets through what can be trusted of a file as far as it was read: nothing that a mistake of YAML may only have made seem so. */
export function trusted(parsed: ParsedYaml, file: string, report: Report): Report {
  return (diagnostic) => {
    const isBeyond = diagnostic.span.file === file && diagnostic.span.start >= parsed.readableUpTo;
    if (!isBeyond && (parsed.isWhole || !codesOfTheWhole.has(diagnostic.code))) report(diagnostic);
  };
}
