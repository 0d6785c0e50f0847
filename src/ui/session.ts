import type { LogRecord } from '../log/record.ts';
import type { Act, CreatedRecorder, Recorder, Seat } from '../log/recorder.ts';
import { cleanText } from '../scenario/clean-text.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Arrangements } from '../view/arrangements.ts';
import { startedLine } from '../view/briefing.ts';
import { commandForKey } from '../view/commands.ts';
import { debriefView } from '../view/debrief.ts';
import { wentOnLine } from '../view/interruption.ts';
import type { KeptSettings, Settings } from '../view/settings.ts';
import { dueTicks, skipPause, type Ticking } from '../view/ticks.ts';
import { finishWords, givenBackWords, lostWords, noPasteWords, pastedDetail } from '../view/words.ts';
import { textLengthMax } from '../view/work.ts';
import { type Briefing, drawBriefing, firstBriefing, pressInBriefing } from './briefing.ts';
import type { Picture, Scroll } from './draw/picture.ts';
import { drawScreen, tooSmall } from './draw/screen.ts';
import { isTooSmall } from './layout.ts';
import { editHere, withEdit } from './making.ts';
import { boundAt, withMaking } from './on-task.ts';
import { press } from './press.ts';
import type { Shown } from './run-screen.tsx';
import {
  beginScreen,
  lastWords,
  type ScreenState,
  type Size,
  type Stepped,
  seated,
  shownId,
  tell,
  topOf,
  under,
  unsaved,
  type Wish,
  warn,
  withSeen,
} from './screen-state.ts';
import type { Stroke } from './strokes.ts';
import type { Pen } from './text/pen.ts';
import { editOf } from './text/text-edit.ts';

/** A sitting to be sat on the full screen. */
export interface ScreenSitting {
  readonly scenario: Scenario;
  readonly arrangements: Arrangements;
  /** Creates the log, or opens it again: called when the candidate says start, so that the time starts then. */
  readonly begin: () => CreatedRecorder;
  /** The records of the log, for the debrief. */
  readonly records: () => readonly LogRecord[];
  readonly settings: KeptSettings;
}

/**
 * How it ended: the sitting is over, the candidate left, never started, it couldn't start (`because`), the log was lost, or
 * the candidate goes on in plain mode.
 */
export type ScreenEnd =
  | { readonly kind: 'ended' | 'left' | 'not-started' | 'lost' | 'plain' }
  | { readonly kind: 'failed'; readonly because: string };

/** A sitting on the full screen, apart from the terminal: strokes go in, a picture comes out, acts go to the recorder. */
export interface Session extends Shown {
  /** To be called every second: time left, story time of a live scenario, and what is typed goes onto the record. */
  readonly tick: () => void;
  /** Puts what is typed onto the record, before the program is ended from outside. */
  readonly save: () => void;
  readonly end: () => ScreenEnd | null;
}

/** The most minutes that pass in one tick of a live scenario. */
const ticksMax = 600;

interface Running {
  readonly recorder: Recorder;
  state: ScreenState;
  ticking: Ticking | null;
  pausedAtMs: number;
  /** Whether it was told that only the last answer can be finished now. */
  hasToldFinish: boolean;
}

/** Lets the candidate's own editor change a text; null when it couldn't. */
export type EditText = (text: string) => string | null;

/** What is done with the terminal given back meanwhile. */
export interface Asides {
  /** Null where no editor is set, or none is allowed. */
  readonly editText: EditText | null;
  /** Asks whoever knows the invigilator's code what is to go on the record; it comes in from outside afterwards. */
  readonly invigilate: () => void;
}

/** Opens the briefing of a sitting. Nothing is begun before the candidate says so. */
export function createSession(sitting: ScreenSitting, pen: Pen, size: Size, asides: Asides): Session {
  const { editText, invigilate } = asides;
  const stage: Stage = {
    sitting,
    pen,
    size,
    briefing: firstBriefing(sitting.arrangements, onFullScreen(sitting.settings.first)),
    running: null,
    end: null,
    aside: null,
    hasEditor: editText !== null,
    openEditor: (text) => {
      stage.aside = () => changing(edited)(editText?.(text) ?? null);
    },
    openInvigilating: () => {
      stage.aside = () => {
        invigilate();
        changing(wasAside)();
      };
    },
  };
  const listeners = new Set<() => void>();
  let picture: Picture | null = null;
  let kept: Settings | null = sitting.settings.first;
  const keepSettings = (): void => {
    const now = settingsToKeep(stage);
    if (now !== kept) sitting.settings.keep(now);
    kept = now;
  };
  const changing =
    <Given extends readonly unknown[]>(change: (stage: Stage, ...given: Given) => void) =>
    (...given: Given): void => {
      change(stage, ...given);
      keepSettings();
      picture = null;
      for (const listener of [...listeners]) listener();
    };
  const tellChange = changing(() => undefined);
  return {
    picture: () => {
      picture ??= draw(stage);
      return picture;
    },
    colours: () => settingsOf(stage).colours,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stroke: (stroke) => changing(stroked)(stroke, picture),
    resize: changing(resized),
    tick: () => {
      if (stage.running !== null && stage.end === null && ticked(stage.running)) tellChange();
    },
    save: () => {
      if (stage.running !== null) saveTyped(stage.running, lastWords(stage.running.state));
    },
    aside: () => stage.aside,
    isOver: () => stage.end !== null,
    end: () => stage.end,
  };
}

