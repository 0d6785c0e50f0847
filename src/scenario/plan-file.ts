import { diagnose, type Report } from './diagnostic.ts';
import { type ParseYaml, parseYaml } from './parse.ts';
import type { Code, Outcome, Plan } from './plan.ts';
import { isYes, labelAt, proseAt, refer } from './resolver.ts';
import type { ScenarioSource, SourceFile } from './scenario.ts';
import { checkShape, type Keys, type Shape } from './shape.ts';
import { trusted } from './trusted.ts';
import { asMap, entriesAt, itemsAt, scalarAt, scalarsAt, valueAt, type YamlMap, type YamlScalar } from './yaml-tree.ts';

/**
 * A plan's file, `scenarios/plans/<id>.yaml`:
 *
 *     callsheet-plan: 1
 *     id, title, version, status (draft | final), mandatory (unknown, or a list of codes)
 *     sources:    a list of { of, from, version, licence }
 *     options:    { id: title }
 *     methods:    { id: { title, required: yes | no } }
 *     categories: { id: { title, pass, distinction } }
 *     codes:      { part: { knowledge | skills | behaviours: { code: text } } }
 *     outcomes:   { part: { outcome: { title, text, codes } } }
 *
 * Parts are `core` and the ids of the options.
 */
const label: Shape = { is: 'label' };
const prose: Shape = { is: 'prose' };
const value: Shape = { is: 'value' };
const values: Shape = { is: 'list', of: value };

function map(keys: Readonly<Record<string, Shape>>): Shape {
  return { is: 'map', keys: all(keys) };
}

function all(keys: Readonly<Record<string, Shape>>): Keys {
  return Object.fromEntries(Object.entries(keys).map(([key, shape]) => [key, { shape, needed: true }]));
}

const texts: Shape = { is: 'named', of: prose, keys: 'other' };
const kinds = { knowledge: 'knowledge', skills: 'skill', behaviours: 'behaviour' } as const;
const codesShape: Shape = {
  is: 'map',
  keys: Object.fromEntries(Object.keys(kinds).map((kind) => [kind, { shape: texts }])),
};

const planShape = map({
  'callsheet-plan': value,
  id: value,
  title: label,
  version: value,
  status: { is: 'word', of: ['draft', 'final'] },
  mandatory: { is: 'either', scalar: { is: 'word', of: ['unknown'] }, list: values },
  sources: { is: 'list', of: map({ of: label, from: prose, version: label, licence: label }) },
  options: { is: 'named', of: label, keys: 'id' },
  methods: { is: 'named', of: map({ title: label, required: { is: 'word', of: ['yes', 'no'] } }), keys: 'id' },
  categories: { is: 'named', of: map({ title: label, pass: prose, distinction: prose }), keys: 'id' },
  codes: { is: 'named', of: codesShape, keys: 'id', needsOne: true },
  outcomes: {
    is: 'named',
    of: { is: 'named', of: map({ title: label, text: prose, codes: values }), keys: 'other' },
    keys: 'id',
  },
});

/** Reads a plan; null when it can't be used. Every mistake goes to `report`, with its place in the plan's file. Never throws. */
export function readPlan(source: SourceFile, reportAll: Report, parse: ParseYaml = parseYaml): Plan | null {
  const parsed = parse(source.path, source.text, reportAll);
  const report = trusted(parsed, source.path, reportAll);
  const root = parsed.root === null ? null : asMap(checkShape(parsed.root, planShape, 'the plan', report));
  if (root === null) return null;
  const version = scalarAt(root, 'callsheet-plan');
  if (version !== null && version.text !== '1')
    report(
      diagnose(
        'CS211',
        version.span,
        `Version ${version.text} of the plan format isn't known.`,
        'Write callsheet-plan: 1.',
      ),
    );
  const parts = new Map(['core', ...entriesAt(root, 'options').map(({ key }) => key.text)].map((part) => [part, part]));
  const codes = codesOf(root, parts, report);
  const known = new Map(codes.map((code) => [code.id, code]));
  return {
    id: scalarAt(root, 'id')?.text ?? '',
    title: labelAt(valueAt(root, 'title')) ?? '',
    version: labelAt(valueAt(root, 'version')) ?? '',
    status: scalarAt(root, 'status')?.text === 'final' ? 'final' : 'draft',
    codes,
    outcomes: outcomesOf(root, parts, known, report),
    options: entriesAt(root, 'options').map(({ key, value: title }) => ({ id: key.text, title: labelAt(title) ?? '' })),
    methods: entriesAt(root, 'methods').map(({ key, value: method }) => ({
      id: key.text,
      title: textIn(method, 'title'),
      required: isYes(valueAt(asMap(method), 'required')),
    })),
    categories: entriesAt(root, 'categories').map(({ key, value: category }) => ({
      id: key.text,
      title: textIn(category, 'title'),
      pass: textIn(category, 'pass'),
      distinction: textIn(category, 'distinction'),
    })),
    mandatory:
      valueAt(root, 'mandatory')?.type === 'list' ? codeIds(scalarsAt(root, 'mandatory'), known, report) : null,
    sources: itemsAt(root, 'sources').map((item) => ({
      of: textIn(item, 'of'),
      from: textIn(item, 'from'),
      version: textIn(item, 'version'),
      licence: textIn(item, 'licence'),
    })),
  };
}

