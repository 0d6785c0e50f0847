import { diagnose, type Report } from './diagnostic.ts';
import { parseYaml } from './parse.ts';
import type { Outcome, Plan } from './plan.ts';
import { labelAt, proseAt, refer, referAll } from './resolver.ts';
import type { SourceFile } from './scenario.ts';
import { checkShape, type Shape } from './shape.ts';
import { trusted } from './trusted.ts';
import { refuseOtherFormats, refuseOtherPlans } from './version-file.ts';
import { asMap, entriesAt, scalarAt, scalarsAt, valueAt, type YamlEntry, type YamlMap } from './yaml-tree.ts';

/** An assessment organisation's own criteria for a plan (design, section 7). People mark by them; the program reads them out. */
export interface MarkingScheme {
  readonly id: string;
  readonly title: string;
  /** A draft is marked with in practice and to try it. */
  readonly status: 'draft' | 'final';
  readonly criteria: readonly Criterion[];
}

/** One thing to be marked, at one of the levels below, pass and distinction. */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  /** The outcome of the plan that it is of. */
  readonly outcome: string;
  /** The codes that it traces to, all of them of that outcome. */
  readonly codes: readonly string[];
  /** Categories of the plan whose descriptors are read beside it: a reference, not a grid. */
  readonly descriptors: readonly string[];
  /** What shows a pass, and what a distinction. */
  readonly pass: string;
  readonly distinction: string;
  /** Answers at the borders. */
  readonly notAPass: string;
  readonly justAPass: string;
  readonly justADistinction: string;
  /** Which scenario these are answers in, by its id, and to which task of it where it is one; null where the scheme doesn't say. */
  readonly answersFrom: { readonly scenario: string; readonly task: string | null } | null;
}

const value: Shape = { is: 'value' };
const values: Shape = { is: 'list', of: value, needsOne: true };
const label: Shape = { is: 'label' };
const prose: Shape = { is: 'prose' };

const schemeShape: Shape = {
  is: 'map',
  keys: {
    'callsheet-scheme': { shape: value, needed: true },
    id: { shape: value, needed: true },
    title: { shape: label, needed: true },
    plan: { shape: value, needed: true },
    status: { shape: { is: 'word', of: ['draft', 'final'] }, needed: true },
    criteria: {
      needed: true,
      shape: {
        is: 'named',
        keys: 'id',
        needsOne: true,
        of: {
          is: 'map',
          keys: {
            title: { shape: label, needed: true },
            outcome: { shape: value, needed: true },
            codes: { shape: values, needed: true },
            descriptors: { shape: values, needed: true },
            pass: { shape: prose, needed: true },
            distinction: { shape: prose, needed: true },
            'not-a-pass': { shape: prose, needed: true },
            'just-a-pass': { shape: prose, needed: true },
            'just-a-distinction': { shape: prose, needed: true },
            'answers-from': {
              shape: { is: 'map', keys: { scenario: { shape: value, needed: true }, task: { shape: value } } },
            },
          },
        },
      },
    },
  },
};

/** Reads a scheme's file against its plan; null when it can't be used. Every mistake goes to `report`. Never throws. */
export function readScheme(source: SourceFile, plan: Plan, reportAll: Report): MarkingScheme | null {
  const parsed = parseYaml(source.path, source.text, reportAll);
  const report = trusted(parsed, source.path, reportAll);
  const root = parsed.root === null ? null : asMap(checkShape(parsed.root, schemeShape, 'the scheme', report));
  if (root === null) return null;
  refuseOtherFormats(root, 'callsheet-scheme', report);
  refuseOtherPlans(root, plan, report);
  return {
    id: scalarAt(root, 'id')?.text ?? '',
    title: labelAt(valueAt(root, 'title')) ?? '',
    status: scalarAt(root, 'status')?.text === 'final' ? 'final' : 'draft',
    criteria: entriesAt(root, 'criteria').flatMap((entry) => criterionOf(entry, plan, report) ?? []),
  };
}

function criterionOf({ key, value: node }: YamlEntry, plan: Plan, report: Report): Criterion | null {
  const map = asMap(node);
  if (map === null) return null;
  const outcomes = new Map(plan.outcomes.map((outcome) => [outcome.id, outcome]));
  const outcome = refer(report, valueAt(map, 'outcome'), outcomes, 'CS312', 'outcome');
  const categories = new Map(plan.categories.map((category) => [category.id, category]));
  const descriptors = referAll(report, scalarsAt(map, 'descriptors'), categories, 'CS312', 'category');
  const words = (name: string): string => proseAt(valueAt(map, name)) ?? '';
  return {
    id: key.text,
    title: labelAt(valueAt(map, 'title')) ?? '',
    outcome: outcome?.id ?? '',
    codes: outcome === null ? [] : codesOf(map, outcome, plan, report),
    descriptors: descriptors.map(({ id }) => id),
    pass: words('pass'),
    distinction: words('distinction'),
    notAPass: words('not-a-pass'),
    justAPass: words('just-a-pass'),
    justADistinction: words('just-a-distinction'),
    answersFrom: answersFrom(asMap(valueAt(map, 'answers-from'))),
  };
}

function answersFrom(map: YamlMap | null): Criterion['answersFrom'] {
  const scenario = scalarAt(map, 'scenario')?.text;
  return scenario === undefined ? null : { scenario, task: scalarAt(map, 'task')?.text ?? null };
}

/** Each statement of the plan maps to one outcome: a criterion of another can't trace to it. */
function codesOf(map: YamlMap, outcome: Outcome, plan: Plan, report: Report): readonly string[] {
  const known = new Map(plan.codes.map((code) => [code.id, code]));
  return scalarsAt(map, 'codes').flatMap((scalar) => {
    const code = refer(report, scalar, known, 'CS310', 'code');
    if (code === null) return [];
    if (outcome.codes.includes(code.id)) return [code.id];
    const its = plan.outcomes.find(({ codes }) => codes.includes(code.id));
    const hint = its === undefined ? 'Take it out.' : `Move it to a criterion of ${its.id}.`;
    report(diagnose('CS315', scalar.span, `\`${code.id}\` isn't of the outcome \`${outcome.id}\`.`, hint));
    return [];
  });
}
