import type { ReplayedRecord } from '../../log/replay.ts';
import type { Frame } from './frame.ts';

/** What was made of one document or message that a candidate had. */
export interface ReadFacts {
  readonly id: string;
  readonly opened: boolean;
  /** For each task that it bears on and that was answered while it was there: whether it had been opened by then. */
  readonly before: readonly { readonly task: string; readonly opened: boolean }[];
  /** Whether it was opened by the next answer after it came; null where none came. */
  readonly beforeNext: boolean | null;
}

/** When something came, was first opened, and what was first answered after: all as places in the log. */
interface Had {
  readonly came: number;
  opened: number | null;
}

/** Every document and message that the candidate had. Pure. */
export function readFacts(records: readonly ReplayedRecord[], frame: Frame): readonly ReadFacts[] {
  const had = new Map<string, Had>();
  const answered = new Map<string, number>();
  for (const [place, { record, after }] of records.entries()) {
    if (record.kind === 'decided' && !answered.has(record.task)) answered.set(record.task, place);
    const { documents, inbox } = after.sitting;
    for (const id of documents) if (!had.has(id)) had.set(id, { came: place, opened: null });
    for (const { id } of inbox) if (!had.has(id)) had.set(id, { came: place, opened: null });
    const one = record.kind === 'viewed' && record.act !== 'left' ? had.get(record.id) : undefined;
    if (one !== undefined) one.opened ??= place;
  }
  const places = records.flatMap(({ record }, place) => (record.kind === 'decided' ? [place] : []));
  return [...had].map(([id, one]) => factsOf(id, one, answered, places, frame));
}

function factsOf(
  id: string,
  { came, opened }: Had,
  answered: ReadonlyMap<string, number>,
  places: readonly number[],
  frame: Frame,
): ReadFacts {
  const openedBy = (place: number): boolean => opened !== null && opened < place;
  const bearsOn = frame.documents.find((document) => document.id === id)?.bearsOn ?? [];
  const before = bearsOn.flatMap((task) => {
    const place = answered.get(task);
    return place === undefined || place <= came ? [] : [{ task, opened: openedBy(place) }];
  });
  const next = places.find((place) => place > came);
  return { id, opened: opened !== null, before, beforeNext: next === undefined ? null : openedBy(next) };
}
