import { type Finding, fine, look, notFit, notKnown } from './finding.ts';
import type { DiskMeasured, LogMeasured } from './measured.ts';

/** Room for many sittings, in bytes. */
const enoughBytes = 100_000_000;

/** An append that takes longer than this is felt; than that, a sitting stands still at each key. */
const feltMs = 50;
const tooLongMs = 500;

const elsewhere = 'Choose another folder with --folder, and sit with --out.';
const ownDisk = 'Keep sittings on a disk of this machine: choose a folder with --folder, and sit with --out.';

/** Judges the disk on which sittings are kept. Pure. */
export function diskFindings(disk: DiskMeasured): readonly Finding[] {
  return [folderFinding(disk), spaceFinding(disk.freeBytes), savingFinding(disk.log), lockFinding(disk.log)];
}

function folderFinding({ folder, isThere, log }: DiskMeasured): Finding {
  if (!log.ok) return notFit('folder', whyNoLog(folder, log.problem), elsewhere);
  return fine('folder', isThere ? `${folder} can be written to.` : `${folder} isn’t there yet, and can be made.`);
}

function whyNoLog(folder: string, problem: string): string {
  switch (problem) {
    case 'read-only':
      return `${folder} can’t be written to.`;
    case 'disk-full':
      return `The disk of ${folder} is full.`;
    case 'not-a-file':
      return `${folder}, or a part of its path, isn’t a folder.`;
    default:
      return `No log could be kept in ${folder}.`;
  }
}

function spaceFinding(freeBytes: number | null): Finding {
  if (freeBytes === null) return notKnown('space', 'The system doesn’t say how much room there is on the disk.');
  const found = `${bytesWords(freeBytes)} of the disk are free.`;
  return freeBytes >= enoughBytes
    ? fine('space', found)
    : notFit('space', found, `Make room: ${bytesWords(enoughBytes)} are enough.`);
}

function savingFinding(log: LogMeasured): Finding {
  if (!log.ok) return notKnown('saving', 'Nothing could be saved, so nothing was measured.');
  const { medianMs, worstMs, appends } = log;
  const found = `Saving takes ${msWords(medianMs)}, at worst ${msWords(worstMs)} (${appends} times).`;
  if (!(medianMs <= tooLongMs)) return notFit('saving', found, ownDisk);
  return medianMs > feltMs ? look('saving', found, ownDisk) : fine('saving', found);
}

function lockFinding(log: LogMeasured): Finding {
  if (!log.ok) return notKnown('lock', 'No log could be made, so none was locked.');
  return log.isHeld
    ? fine('lock', 'A log that is in use can’t be opened a second time.')
    : notFit('lock', 'A log that is in use could be opened a second time.', ownDisk);
}

/** "0.3 ms", "12 ms". */
export function msWords(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

/** "41 GB", "120 MB", in the thousands that disks are sold by; part ones are left out. */
export function bytesWords(bytes: number): string {
  const isGreat = bytes >= 1_000_000_000;
  return `${Math.floor(bytes / (isGreat ? 1_000_000_000 : 1_000_000))} ${isGreat ? 'GB' : 'MB'}`;
}
