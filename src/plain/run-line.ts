import type { LogRecord } from '../log/record.ts';
import type { Act, Recorder } from '../log/recorder.ts';
import type { Arrangements } from '../view/arrangements.ts';
import { noticesOf } from '../view/desk.ts';
import { leftView } from '../view/pause.ts';
import { dueTicks, skipPause, type Ticking } from '../view/ticks.ts';
import { finishWords, givenBackWords, lostWords, noPasteWords, pastedDetail } from '../view/words.ts';
import { typedNote } from './answered.ts';
import { pauseLines, pausing } from './general.ts';
import { draftAct } from './making.ts';
import { plainStep } from './plain-step.ts';
import { isBeforeOutcome, makingOf, type PlainState, type Prompt, type Stepped } from './state.ts';
import { debriefLines, endLines, startLines, tellHappened } from './telling.ts';
import { minutesToTell, minutesWords } from './time-left.ts';

/** A sitting going on in plain mode: the reducer's state, and what its acts go to. */
export interface Run {
  state: PlainState;
  ticking: Ticking | null;
  /** Where the sitting clock stood when the pause began. */
  pausedAtMs: number;
  /** The fewest minutes left that have been told by themselves, or null. */
  toldMinutes: number | null;
  /** Whether it was told that only the last answer can be finished now. */
  hasToldFinish: boolean;
  /** Whether anything was said since the latest line came. */
  hasSpoken: boolean;
  readonly recorder: Recorder;
  readonly write: (lines: readonly string[]) => void;
  readonly records: () => readonly LogRecord[];
  readonly invigilate: () => readonly string[];
}

/** Whether it goes on: `lost` when the log can't be written any more. */
export type Outcome = 'going' | 'ended' | 'left' | 'lost';

/** Starts telling a sitting whose log is open. A sitting that was over already says so at its first line. */
export function openRun(
  sitting: Pick<Run, 'records' | 'invigilate'> & { readonly arrangements: Arrangements },
  recorder: Recorder,
  write: (lines: readonly string[]) => void,
): Run {
  const { arrangements, records, invigilate } = sitting;
  const seat = recorder.seat();
  const { live } = seat.sitting.scenario.clock;
  const everyMs = live === null ? 0 : (live.tickMs * arrangements.time.percent) / 100;
  const state: PlainState = {
    seat,
    arrangements,
    prompt: { at: 'desk' },
    said: [],
    leftMs: recorder.leftMs(),
    untold: null,
  };
  const run: Run = {
    state,
    ticking: live === null ? null : { everyMs, countedToMs: recorder.elapsedMs() },
    pausedAtMs: 0,
    toldMinutes: null,
    hasToldFinish: false,
    hasSpoken: false,
    recorder,
    write: (lines) => {
      run.hasSpoken ||= lines.length > 0;
      write(lines);
    },
    records,
    invigilate,
  };
  const out = startLines(state);
  run.state = { ...state, said: out };
  write(out);
  return run;
}

/** Takes a line: time first, then what it says, then how little time is left. `isPasted` when it came with others to a person's terminal. */
export function runLine(run: Run, line: string, isPasted: boolean): Outcome {
  run.hasSpoken = false;
  const outcome = takeLine(run, line, isPasted);
  if (outcome === 'going') tellTimeLeft(run);
  return outcome;
}

function takeLine(run: Run, line: string, isPasted: boolean): Outcome {
  const isOver = run.state.seat.sitting.ended !== null;
  if (!isOver && run.recorder.leftMs() <= 0) return timeUp(run, line);
  if (tellFromOutside(run) === 'paused') return 'going';
  const ticked = letTick(run);
  if (ticked !== 'going') return ticked;
  if (isPasted && isStray(run.state, line)) {
    if (line.trim() !== '')
      run.write(['That came together with other lines, so it does not count. Type it by itself.']);
    return 'going';
  }
  const before: PlainState = { ...run.state, leftMs: run.recorder.leftMs() };
  return take(run, plainStep(before, line));
}

/**
 * Tells what came from outside since the last look: time given back, what a paper brought about, that only the last answer can be
 * finished now; and a pause for all, in which no line is taken. `lead` comes before whatever is said.
 */
