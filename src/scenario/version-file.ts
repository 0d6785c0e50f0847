import { diagnose, type Report } from './diagnostic.ts';
import { readDuration } from './notation.ts';
import { parseYaml } from './parse.ts';
import type { Plan } from './plan.ts';
import { isYes, labelAt, refer } from './resolver.ts';
import type { SourceFile } from './scenario.ts';
import { checkShape, type Shape } from './shape.ts';
import { trusted } from './trusted.ts';
import type { Span } from './value.ts';
import { asMap, entriesAt, scalarAt, scalarsAt, valueAt, type YamlMap, type YamlScalar } from './yaml-tree.ts';

/** One version of an assessment: the scenarios and the other methods that a candidate meets together. */
export interface AssessmentVersion {
  readonly id: string;
  readonly title: string;
  /** The option of the plan that it is for. */
  readonly option: string;
  /** Versions with the same word are parallel forms: one of them stands for another, so they share no scenario. */
  readonly form: string | null;
  readonly scenarios: readonly { readonly id: string; readonly span: Span }[];
  readonly simulated: Marked;
  readonly methods: readonly AssessedMethod[];
  readonly span: Span;
}

/** Who marks, and whether knowledge and skills are assessed together. */
export interface Marked {
  readonly by: 'organisation' | 'centre';
  readonly isSynoptic: boolean;
}

/** A method other than simulated tasks, with the codes that it is to assess. */
export interface AssessedMethod extends Marked {
  /** The plan's id of the method. */
  readonly method: string;
  readonly minutes: number;
  readonly codes: readonly string[];
}

const value: Shape = { is: 'value' };
const values: Shape = { is: 'list', of: value };
const markers: Shape = { is: 'word', of: ['organisation', 'centre'] };
const yesNo: Shape = { is: 'word', of: ['yes', 'no'] };

const versionShape: Shape = {
  is: 'map',
  keys: {
    'callsheet-version': { shape: value, needed: true },
    id: { shape: value, needed: true },
    title: { shape: { is: 'label' }, needed: true },
    plan: { shape: value, needed: true },
    option: { shape: value, needed: true },
    form: { shape: value },
    scenarios: { shape: values, needed: true },
    simulated: { shape: { is: 'map', keys: { 'marked-by': { shape: markers }, synoptic: { shape: yesNo } } } },
    methods: {
      shape: {
        is: 'named',
        keys: 'id',
        of: {
          is: 'map',
          keys: {
            codes: { shape: values, needed: true },
            takes: { shape: value, needed: true },
            'marked-by': { shape: markers, needed: true },
            synoptic: { shape: yesNo, needed: true },
          },
        },
      },
    },
  },
};

/** Reads a version's file against its plan; null when it can't be used. Every mistake goes to `report`. Never throws. */
export function readVersion(source: SourceFile, plan: Plan, reportAll: Report): AssessmentVersion | null {
  const parsed = parseYaml(source.path, source.text, reportAll);
  const report = trusted(parsed, source.path, reportAll);
  const root = parsed.root === null ? null : asMap(checkShape(parsed.root, versionShape, 'the version', report));
  if (root === null) return null;
  refuseOtherFormats(root, 'callsheet-version', report);
  refuseOtherPlans(root, plan, report);
  const options = new Map(plan.options.map((option) => [option.id, option.id]));
  const option = scalarAt(root, 'option');
  if (option !== null) refer(report, option, options, 'CS312', 'option');
  return {
    id: scalarAt(root, 'id')?.text ?? '',
    title: labelAt(valueAt(root, 'title')) ?? '',
    option: option?.text ?? '',
    form: scalarAt(root, 'form')?.text ?? null,
    scenarios: scalarsAt(root, 'scenarios').map(({ text, span }) => ({ id: text, span })),
    simulated: markedIn(asMap(valueAt(root, 'simulated'))),
    methods: methodsIn(root, plan, report),
    span: root.span,
  };
}

function markedIn(map: YamlMap | null): Marked {
  const by = map === null ? null : scalarAt(map, 'marked-by');
  const synoptic = valueAt(map, 'synoptic');
  return { by: by?.text === 'centre' ? 'centre' : 'organisation', isSynoptic: synoptic === null || isYes(synoptic) };
}

function methodsIn(root: YamlMap, plan: Plan, report: Report): readonly AssessedMethod[] {
  const methods = new Map(plan.methods.map((method) => [method.id, method]));
  const codes = new Map(plan.codes.map((code) => [code.id, code]));
  return entriesAt(root, 'methods').flatMap(({ key, value: node }) => {
    const method = refer(report, key, methods, 'CS302', 'method');
    const map = asMap(node);
    const takes = map === null ? null : scalarAt(map, 'takes');
    const minutes = takes === null ? null : readDuration(takes.text);
    if (takes !== null && minutes === null)
      report(diagnose('CS206', takes.span, `\`${takes.text}\` isn't a length of time.`, 'Write 45m, 2h or 1h30m.'));
    const named = scalarsAt(map, 'codes').flatMap((one) => refer(report, one, codes, 'CS310', 'code')?.id ?? []);
    return method == null ? [] : [{ method: method.id, minutes: minutes ?? 0, codes: named, ...markedIn(map) }];
  });
}

/** An organisation's own word on a plan: the codes that every version must assess, where the plan in hand has lost its marks. */
export interface PlanOverlay {
  readonly mandatory: readonly string[];
  /** Who says so, as the file gives it. */
  readonly by: string;
}

const overlayShape: Shape = {
  is: 'map',
  keys: {
    'callsheet-overlay': { shape: value, needed: true },
    plan: { shape: value, needed: true },
    by: { shape: { is: 'label' }, needed: true },
    mandatory: { shape: values, needed: true },
  },
};

/** Reads an overlay's file; null when it can't be used. Every mistake goes to `report`. Never throws. */
export function readOverlay(source: SourceFile, plan: Plan, reportAll: Report): PlanOverlay | null {
  const parsed = parseYaml(source.path, source.text, reportAll);
  const report = trusted(parsed, source.path, reportAll);
  const root = parsed.root === null ? null : asMap(checkShape(parsed.root, overlayShape, 'the overlay', report));
  if (root === null) return null;
  refuseOtherFormats(root, 'callsheet-overlay', report);
  refuseOtherPlans(root, plan, report);
  const codes = new Map(plan.codes.map((code) => [code.id, code]));
  return {
    by: labelAt(valueAt(root, 'by')) ?? '',
    mandatory: scalarsAt(root, 'mandatory').flatMap((one) => refer(report, one, codes, 'CS310', 'code')?.id ?? []),
  };
}

/** Refuses a file of another version of its format. */
export function refuseOtherFormats(root: YamlMap, key: string, report: Report): void {
  const version: YamlScalar | null = scalarAt(root, key);
  if (version !== null && version.text !== '1')
    report(diagnose('CS211', version.span, `Version ${version.text} of this format isn't known.`, `Write ${key}: 1.`));
}

/** Refuses a file that is for another plan. */
export function refuseOtherPlans(root: YamlMap, plan: Plan, report: Report): void {
  const named = scalarAt(root, 'plan');
  if (named !== null && named.text !== plan.id)
    report(
      diagnose(
        'CS507',
        named.span,
        `This is for the plan \`${named.text}\`, not for \`${plan.id}\`.`,
        `Write plan: ${plan.id}, or give the other plan.`,
      ),
    );
}
