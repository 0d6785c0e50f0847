import type { Finding } from './finding.ts';
import { clocksFinding } from './judge-clocks.ts';
import { diskFindings } from './judge-disk.ts';
import { keysFinding } from './judge-keys.ts';
import { programFindings } from './judge-program.ts';
import { terminalFindings } from './judge-terminal.ts';
import type { Measured } from './measured.ts';

/** Judges everything that was measured: a finding for each subject, in their order. Pure. */
export function findingsOf(measured: Measured): readonly Finding[] {
  return [
    ...programFindings(measured.program),
    ...terminalFindings(measured.terminal),
    keysFinding(measured.keys),
    clocksFinding(measured.clocks),
    ...diskFindings(measured.disk),
  ];
}