/** Where a session stands: in the briefing until it is running. */
interface Stage {
  readonly sitting: ScreenSitting;
  readonly pen: Pen;
  size: Size;
  briefing: Briefing;
  running: Running | null;
  end: ScreenEnd | null;
  aside: (() => void) | null;
  readonly hasEditor: boolean;
  readonly openEditor: (text: string) => void;
  readonly openInvigilating: () => void;
}

/** Here it is sat on the full screen again, whatever was chosen the last time. */
function onFullScreen(settings: Settings): Settings {
  return settings.mode === 'full-screen' ? settings : { ...settings, mode: 'full-screen' };
}

/** The settings as they are: those of the briefing until it is running, then those of its screen. */
function settingsOf({ briefing, running }: Stage): Settings {
  return running === null ? briefing.settings : running.state.settings;
}

/** The settings for when the sitting goes on; null where it has ended. */
function settingsToKeep(stage: Stage): Settings | null {
  const hasEnded = (stage.running?.state.seat.sitting.ended ?? null) !== null;
  return hasEnded ? null : settingsOf(stage);
}

function draw(stage: Stage): Picture {
  const { sitting, size, briefing, running } = stage;
  const pen: Pen = { ...stage.pen, isWide: settingsOf(stage).spacing === 'wide' };
  if (running !== null) return drawScreen(running.state, pen);
  if (isTooSmall(size)) return tooSmall(size, pen, 'Or press p to sit line by line. Ctrl+C leaves.');
  return drawBriefing(sitting.scenario, sitting.arrangements, briefing, size, pen);
}

/** `seen`: what was on the screen when it came; null where nothing was drawn since the stroke before. */
function stroked(stage: Stage, stroke: Stroke, seen: Picture | null): void {
  const { running, size } = stage;
  if (stage.end !== null) return;
  if (isTooSmall(size)) strokeWhenSmall(stage, stroke);
  else if (running === null) strokeInBriefing(stage, stroke, seen?.scroll ?? null);
  else if (stroke.kind === 'paste' && !takesPaste(stage, running, stroke.text)) return;
  else {
    const state: ScreenState = { ...running.state, scroll: seen?.scroll ?? null };
    grant(stage, running, take(running, press(state, stroke)));
    running.state = withSeen(running.state, seen?.whole ?? []);
  }
}

/** In an assessment what is pasted is a fact on the record, taken or not. */
function takesPaste({ sitting }: Stage, running: Running, text: string): boolean {
  const { assessed } = sitting.arrangements;
  if (assessed === undefined) return true;
  const { recorder } = running;
  recorder.act({ kind: 'incident', what: 'pasted', lostSeconds: 0, detail: pastedDetail(text, assessed.clipboard) });
  running.state = { ...running.state, seat: recorder.seat() };
  if (!assessed.clipboard) running.state = warn(running.state, noPasteWords);
  return assessed.clipboard;
}

function grant(stage: Stage, running: Running, wish: Wish | null): void {
  if (wish === 'leave') stage.end = { kind: 'left' };
  if (wish === 'plain' && leaveNow(running, 'goes on in plain mode')) stage.end = { kind: 'plain' };
  if (wish === 'finish') stage.end = { kind: running.state.isLost ? 'lost' : 'ended' };
  if (wish === 'invigilate') stage.openInvigilating();
  const text = wish === 'editor' ? textToEdit(running.state) : null;
  if (text !== null) stage.openEditor(text);
  if (wish === 'debrief') {
    const view = debriefView(stage.sitting.records());
    running.state = { ...running.state, page: { at: 'debrief', view, top: 0 } };
  }
}

function strokeInBriefing(stage: Stage, stroke: Stroke, scroll: Scroll | null): void {
  const isResumed = stage.sitting.arrangements.interruption !== null;
  const pressed = pressInBriefing(stage.briefing, stroke, isResumed, scroll);
  stage.briefing = pressed.briefing;
  if (pressed.wish === 'start') start(stage);
  if (pressed.wish === 'leave') stage.end = { kind: 'not-started' };
  if (pressed.wish === 'plain') stage.end = { kind: 'plain' };
}

