import type { StateAt } from '../log/replay.ts';

/** How everything stood after one record, as lines for a person. */
export function stateLines(state: StateAt): readonly string[] {
  return [
    `Record ${state.seq} (${state.kind}): ${state.clock} in the story, ${minutesAndSeconds(state.sittingMs)} of ${minutesAndSeconds(state.deadlineMs)} sat`,
    ...part('In', state.active),
    ...part('Facts', rows(Object.entries(state.facts))),
    ...part(
      'Tasks',
      rows(state.tasks.map(({ id, status, result }) => [id, result === 'none' ? status : `${status}: ${result}`])),
    ),
    ...part(
      'Messages',
      state.inbox.map(({ id, at, from }) => `${at}  ${id}, from ${from}`),
    ),
    ...part(
      'Pending',
      state.pending.map(({ id, kind, due }) => `${due}  ${kind} ${id}`),
    ),
    ...part('Opened so far', state.openedEver),
    ...part('Open now', state.open === null ? [] : [state.open]),
    ...part(
      'Unfinished answers',
      Object.entries(state.drafts).map(([task, draft]) => `${task}: ${JSON.stringify(draft)}`),
    ),
    ...part('Notebook', state.notes),
    ...part(
      'Evidence so far',
      state.evidence.map(({ seq, code, toward, because }) => `record ${seq}  ${code} ${toward}: ${because}`),
    ),
    ...(state.paused ? ['', 'Paused'] : []),
    ...(state.ended === null
      ? []
      : ['', `Ended: ${state.ended.how}${state.ended.ending === null ? '' : ` (${state.ended.ending})`}`]),
    '',
    `State ${state.state}`,
  ];
}

/** A heading and what is under it, or nothing. */
function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** Two columns. */
function rows(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `${left.padEnd(width)}  ${right}`);
}

function minutesAndSeconds(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
