import { type Diagnostic, diagnose } from '../../scenario/diagnostic.ts';
import type { Span } from '../../scenario/value.ts';
import { resultsOf } from '../chart-nodes.ts';
import type { News } from '../news.ts';
import type { Finding, Study } from '../study.ts';

/** Every state, result, message and timer can happen. A result that no tried answer to a form reached is only a doubt. */
export function allCanHappen(study: Study): readonly Finding[] {
  // What has not happened in a part of the story may happen in the rest.
  if (!study.isWhole) return [];
  const happened = happenedIn(study);
  const never = [
    ...neverEntered(study, happened),
    ...neverTheResult(study, happened),
    ...neverDelivered(study, happened),
    ...neverFired(study, happened),
  ];
  return [...never.map((diagnostic) => ({ diagnostic, witness: null })), ...onlyByWaiting(study)];
}

type Happened = ReadonlySet<string>;

function neverEntered({ scenario }: Study, happened: Happened): readonly Diagnostic[] {
  return [...scenario.states.values()]
    .filter(({ id, type }) => type !== 'history' && !happened.has(`entered ${id}`))
    .map(({ id, span }) =>
      diagnose('CS813', span, `The story never comes to \`${id}\`.`, 'Let something lead to it, or take it out.'),
    );
}

function neverTheResult({ scenario, graph }: Study, happened: Happened): readonly Diagnostic[] {
  const met = [...scenario.tasks.values()].filter((task) => happened.has(`entered ${task.state}`));
  return met.flatMap((task) => {
    const isWhole = graph.stepper.decisions.get(task.id)?.isWhole() ?? true;
    return resultsOf(task)
      .filter(({ id }) => !happened.has(`result ${task.id} ${id}`))
      .map(({ id, span }) => (isWhole ? neverComesTo(task.id, id, span) : notTried(task.id, id, span)));
  });
}

function neverComesTo(task: string, result: string, span: Span): Diagnostic {
  return diagnose(
    'CS810',
    span,
    `No answer to \`${task}\` ever comes to \`${result}\`.`,
    'A result before it takes every answer, or its `when` can’t hold: change one of them, or take it out.',
  );
}

function notTried(task: string, result: string, span: Span): Diagnostic {
  return diagnose(
    'CS820',
    span,
    `None of the answers tried to \`${task}\` came to \`${result}\`.`,
    'Forms are tried by example. Write an answers file that reaches it, and see that it does.',
  );
}

function neverDelivered({ scenario }: Study, happened: Happened): readonly Diagnostic[] {
  return [...scenario.messages.values()]
    .filter(({ id }) => !happened.has(`delivered ${id}`))
    .map(({ id, span }) =>
      diagnose(
        'CS811',
        span,
        `The message \`${id}\` never arrives.`,
        'What sends it can’t happen, or its `if` never holds when it is due.',
      ),
    );
}

function neverFired({ scenario }: Study, happened: Happened): readonly Diagnostic[] {
  const entered = [...scenario.states.values()].filter(({ id }) => happened.has(`entered ${id}`));
  return entered.flatMap(({ id, timers }) =>
    timers
      .filter((timer) => !happened.has(`fired ${timer.id}`))
      .map(({ span }) =>
        diagnose(
          'CS812',
          span,
          `The timer of \`${id}\` never falls due: the state is always left before.`,
          'Make it earlier, or take it out.',
        ),
      ),
  );
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

function happenedIn({ graph, newsOf }: Study): Happened {
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
          timer.span,
          `This timer of \`${state.id}\` falls due only for somebody who waits while there is something to do.`,
          'Make it earlier, or let a decision take long enough to reach it.',
        ),
        witness: null,
      })),
  );
}