/** The candidate says start: the log begins, and with it the time. */
function start(stage: Stage): void {
  const { sitting, size } = stage;
  const begun = sitting.begin();
  if (!begun.ok) {
    stage.end = { kind: 'failed', because: begun.because };
    return;
  }
  const { recorder } = begun;
  const { live } = sitting.scenario.clock;
  const { arrangements } = sitting;
  const seat = recorder.seat();
  const screen = beginScreen(seat, arrangements, size, recorder.leftMs(), stage.briefing.settings);
  const state = { ...screen, hasEditor: stage.hasEditor };
  const toldMs = state.settings.time === 'hidden' ? null : recorder.leftMs();
  const said = arrangements.interruption === null ? startedLine(seat) : wentOnLine(seat, toldMs);
  const everyMs = live === null ? 0 : (live.tickMs * arrangements.time.percent) / 100;
  stage.running = {
    recorder,
    state: seat.sitting.ended === null ? tell(state, said) : state,
    ticking: live === null ? null : { everyMs, countedToMs: recorder.elapsedMs() },
    pausedAtMs: 0,
    hasToldFinish: false,
  };
}

/** In a window too small for anything else: line by line, or out. */
function strokeWhenSmall(stage: Stage, stroke: Stroke): void {
  const { running } = stage;
  const isPlain = stroke.kind === 'text' && stroke.text === 'p' && stroke.isAlone;
  const isLeave = stroke.kind === 'key' && commandForKey('desk', stroke.key) === 'leave';
  if (!isPlain && !isLeave) return;
  if (running !== null && !leaveNow(running, isPlain ? 'goes on in plain mode' : 'left')) return;
  stage.end = { kind: isPlain ? 'plain' : running === null ? 'not-started' : 'left' };
}

function resized(stage: Stage, size: Size): void {
  const wasSmall = isTooSmall(stage.size);
  stage.size = size;
  if (stage.running === null) return;
  stage.running.state = { ...stage.running.state, size };
  if (isTooSmall(size) && !wasSmall) noteTooSmall(stage.running.recorder, size);
}

function wasAside(stage: Stage): void {
  stage.aside = null;
}

function edited(stage: Stage, text: string | null): void {
  stage.aside = null;
  const { running } = stage;
  if (running === null) return;
  running.state =
    text === null
      ? warn(running.state, 'Your editor failed. What you wrote is as it was.')
      : withEdited(running.state, text);
}

/** Does what a step asks: its acts first, then what came of them. Gives the wish where every act was done. */
function take(run: Running, stepped: Stepped): Wish | null {
  const isOver = run.state.seat.sitting.ended !== null;
  if (!isOver && run.recorder.leftMs() <= 0) {
    timeUp(run);
    return null;
  }
  const before = run.state.seat;
  const supplied = run.recorder.seat().sitting === before.sitting ? null : before.sitting;
  for (const act of stepped.acts) {
    if (!perform(run, act)) return null;
  }
  const untold = stepped.state.untold ?? supplied;
  const next = seated({ ...stepped.state, untold, leftMs: run.recorder.leftMs() }, run.recorder.seat());
  run.state = givenBack(before, next);
  closeUnseen(run);
  return stepped.wish;
}

/** One act: on the record; else what is wrong is said and everything stays as it was. */
function perform(run: Running, act: Act): boolean {
  if (act.kind === 'pause') run.pausedAtMs = run.recorder.elapsedMs();
  const acted = run.recorder.act(act);
  const seat = run.recorder.seat();
  if (acted.ok) {
    if (act.kind === 'resume' && run.ticking !== null)
      run.ticking = skipPause(run.ticking, run.pausedAtMs, run.recorder.elapsedMs());
    return true;
  }
  if (acted.lost) run.state = { ...warn(run.state, acted.because, lostWords), seat, isLost: true };
  else if (run.recorder.leftMs() <= 0) timeUp(run);
  else run.state = warn({ ...run.state, seat }, acted.because);
  return false;
}

/** A document or message that is no longer on the page is closed on the record. */
function closeUnseen(run: Running): void {
  const { seat, overlays } = run.state;
  // What is left while the candidate may still say what was meant would come between that and the answer.
  if (overlays.some(({ over }) => over === 'meant')) return;
  if (seat.open === null || seat.paused || seat.sitting.ended !== null || shownId(run.state) === seat.open) return;
  if (perform(run, { kind: 'close', id: seat.open })) run.state = { ...run.state, seat: run.recorder.seat() };
}

