import { besideLog } from '../../host/beside-log.ts';
import { wallNow } from '../../host/clocks.ts';
import { putSynced, removeFile } from '../../host/ledger-file.ts';
import { readLogFile } from '../../host/log-file.ts';
import { markBodies } from '../../mark/acts.ts';
import type { Ledger } from '../../mark/ledger.ts';
import { needsKeyWords } from '../../mark/marking-view.ts';
import { writeMarksHead } from '../../mark/sign-ledger.ts';
import { encryptTo } from '../../seal/age.ts';
import type { Card } from '../../seal/keys.ts';
import { counted, listed } from '../../view/words.ts';
import type { Signer } from '../open/open-keys.ts';
import type { Read } from '../read.ts';
import { takeLedger } from './ledger-hold.ts';
import type { QueuedLog } from './marking-queue.ts';

/** What a round is closed with. */
export interface Closing {
  readonly signer: Signer | null;
  /** The moderators to whom the ledgers are sealed; none: they stay open to read. */
  readonly moderators: readonly Card[];
  /** What is still to be done before it can be closed, as lines. */
  readonly missing: () => readonly string[];
}

/**
 * Closes the round of every log in the queue: `closed` goes into each ledger, each is signed, and sealed where that is asked for. Nothing is
 * closed while anything is unmarked. After a crash it goes on where it stopped: what is closed, signed or sealed already stays so.
 */
export async function closeRound(logs: readonly QueuedLog[], closing: Closing): Promise<Read<readonly string[]>> {
  const { signer, moderators } = closing;
  const [what, ...lines] = closing.missing();
  if (what !== undefined)
    return { ok: false, because: [`the round can’t be closed yet: ${what}`, ...lines].join('\n') };
  if (signer === null) return { ok: false, because: needsKeyWords };
  for (const log of logs) {
    const problem = closeOne(log, signer) ?? (moderators.length === 0 ? null : await sealOne(log, moderators));
    if (problem !== null) return { ok: false, because: problem };
  }
  const signed = `Closed and signed by ${signer.card.id}: ${counted(logs.length, 'ledger')}.`;
  const sealed =
    moderators.length === 0
      ? []
      : [`Sealed to ${listed(moderators.map(({ id }) => id))}: nobody else can read them now.`];
  return { ok: true, value: [signed, ...sealed] };
}

/** Closes one ledger, and signs it where somebody is to; a sentence where that failed, or null. */
export function closeOne({ ledgerPath, opening, asked }: QueuedLog, signer: Signer | null): string | null {
  const held = takeLedger(ledgerPath, ledgerPath, opening);
  if (!held.ok) return held.because;
  const { ledger, append, release } = held.value;
  const problem = ledger()?.isClosed === true ? null : appendClosed(ledger(), append);
  const closed = ledger();
  release();
  if (problem !== null) return problem;
  if (closed === null) return `${ledgerPath} has nothing in it`;
  if (signer === null) return null;
  const { card, key } = signer;
  // Written anew where it is there already: the same bytes, unless somebody put another in its place.
  return putSynced(besideLog(ledgerPath, 'signature'), writeMarksHead(card.id, closed.head, key));

  function appendClosed(open: Ledger | null, write: typeof append): string | null {
    const bodies = markBodies(open, { kind: 'close' }, wallNow(), { opening, criteria: asked, citable: [] });
    return bodies.ok ? write(bodies.bodies) : bodies.because;
  }
}

/** The sealed ledger is there whole before the open one goes. */
async function sealOne({ ledgerPath }: QueuedLog, moderators: readonly Card[]): Promise<string | null> {
  const file = readLogFile(ledgerPath);
  if (!file.ok) return file.because;
  const recipients = moderators.map(({ seal }) => seal);
  const because = putSynced(besideLog(ledgerPath, 'sealed'), await encryptTo(recipients, file.value.bytes));
  return because ?? removeFile(ledgerPath);
}
