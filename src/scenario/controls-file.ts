import { diagnose, type Report } from './diagnostic.ts';
import { readDate, readInteger } from './notation.ts';
import { parseYaml } from './parse.ts';
import type { Plan } from './plan.ts';
import { isYes, labelAt, refer, reportNotation, withinBounds } from './resolver.ts';
import type { SourceFile } from './scenario.ts';
import type { MarkingScheme } from './scheme-file.ts';
import { checkShape, type Shape } from './shape.ts';
import { trusted } from './trusted.ts';
import { refuseOtherFormats, refuseOtherPlans } from './version-file.ts';
import {
  asMap,
  asScalar,
  entriesAt,
  scalarAt,
  scalarsAt,
  valueAt,
  type YamlEntry,
  type YamlMap,
  type YamlScalar,
} from './yaml-tree.ts';

/** A mark that people agreed on. `firmness` is null where only the level was agreed. */
export interface AgreedMark {
  readonly level: 'not-seen' | 'below' | 'pass' | 'distinction';
  readonly firmness: 'just' | 'secure' | null;
}

/** A sitting with agreed marks. */
export interface ControlSitting {
  readonly id: string;
  /** The name of its log in the folder that is marked. */
  readonly log: string;
  readonly isStandardisation: boolean;
  /** When it was agreed, `2026-09-01`, and by whom: ids. */
  readonly agreed: string;
  readonly by: readonly string[];
  readonly marks: ReadonlyMap<string, AgreedMark>;
}

/** What a controls file says. */
export interface ControlsFile {
  readonly id: string;
  readonly title: string;
  /** On how many criteria of one sitting a marker may be a level off. */
  readonly offByALevelMost: number;
  readonly sittings: readonly ControlSitting[];
}

/** What a controls file is read against. */
export interface ControlsFor {
  readonly plan: Plan;
  readonly scheme: MarkingScheme;
  /** The logs there are, by name; each says whether it has this receipt. */
  readonly logs: ReadonlyMap<string, (receipt: string) => boolean>;
}

const value: Shape = { is: 'value' };
const levelWords = ['below', 'pass', 'distinction'] as const;
const markWords = ['not seen', ...levelWords.flatMap((level) => [level, `just ${level}`, `secure ${level}`])];

const sittingShape: Shape = {
  is: 'map',
  keys: {
    log: { shape: value, needed: true },
    receipt: { shape: value, needed: true },
    standardisation: { shape: { is: 'word', of: ['yes', 'no'] } },
    agreed: { shape: value, needed: true },
    by: { shape: { is: 'list', of: value, needsOne: true }, needed: true },
    marks: { shape: { is: 'named', keys: 'other', needsOne: true, of: { is: 'word', of: markWords } }, needed: true },
  },
};

const controlsShape: Shape = {
  is: 'map',
  keys: {
    'callsheet-controls': { shape: value, needed: true },
    id: { shape: value, needed: true },
    title: { shape: { is: 'label' }, needed: true },
    plan: { shape: value, needed: true },
    scheme: { shape: value, needed: true },
    'off-by-a-level': { shape: value, needed: true },
    sittings: { shape: { is: 'named', keys: 'id', needsOne: true, of: sittingShape }, needed: true },
  },
};

/** Reads a controls file against its scheme and the logs there are; null when it can't be used. Every mistake goes to `report`. Never throws. */
export function readControls(source: SourceFile, given: ControlsFor, reportAll: Report): ControlsFile | null {
  const parsed = parseYaml(source.path, source.text, reportAll);
  const report = trusted(parsed, source.path, reportAll);
  const root = parsed.root === null ? null : asMap(checkShape(parsed.root, controlsShape, 'the controls file', report));
  if (root === null) return null;
  refuseOtherFormats(root, 'callsheet-controls', report);
  refuseOtherPlans(root, given.plan, report);
  refuseOtherSchemes(root, given.scheme, report);
  const entries = entriesAt(root, 'sittings');
  refuseTwins(entries, report);
  return {
    id: scalarAt(root, 'id')?.text ?? '',
    title: labelAt(valueAt(root, 'title')) ?? '',
    offByALevelMost: offByALevelAt(root, given.scheme, report),
    sittings: entries.flatMap((entry) => sittingOf(entry, given, report) ?? []),
  };
}

