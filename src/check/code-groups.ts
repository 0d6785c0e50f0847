import type { Task } from '../scenario/kinds/kind.ts';
import type { Evidence, Scenario } from '../scenario/scenario.ts';
import { resultsOf } from './chart-nodes.ts';
import type { Graph } from './graph.ts';
import type { Label } from './labels.ts';

/** Codes that the scenario assesses, as many as one set of bits holds: it has as many groups as its codes need. */
export interface CodeGroup {
  readonly codes: readonly string[];
  readonly bitOf: (code: string) => number;
  /** The bits of all of them. */
  readonly all: number;
  /** Codes that a task gives an opportunity for. */
  readonly opportunitiesOf: (task: string) => number;
  readonly labels: LabelBits;
}

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
}

/** Codes in one group: bitwise signs give numbers with a sign, so the highest of the 32 bits is left alone. */
const groupSize = 31;

/** The codes that a scenario assesses, in groups, with what the labels of its graph show of them. */
export function codeGroupsOf(scenario: Scenario, graph: Graph): readonly CodeGroup[] {
  const codes = [...new Set(Object.values(scenario.assesses).flat())];
  const count = Math.ceil(codes.length / groupSize);
  return Array.from({ length: count }, (_, group) =>
    groupOf(codes.slice(group * groupSize, (group + 1) * groupSize), scenario, graph),
  );
}

function groupOf(codes: readonly string[], scenario: Scenario, graph: Graph): CodeGroup {
  const bits = new Map(codes.map((code, index) => [code, 1 << index]));
  const bitOf = (code: string): number => bits.get(code) ?? 0;
  const ofTask = new Map(
    [...scenario.tasks.values()].map((task) => [task.id, bitsOf(opportunityCodes(task), bitOf)] as const),
  );
  const opportunitiesOf = (task: string): number => ofTask.get(task) ?? 0;
  return {
    codes,
    bitOf,
    all: 2 ** codes.length - 1,
    opportunitiesOf,
    labels: labelBits(graph, bitOf, opportunitiesOf),
  };
}

/** A task gives an opportunity for a code when some result of it shows the code, or its words are judged for it. */
export function opportunityCodes(task: Task): readonly string[] {
  if (task.handover) return [];
  const shown = resultsOf(task).flatMap((result) => result.shows.filter(({ toward }) => toward !== 'against'));
  return [...new Set([...task.judged, ...shown.map(({ code }) => code)])];
}

type BitOf = CodeGroup['bitOf'];

function bitsOf(codes: readonly string[], bitOf: BitOf): number {
  return codes.reduce((sum, code) => sum | bitOf(code), 0);
}

function labelBits({ labels, stepper }: Graph, bitOf: BitOf, opportunitiesOf: (task: string) => number): LabelBits {
  const count = labels.length;
  const found: LabelBits = {
    pass: new Uint32Array(count),
    distinction: new Uint32Array(count),
    weak: { pass: new Uint32Array(count), distinction: new Uint32Array(count) },
    missed: new Uint32Array(count),
  };
  labels.forEach(({ move, news }, label) => {
    for (const number of news) {
      const one = stepper.news[number];
      if (one?.kind === 'lapsed') found.missed[label] = (found.missed[label] ?? 0) | opportunitiesOf(one.task);
    }
    if (move.kind === 'decide') putDecision(found, label, move, bitOf);
  });
  return found;
}

/** Puts down what a decision shows; the handover note shows nothing. */
function putDecision(
  found: LabelBits,
  label: number,
  { decision: { task, result } }: Extract<Label['move'], { readonly kind: 'decide' }>,
  bitOf: BitOf,
): void {
  if (task.handover) return;
  const toward = (shows: readonly Evidence[], is: (one: Evidence) => boolean): number =>
    bitsOf(
      shows.filter(is).map(({ code }) => code),
      bitOf,
    );
  const judged = bitsOf(task.judged, bitOf);
  const against = toward(result.shows, (one) => one.toward === 'against');
  for (const [level, is] of [
    ['pass', (one: Evidence): boolean => one.toward !== 'against'],
    ['distinction', (one: Evidence): boolean => one.toward === 'distinction'],
  ] as const) {
    const shown = toward(result.shows, is);
    const possible = resultsOf(task).reduce((sum, one) => sum | toward(one.shows, is), 0);
    found[level][label] = shown | judged;
    found.weak[level][label] = against | (possible & ~shown);
  }
}
