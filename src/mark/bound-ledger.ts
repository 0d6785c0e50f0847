import { type Began, beganOf } from '../log/book.ts';
import type { LogRecord } from '../log/record.ts';
import type { Plan } from '../scenario/plan.ts';
import { type MarkingScheme, readScheme } from '../scenario/scheme-file.ts';
import { readStart } from '../seal/start-file.ts';
import { askedAndUnmarked } from './asked.ts';
import { hasItsScheme, isNamed } from './bound.ts';
import { type Ledger, readLedger } from './ledger.ts';
import { readLedgerName } from './ledger-name.ts';
import type { Opened } from './ledger-record.ts';

/** What a ledger has to be bound to: the log that it marks, and the plan of its scenario. */
export interface MarkedLog {
  readonly records: readonly LogRecord[];
  readonly plan: Plan;
}

/** A ledger that is whole and bound to its log, with its scheme; or why it isn't, to go after its name. */
export type BoundLedger =
  | {
      readonly ok: true;
      readonly ledger: Ledger;
      readonly scheme: MarkingScheme;
      /** How many records the log has that came after the marking began. */
      readonly after: number;
    }
  | { readonly ok: false; readonly because: string };

/**
 * Reads a ledger and holds it to its file's name, its log and its scheme: the chain, that the log's head is the one that was marked,
 * that the scheme is the one whose digest it says, that its marks are of that scheme's criteria and cite records that there were. Pure.
 */
export function boundLedger(file: string, text: string, log: MarkedLog): BoundLedger {
  const read = readLedger(text);
  if (!read.ok) return read;
  if (read.torn > 0) return no(`ends in ${read.torn} bytes of an unfinished record, which was never saved`);
  const { ledger } = read;
  const { opened } = ledger;
  const problem = notNamed(file, opened) ?? notOfLog(opened, log.records);
  if (problem !== null) return no(problem);
  const scheme = schemeOf(opened, log.plan);
  if (typeof scheme === 'string') return no(scheme);
  const stray = strayMark(ledger, scheme) ?? notMarked(ledger);
  return stray === null ? { ok: true, ledger, scheme, after: log.records.length - opened.log.count } : no(stray);
}

function no(because: string): BoundLedger {
  return { ok: false, because };
}

/** A ledger under another's name would be taken for that one's. */
function notNamed(file: string, opened: Opened): string | null {
  const name = readLedgerName(file);
  if (name === null) return 'has a name that no ledger has: <round>-<assessor>-<attempt>.ledger';
  const { round, assessor, attempt } = opened;
  return isNamed(opened, name) ? null : `is the ledger of ${round}-${assessor}-${attempt}, under another name`;
}

function notOfLog({ log }: Opened, records: readonly LogRecord[]): string | null {
  const began = beganOf(records);
  if (began === null) return 'belongs to a log that has no beginning';
  if (log.candidate !== began.candidate) return `marks ${log.candidate}, and the log is of ${began.candidate}`;
  if (log.scenario.id !== began.scenario.id || log.scenario.digest !== began.scenario.digest)
    return 'marks a sitting of another scenario, or of another version of it';
  if (log.start !== startOf(began)) return 'marks a sitting from another start file';
  const last = records[log.count - 1];
  if (last === undefined) return `marks a log of ${log.count} records, and this one has ${records.length}`;
  return last.hash === log.hash ? null : `marks another log: their records ${log.count - 1} differ`;
}

function startOf(began: Began): string | null {
  if (began.start === undefined) return null;
  const read = readStart(began.start);
  return read.ok ? read.start.id : null;
}

function schemeOf(opened: Opened, its: Plan): MarkingScheme | string {
  const { scheme, plan } = opened;
  if (!hasItsScheme(opened)) return `says another digest than its scheme ${scheme.id} has`;
  if (plan.id !== its.id) return `marks by the plan ${plan.id}, and the scenario is of ${its.id}`;
  let isSound = true;
  const read = readScheme({ path: 'scheme.yaml', text: scheme.text }, its, (diagnostic) => {
    if (diagnostic.severity === 'error') isSound = false;
  });
  return read === null || !isSound ? `holds a scheme (${scheme.id}) that can’t be read` : read;
}

function notMarked(ledger: Ledger): string | null {
  const [unmarked] = askedAndUnmarked(ledger);
  return unmarked === undefined ? null : `is closed, and ${unmarked}, for which it asks, isn’t marked`;
}

function strayMark({ opened, records }: Ledger, scheme: MarkingScheme): string | null {
  const criteria = new Set(scheme.criteria.map((criterion) => criterion.id));
  const other = opened.asked?.find((one) => !criteria.has(one));
  if (other !== undefined) return `asks for ${other}, which is no criterion of its scheme`;
  for (const record of records) {
    if (record.kind !== 'marked') continue;
    const { criterion, mark, seq } = record;
    if (!criteria.has(criterion)) return `marks ${criterion} at record ${seq}, which is no criterion of its scheme`;
    const beyond = mark.level === 'not-seen' ? undefined : mark.cites.find((cited) => cited >= opened.log.count);
    if (beyond !== undefined) return `cites record ${beyond} at its record ${seq}, and the log had ${opened.log.count}`;
  }
  return null;
}
