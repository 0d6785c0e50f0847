import { saysTheSame } from '../log/compare.ts';
import { type Ledger, ledgerRecordsMax, lookedName, type MarkDraft } from './ledger.ts';
import type { HiddenThing, LedgerBody, LedgerRecord } from './ledger-record.ts';
import type { Mark } from './levels.ts';
import { type Citable, draftProblem, markProblem } from './rules.ts';

/** What a marker does to a ledger. */
export type MarkAct =
  | { readonly kind: 'mark'; readonly criterion: string; readonly mark: Mark }
  /** What is gathered for a criterion that is unmarked. */
  | { readonly kind: 'draft'; readonly criterion: string; readonly draft: MarkDraft }
  | { readonly kind: 'take-back'; readonly criterion: string }
  /** `criterion` for the author's expectation, which belongs to one; null for what belongs to the sitting. */
  | { readonly kind: 'look'; readonly what: HiddenThing; readonly criterion: string | null }
  | { readonly kind: 'close' };

/** The record that opens a ledger, before it is linked; its wall time is that of its first act. */
export type Opening = Omit<Extract<LedgerRecord, { readonly kind: 'opened' }>, 'seq' | 'prev' | 'hash' | 'wall'>;

/** What an act is held against. */
export interface MarkedWith {
  readonly opening: Opening;
  /** The ids of the criteria by which this sitting is marked. */
  readonly criteria: readonly string[];
  readonly citable: readonly Citable[];
}

/** What an act puts into the ledger, in order (nothing where it changes nothing), or why it is refused, as a sentence. */
export type MarkBodies =
  | { readonly ok: true; readonly bodies: readonly LedgerBody[] }
  | { readonly ok: false; readonly because: string };

/** The most records before the last: `closed` always has room. */
const actsMax = ledgerRecordsMax - 1;

/** The records of an act on a ledger; null for one that isn't opened yet, which its first act opens. `wall` is RFC 3339. Pure. */
export function markBodies(ledger: Ledger | null, act: MarkAct, wall: string, given: MarkedWith): MarkBodies {
  if (ledger?.isClosed === true) return refused('This round is closed: its marks can’t change any more.');
  if (act.kind !== 'close' && (ledger?.records.length ?? 0) >= actsMax)
    return refused(`A ledger has at most ${ledgerRecordsMax} records (ledgerRecordsMax), and this one is full.`);
  const done = bodiesOf(ledger, act, wall, given);
  if (!done.ok || done.bodies.length === 0 || ledger !== null) return done;
  return { ok: true, bodies: [{ ...given.opening, wall }, ...done.bodies] };
}

function bodiesOf(ledger: Ledger | null, act: MarkAct, wall: string, given: MarkedWith): MarkBodies {
  const marks = ledger?.marks ?? new Map<string, Mark>();
  switch (act.kind) {
    case 'mark': {
      if (!given.criteria.includes(act.criterion)) return refused(`This sitting isn’t marked by ${act.criterion}.`);
      const problem = markProblem(act.mark, given.citable);
      if (problem !== null) return refused(problem);
      const { criterion } = act;
      return saysTheSame(marks.get(criterion), act.mark) ? nothing : body(marked(criterion, act.mark, wall));
    }
    case 'draft':
      return bodiesOfDraft(ledger, act, wall, given);
    case 'take-back':
      return bodiesOfTakingBack(marks.get(act.criterion), act.criterion, wall);
    case 'look':
      return bodiesOfLook(ledger, act, wall);
    case 'close': {
      const left = given.criteria.filter((criterion) => !marks.has(criterion));
      return left.length === 0 ? body({ kind: 'closed', wall }) : refused(`Still unmarked: ${left.join(', ')}.`);
    }
    default:
      return act satisfies never;
  }
}

function bodiesOfDraft(
  ledger: Ledger | null,
  { criterion, draft }: Extract<MarkAct, { readonly kind: 'draft' }>,
  wall: string,
  { criteria, citable }: MarkedWith,
): MarkBodies {
  if (!criteria.includes(criterion)) return refused(`This sitting isn’t marked by ${criterion}.`);
  if (ledger?.marks.has(criterion) === true) return refused('It is marked: what is gathered stands in its mark.');
  const problem = draftProblem(draft, citable);
  if (problem !== null) return refused(problem);
  const before = ledger?.drafts.get(criterion) ?? { cites: [], comment: '' };
  return saysTheSame(before, draft) ? nothing : body(drafted(criterion, draft, wall));
}

/** What the mark cited and said is gathered still, for the mark that comes in its place. */
function bodiesOfTakingBack(mark: Mark | undefined, criterion: string, wall: string): MarkBodies {
  if (mark === undefined) return refused('There is no mark here to take back.');
  const { comment } = mark;
  const cites = mark.level === 'not-seen' ? [] : mark.cites;
  const isEmpty = cites.length === 0 && comment === '';
  const draft = isEmpty ? [] : [drafted(criterion, { cites, comment }, wall)];
  return { ok: true, bodies: [{ kind: 'taken-back', wall, criterion }, ...draft] };
}

function drafted(criterion: string, { cites, comment }: MarkDraft, wall: string): LedgerBody {
  return { kind: 'drafted', wall, criterion, cites: [...cites], comment };
}

/** The author's expectation opens after the level is set, and again after that was taken back; what is open already stays so, without a further record. */
function bodiesOfLook(
  ledger: Ledger | null,
  { what, criterion }: Extract<MarkAct, { readonly kind: 'look' }>,
  wall: string,
): MarkBodies {
  const isMarked = criterion !== null && ledger?.marks.has(criterion) === true;
  if (what === 'expectation' && !isMarked)
    return refused('What the author expects opens after the mark is set, so that it can’t lead it.');
  return ledger?.looked.has(lookedName(what, criterion)) === true
    ? nothing
    : body({ kind: 'looked', wall, what, criterion });
}

function marked(criterion: string, mark: Mark, wall: string): LedgerBody {
  if (mark.level === 'not-seen') return { kind: 'marked', wall, criterion, mark };
  return { kind: 'marked', wall, criterion, mark: { ...mark, cites: [...mark.cites] } };
}

const nothing: MarkBodies = { ok: true, bodies: [] };

function body(one: LedgerBody): MarkBodies {
  return { ok: true, bodies: [one] };
}

function refused(because: string): MarkBodies {
  return { ok: false, because };
}
