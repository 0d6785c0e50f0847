import { diagnose } from '../../scenario/diagnostic.ts';
import type { Draw } from '../../scenario/scenario.ts';
import { backwards } from '../components.ts';
import type { Extremes } from '../extremes.ts';
import type { Load } from '../load.ts';
import { answerKeys, keysOf, specExpressions } from '../readings.ts';
import type { Finding, Study } from '../study.ts';
import { drawsThatMatter } from '../variants.ts';

/** What one variant holds, for comparison with the others. */
export interface VariantShape {
  readonly choices: Readonly<Record<string, number>>;
  readonly tasks: readonly string[];
  readonly endings: readonly string[];
  readonly load: Load;
}

/** Variants ask the same of everybody: the same tasks and endings, and as much reading and time within the author's margins. */
export function fairVariants(study: Study, loads: readonly Load[]): readonly Finding[] {
  if (study.scenario.rehearsal) return [];
  // Of variants that were gone through to different depths nothing can be said.
  const apart = study.isWhole ? variantsApart(study, shapesOf(study, loads)) : [];
  return [...apart, ...drawsThatShowOnly(study), ...noRightAnswerChanges(study)];
}

function variantsApart(study: Study, shapes: readonly VariantShape[]): readonly Finding[] {
  const [first, ...others] = shapes;
  if (first === undefined) return [];
  const found: Finding[] = [];
  const report = (what: string, differs: (one: VariantShape, other: VariantShape) => boolean): void => {
    const other = others.find((one) => differs(first, one));
    if (other === undefined) return;
    const draws = drawsThatDiffer(study, shapes, first, differs);
    const names = draws.map((draw) => `\`${draw.id}\``).join(' or ');
    found.push({
      diagnostic: diagnose(
        'CS818',
        draws[0]?.span ?? study.scenario.root.span,
        `Variants are not equivalent: ${names === '' ? 'several draws together change' : `${names} changes`} ${what}.`,
        'Change the values so that every variant asks the same.',
      ),
      witness: null,
    });
  };
  report('the tasks that a candidate can meet', (one, other) => one.tasks.join() !== other.tasks.join());
  report('the endings that can be reached', (one, other) => one.endings.join() !== other.endings.join());
  const { reading, sitting, story } = study.scenario.fairness;
  report('the words to read', (one, other) => isApart(one.load.read, other.load.read, reading));
  report('the sitting time', (one, other) => isApart(one.load.sitting, other.load.sitting, sitting));
  report('the story time', (one, other) => isApart(one.load.production, other.load.production, story));
  return found;
}

function isApart(one: Extremes, other: Extremes, percent: number): boolean {
  const room = (Math.max(one.most, other.most) * percent) / 100;
  return Math.abs(one.least - other.least) > room || Math.abs(one.most - other.most) > room;
}

/** Draws of which changing one alone makes the difference. */
function drawsThatDiffer(
  study: Study,
  shapes: readonly VariantShape[],
  first: VariantShape,
  differs: (one: VariantShape, other: VariantShape) => boolean,
): readonly Draw[] {
  return drawsThatMatter(study.scenario, study.graph.stepper.slots).filter(({ id }) =>
    shapes.some(
      (shape) =>
        differs(first, shape) &&
        Object.entries(shape.choices).every(([draw, choice]) => draw === id || choice === first.choices[draw]),
    ),
  );
}

/** The shape of each variant. */
export function shapesOf(study: Study, loads: readonly Load[]): readonly VariantShape[] {
  const { graph, scenario } = study;
  const tasks = reachableSets(study, [...scenario.tasks.keys()], (news) =>
    news.kind === 'entered' ? tasksOf(study, news.state) : [],
  );
  const endings = reachableSets(study, [...scenario.states.keys()], (news) =>
    news.kind === 'ended' ? [news.ending] : [],
  );
  return graph.roots.flatMap(({ variant, state, news }, at) => {
    const load = loads[at];
    const atOpening = news.flatMap((number) => {
      const one = graph.stepper.news[number];
      return one?.kind === 'entered' ? tasksOf(study, one.state) : [];
    });
    const met = new Set([...atOpening, ...tasks(state)]);
    const inOrder = [...scenario.tasks.keys()].filter((id) => met.has(id));
    return load === undefined ? [] : [{ choices: variant.choices, tasks: inOrder, endings: endings(state), load }];
  });
}

function tasksOf({ scenario }: Study, state: string): readonly string[] {
  return scenario.states.get(state)?.tasks.map(({ id }) => id) ?? [];
}

/** For each state which of these ids its news can bring from there on. */
function reachableSets(
  { graph, components, newsOf }: Study,
  ids: readonly string[],
  of: (news: ReturnType<Study['newsOf']>[number]) => readonly string[],
): (state: number) => readonly string[] {
  const perWord = 31;
  const words = Math.ceil(ids.length / perWord);
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const byLabel = Array.from({ length: words }, () => new Uint32Array(graph.labels.length));
  graph.labels.forEach((_, label) => {
    for (const id of newsOf(label).flatMap(of)) {
      const number = numbers.get(id) ?? 0;
      const word = byLabel[Math.floor(number / perWord)];
      if (word !== undefined) word[label] = (word[label] ?? 0) | (1 << (number % perWord));
    }
  });
  const later = byLabel.map((brings) => {
    const sets = new Uint32Array(graph.count);
    backwards(components, (state) => {
      let now = sets[state] ?? 0;
      for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1)
        now |= (brings[graph.label[edge] ?? 0] ?? 0) | (sets[graph.to[edge] ?? 0] ?? 0);
      if (now === sets[state]) return false;
      sets[state] = now;
      return true;
    });
    return sets;
  });
  return (state) =>
    ids.filter((_, number) => {
      const set = later[Math.floor(number / perWord)]?.[state] ?? 0;
      return ((set >>> (number % perWord)) & 1) === 1;
    });
}

function drawsThatShowOnly({ scenario, graph }: Study): readonly Finding[] {
  const matter = drawsThatMatter(scenario, graph.stepper.slots);
  return scenario.draws
    .filter((draw) => !matter.includes(draw))
    .map((draw) => ({
      diagnostic: diagnose(
        'CS821',
        draw.span,
        `\`${draw.id}\` only shows: no condition, sum or timer reads it.`,
        'That is fine for colour; let a condition read it if it was meant to change something.',
      ),
      witness: null,
    }));
}

/** At least one draw changes which answer is right: some result, or what is wanted in a task, reads it. */
function noRightAnswerChanges({ scenario }: Study): readonly Finding[] {
  const read = new Set(
    [...scenario.tasks.values()].flatMap((task) => [
      ...answerKeys(task),
      ...specExpressions(task.spec).flatMap(keysOf),
    ]),
  );
  if (scenario.draws.some((draw) => read.has(`draw ${draw.id}`))) return [];
  return [
    {
      diagnostic: diagnose(
        'CS819',
        scenario.draws[0]?.span ?? scenario.root.span,
        scenario.draws.length === 0
          ? 'There is no draw, so every candidate has the same right answers.'
          : 'No draw changes a right answer: no task’s results read one.',
        'Let a result’s `when`, or what is wanted in a task, read a draw.',
      ),
      witness: null,
    },
  ];
}
