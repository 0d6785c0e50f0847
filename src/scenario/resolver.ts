import { compileExpression, type Names } from './cel.ts';
import { cleanText } from './clean-text.ts';
import type { DiagnosticCode } from './codes.ts';
import { diagnose, type Report } from './diagnostic.ts';
import type { Expression, Template } from './expression.ts';
import { listed, short } from './message-words.ts';
import { meant } from './nearest.ts';
import { formatValue, readDuration } from './notation.ts';
import type { Plan } from './plan.ts';
import { scalarOffsets } from './scalar-offsets.ts';
import type { Document, Draw, Fact, Person } from './scenario.ts';
import type { StatePlace } from './state-places.ts';
import { compileTemplate } from './template.ts';
import { readTyped, type StoryFrame } from './typed-notation.ts';
import type { Span, Unit } from './value.ts';
import { asScalar, type YamlNode, type YamlScalar } from './yaml-tree.ts';

/** What every stage after the declarations needs to know: where mistakes go, and what there is to refer to. */
export interface Resolver {
  readonly report: Report;
  readonly frame: StoryFrame;
  /** What expressions may name outside a task's results. */
  readonly names: Names;
  /** Names whose declaration was reported: an expression with one of them is passed over in silence. */
  readonly doubtful: ReadonlySet<string>;
  readonly plan: Plan | null;
  /** The codes listed in `assesses`; null when it can't be read. */
  readonly assessed: ReadonlySet<string> | null;
  readonly people: ReadonlyMap<string, Person>;
  readonly documents: ReadonlyMap<string, Document>;
  /** Ids of documents whose file was reported: nothing more is said of their lines. */
  readonly unreadDocuments: ReadonlySet<string>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly draws: ReadonlyMap<string, Draw>;
  readonly signals: readonly string[];
  readonly places: ReadonlyMap<string, StatePlace>;
  /** Declares an id of the set that states, tasks, documents and messages share. */
  readonly declare: (id: YamlScalar, what: string) => void;
}

/** Compiles an expression; null when there is none or it was reported. Its places are places in the file, also inside quotes. */
export function expressionAt(
  resolver: Resolver,
  node: YamlNode | null,
  names: Names,
  wanted: Unit | readonly Unit[] | null,
): Expression | null {
  const scalar = asScalar(node);
  if (scalar === null || namesDoubtful(resolver, scalar.text)) return null;
  const { file } = scalar.span;
  const offsets = scalarOffsets(scalar);
  const span = { file, start: 0, end: scalar.text.length };
  const expression = compileExpression(scalar.text, span, names, wanted, moving(resolver.report, scalar, offsets));
  return expression === null ? null : { ...expression, span: scalar.span };
}

function namesDoubtful({ doubtful }: Resolver, source: string): boolean {
  return doubtful.size > 0 && (source.match(/[a-z_][a-z0-9_]*/gi) ?? []).some((word) => doubtful.has(word));
}

/** Reports at the place in the file what was found at a place in the scalar's text. */
function moving(report: Report, scalar: YamlScalar, offsets: readonly number[]): Report {
  return (diagnostic) => report({ ...diagnostic, span: moved(diagnostic.span, scalar, offsets) });
}

function moved(span: Span, scalar: YamlScalar, offsets: readonly number[]): Span {
  const start = offsets[span.start] ?? scalar.span.end;
  const last = offsets[span.end] ?? scalar.span.end;
  return { file: span.file, start, end: Math.max(last, Math.min(start + 1, scalar.span.end)) };
}

/** Text with values in it, clean; empty text when there is none. */
export function templateAt(resolver: Resolver, node: YamlNode | null, names: Names): Template {
  const scalar = asScalar(node);
  if (scalar === null) return { parts: [] };
  const text = cleanText(scalar.text, { newlines: true }).trimEnd();
  if (namesDoubtful(resolver, text)) return { parts: [text] };
  const isAsWritten = scalar.text.startsWith(text);
  const span = isAsWritten ? { file: scalar.span.file, start: 0, end: text.length } : scalar.span;
  const report = isAsWritten ? moving(resolver.report, scalar, scalarOffsets(scalar)) : resolver.report;
  const template = compileTemplate(text, span, names, report);
  return { parts: template.parts.map((part) => (typeof part === 'string' ? part : { ...part, span: scalar.span })) };
}

/** Words for people, clean and on one line; null when there are none. */
export function labelAt(node: YamlNode | null): string | null {
  const scalar = asScalar(node);
  return scalar === null ? null : cleanText(scalar.text, { newlines: false }).trim();
}

/** Words for people, clean; null when there are none. */
export function proseAt(node: YamlNode | null): string | null {
  const scalar = asScalar(node);
  return scalar === null ? null : cleanText(scalar.text, { newlines: true }).trimEnd();
}

