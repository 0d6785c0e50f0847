import { emptyHead, headAfter, linkRecord } from '../../src/log/chain.ts';
import { readLog } from '../../src/log/read-log.ts';
import { headOfLines } from '../../src/log/receipt.ts';
import type { LogRecord } from '../../src/log/record.ts';
import { writeHeadPaper } from '../../src/seal/head-paper.ts';
import type { Start } from '../../src/seal/start-file.ts';
import { tenRecords } from './log.ts';
import { beginWith, must, sitStrongly } from './sample.ts';
import { assessedOf, type Sealed, startIn } from './sealed.ts';

/** Records of a usual sitting: its decisions, and what was opened, noted and typed between them. */
export const usualRecords = 200;

/** Sits what a start file settles to its end, with as many records as a usual sitting has; `mark` makes it another than the rest. Gives the lines. */
export function sitUsually(sealed: Sealed, text: string, mark: string): readonly string[] {
  const strong = sitFilled(sealed, text, mark, 0).length;
  const lines = sitFilled(sealed, text, mark, usualRecords - strong);
  if (lines.length !== usualRecords) throw new Error(`${lines.length} records`);
  return lines;
}

/** Sits it with so many records more than its strong answers give. */
function sitFilled(sealed: Sealed, text: string, mark: string, more: number): readonly string[] {
  const { scenario } = sealed;
  const start = startIn(text);
  const lines: string[] = [];
  const { candidate, seed } = start;
  const terms = { scenario, candidate, seed, purpose: 'assessed', assessed: assessedOf(sealed, text, start) } as const;
  const recorder = beginWith(terms, (some) => {
    lines.push(...some);
    return { ok: true };
  });
  for (let round = 0; round < Math.floor(more / 10); round += 1) tenRecords(recorder, round);
  for (let left = more % 10; left > 0; left -= 1)
    must(recorder, { kind: 'note', text: `${mark}, ${left}`, about: null });
  sitStrongly(recorder);
  return lines;
}

/** The records of a log that is whole. */
export function recordsOf(lines: readonly string[]): readonly LogRecord[] {
  const read = readLog(Buffer.from(lines.join('')));
  if (!read.ok || read.log.damage !== null) throw new Error('What was just written can be read');
  return read.log.records;
}

/** The same sitting of somebody else, with a start file of its own. */
export function linesFor(records: readonly LogRecord[], text: string, { candidate }: Start): readonly string[] {
  return linkedAnew(records, { candidate, start: text });
}

/** The same sitting with another beginning: linked anew from its first record, which is cheaper than to sit it. */
export function linkedAnew(
  records: readonly LogRecord[],
  beginning: { readonly candidate: string; readonly start?: string },
): readonly string[] {
  let head = emptyHead;
  return records.map(({ seq, prev, hash, ...body }) => {
    const own = body.kind === 'began' ? { ...body, ...beginning } : body;
    const { record, line } = linkRecord(head, own);
    head = headAfter(record);
    return line;
  });
}

/** What `<log>.sig` says at the end of a sitting. */
export async function signatureOf(sealed: Sealed, start: Start, lines: readonly string[]): Promise<string> {
  const head = headOfLines(lines);
  if (head === null) throw new Error('A log has a head');
  return writeHeadPaper(start.id, head, await sealed.keyOf(start));
}
