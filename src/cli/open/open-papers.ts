import { toldPath } from '../../host/paths.ts';
import { filesIn, readText } from '../../host/read-text.ts';
import { logName } from '../../host/sittings.ts';
import type { Ledger } from '../../mark/ledger.ts';
import { marksFolder } from '../../mark/ledger-name.ts';
import { checkBeside, type Reopened, reopenedEnding } from '../../mark/reopened.ts';
import type { Card } from '../../seal/keys.ts';

/** The most bytes of a paper beside a log or a ledger that is read. */
export const paperBytesMax = 10_000;

/** A paper that opens nothing again, and why, to go after its path. It is no ledger by its name. */
interface LeftPaper {
  readonly path: string;
  readonly name: null;
  readonly because: string;
  readonly isShut: false;
}

/** Opens the papers beside a log's ledgers that open rounds again; one that doesn't count is left out. */
export function openPapers(
  logPath: string,
  ledgers: readonly Ledger[],
  cards: readonly Card[],
  cwd: string,
): { readonly reopened: readonly Reopened[]; readonly leftOut: readonly LeftPaper[] } {
  const reopened: Reopened[] = [];
  const leftOut: LeftPaper[] = [];
  for (const path of filesIn(marksFolder(logPath), reopenedEnding)) {
    const paper = openPaper(path, cards, ledgers);
    if (typeof paper !== 'string') reopened.push(paper);
    else leftOut.push({ path: toldPath(cwd, path), name: null, because: paper, isShut: false });
  }
  return { reopened, leftOut };
}

/** Opens one of them; or why it doesn't count, to go after its name. */
export function openPaper(path: string, cards: readonly Card[], ledgers: readonly Ledger[]): Reopened | string {
  const file = readText(path, paperBytesMax);
  return file.ok ? checkBeside(file.text, logName(path), cards, ledgers) : file.because;
}
