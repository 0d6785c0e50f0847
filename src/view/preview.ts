import type { Sitting } from '../engine/sitting.ts';
import { canWait, scopeOf } from '../engine/step.ts';
import { kindOf } from '../scenario/kinds/all.ts';
import type { Answer, Task } from '../scenario/kinds/kind.ts';
import { formatDuration, formatValue, toldTime } from '../scenario/notation.ts';
import type { Draw, Result, Scenario } from '../scenario/scenario.ts';
import { renderTemplate } from '../scenario/template.ts';
import { documentList } from './documents.ts';
import { inboxView, type MessageView } from './inbox.ts';
import { kindWords, statusBadge } from './labels.ts';
import { factChanges, factWords, type OutcomeLine, outcomeOf, pendingWords } from './outcome.ts';
import { waitingView } from './waiting.ts';
import { goOn, sittingBefore, sittingOf, type Way, type WayStep } from './way.ts';
import { counted, frameOf } from './words.ts';

/** One kind of answer to a task: answers that nothing in the story can tell apart, with one of them. */
export interface KindOfAnswer {
  readonly task: Task;
  readonly result: Result;
  readonly minutes: number;
  readonly answer: Answer;
}

/** A task that is open, with every kind of answer to it. */
export interface AnswerableTask {
  readonly task: Task;
  readonly kinds: readonly KindOfAnswer[];
  /** Whether these are all. */
  readonly isWhole: boolean;
}

/** Which of the variants that something in the story can tell apart is played, counted from 1. */
export interface VariantNumber {
  readonly number: number;
  readonly count: number;
}

/** A moment of a story as its author looks at it: where it stands, what is pending, and what could be done. */
export interface PreviewView {
  readonly title: string;
  /** "SPECIMEN", "DRAFT", or null. */
  readonly badge: string | null;
  /** "Sun 16:55". */
  readonly clock: string;
  /** "variant 3 of 27", or null where nothing is drawn that the story could tell apart. */
  readonly variant: string | null;
  readonly seed: string;
  /** "at the opening", "3 steps on". */
  readonly steps: string;
  /** The active states, each with those around it: "sunday / unit-sunday / board". */
  readonly where: readonly string[];
  /** What was done last and what came of it; null at the opening. */
  readonly latest: { readonly did: string; readonly outcome: readonly OutcomeLine[] } | null;
  readonly facts: readonly FactView[];
  readonly draws: readonly { readonly id: string; readonly value: string }[];
  /** What is pending, the soonest first: "in 20m, Sun 17:00: message hana-wet". */
  readonly pending: readonly string[];
  /** The newest first. */
  readonly messages: readonly MessageView[];
  /** What can be done, in parts. */
  readonly parts: readonly ChoicePart[];
  /** How the story ended, or null. */
  readonly ending: { readonly title: string; readonly text: string } | null;
}

/** A fact, with the value that it had before the last step where that changed it. */
export interface FactView {
  readonly id: string;
  readonly value: string;
  readonly was: string | null;
}

/** Choices that belong together: the kinds of answer to one task, the waits, the documents. */
export interface ChoicePart {
  readonly title: string;
  /** What is to be known of them: the kind of task, its question. */
  readonly about: readonly string[];
  readonly choices: readonly ChoiceView[];
}

/** Something that can be done next. */
export interface ChoiceView {
  /** Its place among all choices, from 1. */
  readonly number: number;
  readonly label: string;
  /** In a few words: what it shows, how long it takes, where it leads by itself. */
  readonly detail: string;
  readonly step: WayStep;
}

/** The moment that a way has led to. `tasks` are those that can be answered there. Pure. */
export function previewView(way: Way, tasks: readonly AnswerableTask[], variant: VariantNumber): PreviewView {
  const sitting = sittingOf(way);
  const before = sittingBefore(way);
  const { scenario, clock, pending, seed } = sitting;
  return {
    title: scenario.title,
    badge: statusBadge(scenario.status),
    clock: toldTime(clock, frameOf(scenario)),
    variant: variant.count === 1 ? null : `variant ${variant.number} of ${variant.count}`,
    seed,
    steps: way.done.length === 0 ? 'at the opening' : `${counted(way.done.length, 'step')} on`,
    where: whereWords(sitting),
    latest: latestOf(way),
    facts: scenario.facts.map((fact) => {
      const value = factWords(sitting, fact);
      const was = before === null ? value : factWords(before, fact);
      return { id: fact.id, value, was: was === value ? null : was };
    }),
    draws: scenario.draws.map((draw) => ({ id: draw.id, value: drawWords(sitting, draw) })),
    pending: pending.map((one) => pendingWords(sitting, one)),
    messages: inboxView(sitting),
    parts: numbered([...tasks.map((task) => taskPart(way, task)), ...waitPart(sitting), ...documentPart(sitting)]),
    ending: endingOf(sitting),
  };
}

/** What a choice would bring about from here; a sentence alone where it can't be made. Pure. */
export function foresee(way: Way, { step }: ChoiceView): readonly OutcomeLine[] {
  const gone = goOn(way, step);
  return gone.ok ? outcomeOf(sittingOf(way), sittingOf(gone.way)) : [{ label: 'fault', text: gone.because }];
}

/** The example of a choice that answers, as a candidate would read it back; nothing for any other. Pure. */
export function exampleOf(way: Way, { step }: ChoiceView): readonly string[] {
  return step.kind === 'decide' ? answerWords(sittingOf(way), step) : [];
}

