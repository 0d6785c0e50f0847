import { neverOpened, type Replayed, type ReplayedRecord } from './replay.ts';

/** Something that was opened, and for how long it stood open, in milliseconds on the sitting clock. */
export interface Opened {
  readonly id: string;
  readonly ms: number;
}

/** A decision, or a task that was left unanswered, with what the candidate had before their eyes until then. */
export interface DecisionTold {
  readonly seq: number;
  readonly kind: 'decided' | 'lapsed';
  readonly task: string;
  /** Sitting clock, in milliseconds. */
  readonly at: number;
  /** Milliseconds on the sitting clock since the story last moved: since the answer, the wait or the tick before, or the opening. */
  readonly tookMs: number;
  /** What was opened since the decision before, in order; each once, its times added up. */
  readonly opened: readonly Opened[];
  /** What had been opened before that. */
  readonly openedBefore: readonly string[];
  /** Documents and messages that were there and hadn't been opened by then. */
  readonly neverOpened: readonly string[];
}

/** Every decision of a sitting, and every task left unanswered, in order. Pure. */
export function decisionsTold({ records }: Replayed): readonly DecisionTold[] {
  let movedAt = 0;
  let reading = new Map<string, number>();
  const told: DecisionTold[] = [];
  for (const [index, one] of records.entries()) {
    const { record, before } = one;
    if (record.kind === 'viewed' && record.act !== 'left')
      reading.set(record.id, (reading.get(record.id) ?? 0) + openFor(records, index));
    if ((record.kind === 'decided' || record.kind === 'lapsed') && before !== null) {
      const tookMs = record.at - movedAt;
      told.push({
        ...beforeEyes(one, reading),
        seq: record.seq,
        kind: record.kind,
        task: record.task,
        at: record.at,
        tookMs,
      });
    }
    if (record.kind === 'decided') reading = new Map();
    if (record.kind === 'decided' || record.kind === 'waited' || record.kind === 'ticked') movedAt = record.at;
  }
  return told;
}

function beforeEyes(
  { before }: ReplayedRecord,
  reading: ReadonlyMap<string, number>,
): Pick<DecisionTold, 'opened' | 'openedBefore' | 'neverOpened'> {
  const ever = before?.sitting.opened ?? [];
  return {
    opened: [...reading].map(([id, ms]) => ({ id, ms })),
    openedBefore: ever.filter((id) => !reading.has(id)),
    neverOpened: before === null ? [] : neverOpened(before),
  };
}

/** Milliseconds until something else was opened or it was left; to the last record where it was open still. */
function openFor(records: readonly ReplayedRecord[], index: number): number {
  const from = records[index]?.record.at ?? 0;
  const next = records.slice(index + 1).find(({ record }) => record.kind === 'viewed');
  return ((next ?? records.at(-1))?.record.at ?? from) - from;
}
