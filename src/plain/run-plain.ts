import type { LogRecord } from '../log/record.ts';
import type { CreatedRecorder } from '../log/recorder.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Arrangements } from '../view/arrangements.ts';
import { commandForLine } from '../view/commands.ts';
import { printable } from '../view/printable.ts';
import { plainSettingsLines } from '../view/settings.ts';
import { sentence } from '../view/words.ts';
import { beginningHelp } from './help.ts';
import {
  leaveNow,
  type Outcome,
  openRun,
  type Run,
  runLine,
  saveDraft,
  takesPaste,
  tellFromOutside,
} from './run-line.ts';
import { askToBegin, briefingLines, openingLines } from './telling.ts';

/** What plain mode reads from and writes to. */
export interface PlainPorts {
  /**
   * Lines in, without their line ends. Each item holds the lines that came at once: one where a person types, several
   * where they were pasted or piped. Its end (Ctrl+D, a closed pipe) leaves the sitting with everything kept.
   */
  readonly lines: AsyncIterable<readonly string[]>;
  /** Writes one line; it has no line end and no control character in it. */
  readonly write: (line: string) => void;
  /** Whether only ASCII may be written. */
  readonly isAscii: boolean;
  /** Whether a person types the lines (a terminal). Then a `yes` that came with other lines isn't taken. */
  readonly isTyped: boolean;
  /** Does something every so many milliseconds until the function it gives is called: what comes from outside isn't kept for the next line. */
  readonly every: (ms: number, run: () => void) => () => void;
}

/** How often it is looked what came from outside. */
const lookEveryMs = 1000;

/** A sitting to be sat in plain mode. */
export interface PlainSitting {
  readonly scenario: Scenario;
  readonly arrangements: Arrangements;
  /** Creates the log, or opens it again: called when the candidate says start, so that the time starts then. */
  readonly begin: () => CreatedRecorder;
  /** The records of the log, for the debrief. Read once, at the end of a practice sitting. */
  readonly records: () => readonly LogRecord[];
  /** Asks whoever knows the invigilator's code what is to go on the record. Gives what to say afterwards. */
  readonly invigilate: () => readonly string[];
}

/** How a run ended: the sitting is over, the candidate left, never started, couldn't start, or the log was lost. */
export type PlainEnd = Exclude<Outcome, 'going'> | 'not-started' | 'failed';

/** Sits a sitting line by line, from the briefing to the end. Everything it says goes through `write`; it throws nothing of its own. */
export async function runPlain(sitting: PlainSitting, ports: PlainPorts): Promise<PlainEnd> {
  const write = (lines: readonly string[]) => {
    for (const line of lines.flatMap((one) => one.split('\n'))) ports.write(printable(line, ports.isAscii));
  };
  write(openingLines(sitting.scenario, sitting.arrangements));
  const going: Going = { run: null };
  const stopLooking = ports.every(lookEveryMs, () => {
    // Whoever types has begun a line, which what is said now doesn't run into.
    if (going.run !== null) tellFromOutside(going.run, ports.isTyped ? [''] : []);
  });
  try {
    return await takeLines(going, sitting, ports, write);
  } finally {
    stopLooking();
  }
}

/** The sitting once it has begun. */
interface Going {
  run: Run | null;
}

async function takeLines(
  going: Going,
  sitting: PlainSitting,
  ports: PlainPorts,
  write: (lines: readonly string[]) => void,
): Promise<PlainEnd> {
  for await (const batch of ports.lines) {
    if (going.run !== null && ports.isTyped && batch.length > 1 && !takesPaste(going.run, batch)) continue;
    for (const line of batch) {
      const { run } = going;
      if (run === null) {
        const next = beforeStart(sitting, line, write);
        if (typeof next === 'string') return next;
        going.run = next;
        continue;
      }
      const outcome = runLine(run, line, ports.isTyped && batch.length > 1);
      if (outcome !== 'going') return outcome;
    }
    if (going.run !== null && saveDraft(going.run) === 'lost') return 'lost';
  }
  if (going.run === null) return 'not-started';
  const outcome = leaveNow(going.run);
  return outcome === 'going' ? 'left' : outcome;
}

/** A line before the start: null while it hasn't started. */
function beforeStart(
  sitting: PlainSitting,
  line: string,
  write: (lines: readonly string[]) => void,
): Run | PlainEnd | null {
  const { scenario, arrangements } = sitting;
  const isResumed = arrangements.interruption !== null;
  const ask = askToBegin(arrangements);
  switch (commandForLine(line.replace(/^\s*\//, ''))?.id) {
    case 'leave':
      write(['Not started.']);
      return 'not-started';
    case 'again':
      write(openingLines(scenario, arrangements));
      return null;
    case 'briefing':
      write([...briefingLines(scenario, arrangements), ask]);
      return null;
    case 'help':
      write(beginningHelp(isResumed));
      return null;
    case 'settings':
      write([...plainSettingsLines(arrangements, isResumed), ask]);
      return null;
    case 'where':
      write([`You are ${isResumed ? 'about to go on with' : 'at the briefing of'} ${sentence(scenario.title)}`, ask]);
      return null;
    case 'start':
      return begun(sitting, write);
    case 'go-on':
      if (isResumed) return begun(sitting, write);
      write([ask]);
      return null;
    default:
      write([ask]);
      return null;
  }
}

function begun(sitting: PlainSitting, write: (lines: readonly string[]) => void): Run | PlainEnd {
  const created = sitting.begin();
  if (created.ok) return openRun(sitting, created.recorder, write);
  write([created.because]);
  return 'failed';
}