function answerWords(sitting: Sitting, step: Extract<WayStep, { readonly kind: 'decide' }>): readonly string[] {
  const task = sitting.scenario.tasks.get(step.task);
  return task === undefined ? [] : kindOf(task.spec).tell(task.spec, step.answer, scopeOf(sitting));
}

function latestOf(way: Way): PreviewView['latest'] {
  const last = way.done.at(-1);
  const before = sittingBefore(way);
  if (last === undefined || before === null) return null;
  return { did: stepWords(before, last.step), outcome: outcomeOf(before, last.sitting) };
}

/** A step in a few words: "answered what-breaks", "waited 15m". */
export function stepWords({ scenario }: Sitting, step: WayStep): string {
  switch (step.kind) {
    case 'decide':
      return `answered ${step.task}`;
    case 'wait':
      return step.minutes === 'next' ? 'waited until something happened' : `waited ${formatDuration(step.minutes)}`;
    case 'open':
      return `opened ${scenario.documents.find(({ id }) => id === step.id)?.title ?? step.id}`;
    default:
      return step satisfies never;
  }
}

function whereWords({ scenario, active }: Sitting): readonly string[] {
  const innermost = active.filter((id) => !active.some((other) => scenario.states.get(other)?.parent === id));
  const inOrder = [...scenario.states.keys()].filter((id) => innermost.includes(id));
  return inOrder.map((id) => pathOf(scenario, id).join(' / '));
}

/** A state with those around it, the outermost first. */
export function pathOf(scenario: Scenario, id: string): readonly string[] {
  const parent = scenario.states.get(id)?.parent ?? null;
  return parent === null ? [id] : [...pathOf(scenario, parent), id];
}

function drawWords({ draws, scenario }: Sitting, draw: Draw): string {
  const drawn = draws[draw.id];
  const values = draw.columns.map(({ name, unit }) => {
    const value = typeof drawn === 'object' ? drawn[name ?? ''] : drawn;
    const written = value === undefined ? '?' : formatValue(unit, value, frameOf(scenario));
    return name === null ? written : `${name} ${written}`;
  });
  return values.join(', ');
}

/** A part whose choices have no number yet. */
type Part = Omit<ChoicePart, 'choices'> & { readonly choices: readonly Omit<ChoiceView, 'number'>[] };

function numbered(parts: readonly Part[]): readonly ChoicePart[] {
  let number = 0;
  return parts.map((part) => ({
    ...part,
    choices: part.choices.map((choice) => {
      number += 1;
      return { number, ...choice };
    }),
  }));
}

/** A reason in a preview: people judge words, so any will do. */
const exampleReason = 'An example, to show where this leads.';

function taskPart(way: Way, { task, kinds, isWhole }: AnswerableTask): Part {
  const sitting = sittingOf(way);
  const judged = task.judged.length === 0 ? [] : [`words judged for ${task.judged.join(', ')}`];
  const about = [kindWords(task.spec.kind), ...judged, ...(isWhole ? [] : ['answers by example'])].join('; ');
  return {
    title: `${task.title} (${task.id})`,
    about: [`${about}.`, renderTemplate(task.asks, scopeOf(sitting), frameOf(sitting.scenario)).trim()],
    choices: kinds.map(({ result, minutes, answer }) => {
      const reason = task.reason === 'required' ? exampleReason : null;
      const step: WayStep = { kind: 'decide', task: task.id, answer, reason };
      return { label: result.id, detail: resultWords(result, minutes, settings(way, step)), step };
    }),
  };
}

/** The facts that a step sets, in short. */
function settings(way: Way, step: WayStep): readonly string[] {
  const gone = goOn(way, step);
  return gone.ok ? factChanges(sittingOf(way), sittingOf(gone.way)).map(({ fact, is }) => `${fact.id} ${is}`) : [];
}

function resultWords({ shows, to }: Result, minutes: number, sets: readonly string[]): string {
  const evidence = shows.map(({ code, toward }) => `${code} ${toward}`).join(', ');
  const leads = to === null ? '' : `to ${to}`;
  return [evidence, sets.join(', '), formatDuration(minutes), leads].filter((part) => part !== '').join('; ');
}

function waitPart(sitting: Sitting): readonly Part[] {
  if (!canWait(sitting)) return [];
  const [next] = sitting.pending;
  const until = next === undefined ? '' : pendingWords(sitting, next);
  const choices = waitingView(sitting).choices.map(({ minutes, label }) => ({
    label,
    detail: minutes === 'next' ? until : '',
    step: { kind: 'wait', minutes } as const,
  }));
  return [{ title: 'Wait', about: [], choices }];
}

function documentPart(sitting: Sitting): readonly Part[] {
  const documents = sitting.ended === null ? documentList(sitting) : [];
  if (documents.length === 0) return [];
  const choices = documents.map(({ id, title, size, isOpened }) => ({
    label: title,
    detail: isOpened ? `${size}; opened` : size,
    step: { kind: 'open', id } as const,
  }));
  return [{ title: 'Open a document', about: [], choices }];
}

function endingOf({ scenario, ended }: Sitting): PreviewView['ending'] {
  return ended?.ending === undefined || ended.ending === null
    ? null
    : (scenario.states.get(ended.ending)?.ending ?? null);
}
