import { isThere } from '../../host/is-there.ts';
import { holdLedger, type LedgerFile } from '../../host/ledger-file.ts';
import { emptyHead } from '../../log/chain.ts';
import type { Opening } from '../../mark/acts.ts';
import { enterLedgerRecord, type Ledger, linkLedgerRecord } from '../../mark/ledger.ts';
import type { LedgerBody } from '../../mark/ledger-record.ts';
import { ledgerToMark } from '../../mark/ledger-to-mark.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';

/** A ledger that this process holds: nobody else can add to it meanwhile. */
export interface HeldLedger {
  /** As it stands; null while nothing is in it. */
  readonly ledger: () => Ledger | null;
  /** Links records after its head, appends them in one write and syncs. A sentence where that failed, or null. */
  readonly append: (bodies: readonly LedgerBody[]) => string | null;
  readonly release: () => void;
}

/** A sentence about a ledger, or what is typed for it, with its name for its path, which says whose sitting it is. */
export function called(because: string, name: string): string {
  return because.replace(/^.*?\.(ledger|typed)\b/, name);
}

/** The path under which a ledger lies once it is sealed to the moderators. */
export function sealedPath(path: string): string {
  return `${path}.age`;
}

/**
 * Takes hold of a ledger, which need not be there yet, and makes sure that it is the one meant. What a crash left behind its last
 * record was never said to be saved, and is set aside. `told` is how it is called to a person.
 */
export function takeLedger(path: string, told: string, opening: Opening): Read<HeldLedger> {
  const name = shown(told);
  if (isThere(sealedPath(path))) return { ok: false, because: `${name} is closed, and sealed to the moderators` };
  const held = holdLedger(path);
  if (!held.ok) return { ok: false, because: called(held.because, name) };
  const file = held.value;
  const read = readHeld(file, name, opening);
  if (!read.ok) {
    file.close();
    return read;
  }
  return { ok: true, value: heldLedger(file, read.value, name) };
}

function readHeld(file: LedgerFile, name: string, opening: Opening): Read<Ledger | null> {
  const { bytes } = file;
  const found = ledgerToMark(bytes, opening);
  if (!found.ok) return { ok: false, because: `${name} ${found.because}` };
  // Only a beginning that was cut off: of anything else nothing is taken away.
  if (found.end === 0 && bytes.length > 0 && !new TextDecoder().decode(bytes).startsWith('{"'))
    return { ok: false, because: `${name} is no mark ledger of callsheet` };
  const torn = setTornAside(file, found.end);
  return torn === null ? { ok: true, value: found.ledger } : { ok: false, because: torn };
}

function setTornAside(file: LedgerFile, from: number): string | null {
  const bytes = file.bytes.length - from;
  return bytes === 0 ? null : (file.setTornAside({ from, bytes })?.because ?? null);
}

function heldLedger(file: LedgerFile, found: Ledger | null, name: string): HeldLedger {
  let ledger = found;
  return {
    ledger: () => ledger,
    append: (bodies) => {
      const lines: string[] = [];
      let next = ledger;
      for (const body of bodies) {
        const { record, line } = linkLedgerRecord(next?.head ?? emptyHead, body);
        const entered = enterLedgerRecord(next, record);
        if (typeof entered === 'string') return entered;
        lines.push(line);
        next = entered;
      }
      const appended = file.append(lines);
      if (!appended.ok) return called(appended.because, name);
      ledger = next;
      return null;
    },
    release: file.close,
  };
}
