import { worstOf } from './finding.ts';
import { findingsOf } from './findings.ts';
import { clockWord, dateOf } from './judge-clocks.ts';
import { bytesWords, msWords } from './judge-disk.ts';
import { keysCount } from './judge-keys.ts';
import { colourWord, encodingWord, isTerminal, termWord } from './judge-terminal.ts';
import type { Measured, TerminalMeasured } from './measured.ts';

/** The version of the line: raised when a word in it comes to mean something else. */
const lineVersion = 1;

/**
 * What was found, as one line of text to be sent to the centre: so many words in the same order, `-` for what isn't known,
 * ASCII alone. Nothing in it tells whose machine it is: no name, no path. Pure.
 */
export function centreLine(measured: Measured): string {
  const { program, terminal, keys, clocks, disk } = measured;
  const { log, freeBytes } = disk;
  return [
    ...['callsheet', 'doctor', String(lineVersion), worstOf(findingsOf(measured)), word(dateOf(clocks.wall))],
    ...['callsheet', word(program.version), 'node', word(program.node), word(program.system)],
    ...[isTerminal(terminal) ? termWord(terminal.term) : '-', sizeWord(terminal), encodingWord(terminal)],
    ...['colours', colourWord(terminal), 'keys', keysCount(keys)],
    ...['sync', log.ok ? msWords(log.medianMs).replace(' ', '') : '-'],
    ...['disk', freeBytes === null ? '-' : bytesWords(freeBytes).replace(' ', '')],
    ...['clock', clockWord(clocks)],
  ].join(' ');
}

function sizeWord(terminal: TerminalMeasured): string {
  const { columns, rows } = terminal;
  return isTerminal(terminal) && columns !== null && rows !== null ? `${columns}x${rows}` : '-';
}

/** A word of the line, whatever stands in it. */
function word(text: string): string {
  return text.replace(/[^a-z0-9+._-]/gi, '') || '-';
}