function offByALevelAt(root: YamlMap, { criteria }: MarkingScheme, report: Report): number {
  const scalar = scalarAt(root, 'off-by-a-level');
  if (scalar === null) return 0;
  const count = readInteger(scalar.text);
  if (count === null) reportNotation(report, scalar, 'a whole number', '2', 'integer');
  return count === null
    ? 0
    : (withinBounds({ report, frame }, scalar, count, { least: 0, most: criteria.length }) ?? 0);
}

/** No time is written in this file. */
const frame = { startWeekday: 0, starts: 0, ends: -1 };

function sittingOf(
  { key, value: node }: YamlEntry,
  { scheme, logs }: ControlsFor,
  report: Report,
): ControlSitting | null {
  const map = asMap(node);
  if (map === null) return null;
  const log = scalarAt(map, 'log');
  const isOf = refer(report, log, logs, 'CS501', 'log');
  const receipt = scalarAt(map, 'receipt');
  if (isOf !== null && receipt !== null && !isOf(receipt.text))
    report(
      diagnose(
        'CS206',
        receipt.span,
        `This isn't the receipt of \`${log?.text ?? ''}\`.`,
        'Give the log that was agreed on, or the receipt that `callsheet verify` tells of it.',
      ),
    );
  return {
    id: key.text,
    log: log?.text ?? '',
    isStandardisation: isYes(valueAt(map, 'standardisation')),
    agreed: agreedAt(map, report),
    by: peopleAt(map, report),
    marks: marksAt(map, scheme, report),
  };
}

function agreedAt(map: YamlMap, report: Report): string {
  const scalar = scalarAt(map, 'agreed');
  if (scalar === null) return '';
  const date = readDate(scalar.text);
  if (date === null) reportNotation(report, scalar, 'a date', '2026-09-01');
  return date ?? '';
}

/** Marks by one person are that person's: it takes two to agree. */
function peopleAt(map: YamlMap, report: Report): readonly string[] {
  const scalars = scalarsAt(map, 'by');
  for (const scalar of scalars) if (!isId(scalar)) reportNotation(report, scalar, 'an id', 'AS1');
  const people = [...new Set(scalars.filter(isId).map(({ text }) => text))];
  const [only] = scalars;
  if (only !== undefined && people.length === 1)
    report(diagnose('CS208', only.span, `Only \`${people[0]}\` agreed to these marks.`, 'Name two people or more.'));
  return people;
}

function isId({ text }: YamlScalar): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text);
}

function marksAt(map: YamlMap, scheme: MarkingScheme, report: Report): ReadonlyMap<string, AgreedMark> {
  const criteria = new Map(scheme.criteria.map((criterion) => [criterion.id, criterion]));
  return new Map(
    entriesAt(map, 'marks').flatMap(({ key, value: node }) => {
      const criterion = refer(report, key, criteria, 'CS312', 'criterion');
      const mark = agreedMark(asScalar(node)?.text ?? '');
      return criterion === null || mark === null ? [] : [[criterion.id, mark] as const];
    }),
  );
}

function agreedMark(text: string): AgreedMark | null {
  if (text === 'not seen') return { level: 'not-seen', firmness: null };
  const level = levelWords.find((one) => text.endsWith(one));
  if (level === undefined) return null;
  const firmness = text.startsWith('just ') ? 'just' : text.startsWith('secure ') ? 'secure' : null;
  return { level, firmness };
}

function refuseOtherSchemes(root: YamlMap, scheme: MarkingScheme, report: Report): void {
  const named = scalarAt(root, 'scheme');
  if (named === null || named.text === scheme.id) return;
  report(
    diagnose(
      'CS507',
      named.span,
      `This is for the scheme \`${named.text}\`, not for \`${scheme.id}\`.`,
      `Write scheme: ${scheme.id}, or give the other scheme.`,
    ),
  );
}

/** One log can't have two sets of agreed marks. */
function refuseTwins(entries: readonly YamlEntry[], report: Report): void {
  const seen = new Map<string, YamlScalar>();
  for (const { value: node } of entries) {
    const log = scalarAt(asMap(node), 'log');
    const first = log === null ? undefined : seen.get(log.text);
    if (log !== null && first !== undefined)
      report(
        diagnose('CS301', log.span, `\`${log.text}\` is a control already.`, 'Take one out.', {
          span: first.span,
          message: 'it stands here first',
        }),
      );
    else if (log !== null) seen.set(log.text, log);
  }
}
