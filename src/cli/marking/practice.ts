import { isThere } from '../../host/is-there.ts';
import { readLogFile } from '../../host/log-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { readLog } from '../../log/read-log.ts';
import { isReceiptOf, readReceipt } from '../../log/receipt.ts';
import { practicePath } from '../../mark/ledger-name.ts';
import { agreedLines, isNear } from '../../mark/practice.ts';
import type { Control } from '../../mark/standing.ts';
import { type ControlSitting, readControls } from '../../scenario/controls-file.ts';
import { logPaths, openToMark } from '../open/each-sitting.ts';
import { readSource } from '../open/open-plan.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';
import { closeOne } from './close-round.ts';
import type { DeskFiles } from './marking-desk.ts';
import { type DeskParts, deskFilesOf } from './marking-files.ts';
import { type QueuedLog, type QueueTerms, queuedSitting } from './marking-queue.ts';
import { readLedgerAt } from './read-ledger.ts';
import { factsOf } from './sitting-facts.ts';

/** What a standardisation set is called in a folder that is marked. */
export const practiceName = 'standardisation.yaml';

/** Sittings with agreed marks, to come near to before anything is marked that counts. */
export interface PracticeSet {
  readonly offByALevelMost: number;
  readonly sittings: readonly { readonly log: string; readonly control: Control }[];
}

/**
 * The standardisation set: the file that was named, else that of a folder that is marked; null where there is none. It is read by
 * whoever marks, so that it holds nothing but standardisation sittings: who knows a control that is laid among the others can't be
 * held to it.
 */
export function openPractice(
  folders: readonly string[],
  named: string | null,
  terms: QueueTerms,
  surroundings: Surroundings,
): Read<PracticeSet | null> {
  const { cwd } = surroundings;
  const found = folders.map((name) => `${absolutePath(cwd, name)}/${practiceName}`).find(isThere) ?? null;
  const path = named === null ? found : absolutePath(cwd, named);
  if (path === null) return { ok: true, value: null };
  const folder = path.slice(0, path.replaceAll('\\', '/').lastIndexOf('/'));
  const paths = logPaths([folder], surroundings);
  if (!paths.ok) return paths;
  const logs = new Map(paths.value.map((log) => [toldPath(folder, log), log] as const));
  const tests = new Map([...logs].map(([name, log]) => [name, (receipt: string) => isOf(receipt, log)] as const));
  const read = readSource(path, surroundings, (source, report) =>
    readControls(source, { plan: terms.plan, scheme: terms.scheme, logs: tests }, report),
  );
  if (!read.ok) return read;
  const other = read.value.sittings.find(({ isStandardisation }) => !isStandardisation);
  if (other !== undefined)
    return {
      ok: false,
      because: `${shown(toldPath(cwd, path))} has the agreed marks of ${other.id}, which is no standardisation sitting (standardisation: yes): whoever marks mustn’t know a control`,
    };
  const { offByALevelMost, sittings } = read.value;
  return { ok: true, value: { offByALevelMost, sittings: sittings.map((one) => practised(one, logs)) } };
}

function practised(
  { id, log, isStandardisation, marks }: ControlSitting,
  logs: ReadonlyMap<string, string>,
): PracticeSet['sittings'][number] {
  return { log: logs.get(log) ?? log, control: { id, log, isStandardisation, marks } };
}

/** Whether a receipt is of a log: only what the file names is read. */
function isOf(receipt: string, path: string): boolean {
  const said = readReceipt(receipt);
  const file = said === null ? null : readLogFile(path);
  if (said === null || file?.ok !== true) return false;
  const read = readLog(file.value.bytes);
  return read.ok && isReceiptOf(said, read.log.head);
}

/** The next sitting to practise on: its desk, and how many are left with it. */
export interface NextPractice {
  readonly files: DeskFiles;
  readonly left: number;
}

/** What practice is made of: a desk's parts but for its logs. */
export type PracticeParts = Omit<DeskParts, 'logs' | 'order' | 'verified'>;

/** The desk of the first standardisation sitting that the assessor hasn't come near to; null where they have come near to all. */
export async function nextPractice(
  set: PracticeSet,
  parts: PracticeParts,
  surroundings: Surroundings,
): Promise<Read<NextPractice | null>> {
  const left: { readonly control: Control; readonly queued: QueuedLog }[] = [];
  for (const { control, log } of set.sittings) {
    const opened = await openToMark(log, parts.opener, surroundings);
    if (!opened.ok) return { ok: false, because: `${shown(opened.path)} ${opened.because}` };
    const facts = factsOf(opened.sitting);
    if (facts === null) return { ok: false, because: `${shown(opened.sitting.path)} has no record` };
    const whole = queuedSitting(log, facts, practiceTerms(parts.terms), 1);
    const queued = openAttempt(whole, control, set.offByALevelMost, surroundings);
    if (!queued.ok) return queued;
    if (queued.value !== null) left.push({ control, queued: queued.value });
  }
  const [next] = left;
  if (next === undefined) return { ok: true, value: null };
  return { ok: true, value: { files: practiceFiles(next, set, parts, surroundings), left: left.length } };
}

/** Practice comes before the first and the second mark alike, and is kept as neither. */
function practiceTerms(terms: QueueTerms): QueueTerms {
  return { ...terms, round: 'first', isPractice: true };
}

/** The attempt that is to be marked; null where one before it came near enough. */
function openAttempt(
  whole: QueuedLog,
  control: Control,
  offByALevelMost: number,
  surroundings: Surroundings,
): Read<QueuedLog | null> {
  const asked = whole.criteria.map(({ id }) => id).filter((id) => control.marks.has(id));
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const opening = { ...whole.opening, attempt, practice: true, asked } as const;
    const ledgerPath = practicePath(whole.log, opening.assessor, attempt);
    const read = readLedgerAt(ledgerPath, opening, surroundings);
    if (!read.ok) return { ok: false, because: read.because };
    const { ledger } = read;
    if (ledger === null || !ledger.isClosed)
      return { ok: true, value: { ...whole, asked, opening, ledgerPath, ledger } };
    if (isNear(control, ledger, offByALevelMost)) return { ok: true, value: null };
  }
  return { ok: false, because: `${control.id} was practised ${attemptsMax} times: speak to the moderator` };
}

/** The most attempts that a ledger's number has room for. */
const attemptsMax = 99;

function practiceFiles(
  { control, queued }: { readonly control: Control; readonly queued: QueuedLog },
  { offByALevelMost }: PracticeSet,
  parts: PracticeParts,
  surroundings: Surroundings,
): DeskFiles {
  const terms = practiceTerms(parts.terms);
  const files = deskFilesOf({ ...parts, terms, order: 'candidate', logs: [queued], verified: new Set() }, surroundings);
  const titles = new Map(terms.scheme.criteria.map(({ id, title }) => [id, title]));
  const closeRound: DeskFiles['closeRound'] = () => {
    const problem = closeOne(queued, null);
    const read = readLedgerAt(queued.ledgerPath, queued.opening, surroundings);
    if (problem !== null || !read.ok || read.ledger === null)
      return Promise.resolve({ ok: false, because: problem ?? 'the ledger can’t be read' });
    return Promise.resolve({ ok: true, value: agreedLines(control, read.ledger, titles, offByALevelMost) });
  };
  return { ...files, closeRound };
}