/** Whether a yes-or-no says yes; `otherwise` when it says nothing. */
export function isYes(node: YamlNode | null, otherwise = false): boolean {
  const scalar = asScalar(node);
  return scalar === null ? otherwise : scalar.text === 'yes';
}

/** Values are written the same whatever the week; a time needs its day, as there is none in it. */
const anyFrame: StoryFrame = { startWeekday: 0, starts: 0, ends: -1 };

/** Minutes from a duration within bounds; null when there is none or it was reported. */
export function minutesAt(
  report: Report,
  node: YamlNode | null,
  bounds: { readonly least: number; readonly most: number },
): number | null {
  const scalar = asScalar(node);
  if (scalar === null) return null;
  const minutes = readDuration(scalar.text);
  if (minutes === null) {
    reportNotation(report, scalar, 'a duration', '45m, 2h or 1h30m', 'duration');
    return null;
  }
  return withinBounds({ report, frame: anyFrame }, scalar, minutes, bounds, 'duration');
}

/** The number, or null when it is out of bounds, which is reported. */
export function withinBounds(
  { report, frame }: Pick<Resolver, 'report' | 'frame'>,
  scalar: YamlScalar,
  number: number,
  { least, most }: { readonly least: number; readonly most: number },
  unit: Unit = 'integer',
): number | null {
  if (number >= least && number <= most) return number;
  const [from, to] = [formatValue(unit, least, frame), formatValue(unit, most, frame)];
  report(
    diagnose(
      'CS208',
      scalar.span,
      `\`${short(scalar.text)}\` is out of bounds.`,
      `Write something from ${from} to ${to}.`,
    ),
  );
  return null;
}

/**
 * Reports a value that isn't in its notation. Where the unit is known and people would read it, the hint is the same value as it
 * is to be written. A number cut off by a comma in `{ }` or `[ ]` gets the hint to quote it.
 */
export function reportNotation(
  report: Report,
  scalar: YamlScalar,
  wanted: string,
  example: string,
  unit: Unit | null = null,
): void {
  const isCutOff = scalar.isInFlow && /^\d{3}\b/.test(scalar.text);
  const meantValue = isCutOff || unit === null ? null : readTyped(unit, scalar.text, anyFrame);
  const written =
    meantValue === null || unit === null ? example : asWritten(unit, formatValue(unit, meantValue, anyFrame));
  const hint = isCutOff
    ? `Write ${example}. In { } and [ ] a comma ends what isn't in quotes: write "£1,240".`
    : `Write ${written}.`;
  report(diagnose('CS206', scalar.span, `\`${short(scalar.text)}\` isn't ${wanted}.`, hint));
}

/** Money and times stand in quotes, as they hold a comma or begin with a day. */
function asWritten(unit: Unit, text: string): string {
  return unit === 'money' || unit === 'time' ? `"${text}"` : text;
}

/** What an id refers to; null when there is nothing, which is reported with the nearest id there is. */
export function refer<Thing>(
  report: Report,
  node: YamlNode | null,
  things: ReadonlyMap<string, Thing>,
  code: DiagnosticCode,
  what: string,
): Thing | null {
  const scalar = asScalar(node);
  if (scalar === null) return null;
  const thing = things.get(scalar.text);
  if (thing === undefined) reportUnknown(report, scalar, [...things.keys()], code, what);
  return thing ?? null;
}

/** Reports an id that refers to nothing. */
export function reportUnknown(
  report: Report,
  scalar: YamlScalar,
  known: readonly string[],
  code: DiagnosticCode,
  what: string,
  where = '',
): void {
  const all = known.length === 0 ? 'None is declared in this file.' : `There is ${listed(known)}.`;
  report(
    diagnose(
      code,
      scalar.span,
      `There is no ${what} \`${short(scalar.text)}\`${where}.`,
      meant(scalar.text, known, all),
    ),
  );
}

/** The ids of a list, each once, that refer to something. */
export function referAll<Thing>(
  report: Report,
  scalars: readonly YamlScalar[],
  things: ReadonlyMap<string, Thing>,
  code: DiagnosticCode,
  what: string,
): readonly Thing[] {
  const seen = new Map<string, YamlScalar>();
  const found: Thing[] = [];
  for (const scalar of scalars) {
    const first = seen.get(scalar.text);
    if (first !== undefined) {
      const related = { span: first.span, message: 'it stands here first' };
      report(
        diagnose(
          'CS301',
          scalar.span,
          `\`${short(scalar.text)}\` stands twice in this list.`,
          'Take one out.',
          related,
        ),
      );
      continue;
    }
    seen.set(scalar.text, scalar);
    const thing = refer(report, scalar, things, code, what);
    if (thing !== null) found.push(thing);
  }
  return found;
}
