import type { Replayed } from '../log/replay.ts';
import { readLedgerName } from '../mark/ledger-name.ts';
import { readReopenedName } from '../mark/reopened.ts';
import type { ScenarioSource } from '../scenario/scenario.ts';
import { isSafePath, twicePath } from './safe-path.ts';
import { type ToldBeside, type ToldLedger, transcriptOf } from './transcript.ts';
import type { BundleFile } from './zip.ts';

/** A sitting to be packed. */
export interface SittingToPack {
  /** Of the log, as it stood in its file, opened where it was sealed to be sent. */
  readonly log: Uint8Array;
  /** Of its `.sig`; null where there is none. */
  readonly sig: Uint8Array | null;
  readonly replayed: Replayed;
  /** What its sealed scenario says to whoever may mark; null where the log holds its scenario openly. */
  readonly marking: string | null;
  /** Every file of its marks folder that belongs to a ledger, and the papers that open rounds again. */
  readonly marks: readonly BundleFile[];
  /** Those ledgers of it that can be told. */
  readonly told: readonly ToldLedger[];
  readonly beside: ToldBeside;
}

/** The names that a sitting's files have in its folder. */
export const inSitting = {
  log: 'log.jsonl',
  sig: 'log.jsonl.sig',
  transcript: 'transcript.txt',
  marking: 'marking.json',
  scenario: 'scenario/',
  plan: 'plan/',
  marks: 'marks/',
} as const;

/** The files of a sitting by their paths in its folder; or why it can't be packed, to go after its log's name. Pure. */
export function sittingFiles(sitting: SittingToPack): readonly BundleFile[] | string {
  const files = [
    { path: inSitting.log, bytes: sitting.log },
    ...(sitting.sig === null ? [] : [{ path: inSitting.sig, bytes: sitting.sig }]),
    ...(sitting.marking === null ? [] : [textFile(inSitting.marking, sitting.marking)]),
    ...scenarioFiles(sitting.replayed),
    ...sitting.marks.map(({ path, bytes }) => ({ path: `${inSitting.marks}${path}`, bytes })),
    textFile(inSitting.transcript, transcriptOf(sitting.replayed, sitting.told, sitting.beside)),
  ];
  const paths = files.map(({ path }) => path);
  const unsafe = paths.find((path) => !isSafePath(path));
  if (unsafe !== undefined) return `can’t be packed: a file in it is called ${unsafe}, which isn’t safe to unpack`;
  const twice = twicePath(paths);
  return twice === null ? files : `can’t be packed: two of its files would be called ${twice}`;
}

/** Whether a sitting has such a file in its folder. Pure. */
export function isFileOfSitting(path: string): boolean {
  const { log, sig, transcript, marking, scenario, plan, marks } = inSitting;
  if ([log, sig, transcript, marking].some((one) => one === path)) return true;
  if (path.startsWith(scenario) || path.startsWith(plan)) return true;
  if (!path.startsWith(marks)) return false;
  const file = path.slice(marks.length);
  return readLedgerName(file.replace(/\.sig$/, '')) !== null || readReopenedName(file) !== null;
}

/** The scenario as it was sat, its documents and its plan, for people to read. Pure. */
export function scenarioFiles({ records }: Replayed): readonly BundleFile[] {
  const source: ScenarioSource | undefined = records[0]?.after.sitting.scenario.source;
  if (source === undefined) return [];
  const files = source.files.map(({ path, text }) => textFile(`${inSitting.scenario}${path}`, text));
  return [...files, textFile(`${inSitting.plan}${source.plan.path}`, source.plan.text)];
}

/** A file of text, in UTF-8. */
export function textFile(path: string, text: string): BundleFile {
  return { path, bytes: new TextEncoder().encode(text) };
}
