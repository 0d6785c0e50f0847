import { diagnose, type Report } from './diagnostic.ts';
import { short } from './message-words.ts';
import { type ClockFrame, readValue } from './notation.ts';
import { reportNotation } from './resolver.ts';
import type { Draw, Fact } from './scenario.ts';
import { wrongWord } from './shape-mistakes.ts';
import type { Unit, Value } from './value.ts';
import {
  asMap,
  entriesAt,
  itemsAt,
  scalarAt,
  scalarsAt,
  type YamlEntry,
  type YamlMap,
  type YamlScalar,
} from './yaml-tree.ts';

/** The units, as facts, draws and form fields name them by a key. */
export const unitKeys: Readonly<Record<string, Unit>> = {
  money: 'money',
  duration: 'duration',
  time: 'time',
  integer: 'integer',
  'yes-no': 'yes-no',
  'one-of': 'text',
};

/** How each unit is written, for messages. */
const examples: Readonly<Record<Unit, readonly [string, string]>> = {
  money: ['money', '"£1,240" or "£12.50"'],
  duration: ['a duration', '45m, 2h or 1h30m'],
  time: ['a time', '"Mon 11:30"'],
  integer: ['a whole number', '12'],
  'yes-no': ['yes or no', 'yes or no'],
  text: ['text', 'a word'],
};

/** A value of a unit; null when it isn't one, which is reported. */
export function readUnitValue(scalar: YamlScalar | null, unit: Unit, frame: ClockFrame, report: Report): Value | null {
  if (scalar === null) return null;
  const value = readValue(unit, scalar.text, frame);
  if (value === null) reportNotation(report, scalar, ...examples[unit], unit);
  return value;
}

/** A number of a unit; null when it isn't one, which is reported. */
export function numberOf(scalar: YamlScalar | null, unit: Unit, frame: ClockFrame, report: Report): number | null {
  const value = readUnitValue(scalar, unit, frame, report);
  return typeof value === 'number' ? value : null;
}

/** The unit that a map's one unit key names, or null. */
export function unitOf(map: YamlMap | null): { readonly key: string; readonly unit: Unit } | null {
  const key = Object.keys(unitKeys).find((name) => map?.entries.some((entry) => entry.key.text === name));
  const unit = key === undefined ? undefined : unitKeys[key];
  return key === undefined || unit === undefined ? null : { key, unit };
}

/** Facts, as far as each can be read. */
export function readFacts(root: YamlMap, frame: ClockFrame, report: Report): readonly Fact[] {
  return entriesAt(root, 'facts').flatMap((entry) => readFact(entry, frame, report) ?? []);
}

function readFact(entry: YamlEntry, frame: ClockFrame, report: Report): Fact | null {
  const map = asMap(entry.value);
  const kind = unitOf(map);
  if (map === null || kind === null) return null;
  const word = scalarAt(map, 'better')?.text;
  const better: Fact['better'] = word === 'less' || word === 'more' ? word : null;
  const base = { id: entry.key.text, unit: kind.unit, better, span: entry.key.span };
  if (kind.unit === 'text') return { ...base, ...readChoices(map, report), least: null, most: null };
  const starts = readUnitValue(scalarAt(map, kind.key), kind.unit, frame, report);
  if (kind.unit === 'yes-no') return { ...base, starts: starts ?? false, choices: null, least: null, most: null };
  const [from, to] = kind.unit === 'integer' ? (['from', 'to'] as const) : (['at-least', 'at-most'] as const);
  const least = numberOf(scalarAt(map, from), kind.unit, frame, report);
  const most = numberOf(scalarAt(map, to), kind.unit, frame, report);
  if (least !== null && most !== null && typeof starts === 'number') {
    if (least > most)
      report(
        diagnose(
          'CS412',
          entry.key.span,
          `The bounds of \`${base.id}\` are the wrong way round.`,
          `\`${from}\` is the smaller one.`,
        ),
      );
    else if (starts < least || starts > most)
      report(
        diagnose(
          'CS412',
          scalarAt(map, kind.key)?.span ?? entry.key.span,
          `\`${base.id}\` starts outside its own bounds.`,
          `Change the start, \`${from}\` or \`${to}\`.`,
        ),
      );
  }
  return { ...base, starts: starts ?? 0, choices: null, least, most };
}