export function tellFromOutside(run: Run, lead: readonly string[] = []): 'paused' | null {
  const isFinish = run.recorder.isFinishing() && !run.hasToldFinish;
  run.hasToldFinish ||= isFinish;
  const seat = run.recorder.seat();
  const { seat: before, prompt, untold } = run.state;
  const isStory = seat.sitting !== before.sitting && seat.sitting.ended === null;
  const isPause = seat.pausedForAll !== null && !isPaused(prompt);
  const given = seat.deadlineMs - before.deadlineMs;
  run.state = { ...run.state, seat, untold: isStory ? (untold ?? before.sitting) : untold };
  const said = [
    ...(isFinish ? [finishWords(run.recorder.leftMs())] : []),
    ...(given > 0 ? [givenBackWords(given)] : []),
  ];
  if (said.length > 0 || isStory || isPause) run.write([...lead, ...said]);
  if (isStory) tell(run);
  if (!isPause) return null;
  run.state = { ...run.state, prompt: { at: 'paused', under: run.state.prompt } };
  const lines = pauseLines(run.state);
  run.state = { ...run.state, said: lines };
  run.write(lines);
  return 'paused';
}

/** Whether a pause covers the prompt, or lies beneath it. */
function isPaused(prompt: Prompt): boolean {
  return prompt.at === 'paused' || ('under' in prompt && isPaused(prompt.under));
}

/** What came at once to a person's terminal was pasted: in an assessment a fact on the record, and taken only where that is allowed. */
export function takesPaste(run: Run, lines: readonly string[]): boolean {
  const { assessed } = run.state.arrangements;
  if (assessed === undefined || run.state.seat.sitting.ended !== null) return true;
  const detail = pastedDetail(lines.join('\n'), assessed.clipboard);
  run.recorder.act({ kind: 'incident', what: 'pasted', lostSeconds: 0, detail });
  run.state = { ...run.state, seat: run.recorder.seat() };
  if (!assessed.clipboard) run.write([noPasteWords]);
  return assessed.clipboard;
}

/** Says once each that ten, five and one minutes are left: with something else that is said, or before long by itself. */
function tellTimeLeft(run: Run): void {
  const { seat } = run.state;
  if (seat.paused || seat.sitting.ended !== null) return;
  const minutes = minutesToTell(run.recorder.leftMs(), seat.deadlineMs, run.toldMinutes, run.hasSpoken);
  if (minutes === null) return;
  run.toldMinutes = minutes;
  run.write([minutesWords(minutes)]);
}

/** A confirmation, or the Enter that shows what came of an answer, that was pasted along with something else. */
function isStray(state: PlainState, line: string): boolean {
  const word = line.trim().toLowerCase();
  const { at } = state.prompt;
  if (at === 'meant') return word === '';
  return word === 'yes' && ['confirm', 'meant-note', 'wait-anyway', 'withdraw', 'leave'].includes(at);
}

/** Does what a step asks: its acts first, then what it says, then what came of it. */
function take(run: Run, stepped: Stepped): Outcome {
  if (leavesBehind(run.state, stepped) && saveDraft(run) === 'lost') return 'lost';
  for (const act of stepped.acts) {
    const done = perform(run, act);
    if (done !== 'going') return done === 'refused' ? 'going' : done;
  }
  run.state = { ...stepped.state, seat: run.recorder.seat() };
  run.write(stepped.out);
  return stepped.wish === null ? tell(run) : grant(run, stepped.wish);
}

/** Whether a step leaves what is being typed, or puts something else on the record after it: then it is saved first. */
function leavesBehind(state: PlainState, { state: next, acts }: Stepped): boolean {
  if (acts.some((act) => act.kind === 'decide')) return false;
  return acts.length > 0 || makingOf(state.prompt)?.task !== makingOf(next.prompt)?.task;
}

function grant(run: Run, wish: NonNullable<Stepped['wish']>): Outcome {
  if (wish === 'debrief') {
    const out = debriefLines(run.records());
    run.state = { ...run.state, said: out };
    run.write(out);
    return 'going';
  }
  if (wish === 'invigilate') {
    run.write(run.invigilate());
    return 'going';
  }
  if (run.state.seat.sitting.ended !== null) return 'ended';
  run.write(leftView(run.recorder.seat(), run.state.arrangements));
  return 'left';
}

