import { scenarioShape } from '../../src/scenario/format.ts';
import type { TaskKind } from '../../src/scenario/kinds/kind.ts';
import type { Key, Keys, Notation, Shape } from '../../src/scenario/shape.ts';
import { kindExamples, questionsOf } from './kind-examples.ts';

/** The reference in `docs/authors.md`: every key of the format and every kind of task, from the table that reads them. */
export function referencePage(): string {
  const sections = sectionsFrom({ name: 'scenario.yaml', shape: scenarioShape }, []);
  return sections.map((section) => sectionText(section, sections)).join('\n');
}

/** A section, and after it those of the maps that its keys hold, each where it is met first. */
function sectionsFrom(section: Section, before: readonly Section[]): readonly Section[] {
  let sections = [...before, section];
  for (const [name, key] of keysOf(section.shape)) {
    const shape = mapIn(shapeOf(key));
    if (shape !== null && !sections.some((one) => one.shape === shape))
      sections = [...sectionsFrom({ name, shape }, sections)];
  }
  return sections;
}

type MapShape = Shape & { readonly is: 'map' | 'kinded' };

/** The keys of one sort of map, under the key that it stands at. */
interface Section {
  readonly name: string;
  readonly shape: MapShape;
}

function keysOf(shape: MapShape): readonly (readonly [string, Key])[] {
  const all = shape.is === 'map' ? [shape.keys] : [...Object.values(shape.kinds), shape.common];
  return all.flatMap((keys) => Object.entries(keys));
}

function shapeOf({ shape }: Key): Shape {
  return typeof shape === 'function' ? shape() : shape;
}

/** The map that a value is, or that its items or named entries are. */
function mapIn(shape: Shape): MapShape | null {
  switch (shape.is) {
    case 'map':
    case 'kinded':
      return shape;
    case 'list':
    case 'named':
      return mapIn(shape.of);
    case 'either':
      return shape.map === undefined ? null : mapIn(shape.map);
    default:
      return null;
  }
}

function sectionText({ name, shape }: Section, sections: readonly Section[]): string {
  const heading = `### Keys of \`${name}\`\n`;
  if (shape.is === 'map') return [heading, table(shape.keys, sections)].join('\n');
  const common = Object.keys(shape.common).length === 0 ? [] : [`Any of them:\n`, table(shape.common, sections)];
  if (name === 'tasks') return [heading, tasksIntroduction, ...common, ...kindTexts(shape.kinds, sections)].join('\n');
  return [heading, 'Exactly one of these says what it is:\n', kindTable(shape.kinds, sections), ...common].join('\n');
}

const tasksIntroduction =
  'Exactly one key says the kind of task, and its value is the question; the kinds are below.\n';

function kindTexts(kinds: Readonly<Record<string, Keys>>, sections: readonly Section[]): readonly string[] {
  return (Object.keys(kindExamples) as TaskKind[]).map((kind) => {
    const { [kind]: asks, ...others } = kinds[kind] ?? {};
    const { task, answer } = kindExamples[kind];
    return [
      `#### \`${kind}\`\n`,
      `${asks?.says?.replace(' The value is the question.', '') ?? ''}\n`,
      `\`\`\`yaml\n${task.trim()}\n\`\`\`\n`,
      table(others, sections),
      `An answer in an answers file: \`${answer}\`. Conditions may ask: ${questionsOf(kind)
        .map((question) => `\`${question}\``)
        .join(', ')}.\n`,
    ].join('\n');
  });
}

/** One row for each kind, with the keys that only it has. */
function kindTable(kinds: Readonly<Record<string, Keys>>, sections: readonly Section[]): string {
  return rows(
    Object.entries(kinds).flatMap(([kind, keys]) =>
      Object.entries(keys).map(([name, key]) => [name === kind ? `\`${name}\`` : `with it ${keyName(name, key)}`, key]),
    ),
    sections,
  );
}

function table(keys: Keys, sections: readonly Section[]): string {
  return rows(
    Object.entries(keys).map(([name, key]) => [keyName(name, key), key]),
    sections,
  );
}

function rows(told: readonly (readonly [string, Key])[], sections: readonly Section[]): string {
  const lines = told
    .filter(([, { says }]) => says !== undefined)
    .map(([name, key]) => `| ${name} | ${valueWords(key, sections)} | ${cell(saysOf(key))} |`);
  return ['| key | value | what it is for |', '| --- | --- | --- |', ...lines, ''].join('\n');
}

function keyName(name: string, { needed }: Key): string {
  return needed === true ? `**\`${name}\`**` : `\`${name}\``;
}

function saysOf({ says, example }: Key): string {
  return example === undefined ? (says ?? '') : `${says} \`${example}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

const notations: Readonly<Record<Notation, string>> = {
  id: 'id',
  code: 'code',
  money: 'money',
  duration: 'duration',
  time: 'time',
  integer: 'number',
  'yes-no': 'yes or no',
  percentage: 'percentage',
  date: 'date',
  condition: 'condition',
  expression: 'expression',
};

/** What may be written at a key, in a few words. */
function valueWords(key: Key, sections: readonly Section[]): string {
  return wordsOf(shapeOf(key), sections);
}

function wordsOf(shape: Shape, sections: readonly Section[]): string {
  switch (shape.is) {
    case 'value':
      return shape.as === undefined ? 'value' : notations[shape.as];
    case 'label':
    case 'prose':
      return 'text';
    case 'word':
      return shape.of.map((word) => `\`${word}\``).join(', ');
    case 'list':
      return `list of ${wordsOf(shape.of, sections)}`;
    case 'named':
      return `${keySpellings[shape.keys]}: ${wordsOf(shape.of, sections)}`;
    case 'either':
      return [shape.scalar, shape.map, shape.list]
        .flatMap((one) => (one === undefined ? [] : [wordsOf(one, sections)]))
        .join(' or ');
    default:
      return linkTo(shape, sections);
  }
}

const keySpellings = {
  id: 'id',
  name: 'name',
  evidence: 'code and `pass`, `distinction` or `against`',
  delay: 'duration or draw',
  instant: 'time or draw',
  other: 'name',
} as const;

function linkTo(shape: MapShape, sections: readonly Section[]): string {
  const at = sections.findIndex((section) => section.shape === shape);
  const name = sections[at]?.name ?? '';
  const before = sections.slice(0, at).filter((section) => section.name === name).length;
  return `[${name}](#keys-of-${name.replaceAll('.', '')}${before === 0 ? '' : `-${before}`})`;
}
