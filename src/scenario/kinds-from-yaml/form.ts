import type { Names } from '../cel.ts';
import { diagnose } from '../diagnostic.ts';
import { numberOf, unitOf } from '../facts-and-draws.ts';
import type { FormField, FormSpec } from '../kinds/form.ts';
import { form } from '../kinds/form.ts';
import { readInteger } from '../notation.ts';
import { expressionAt, isYes, labelAt, type Resolver, reportNotation, withinBounds } from '../resolver.ts';
import { asMap, entriesAt, entryAt, scalarAt, valueAt, type YamlEntry, type YamlMap } from '../yaml-tree.ts';

/** Words in a `words` field whose length the author doesn't say. */
const wordsUsual = 30;

/** Reads a `form`. A computed field may name every typed field, and computed ones above it. */
export function readForm(resolver: Resolver, task: YamlMap): FormSpec {
  const { startWeekday, starts, ends } = resolver.frame;
  const clock = { startWeekday, clockStarts: starts, clockEnds: ends };
  const entries = entriesAt(task, 'fields');
  const typed = entries.flatMap((entry) => readField(resolver, entry) ?? []);
  const isComputed = (id: string) =>
    entries.some(({ key, value }) => key.text === id && entryAt(asMap(value), 'computed') !== null);
  const fields: FormField[] = [];
  typed.forEach((field, index) => {
    const nameable = typed.filter((other, at) => other.id !== field.id && (!isComputed(other.id) || at < index));
    const offers = form.offers({ kind: 'form', fields: nameable, ...clock });
    fields.push(isComputed(field.id) ? compute(resolver, field, entries, { ...resolver.names, offers }) : field);
  });
  return { kind: 'form', fields, ...clock };
}

function compute(resolver: Resolver, field: FormField, entries: readonly YamlEntry[], names: Names): FormField {
  const map = asMap(entries.find(({ key }) => key.text === field.id)?.value ?? null);
  const computed = entryAt(map, 'computed');
  if (computed === null) return field;
  const excluded = ['required', 'at-least', 'at-most'].flatMap((key) => entryAt(map, key) ?? []);
  for (const { key } of excluded)
    resolver.report(
      diagnose(
        'CS210',
        key.span,
        `\`${key.text}\` doesn't go with \`computed\`: nobody types this field.`,
        'Take it out.',
      ),
    );
  if (field.type === 'words' || field.choices !== null) {
    resolver.report(
      diagnose('CS210', computed.key.span, 'Words and choices can’t be computed.', 'Take `computed` out.'),
    );
    return field;
  }
  return { ...field, required: false, computed: expressionAt(resolver, computed.value, names, field.type) };
}

function readField(resolver: Resolver, { key, value }: YamlEntry): FormField | null {
  const map = asMap(value);
  const kind = unitOf(map);
  const isWords = entryAt(map, 'words') !== null;
  if (map === null || (kind === null && !isWords)) return null;
  const label = labelAt(valueAt(map, kind?.key ?? 'words')) ?? '';
  const choices = entriesAt(map, 'choices').map((entry) => ({ id: entry.key.text, label: labelAt(entry.value) ?? '' }));
  return {
    id: key.text,
    label,
    type: kind?.unit ?? 'words',
    choices: kind?.unit === 'text' ? choices : null,
    required: isYes(valueAt(map, 'required'), true),
    computed: null,
    ...readLimits(resolver, map, kind?.unit ?? 'words'),
    words: isWords ? (readAbout(resolver, map) ?? wordsUsual) : null,
  };
}

function readLimits(
  resolver: Resolver,
  map: YamlMap,
  type: FormField['type'],
): { readonly least: number | null; readonly most: number | null } {
  if (type === 'words' || type === 'text' || type === 'yes-no') {
    for (const entry of ['at-least', 'at-most'].flatMap((key) => entryAt(map, key) ?? []))
      resolver.report(
        diagnose('CS210', entry.key.span, `\`${entry.key.text}\` goes with numbers alone.`, 'Take it out.'),
      );
    return { least: null, most: null };
  }
  const least = numberOf(scalarAt(map, 'at-least'), type, resolver.frame, resolver.report);
  const most = numberOf(scalarAt(map, 'at-most'), type, resolver.frame, resolver.report);
  const at = scalarAt(map, 'at-least');
  if (least !== null && most !== null && least > most && at !== null)
    resolver.report(diagnose('CS412', at.span, '`at-least` is more than `at-most`.', 'Change one of the two.'));
  return { least, most };
}

function readAbout(resolver: Resolver, map: YamlMap): number | null {
  const about = scalarAt(map, 'about');
  if (about === null) return null;
  const words = readInteger(about.text);
  if (words === null) reportNotation(resolver.report, about, 'a number of words', '40');
  return words === null ? null : withinBounds(resolver, about, words, { least: 1, most: 500 });
}