/** One act: on the record, or refused with a sentence and everything as it was. */
function perform(run: Run, act: Act): Outcome | 'refused' {
  if (act.kind === 'pause') run.pausedAtMs = run.recorder.elapsedMs();
  const acted = run.recorder.act(act);
  if (acted.ok) {
    if (act.kind === 'resume' && run.ticking !== null) {
      run.ticking = skipPause(run.ticking, run.pausedAtMs, run.recorder.elapsedMs());
    }
    return 'going';
  }
  run.write([acted.because]);
  run.state = { ...run.state, seat: run.recorder.seat() };
  if (acted.lost) {
    run.write([lostWords]);
    return 'lost';
  }
  return run.recorder.leftMs() <= 0 ? timeUp(run, '') : 'refused';
}

/** Tells what came of the acts, and, once nothing more is to be said of the last answer, how the sitting ended. */
function tell(run: Run): Outcome {
  const told = tellHappened(run.state);
  const isEnd = told.state.prompt.at === 'end' && run.state.prompt.at !== 'end';
  const end = isEnd ? endLines(told.state) : [];
  run.state = isEnd ? { ...told.state, said: end } : told.state;
  run.write([...told.out, ...end]);
  return 'going';
}

/** Puts what is typed so far on the record, where it differs from what is there. */
export function saveDraft(run: Run): Outcome {
  const act = draftAct(run.state);
  if (act === null) return 'going';
  const acted = run.recorder.act(act);
  run.state = { ...run.state, seat: run.recorder.seat() };
  if (acted.ok || !acted.lost) return 'going';
  run.write([acted.because, lostWords]);
  return 'lost';
}

/** The time is up: what is being typed, this line included where it is text, is kept as unfinished, and the sitting ends. */
function timeUp(run: Run, line: string): Outcome {
  const stepped = plainStep(run.state, line);
  if (stepped.acts.length === 0) run.state = { ...stepped.state, seat: run.state.seat };
  if (saveDraft(run) === 'lost') return 'lost';
  const untold = run.state.untold ?? run.state.seat.sitting;
  const acted = run.recorder.act({ kind: 'end', how: 'out-of-time' });
  if (!acted.ok) {
    run.write([acted.because, ...(acted.lost ? [lostWords] : [])]);
    return 'lost';
  }
  run.state = { ...run.state, untold, seat: acted.seat, prompt: { at: 'desk' } };
  run.write(['The time is up. What you have typed is kept as an unfinished answer.']);
  return tell(run);
}

/** Lets the minutes of a live scenario pass that are due: not in a pause, and not before an answer's note. */
function letTick(run: Run): Outcome {
  const { prompt } = run.state;
  const { sitting, paused } = run.state.seat;
  if (run.ticking === null || isBeforeOutcome(prompt) || paused || sitting.ended !== null) return 'going';
  const due = dueTicks(run.ticking, run.recorder.elapsedMs());
  if (due.minutes === 0) return 'going';
  run.ticking = due.ticking;
  if (saveDraft(run) === 'lost') return 'lost';
  const untold = run.state.seat.sitting;
  const done = perform(run, { kind: 'tick', minutes: Math.min(due.minutes, ticksMax) });
  if (done !== 'going') return done === 'refused' ? 'going' : done;
  const seat = run.recorder.seat();
  // A minute that brings nothing isn't told: time is said on asking.
  const isQuiet = seat.sitting.inbox.length === untold.inbox.length && noticesOf(seat).length === 0;
  run.state = { ...run.state, seat, untold: isQuiet && seat.sitting.ended === null ? null : untold };
  return tell(run);
}

/** The most minutes that pass in one tick. */
const ticksMax = 600;

/** Leaves at once, as when the lines end: everything is kept, and the log says that it was left. A sitting that has ended says so. */
export function leaveNow(run: Run): Outcome {
  if (saveDraft(run) === 'lost') return 'lost';
  for (const act of typedNote(run.recorder.seat(), run.state.prompt)) run.recorder.act(act);
  const { seat } = run.state;
  if (seat.sitting.ended !== null) {
    if (run.state.prompt.at !== 'end') {
      run.state = { ...run.state, prompt: { at: 'desk' } };
      tell(run);
    }
    return 'ended';
  }
  if (!seat.paused) run.recorder.act(pausing('left'));
  run.write(leftView(run.recorder.seat(), run.state.arrangements));
  return 'left';
}
