import type { Finding } from '../log/verify.ts';
import type { Card } from '../seal/keys.ts';
import { counted } from '../view/words.ts';
import { askedAndUnmarked } from './asked.ts';
import { hasItsScheme, isNamed } from './bound.ts';
import { type Ledger, readLedger } from './ledger.ts';
import type { LedgerName } from './ledger-name.ts';
import { marksSignature } from './sign-ledger.ts';

/** What a ledger is held against. */
export interface LedgerGiven {
  /** What the name of its file says; null where that is no name of a ledger. */
  readonly name: LedgerName | null;
  /** What `<ledger>.sig` says; null where there is none. */
  readonly sig: string | null;
  /** Cards of assessors; none: signatures are compared with nothing. */
  readonly cards: readonly Card[];
  /** The hashes of the records of the log it lies beside; or why they can't be told, and whether that is because it isn't there. */
  readonly log:
    | { readonly ok: true; readonly hashes: readonly string[] }
    | { readonly ok: false; readonly isAbsent: boolean; readonly because: string };
}

/** What was found about one ledger, each thing by itself, as of a log. */
export interface LedgerVerification {
  readonly chain: Finding;
  readonly signature: Finding;
  readonly log: Finding;
  readonly scheme: Finding;
  readonly round: Finding;
  readonly records: number;
  /** What it is of: null where it is damaged. */
  readonly of: { readonly assessor: string; readonly scenario: string; readonly candidate: string } | null;
  /** Nothing that is present is wrong. */
  readonly holds: boolean;
}

/** A ledger verified, or why it can't be read, to go after its name. */
export type VerifiedLedger =
  | { readonly ok: true; readonly verification: LedgerVerification }
  | { readonly ok: false; readonly because: string };

/** Verifies a mark ledger: chain, signature, the log and the scheme it is bound to, and the round. Pure. */
export function verifyLedger(text: string, given: LedgerGiven): VerifiedLedger {
  const read = readLedger(text);
  if (!read.ok) return read.because.startsWith('is damaged') ? damaged(read.because) : read;
  const { ledger, torn } = read;
  const findings = {
    chain: good(`unbroken from record 0 to ${ledger.head.count - 1}`),
    signature: signatureFinding(ledger, given),
    log: logFinding(ledger, given.log),
    scheme: schemeFinding(ledger),
    round: roundFinding(ledger, given.name, torn),
  };
  const { assessor, log } = ledger.opened;
  return {
    ok: true,
    verification: {
      ...findings,
      records: ledger.head.count,
      of: { assessor, scenario: log.scenario.id, candidate: log.candidate },
      holds: Object.values(findings).every(({ standing }) => standing !== 'wrong'),
    },
  };
}

/** The findings in the order in which they are told, each with its subject. */
export function ledgerFindings(verification: LedgerVerification): readonly (Finding & { readonly of: string })[] {
  const subjects = ['chain', 'signature', 'log', 'scheme', 'round'] as const;
  return subjects.map((of) => ({ of, ...verification[of] }));
}

function good(says: string): Finding {
  return { standing: 'good', says };
}

function wrong(says: string): Finding {
  return { standing: 'wrong', says };
}

function damaged(because: string): VerifiedLedger {
  const unknown: Finding = { standing: 'unknown', says: 'not looked at, for the damage' };
  const findings = { chain: wrong(because.replace(/^is /, '')), signature: unknown, log: unknown, scheme: unknown };
  return { ok: true, verification: { ...findings, round: unknown, records: 0, of: null, holds: false } };
}

function signatureFinding(ledger: Ledger, { sig, cards }: LedgerGiven): Finding {
  const { opened, head, isClosed } = ledger;
  const signature = marksSignature(ledger, sig, cards);
  const range = `records 0 to ${head.count - 1} signed by ${opened.assessor}`;
  switch (signature.is) {
    case 'none':
      if (!isClosed) return { standing: 'absent', says: 'none: the round isn’t closed yet' };
      return {
        standing: cards.length > 0 ? 'wrong' : 'absent',
        says: 'none, though the round is closed: the .sig file is missing',
      };
    case 'unreadable':
      return wrong('the .sig file is no signature of marks');
    case 'of-another':
      return wrong(`the .sig file is by ${signature.by}`);
    case 'of-other-records':
      return wrong('the .sig file is of other records than these');
    case 'no-card':
      return cards.length > 0
        ? wrong(`none of the cards given is that of ${opened.assessor}`)
        : { standing: 'unknown', says: `${range}, and no card was given to compare with (--card)` };
    case 'other-key':
      return wrong(`it isn’t signed with the key of ${opened.assessor}’s card`);
    case 'good':
      return good(`${range}, by the card given`);
    default:
      return signature satisfies never;
  }
}

/** The log is the one that was marked, to the last record. */
function logFinding({ opened, records }: Ledger, log: LedgerGiven['log']): Finding {
  if (!log.ok) return { standing: log.isAbsent ? 'absent' : 'unknown', says: log.because };
  const { count, hash } = opened.log;
  if (log.hashes[count - 1] !== hash) return wrong('the log beside it is another, or was changed');
  if (log.hashes.length > count)
    return wrong(`the log beside it has gone on since: it was marked with ${counted(count, 'record')}`);
  const cited = records.flatMap((record) =>
    record.kind === 'marked' && record.mark.level !== 'not-seen' ? record.mark.cites : [],
  );
  const beyond = cited.find((seq) => seq >= count);
  if (beyond !== undefined) return wrong(`record ${beyond} is cited, and the log has only ${count}`);
  return good(`the log beside it, with its ${counted(count, 'record')}`);
}

function schemeFinding({ opened }: Ledger): Finding {
  const { id, digest } = opened.scheme;
  const plan = opened.plan.status === 'draft' ? ', DRAFT plan' : '';
  return hasItsScheme(opened)
    ? good(`${id}, verbatim in it, digest ${digest.slice(0, 12)}…${plan}`)
    : wrong(`the text of ${id} in it hasn’t the digest that stands beside it`);
}

function roundFinding({ opened, marks, isClosed }: Ledger, name: LedgerName | null, torn: number): Finding {
  const { round, assessor, attempt } = opened;
  if (name === null || !isNamed(opened, name))
    return wrong(`its name doesn’t say what it is: ${round}, ${assessor}, attempt ${attempt}`);
  if (torn > 0) return wrong('torn: an unfinished record stands after the last');
  const [unmarked] = askedAndUnmarked({ opened, marks, isClosed });
  if (unmarked !== undefined) return wrong(`closed, and ${unmarked}, for which it asks, isn’t marked`);
  const asked = opened.asked === undefined ? '' : `, ${opened.asked.length} asked for`;
  const what = `${round}, for the ${opened.for}, attempt ${attempt}: ${counted(marks.size, 'criterion', 'criteria')} marked${asked}`;
  return isClosed ? good(`${what}, closed`) : { standing: 'absent', says: `${what}, open still` };
}
