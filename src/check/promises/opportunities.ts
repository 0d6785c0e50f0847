import { diagnose } from '../../scenario/diagnostic.ts';
import { type CodeGroup, opportunityCodes } from '../code-groups.ts';
import { backwards, forwards } from '../components.ts';
import type { Finding, Study } from '../study.ts';
import { variantWords } from '../variants.ts';
import { firstWay } from '../witness.ts';

/**
 * What every candidate is owed, for each code that is assessed: an opportunity on every complete path of every variant; a pass
 * and a distinction that can be shown; and that they still can after any one weak decision. The handover note counts for none.
 */
export function opportunities(study: Study): readonly Finding[] {
  return study.groups.flatMap((group, number) => inGroup(study, group, study.opportunities[number] ?? none));
}

const none = new Uint32Array(0);

function inGroup(study: Study, group: CodeGroup, own: Uint32Array): readonly Finding[] {
  const certain = surely(study, group, own);
  const levels = (['pass', 'distinction'] as const).map((level) => ({
    ...{ level, shows: group.labels[level], later: canShow(study, group, group.labels[level]) },
    ...{ weak: group.labels.weak[level], missed: group.labels.missed },
  }));
  return group.codes.flatMap((code): readonly Finding[] => {
    const bit = group.bitOf(code);
    const missed = study.graph.roots.some(({ state }) => ((certain[state] ?? 0) & bit) === 0);
    if (missed) return [missing(study, code, bit, own)];
    return levels.flatMap((level) => shownOrNot(study, code, bit, level));
  });
}

/** How a group of codes fares at one level: by label what it shows and where it is weak, by state what can still be shown. */
interface Level {
  readonly level: 'pass' | 'distinction';
  readonly shows: Uint32Array;
  readonly weak: Uint32Array;
  readonly missed: Uint32Array;
  readonly later: Uint32Array;
}

/** For each state the codes with an opportunity on every complete path from it. */
function surely(
  { graph, components, ended, isKnown }: Study,
  { all: everyCode }: CodeGroup,
  own: Uint32Array,
): Uint32Array {
  const certain = new Uint32Array(graph.count).fill(everyCode);
  backwards(components, (state) => {
    if (!isKnown(state)) return false;
    let all = ended[state] === 1 ? 0 : everyCode;
    for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1)
      all &= certain[graph.to[edge] ?? 0] ?? 0;
    const now = all | (own[state] ?? 0);
    if (now === certain[state]) return false;
    certain[state] = now;
    return true;
  });
  return certain;
}

function missing(study: Study, code: string, bit: number, own: Uint32Array): Finding {
  const { graph, ended, scenario } = study;
  const has = (state: number): boolean => ((own[state] ?? 0) & bit) !== 0;
  const witness = firstWay(
    graph,
    (edge) => !has(graph.to[edge] ?? 0),
    () => false,
    (state) => ended[state] === 1,
  );
  const tasks = [...scenario.tasks.values()].filter((task) => opportunityCodes(task).includes(code));
  const [first] = tasks;
  return {
    diagnostic: diagnose(
      'CS807',
      first?.span ?? scenario.root.span,
      first === undefined
        ? `No task gives an opportunity to show ${code}, which this scenario assesses.`
        : `A candidate can come to an end without an opportunity to show ${code}: ${names(tasks.map(({ id }) => id))} can be missed.`,
      first === undefined
        ? `Let a result show ${code}, name it under a task's \`judged\`, or take it out of \`assesses\`.`
        : `Let every path pass a task that can show ${code}.`,
    ),
    witness,
  };
}

function shownOrNot(study: Study, code: string, bit: number, at: Level): readonly Finding[] {
  const { graph, scenario } = study;
  const { level, later } = at;
  const word = level === 'pass' ? 'a pass' : 'a distinction';
  const without = graph.roots.filter(({ state }) => ((later[state] ?? 0) & bit) === 0);
  const [first] = without;
  if (first !== undefined)
    return [
      {
        diagnostic: diagnose(
          'CS808',
          spanOfCode(study, code),
          without.length === graph.roots.length
            ? `Nobody can show ${word} of ${code} here.`
            : `Nobody can show ${word} of ${code} where ${variantWords(scenario, first.variant)}.`,
          level === 'pass'
            ? `Let a result that can happen show \`${code} pass\`.`
            : `Let a result of a task that is made or written show \`${code} distinction\`, or let its words be judged for it.`,
        ),
        witness: null,
      },
    ];
  const closes = doorClosed(study, bit, at);
  if (closes === null) return [];
  const last = closes.moves.at(-1);
  const result = last?.kind === 'decide' ? last.decision.result : null;
  return [
    {
      diagnostic: diagnose(
        'CS809',
        result?.span ?? scenario.root.span,
        `One weak decision closes the door: after it ${word} of ${code} can’t be shown any more.`,
        `Give ${code} a second opportunity later on, on every path from here.`,
      ),
      witness: closes,
    },
  ];
}

/** For each state the codes that can be shown from it on. */
function canShow({ graph, components, isKnown }: Study, { all }: CodeGroup, shows: Uint32Array): Uint32Array {
  // What isn't known is given the benefit of the doubt.
  const later = Uint32Array.from({ length: graph.count }, (_, state) => (isKnown(state) ? 0 : all));
  backwards(components, (state) => {
    let now = later[state] ?? 0;
    for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1)
      now |= (shows[graph.label[edge] ?? 0] ?? 0) | (later[graph.to[edge] ?? 0] ?? 0);
    if (now === later[state]) return false;
    later[state] = now;
    return true;
  });
  return later;
}

/**
 * A way on which one decision is weak for the code, all before were not, none has shown it yet, and nothing after it can: null
 * where there is none.
 */
function doorClosed(study: Study, bit: number, { shows, weak, missed, later }: Level): Finding['witness'] {
  const { graph, components } = study;
  // A task that was let lapse is a slip too, and the promise is about one.
  const isPlain = (label: number): boolean =>
    (((weak[label] ?? 0) | (missed[label] ?? 0) | (shows[label] ?? 0)) & bit) === 0;
  const closes = (edge: number): boolean => {
    const label = graph.label[edge] ?? 0;
    return (
      ((weak[label] ?? 0) & bit) !== 0 &&
      ((shows[label] ?? 0) & bit) === 0 &&
      ((later[graph.to[edge] ?? 0] ?? 0) & bit) === 0
    );
  };
  const fresh = new Uint8Array(graph.count);
  for (const { state } of graph.roots) fresh[state] = 1;
  let isFound = false;
  forwards(components, (state) => {
    if (fresh[state] === 0 || isFound) return false;
    let isChanged = false;
    for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1) {
      isFound ||= closes(edge);
      const to = graph.to[edge] ?? 0;
      if (fresh[to] === 1 || !isPlain(graph.label[edge] ?? 0)) continue;
      fresh[to] = 1;
      isChanged = true;
    }
    return isChanged;
  });
  return isFound
    ? firstWay(
        graph,
        (edge) => isPlain(graph.label[edge] ?? 0),
        closes,
        () => false,
      )
    : null;
}

function spanOfCode({ scenario }: Study, code: string) {
  const task = [...scenario.tasks.values()].find((one) => opportunityCodes(one).includes(code));
  return task?.span ?? scenario.root.span;
}

function names(ids: readonly string[]): string {
  const quoted = ids.map((id) => `\`${id}\``);
  return quoted.length < 2 ? (quoted[0] ?? '') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