/** Puts what is typed onto the record, where it differs from what is there. */
function saveTyped(run: Running, typed: readonly Act[] = unsaved(run.state)): boolean {
  for (const act of typed) {
    if (!perform(run, act)) return false;
    run.state = { ...run.state, seat: run.recorder.seat() };
  }
  return true;
}

function leaveNow(run: Running, because: string): boolean {
  if (!saveTyped(run, lastWords(run.state))) return false;
  const { seat } = run.state;
  return seat.paused || seat.sitting.ended !== null || perform(run, { kind: 'pause', because });
}

/** A second later: whether anything on the screen has changed. */
function ticked(run: Running): boolean {
  const { state, recorder } = run;
  if (state.seat.sitting.ended !== null || state.isLost) return false;
  if (recorder.leftMs() <= 0) {
    timeUp(run);
    return true;
  }
  const before = run.state;
  saveTyped(run);
  letTick(run);
  run.state = { ...fromOutside(run, run.state), leftMs: recorder.leftMs() };
  if (recorder.isFinishing() && !run.hasToldFinish) {
    run.hasToldFinish = true;
    run.state = warn(run.state, finishWords(run.state.leftMs));
  }
  const isSameSecond = Math.ceil(before.leftMs / 1000) === Math.ceil(run.state.leftMs / 1000);
  return !isSameSecond || run.state.seat !== before.seat;
}

/** What the invigilator put on the record meanwhile: time given back and what a paper brought about are told, a pause for all covers the screen. */
function fromOutside({ recorder }: Running, state: ScreenState): ScreenState {
  const seat = recorder.seat();
  const next = seat === state.seat ? state : givenBack(state.seat, withSeat(state, seat));
  const isCovered = next.overlays.some(({ over }) => over === 'paused');
  return seat.pausedForAll === null || isCovered ? next : under(next, { over: 'paused' });
}

/** The state with the seat that somebody else's record led to. */
function withSeat(state: ScreenState, seat: Seat): ScreenState {
  if (seat.sitting === state.seat.sitting) return { ...state, seat };
  return seated({ ...state, untold: state.untold ?? state.seat.sitting }, seat);
}

/** Time that was given back since is told. */
function givenBack(before: Seat, state: ScreenState): ScreenState {
  const ms = state.seat.deadlineMs - before.deadlineMs;
  return ms > 0 ? tell(state, givenBackWords(ms)) : state;
}

/** Lets the minutes of a live scenario pass that are due: not in a pause, and not before an answer's note. */
function letTick(run: Running): void {
  const { state, ticking, recorder } = run;
  if (ticking === null || state.seat.paused || topOf(state)?.over === 'meant') return;
  const due = dueTicks(ticking, recorder.elapsedMs());
  if (due.minutes === 0) return;
  run.ticking = due.ticking;
  const untold = state.seat.sitting;
  if (!perform(run, { kind: 'tick', minutes: Math.min(due.minutes, ticksMax) })) return;
  const seat = recorder.seat();
  const told = seated({ ...run.state, untold }, seat);
  // A minute that brings nothing isn't told.
  const isQuiet = told.happened !== null && told.happened.messages.length + told.happened.notices.length === 0;
  run.state = isQuiet ? { ...told, happened: state.happened } : told;
  closeUnseen(run);
}

/** The time is up: what is typed is kept as unfinished, and the sitting ends. */
function timeUp(run: Running): void {
  if (run.state.isLost) return;
  for (const act of unsaved(run.state)) run.recorder.act(act);
  const ended = run.recorder.act({ kind: 'end', how: 'out-of-time' });
  const seat = run.recorder.seat();
  if (!ended.ok) {
    run.state = { ...warn(run.state, ended.because, ...(ended.lost ? [lostWords] : [])), seat, isLost: ended.lost };
    return;
  }
  run.state = seated({ ...run.state, overlays: [], leftMs: run.recorder.leftMs() }, seat);
}

function noteTooSmall(recorder: Recorder, { columns, rows }: Size): void {
  if (recorder.seat().paused || recorder.seat().sitting.ended !== null) return;
  recorder.act({ kind: 'incident', what: 'too-small', lostSeconds: 0, detail: `the window is ${columns} by ${rows}` });
}

function textToEdit(state: ScreenState): string | null {
  const bound = boundAt(state);
  return bound?.text?.isMultiline === true ? bound.text.text : null;
}

function withEdited(state: ScreenState, text: string): ScreenState {
  const bound = boundAt(state);
  if (bound === null || editHere(bound) === null) return state;
  const clean = cleanText(text, { newlines: true }).trimEnd();
  const next = withMaking(state, withEdit(bound, editOf(clean.slice(0, textLengthMax))));
  return clean.length <= textLengthMax
    ? next
    : warn(next, `There is room for ${textLengthMax} characters. The rest was not taken.`);
}
