import { canonicalForm, sha256Hex } from '../log/canonical.ts';
import type { Mark } from './levels.ts';

/** How a sample is drawn. The figures are the organisation's to settle: no rule of ours stands behind them. */
export interface SampleRules {
  /** Per cent of each assessor's and each centre's sittings, rounded up. */
  readonly share: number;
  /** The fewest of each assessor and each centre; all where there are no more. */
  readonly least: number;
}

/** A marked sitting, as far as the draw asks after it. */
export interface MarkedLog {
  /** The hash of its head. */
  readonly hash: string;
  /** Null in practice. */
  readonly centre: string | null;
  /** Every mark of a closed first or second round. */
  readonly marks: readonly { readonly assessor: string; readonly criterion: string; readonly mark: Mark }[];
}

/** Why a sitting is in the sample. All but the last two mean the whole of it. */
export type SampleReason =
  | { readonly kind: 'share' | 'least'; readonly of: 'assessor' | 'centre'; readonly id: string }
  /** It came after the commitment: nothing that does goes past the sample. */
  | { readonly kind: 'late' }
  | { readonly kind: 'distinction' | 'just'; readonly criterion: string; readonly assessor: string };

/** A sitting in the sample. */
export interface Sampled {
  readonly hash: string;
  readonly reasons: readonly SampleReason[];
}

/**
 * Where a sitting stands in the draw: 64 hex digits, from the seed and its own head alone, so that no other sitting can move it.
 * SHA-256 of the canonical `["moderation", seed, hash]`; the lowest are drawn. Pure.
 */
export function drawKey(seed: string, hash: string): string {
  return sha256Hex(canonicalForm(['moderation', seed, hash]));
}

/**
 * Draws the sample, in the order of the draw: a share of each assessor's and each centre's sittings and at least so many, every
 * criterion with a distinction, every *just*, everything that isn't in `listed` (the heads of the commitment). By chance only what is
 * listed is drawn, and marks play no part in that: what comes later changes no other sitting's draw. Pure.
 */
export function drawSample(
  seed: string,
  rules: SampleRules,
  logs: readonly MarkedLog[],
  listed: ReadonlySet<string>,
): readonly Sampled[] {
  const ordered = logs
    .map((log) => ({ log, key: drawKey(seed, log.hash) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ log }) => log);
  const chance = ordered.filter(({ hash }) => listed.has(hash));
  const drawn = [
    ...byGroup(chance, 'assessor', rules, ({ marks }) => marks.map(({ assessor }) => assessor)),
    ...byGroup(chance, 'centre', rules, ({ centre }) => (centre === null ? [] : [centre])),
  ];
  return ordered.flatMap((log): readonly Sampled[] => {
    const byChance = drawn.filter(({ hash }) => hash === log.hash).map(({ reason }) => reason);
    const late: readonly SampleReason[] = listed.has(log.hash) ? [] : [{ kind: 'late' }];
    const reasons = [...byChance, ...late, ...byMarks(log)];
    return reasons.length === 0 ? [] : [{ hash: log.hash, reasons }];
  });
}

/** The share of each group and what makes it up to the least number, from logs in the order of the draw. */
function byGroup(
  ordered: readonly MarkedLog[],
  of: 'assessor' | 'centre',
  { share, least }: SampleRules,
  groupsOf: (log: MarkedLog) => readonly string[],
): readonly { readonly hash: string; readonly reason: SampleReason }[] {
  const groups = Map.groupBy(
    ordered.flatMap((log) => [...new Set(groupsOf(log))].map((id) => ({ id, hash: log.hash }))),
    ({ id }) => id,
  );
  return [...groups].flatMap(([id, members]) => {
    const byShare = Math.ceil((members.length * share) / 100);
    return members.slice(0, Math.max(byShare, least)).map(({ hash }, index) => {
      const reason: SampleReason = { kind: index < byShare ? 'share' : 'least', of, id };
      return { hash, reason };
    });
  });
}

function byMarks({ marks }: MarkedLog): readonly SampleReason[] {
  return marks.flatMap(({ assessor, criterion, mark }): readonly SampleReason[] => {
    if (mark.level === 'not-seen') return [];
    const top: readonly SampleReason[] =
      mark.level === 'distinction' ? [{ kind: 'distinction', criterion, assessor }] : [];
    return mark.firmness === 'just' ? [...top, { kind: 'just', criterion, assessor }] : top;
  });
}

/** Whether all of a sitting is to be moderated, or only the criteria that its reasons name. Pure. */
export function isWhole({ reasons }: Sampled): boolean {
  return reasons.some((reason) => !('criterion' in reason));
}

/** The criteria to be looked at where it isn't all of them, each once. Pure. */
export function criteriaToModerate({ reasons }: Sampled): readonly string[] {
  return [...new Set(reasons.flatMap((reason) => ('criterion' in reason ? [reason.criterion] : [])))];
}

/** Whether a criterion of a sitting was drawn; `sampled` is undefined where the sitting wasn't. Pure. */
export function isToModerate(sampled: Sampled | undefined, criterion: string): boolean {
  return sampled !== undefined && (isWhole(sampled) || criteriaToModerate(sampled).includes(criterion));
}

/** A reason in words. Pure. */
export function reasonWords(reason: SampleReason, { share, least }: SampleRules): string {
  switch (reason.kind) {
    case 'share':
      return `one of the ${share}% of ${reason.of} ${reason.id}`;
    case 'least':
      return `makes up the least number (${least}) of ${reason.of} ${reason.id}`;
    case 'late':
      return 'came after the commitment';
    case 'distinction':
      return `${reason.criterion}: distinction by ${reason.assessor}`;
    case 'just':
      return `${reason.criterion}: just, by ${reason.assessor}`;
    default:
      return reason satisfies never;
  }
}