function readChoices(map: YamlMap, report: Report): { readonly starts: string; readonly choices: readonly string[] } {
  const scalars = scalarsAt(map, 'one-of');
  reportRepeated(scalars, report);
  const choices = scalars.map(({ text }) => text);
  const starts = scalarAt(map, 'starts');
  if (starts !== null && !choices.includes(starts.text)) report(wrongWord(starts, '`starts`', choices));
  return { starts: starts?.text ?? '', choices };
}

function reportRepeated(scalars: readonly YamlScalar[], report: Report): void {
  const seen = new Map<string, YamlScalar>();
  for (const scalar of scalars) {
    const first = seen.get(scalar.text);
    if (first === undefined) seen.set(scalar.text, scalar);
    else {
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
    }
  }
}

/** Draws, as far as each can be read. */
export function readDraws(root: YamlMap, frame: ClockFrame, report: Report): readonly Draw[] {
  return entriesAt(root, 'draws').flatMap((entry) => readDraw(entry, frame, report) ?? []);
}

function readDraw(entry: YamlEntry, frame: ClockFrame, report: Report): Draw | null {
  const map = asMap(entry.value);
  if (map?.entries.some(({ key }) => key.text === 'rows')) return readRows(entry, map, frame, report);
  const kind = unitOf(map);
  if (map === null || kind === null) return null;
  const scalars = scalarsAt(map, kind.key);
  const choices = scalars.flatMap((scalar) => {
    const value = readUnitValue(scalar, kind.unit, frame, report);
    return value === null ? [] : [[value]];
  });
  return { id: entry.key.text, columns: [{ name: null, unit: kind.unit }], choices, span: entry.key.span };
}

/** A draw of rows: every row has the same columns, and a column's unit is the one that its values are written in. */
function readRows(entry: YamlEntry, map: YamlMap, frame: ClockFrame, report: Report): Draw {
  const rows = itemsAt(map, 'rows').flatMap((item) => asMap(item) ?? []);
  const names = (rows[0]?.entries ?? []).map(({ key }) => key.text);
  for (const row of rows) checkColumns(row, names, report);
  const columns = names.map((name) => ({
    name,
    unit: unitOfColumn(
      rows.flatMap((row) => scalarAt(row, name)?.text ?? []),
      frame,
    ),
  }));
  const choices = rows.map((row) =>
    columns.map(({ name, unit }) => readUnitValue(scalarAt(row, name), unit, frame, report) ?? ''),
  );
  return { id: entry.key.text, columns, choices, span: entry.key.span };
}

function checkColumns(row: YamlMap, names: readonly string[], report: Report): void {
  for (const { key } of row.entries)
    if (!names.includes(key.text))
      report(
        diagnose('CS201', key.span, `The first row has no column \`${key.text}\`.`, 'Give every row the same columns.'),
      );
  const [first] = row.entries;
  for (const name of names)
    if (first !== undefined && !row.entries.some(({ key }) => key.text === name))
      report(
        diagnose('CS202', first.key.span, `\`${name}\` is missing in this row.`, 'Give every row the same columns.'),
      );
}

/** The unit of more than half of the values, so that one that is misspelt is named and doesn't make text of all of them. */
function unitOfColumn(texts: readonly string[], frame: ClockFrame): Unit {
  const units: readonly Unit[] = ['money', 'duration', 'time', 'integer', 'yes-no'];
  const inUnit = (unit: Unit) => texts.filter((text) => readValue(unit, text, frame) !== null).length;
  return units.find((unit) => inUnit(unit) * 2 > texts.length) ?? 'text';
}

/** Text that was plainly meant as a number of some unit, or as yes or no, not as an expression. */
export const numberWord = /^(?:-?£?\d[\d,.]*(?:h|m|h\d+m)?|yes|no|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*)$/;
