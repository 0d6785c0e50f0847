import { diagnose } from '../../scenario/diagnostic.ts';
import { resultsOf } from '../chart-nodes.ts';
import type { News } from '../news.ts';
import type { Finding, Study } from '../study.ts';

/** Every state, result, message and timer can happen. A result that no tried answer to a form reached is only a doubt. */
export function allCanHappen(study: Study): readonly Finding[] {
  const { scenario, graph } = study;
  // What has not happened in a part of the story may happen in the rest.
  if (!study.isWhole) return [];
  const happened = happenedIn(study);
  const found: Finding[] = [];
  const add = (diagnostic: Finding['diagnostic']): void => {
    found.push({ diagnostic, witness: null });
  };
  for (const state of scenario.states.values()) {
    if (state.type === 'history' || happened.has(`entered ${state.id}`)) continue;
    add(
      diagnose(
        'CS813',
        state.span,
        `The story never comes to \`${state.id}\`.`,
        'Let something lead to it, or take it out.',
      ),
    );
  }
  for (const task of scenario.tasks.values()) {
    if (!happened.has(`entered ${task.state}`)) continue;
    const isWhole = graph.stepper.decisions.get(task.id)?.isWhole() ?? true;
    for (const result of resultsOf(task)) {
      if (happened.has(`result ${task.id} ${result.id}`)) continue;
      const code = isWhole ? 'CS810' : 'CS820';
      const message = isWhole
        ? `No answer to \`${task.id}\` ever comes to \`${result.id}\`.`
        : `None of the answers tried to \`${task.id}\` came to \`${result.id}\`.`;
      const hint = isWhole
        ? 'A result before it takes every answer, or its `when` can’t hold: change one of them, or take it out.'
        : 'Forms are tried by example. Write an answers file that reaches it, and see that it does.';
      add(diagnose(code, result.span, message, hint));
    }
  }
  for (const message of scenario.messages.values())
    if (!happened.has(`delivered ${message.id}`))
      add(
        diagnose(
          'CS811',
          message.span,
          `The message \`${message.id}\` never arrives.`,
          'What sends it can’t happen, or its `if` never holds when it is due.',
        ),
      );
  for (const state of scenario.states.values())
    for (const timer of state.timers)
      if (happened.has(`entered ${state.id}`) && !happened.has(`fired ${timer.id}`))
        add(
          diagnose(
            'CS812',
            timer.transitions[0]?.span ?? state.span,
            `The timer of \`${state.id}\` never falls due: the state is always left before.`,
            'Make it earlier, or take it out.',
          ),
        );
  return [...found, ...onlyByWaiting(study)];
}

function keyOf(news: News): string {
  switch (news.kind) {
    case 'result':
      return `result ${news.task} ${news.result}`;
    case 'delivered':
      return `delivered ${news.message}`;
    case 'entered':
      return `entered ${news.state}`;
    case 'fired':
      return `fired ${news.timer}`;
    default:
      return news.kind;
  }
}

function happenedIn({ graph, newsOf }: Study): ReadonlySet<string> {
  const { news } = graph.stepper;
  const atOpening = graph.roots.flatMap((root) => root.news.flatMap((number) => news[number] ?? []));
  return new Set([...atOpening, ...graph.labels.flatMap((_, label) => newsOf(label))].map(keyOf));
}

/** Timers that fall due only while a candidate who could be doing something waits: a doubt, since few candidates will wait. */
function onlyByWaiting({ graph, scenario, hasOpenTask, newsOf }: Study): readonly Finding[] {
  const fired = graph.labels.map((_, label) =>
    newsOf(label).flatMap((one) => (one.kind === 'fired' ? [one.timer] : [])),
  );
  const otherwise = new Set<string>();
  const byWaiting = new Set<string>();
  for (let state = 0; state < graph.count; state += 1)
    for (let edge = graph.first[state] ?? 0; edge < (graph.first[state + 1] ?? 0); edge += 1) {
      const label = graph.label[edge] ?? 0;
      const timers = fired[label] ?? [];
      if (timers.length === 0) continue;
      const isIdle = graph.labels[label]?.move.kind === 'wait' && hasOpenTask[state] === 1;
      for (const timer of timers) (isIdle ? byWaiting : otherwise).add(timer);
    }
  return [...scenario.states.values()].flatMap((state) =>
    state.timers
      .filter((timer) => byWaiting.has(timer.id) && !otherwise.has(timer.id))
      .map((timer) => ({
        diagnostic: diagnose(
          'CS814',
          timer.transitions[0]?.span ?? state.span,
          `This timer of \`${state.id}\` falls due only for somebody who waits while there is something to do.`,
          'Make it earlier, or let a decision take long enough to reach it.',
        ),
        witness: null,
      })),
  );
}