function codesOf(root: YamlMap, parts: ReadonlyMap<string, string>, report: Report): readonly Code[] {
  const first = new Map<string, YamlScalar>();
  const codes: Code[] = [];
  for (const part of entriesAt(root, 'codes')) {
    refer(report, part.key, parts, 'CS312', 'part');
    for (const [word, kind] of Object.entries(kinds))
      for (const { key, value: text } of entriesAt(asMap(part.value), word)) {
        if (isNew(key, first, report))
          codes.push({ id: key.text, kind, text: proseAt(text) ?? '', part: part.key.text });
      }
  }
  return codes;
}

function outcomesOf(
  root: YamlMap,
  parts: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, Code>,
  report: Report,
): readonly Outcome[] {
  const first = new Map<string, YamlScalar>();
  return entriesAt(root, 'outcomes').flatMap((part) => {
    refer(report, part.key, parts, 'CS312', 'part');
    const outcomes = asMap(part.value)?.entries ?? [];
    return outcomes
      .filter(({ key }) => isNew(key, first, report))
      .map(({ key, value: outcome }) => ({
        id: key.text,
        title: textIn(outcome, 'title'),
        text: textIn(outcome, 'text'),
        codes: codeIds(scalarsAt(asMap(outcome), 'codes'), known, report),
        part: part.key.text,
      }));
  });
}

/** Whether the id is well spelled and hasn't been declared before; else it is reported. */
function isNew(key: YamlScalar, seen: Map<string, YamlScalar>, report: Report): boolean {
  if (!/^[A-Za-z][A-Za-z0-9.]{0,19}$/.test(key.text)) {
    report(
      diagnose(
        'CS204',
        key.span,
        `\`${key.text}\` isn't spelled as a code is.`,
        'Codes are letters, digits and dots: K1, S12, AO3.',
      ),
    );
    return false;
  }
  const before = seen.get(key.text);
  if (before === undefined) {
    seen.set(key.text, key);
    return true;
  }
  const related = { span: before.span, message: 'first declared here' };
  report(diagnose('CS301', key.span, `\`${key.text}\` is declared twice.`, 'Keep one of the two.', related));
  return false;
}

function codeIds(scalars: readonly YamlScalar[], known: ReadonlyMap<string, Code>, report: Report): readonly string[] {
  return scalars.flatMap((scalar) => refer(report, scalar, known, 'CS310', 'code')?.id ?? []);
}

function textIn(node: Parameters<typeof asMap>[0], key: string): string {
  return proseAt(valueAt(asMap(node), key)) ?? '';
}

/** The plan that the scenario names; null when it isn’t there or can’t be used, which is reported. */
export function findPlan(source: ScenarioSource, root: YamlMap, parse: ParseYaml, report: Report): Plan | null {
  const named = scalarAt(root, 'plan');
  if (source.plan.text === '') {
    if (named !== null)
      report(
        diagnose(
          'CS506',
          named.span,
          `There is no plan \`${named.text}\`.`,
          `Put it at scenarios/plans/${named.text}.yaml, or name another.`,
        ),
      );
    return null;
  }
  const plan = readPlan(source.plan, report, parse);
  if (plan !== null && named !== null && plan.id !== '' && plan.id !== named.text)
    report(
      diagnose(
        'CS507',
        named.span,
        `The plan \`${named.text}\` calls itself \`${plan.id}\`.`,
        'Make its `id` and its file name the same.',
      ),
    );
  return plan;
}
