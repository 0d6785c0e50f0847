import type { Finding } from '../log/verify.ts';
import type { Card } from '../seal/keys.ts';
import { type BoundLedger, boundLedger, type MarkedLog } from './bound-ledger.ts';
import type { Ledger } from './ledger.ts';
import { marksSignature } from './sign-ledger.ts';

/** What was found about one ledger: its chain and what it is bound to, and its signature, each by itself. */
export interface LedgerFindings {
  readonly ledger: Finding;
  readonly signature: Finding;
  readonly bound: BoundLedger | null;
}

/** What a ledger is looked at with. `sig` is what lies beside it; null where nothing does. */
export interface LedgerFile {
  readonly file: string;
  readonly text: string;
  readonly sig: string | null;
}

/** Looks at a ledger: its chain, that it is bound to this log and to its scheme, and whose signature stands beside it. Pure. */
export function ledgerFindings(
  { file, text, sig }: LedgerFile,
  log: MarkedLog,
  cards: readonly Card[],
): LedgerFindings {
  const bound = boundLedger(file, text, log);
  if (!bound.ok) return { bound, ledger: { standing: 'wrong', says: bound.because }, signature: unread };
  return { bound, ledger: { standing: 'good', says: told(bound) }, signature: signatureOf(bound.ledger, sig, cards) };
}

const unread: Finding = { standing: 'unknown', says: 'not looked at' };

function told({ ledger, scheme, after }: Extract<BoundLedger, { readonly ok: true }>): string {
  const { round, assessor, attempt } = ledger.opened;
  const again = attempt === 1 ? '' : `, attempt ${attempt}`;
  const state = ledger.isClosed ? 'closed' : 'not closed';
  const later = after === 0 ? '' : `; the log has ${after} records more than when the marking began`;
  const { asked } = ledger.opened;
  const of = asked === undefined ? `${scheme.criteria.length} criteria` : `${asked.length} criteria asked for`;
  const marks = `${ledger.marks.size} of ${of} marked`;
  return `${round} round${again}, by ${assessor}: unbroken, ${state}, ${marks}, of this log and by ${scheme.id}${later}`;
}

/** A closed ledger is signed by its marker; which key is theirs only a card says. */
function signatureOf(ledger: Ledger, sig: string | null, cards: readonly Card[]): Finding {
  const { assessor } = ledger.opened;
  const signature = marksSignature(ledger, sig, cards);
  switch (signature.is) {
    case 'none': {
      if (!ledger.isClosed) return { standing: 'absent', says: 'none: it isn’t closed' };
      const hasCard = cards.some(({ role, id }) => role !== 'centre' && id === assessor);
      return { standing: hasCard ? 'wrong' : 'absent', says: 'none, though it is closed' };
    }
    case 'unreadable':
      return wrong('the .sig file was changed, or is none');
    case 'of-another':
      return wrong(`signed as ${signature.by}, and the ledger is of ${assessor}`);
    case 'of-other-records':
      return wrong('the signature is of other records than these');
    case 'no-card':
      return { standing: 'unknown', says: `signed, and no card of ${assessor} was given to compare with (--card)` };
    case 'other-key':
      return wrong(`not signed with the key on the card of ${assessor}`);
    case 'good':
      return { standing: 'good', says: `signed with the key of ${assessor}` };
    default:
      return signature satisfies never;
  }
}

function wrong(says: string): Finding {
  return { standing: 'wrong', says };
}
