import type { Scope, Template } from '../expression.ts';
import { formatDuration, formatMoney } from '../notation.ts';
import { readTyped, whyUnread } from '../typed-notation.ts';
import type { Unit } from '../value.ts';
import type { Answer, Kind, ReadAnswer } from './kind.ts';
import { accepted, asMap, asNotation, labelOf, problemsOfKeys, refused, shown } from './read.ts';

/**
 * Splits a total by a step among lines. Canonical answer: an object with every line id and its share in the
 * author's notation (`"£300"`, `"2h"`), or a whole number for an integer total. Conditions: `answer.to("line")`, `answer.left`.
 */
export interface AllocateSpec {
  readonly kind: 'allocate';
  readonly unit: Extract<Unit, 'money' | 'duration' | 'integer'>;
  readonly total: number;
  readonly step: number;
  readonly lines: readonly {
    readonly id: string;
    readonly label: Template;
    readonly atLeast: number;
    readonly atMost: number;
  }[];
  /** Whether some of the total may be left over. */
  readonly mayLeave: boolean;
}

/** A total split among lines. */
export const allocate: Kind<AllocateSpec> = {
  kind: 'allocate',
  offers: (spec) => ({
    fields: { left: spec.unit },
    questions: { to: { takes: [spec.lines.map((line) => line.id)], gives: spec.unit } },
  }),
  read,
  view: (spec, answer) => {
    const shares = sharesOf(spec, answer);
    return { fields: { left: leftOver(spec, shares) }, ask: { to: (id) => shares[id ?? ''] ?? 0 } };
  },
  tell,
  ownResults: () => [],
  ownTakesMinutes: () => null,
};

/** What is left of the total: negative when too much is given out. Pure. */
export function leftOver(spec: AllocateSpec, shares: Readonly<Record<string, number>>): number {
  return spec.lines.reduce((left, line) => left - (shares[line.id] ?? 0), spec.total);
}

/** Shares are amounts, never times, so any story will do. */
const anyStory = { startWeekday: 0, starts: 0, ends: 0 };

/** A share in the unit's whole numbers from what was typed, or null. Pure. */
function readShare(spec: AllocateSpec, text: string): number | null {
  const amount = readTyped(spec.unit, text, anyStory);
  return typeof amount === 'number' ? amount : null;
}

/** A share in the author's notation. Pure. */
export function writeShare(spec: Pick<AllocateSpec, 'unit'>, amount: number): string {
  if (spec.unit === 'money') return formatMoney(amount);
  return spec.unit === 'duration' ? formatDuration(amount) : String(amount);
}

function sharesOf(spec: AllocateSpec, answer: Answer): Readonly<Record<string, number>> {
  const map = asMap(answer) ?? {};
  return Object.fromEntries(spec.lines.map((line) => [line.id, readShare(spec, asNotation(map[line.id]) ?? '') ?? 0]));
}

function read(spec: AllocateSpec, raw: unknown, scope: Scope): ReadAnswer {
  const map = asMap(raw);
  if (map === null) return refused('Say how much goes to each line.');
  const ids = spec.lines.map((line) => line.id);
  const problems = [...problemsOfKeys(map, ids)];
  const shares: Record<string, number> = {};
  for (const line of spec.lines) {
    const typed = asNotation(map[line.id] ?? '') ?? String(map[line.id]);
    const amount = typed === '' ? 0 : readShare(spec, typed);
    const problem =
      amount === null ? whyUnread(spec.unit, typed, shown(typed), anyStory) : problemOfShare(spec, line, amount);
    if (problem !== null) problems.push(`${labelOf(spec.lines, line.id, scope)}: ${problem}`);
    shares[line.id] = amount ?? 0;
  }
  if (problems.length === 0) problems.push(...problemsOfTotal(spec, leftOver(spec, shares)));
  if (problems.length > 0) return refused(...problems);
  return accepted(Object.fromEntries(spec.lines.map((line) => [line.id, canonicalShare(spec, shares[line.id] ?? 0)])));
}

function canonicalShare(spec: AllocateSpec, amount: number): string | number {
  return spec.unit === 'integer' ? amount : writeShare(spec, amount);
}

/** Why a line can't have an amount, as a sentence, or null. Pure. */
export function problemOfShare(
  spec: Pick<AllocateSpec, 'unit' | 'step'>,
  line: { readonly atLeast: number; readonly atMost: number },
  amount: number,
): string | null {
  if (amount < line.atLeast) return `At least ${writeShare(spec, line.atLeast)}.`;
  if (amount > line.atMost) return `At most ${writeShare(spec, line.atMost)}.`;
  return amount % spec.step === 0 ? null : `In steps of ${writeShare(spec, spec.step)}.`;
}

function problemsOfTotal(spec: AllocateSpec, left: number): readonly string[] {
  if (left < 0) return [`That is ${writeShare(spec, -left)} more than there is.`];
  return left > 0 && !spec.mayLeave ? [`${writeShare(spec, left)} is still to be given out.`] : [];
}

function tell(spec: AllocateSpec, answer: Answer, scope: Scope): readonly string[] {
  const shares = sharesOf(spec, answer);
  const lines = spec.lines.map(
    (line) => `${labelOf(spec.lines, line.id, scope)}: ${writeShare(spec, shares[line.id] ?? 0)}`,
  );
  const left = leftOver(spec, shares);
  return left === 0 ? lines : [...lines, `Left over: ${writeShare(spec, left)}`];
}
