import { Composer, type Document, type YAMLError } from 'yaml';
import { type Diagnostic, diagnose, type Report } from './diagnostic.ts';
import { limits } from './limits.ts';
import type { Span } from './value.ts';
import { lookAtTokens, type TokenFacts, tokensOf } from './yaml-source.ts';
import { signTraps, type Trap, trapOf } from './yaml-traps.ts';

/** Characters read in all while traps are painted over one after another; then the rest is reported as YAML sees it. */
const repairCharacters = 1_500_000;

/** Readings in all. */
const repairsMax = 30;

const composerOptions = { uniqueKeys: false, keepSourceTokens: true, logLevel: 'silent', prettyErrors: false } as const;

/** A file as YAML reads it once its traps are painted over. */
export interface Repair {
  readonly document: Document.Parsed | null;
  readonly painted: ReadonlySet<number>;
  readonly readableUpTo: number;
  readonly isWhole: boolean;
}

/** Reads, paints over what spoils one value or one line, and reads again until only what can't be repaired is left. */
export function repairTraps(file: string, text: string, report: Report): Repair {
  const painted = new Set<number>();
  const reported = new Set<number>();
  let isWhole = true;
  let paintedText = text;
  for (let pass = 0; ; pass += 1) {
    const { tokens, tooDeepAt } = tokensOf(paintedText);
    const facts = lookAtTokens(tokens, paintedText);
    const tooMuch = beyondLimits(file, tooDeepAt ?? facts.deepestAt, facts.values);
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

function beyondLimits(file: string, deepestAt: number | null, values: number): Diagnostic | null {
  if (deepestAt !== null) return tooDeep(file, deepestAt);
  const span: Span = { file, start: 0, end: 0 };
  if (values > limits.values)
    return diagnose(
      'CS122',
      span,
      `This file holds ${values} values; the limit values is ${limits.values}.`,
      'Make two scenarios of it, or move tables into documents.',
    );
  return null;
}

/** Nesting beyond its limit, at the place where it goes beyond it. */
function tooDeep(file: string, at: number): Diagnostic {
  const message = `This is nested more than ${limits.depth} levels deep, the limit depth.`;
  return diagnose(
    'CS121',
    { file, start: at, end: at + 1 },
    message,
    'Is a bracket opened many times over? Else take levels out.',
  );
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
