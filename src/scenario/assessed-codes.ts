import { type Diagnostic, diagnose, type Report } from './diagnostic.ts';
import { short } from './message-words.ts';
import { nearestWord } from './nearest.ts';
import type { Plan } from './plan.ts';
import { isYes, labelAt, reportUnknown } from './resolver.ts';
import type { Evidence } from './scenario.ts';
import { asScalar, entriesAt, entryAt, valueAt, type YamlEntry, type YamlMap, type YamlScalar } from './yaml-tree.ts';

/** Reads `assesses:` against the plan: parts and codes it has, each code in its own part. */
export function readAssesses(
  root: YamlMap,
  plan: Plan | null,
  report: Report,
): Readonly<Record<string, readonly string[]>> {
  const parts = ['core', ...(plan?.options ?? []).map(({ id }) => id)];
  const assesses: Record<string, readonly string[]> = {};
  for (const { key, value } of entriesAt(root, 'assesses')) {
    const isPart = plan === null || parts.includes(key.text);
    if (!isPart) reportUnknown(report, key, parts, 'CS312', 'part', ' in the plan');
    const items = value.type === 'list' ? value.items.flatMap((item) => asScalar(item) ?? []) : [];
    const codes = items.filter((item) => plan === null || !isPart || belongs(item, key.text, plan, report));
    assesses[key.text] = [...new Set(codes.map(({ text }) => text))];
  }
  return assesses;
}

function belongs(scalar: YamlScalar, part: string, plan: Plan, report: Report): boolean {
  const code = plan.codes.find(({ id }) => id === scalar.text);
  if (code === undefined) {
    reportUnknown(
      report,
      scalar,
      plan.codes.map(({ id }) => id),
      'CS310',
      'code',
      ' in the plan',
    );
    return false;
  }
  if (code.kind === 'behaviour') {
    report(
      diagnose(
        'CS315',
        scalar.span,
        `\`${code.id}\` is a behaviour: the employer verifies it, a sitting doesn't.`,
        'Take it out.',
      ),
    );
    return false;
  }
  if (code.part === part) return true;
  report(
    diagnose(
      'CS315',
      scalar.span,
      `\`${code.id}\` belongs to the part \`${code.part}\`, not to \`${part}\`.`,
      `Move it to \`${code.part}:\`.`,
    ),
  );
  return false;
}

/** What is known of codes where evidence is given. */
export interface KnownCodes {
  readonly report: Report;
  readonly plan: Plan | null;
  /** Null when `assesses` can't be read. */
  readonly assessed: ReadonlySet<string> | null;
}

/** A code that may be given evidence for here: the plan has it and `assesses` lists it; else null and reported. */
export function assessedCode(known: KnownCodes, scalar: YamlScalar, code: string): string | null {
  const { plan, assessed, report } = known;
  const span = { ...scalar.span, end: Math.min(scalar.span.end, scalar.span.start + Math.max(code.length, 1)) };
  if (plan === null) return code;
  if (!plan.codes.some(({ id }) => id === code)) {
    reportUnknown(
      report,
      { ...scalar, text: code, span },
      plan.codes.map(({ id }) => id),
      'CS310',
      'code',
      ' in the plan',
    );
    return null;
  }
  if (assessed === null || assessed.has(code)) return code;
  report(
    diagnose('CS311', span, `\`${code}\` isn't listed in \`assesses\`.`, 'List it there, or show another code here.'),
  );
  return null;
}

/** Reads `shows:`: `CODE pass: reason`. `mayDistinguish` is null where distinction may stand, else why it may not. */
export function readShows(
  known: KnownCodes,
  entries: readonly YamlEntry[],
  mayDistinguish: string | null,
): readonly Evidence[] {
  return entries.flatMap(({ key, value }) => {
    if (key.isBroken) return [];
    const match = /^(\S+) (pass|distinction|against)$/.exec(key.text);
    const [, code, toward] = match ?? [];
    if (code === undefined || (toward !== 'pass' && toward !== 'distinction' && toward !== 'against')) {
      known.report(notEvidence(key));
      return [];
    }
    if (toward === 'distinction' && mayDistinguish !== null)
      known.report(diagnose('CS405', key.span, 'Distinction can’t stand on a click.', mayDistinguish));
    const found = assessedCode(known, key, code);
    const because = labelAt(value) ?? '';
    return found === null ? [] : [{ code: found, toward, because }];
  });
}

function notEvidence(key: YamlScalar): Diagnostic {
  const [, code, toward] = /^([a-z]\d{1,3})[ :_-]+([a-z]+)$/i.exec(key.text) ?? [];
  const near = nearestWord(toward ?? '', ['pass', 'distinction', 'against']);
  const hint =
    code === undefined || near === null
      ? 'Write a code and one of pass, distinction, against: `S8 pass: reason`.'
      : `Did you mean \`${code.toUpperCase()} ${near}\`?`;
  return diagnose('CS207', key.span, `\`${short(key.text)}\` doesn't say a code and what it shows.`, hint);
}

/** The codes as listed, read without a word: what is wrong with them is reported where `assesses` itself is read. */
export function assessedCodes(root: YamlMap): ReadonlySet<string> | null {
  const isRehearsal = isYes(valueAt(root, 'rehearsal'));
  const assesses = entryAt(root, 'assesses');
  if (assesses === null ? !isRehearsal : assesses.value.type !== 'map') return null;
  const lists = entriesAt(root, 'assesses').flatMap(({ value }) => (value.type === 'list' ? value.items : []));
  return new Set(lists.flatMap((item) => (item.type === 'scalar' ? item.text : [])));
}
