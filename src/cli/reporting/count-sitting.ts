import { absolutePath } from '../../host/paths.ts';
import { besideReplayed } from '../../mark/check-ledger.ts';
import { isToModerate } from '../../mark/sample.ts';
import { createSchemeReader } from '../../mark/scheme-reader.ts';
import { type Frame, frameOfScenario } from '../../report/analysis/frame.ts';
import { type MarkFacts, markFacts } from '../../report/analysis/mark-facts.ts';
import { type SittingFacts, sittingFacts } from '../../report/analysis/sitting-facts.ts';
import { readStart } from '../../seal/start-file.ts';
import { drawnReader } from '../marking/drawn-of-log.ts';
import { createSittingOpener, openSitting } from '../open/each-sitting.ts';
import { type LedgersOfLog, openLedgers, roundsFound } from '../open/open-ledgers.ts';

/** What sittings are opened with, and the folder the command was given in. */
export interface CountGiven {
  readonly identity: string | null;
  readonly cwd: string;
}

/** What is counted of one log: plain data, so that a thread can hand it over; or why it can't be, to go after its name. */
export type Counted =
  | ({ readonly ok: true; readonly path: string } & CountedSitting)
  | { readonly ok: false; readonly path: string; readonly because: string };

interface CountedSitting {
  /** Which scenario it is of: one key for each version. */
  readonly scenario: string;
  /** What that is counted against: with the first sitting of it that this counter meets. */
  readonly frame: Frame | null;
  readonly facts: SittingFacts;
  readonly marks: readonly MarkFacts[];
  readonly ledgers: { readonly open: number; readonly sealed: number; readonly problems: readonly string[] };
}

/** A counter of sittings, which opens each scenario once. The path that it takes is absolute. */
export function createCounter({ identity, cwd }: CountGiven): (path: string) => Promise<Counted> {
  const opener = createSittingOpener(identity);
  const ledgerOpener = { identity, cards: [], schemes: createSchemeReader(), mustBeSigned: false };
  const drawnOf = drawnReader([], { cwd });
  const frames = new Map<string, Frame>();
  return async (path) => {
    const opened = await openSitting(path, opener, { cwd });
    if (!opened.ok) return opened;
    const { path: told, replayed, head } = opened.sitting;
    const [first] = replayed.records;
    if (first === undefined) return { ok: false, path: told, because: 'has no record' };
    const { began, sitting } = first.after;
    const scenario = `${began.scenario.digest} ${began.scenario.id}`;
    const known = frames.get(scenario);
    const frame = known ?? frameOfScenario(sitting.scenario, began.scenario.digest);
    frames.set(scenario, frame);
    const facts = sittingFacts(replayed, frame, centreOf(began.start));
    if (facts === null) return { ok: false, path: told, because: 'has no record' };
    const ledgers = await openLedgers(absolutePath(cwd, path), besideReplayed(replayed, head), ledgerOpener, { cwd });
    const drawn = drawnOf(absolutePath(cwd, path), head.hash);
    // Of what may have been drawn nothing is settled.
    const isInSample = (criterion: string): boolean => !drawn.ok || isToModerate(drawn.value, criterion);
    const left = notCounted(ledgers);
    const problems = drawn.ok ? left.problems : [...left.problems, `${drawn.because}. No mark is counted there`];
    const marks = markFacts(roundsFound(ledgers), { isInSample });
    const counted = { facts, marks, ledgers: { ...left, problems } };
    return { ok: true, path: told, scenario, frame: known === undefined ? frame : null, ...counted };
  };
}

function notCounted({ found, leftOut }: LedgersOfLog): CountedSitting['ledgers'] {
  const wrong = leftOut.filter(({ isShut }) => !isShut);
  return {
    open: found.filter(({ ledger }) => !ledger.isClosed).length,
    sealed: leftOut.length - wrong.length,
    problems: wrong.map(({ path, because }) => `${path} ${because}`),
  };
}

function centreOf(start: string | undefined): string | null {
  const read = start === undefined ? null : readStart(start);
  return read?.ok === true ? read.start.centre.id : null;
}
