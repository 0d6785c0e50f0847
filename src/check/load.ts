import { type Extremes, extremesFrom } from './extremes.ts';
import type { Study } from './study.ts';
import { messageWords, openingWords, pace, sittingMinutes, writtenWords } from './workload.ts';

/** What complete paths ask of a candidate, from one variant's opening. */
export interface Load {
  /** Words to read: the brief and the documents that are there, then messages and what is attached to them. */
  readonly read: Extremes;
  /** Words to write. */
  readonly write: Extremes;
  readonly tasks: Extremes;
  /** Minutes of sitting time, reckoned at {@link pace}. */
  readonly sitting: Extremes;
  /** Production minutes. */
  readonly production: Extremes;
}

/** The load of each variant, in the order of the graph's roots. */
export function loadsOf({ scenario, graph, components, ended, newsOf }: Study): readonly Load[] {
  const read = new Float64Array(graph.labels.length);
  const write = new Float64Array(graph.labels.length);
  const tasks = new Float64Array(graph.labels.length);
  const brought = new Map([...scenario.messages].map(([id, message]) => [id, messageWords(scenario, message)]));
  graph.labels.forEach(({ move }, label) => {
    for (const one of newsOf(label))
      if (one.kind === 'delivered') read[label] = (read[label] ?? 0) + (brought.get(one.message) ?? 0);
    if (move.kind !== 'decide') return;
    write[label] = writtenWords(move.decision.task);
    tasks[label] = 1;
  });
  const sitting = read.map((words, label) =>
    sittingMinutes(words, write[label] ?? 0, tasks[label] ?? 0, pace.readWordsPerMinute),
  );
  const production = Float64Array.from(graph.labels, ({ minutes }) => minutes);
  const [reads, writes, counts, sittings, productions] = [read, write, tasks, sitting, production].map((weights) =>
    extremesFrom(graph, components, ended, weights),
  );
  const before = openingWords(scenario);
  return graph.roots.map(({ state, news }) => {
    const first = news.reduce((sum, number) => {
      const one = graph.stepper.news[number];
      return one?.kind === 'delivered' ? sum + (brought.get(one.message) ?? 0) : sum;
    }, before);
    return {
      read: raised(reads?.(state), first),
      write: raised(writes?.(state), 0),
      tasks: raised(counts?.(state), 0),
      sitting: raised(sittings?.(state), first / pace.readWordsPerMinute),
      production: raised(productions?.(state), 0),
    };
  });
}

function raised(extremes: Extremes | undefined, by: number): Extremes {
  const { least, most, isEndless } = extremes ?? { least: 0, most: 0, isEndless: false };
  return { least: least + by, most: most + by, isEndless };
}

/** The least and the most over several; nothing where there is none. Pure. */
export function overall(all: readonly Extremes[]): Extremes {
  if (all.length === 0) return { least: 0, most: 0, isEndless: false };
  return {
    least: Math.min(...all.map(({ least }) => least)),
    most: Math.max(...all.map(({ most }) => most)),
    isEndless: all.some(({ isEndless }) => isEndless),
  };
}
