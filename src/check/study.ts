import type { Diagnostic } from '../scenario/diagnostic.ts';
import type { Task } from '../scenario/kinds/kind.ts';
import type { Evidence, Scenario } from '../scenario/scenario.ts';
import { resultsOf } from './chart-nodes.ts';
import { type Components, componentsOf } from './components.ts';
import type { Graph } from './graph.ts';
import type { News } from './news.ts';
import { valuesFor } from './slot-values.ts';
import type { Move } from './stepper.ts';

/** A broken promise, or a doubt, and the way there. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  /** The moves that show it, from the opening of a variant; null where it shows without any. */
  readonly witness: Witness | null;
}

/** A way through a story that can be sat: the draws of one variant, and what is done. */
export interface Witness {
  readonly choices: Readonly<Record<string, number>>;
  readonly moves: readonly Move[];
}

/** Codes in bits, at most `codesMax` of them: what a set of codes is while the graph is gone through. */
export interface CodeBits {
  readonly codes: readonly string[];
  readonly bitOf: (code: string) => number;
  readonly all: number;
}

/** The most codes that one scenario may assess. */
export const codesMax = 31;

/** What each label shows, as bits. */
export interface LabelBits {
  /** Codes toward which something happened: a pass (distinction counts as one), or a distinction. Words to be judged count as both. */
  readonly pass: Uint32Array;
  readonly distinction: Uint32Array;
  /**
   * Codes for which a decision was weak: against, or nothing toward a pass (a distinction) where another result of the task
   * gives that.
   */
  readonly weak: { readonly pass: Uint32Array; readonly distinction: Uint32Array };
  /** Codes that a task which lapsed could have shown. */
  readonly missed: Uint32Array;
  /** 1 where the handover note was given. */
  readonly handover: Uint8Array;
}

/** A graph with what the promises ask of it again and again. */
export interface Study {
  readonly scenario: Scenario;
  readonly graph: Graph;
  readonly components: Components;
  readonly bits: CodeBits;
  readonly labels: LabelBits;
  /** For each state the codes that the tasks open in it give an opportunity for. */
  readonly opportunities: Uint32Array;
  /** Whether a state has a task that can be answered. */
  readonly hasOpenTask: Uint8Array;
  /** 1 where the story has ended. */
  readonly ended: Uint8Array;
  readonly newsOf: (label: number) => readonly News[];
  /** Whether all that follows the state was gone through; of another state nothing is said. */
  readonly isKnown: (state: number) => boolean;
  /** Whether everything that can happen was gone through: else what has not been met may still be. */
  readonly isWhole: boolean;
}

/** Prepares a graph for its promises. */
export function studyOf(scenario: Scenario, graph: Graph): Study {
  const bits = codeBits(scenario);
  const { stepper } = graph;
  const opportunities = new Uint32Array(graph.count);
  const hasOpenTask = new Uint8Array(graph.count);
  const ended = new Uint8Array(graph.count);
  const slots = valuesFor(stepper.slots);
  const halfKnown = new Set(graph.endless.map(({ from }) => from));
  const ofTask = new Map([...scenario.tasks.values()].map((task) => [task.id, opportunityBits(task, bits)]));
  for (let state = 0; state < graph.count; state += 1) {
    graph.read(state, slots);
    if (stepper.isEnded(slots)) ended[state] = 1;
    else
      for (const { task } of stepper.openTasks(slots)) {
        hasOpenTask[state] = 1;
        opportunities[state] = (opportunities[state] ?? 0) | (ofTask.get(task.id) ?? 0);
      }
  }
  return {
    scenario,
    graph,
    components: componentsOf(graph),
    bits,
    labels: labelBits(scenario, graph, bits),
    opportunities,
    hasOpenTask,
    ended,
    isKnown: (state) => state < graph.explored && !halfKnown.has(state),
    isWhole: graph.cutShort === null && graph.endless.length === 0,
    newsOf: (label) => (graph.labels[label]?.news ?? []).flatMap((number) => stepper.news[number] ?? []),
  };
}

function codeBits({ assesses }: Scenario): CodeBits {
  const codes = [...new Set(Object.values(assesses).flat())].slice(0, codesMax);
  const numbers = new Map(codes.map((code, index) => [code, 2 ** index]));
  return { codes, bitOf: (code) => numbers.get(code) ?? 0, all: 2 ** codes.length - 1 };
}

/** A task gives an opportunity for a code when some result of it shows the code, or its words are judged for it. */
export function opportunityCodes(task: Task): readonly string[] {
  if (task.handover) return [];
  const shown = resultsOf(task).flatMap((result) => result.shows.filter(({ toward }) => toward !== 'against'));
  return [...new Set([...task.judged, ...shown.map(({ code }) => code)])];
}

function opportunityBits(task: Task, bits: CodeBits): number {
  return opportunityCodes(task).reduce((sum, code) => sum | bits.bitOf(code), 0);
}

function labelBits(scenario: Scenario, graph: Graph, bits: CodeBits): LabelBits {
  const count = graph.labels.length;
  const found: LabelBits = {
    pass: new Uint32Array(count),
    distinction: new Uint32Array(count),
    weak: { pass: new Uint32Array(count), distinction: new Uint32Array(count) },
    missed: new Uint32Array(count),
    handover: new Uint8Array(count),
  };
  graph.labels.forEach(({ move, news }, label) => {
    for (const number of news) {
      const one = graph.stepper.news[number];
      const lapsed = one?.kind === 'lapsed' ? scenario.tasks.get(one.task) : undefined;
      if (lapsed !== undefined) found.missed[label] = (found.missed[label] ?? 0) | opportunityBits(lapsed, bits);
    }
    if (move.kind !== 'decide') return;
    const { task, result } = move.decision;
    if (task.handover) {
      found.handover[label] = 1;
      return;
    }
    const toward = (shows: readonly Evidence[], is: (one: Evidence) => boolean): number =>
      shows.filter(is).reduce((sum, { code }) => sum | bits.bitOf(code), 0);
    const isFor = (one: Evidence): boolean => one.toward !== 'against';
    const isHigh = (one: Evidence): boolean => one.toward === 'distinction';
    const judged = task.judged.reduce((sum, code) => sum | bits.bitOf(code), 0);
    const against = toward(result.shows, (one) => one.toward === 'against');
    for (const [level, is] of [
      ['pass', isFor],
      ['distinction', isHigh],
    ] as const) {
      const shown = toward(result.shows, is);
      const possible = resultsOf(task).reduce((sum, one) => sum | toward(one.shows, is), 0);
      found[level][label] = shown | judged;
      found.weak[level][label] = against | (possible & ~shown);
    }
  });
  return found;
}
