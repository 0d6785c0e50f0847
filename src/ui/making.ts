import type { Sitting } from '../engine/sitting.ts';
import type { Seat } from '../log/recorder.ts';
import type { TaskView } from '../view/task.ts';
import { beginWork, textLengthMax } from '../view/work.ts';
import type { Making } from './screen-state.ts';
import { type Edit, editAt } from './text/text-edit.ts';
import { type BoundWidget, boundWidget } from './widgets/bound-widget.ts';
import { pointerWidth, textWidth } from './widgets/pieces.ts';
import { firstSpot, type TextPart } from './widgets/widget.ts';

/** An answer being made, bound to its task and its widget: what keys and drawing need. */
export interface BoundMaking {
  readonly view: TaskView;
  readonly making: Making;
  readonly widget: BoundWidget;
  /** All parts in the order of Tab: the widget's, the reason where there is one, and the last step. */
  readonly parts: readonly string[];
  /** The text under the cursor; null where keys work on a list. */
  readonly text: TextPart | null;
  readonly sitting: Sitting;
}

/** Begins an answer, or takes up its draft. */
export function beginMaking(view: TaskView, seat: Seat): Making {
  const draft = seat.drafts[view.id] ?? null;
  const work = beginWork(view, draft);
  const making: Making = {
    task: view.id,
    work,
    reason: draft?.reason ?? '',
    spot: firstSpot(''),
    cursors: {},
    pointers: {},
    pasts: {},
  };
  const bound = bindMaking(view, making, seat.sitting, 0);
  return bound === null ? making : atPart(bound, bound.parts[0] ?? 'done');
}

/** Binds an answer; null when task and answer are of different kinds, which no screen makes. */
export function bindMaking(view: TaskView, making: Making, sitting: Sitting, width: number): BoundMaking | null {
  const widget = boundWidget(view, making.work, { spot: making.spot, sitting, width });
  if (widget === null) return null;
  const reason = view.reason === 'none' ? [] : ['reason'];
  const text = making.spot.part === 'reason' ? reasonPart(making, width) : widget.text;
  return { view, making, widget, parts: [...widget.parts, ...reason, 'done'], text, sitting };
}

function reasonPart(making: Making, width: number): TextPart {
  return { text: making.reason, isMultiline: true, most: textLengthMax, width: textWidth(width, pointerWidth) };
}

/** The text under the cursor as an edit; null where there is none. */
export function editHere({ text, making }: BoundMaking): Edit | null {
  if (text === null) return null;
  const { part, cursor, goal } = making.spot;
  return { ...editAt(text.text, cursor), goal, past: making.pasts[part] ?? [] };
}

/** The answer with the text under the cursor changed. */
export function withEdit({ making, widget }: BoundMaking, edit: Edit): Making {
  const spot = { ...making.spot, cursor: edit.cursor, goal: edit.goal };
  const pasts = { ...making.pasts, [spot.part]: edit.past };
  if (spot.part === 'reason') return { ...making, reason: edit.text, spot, pasts };
  return { ...making, work: widget.withText(edit.text), spot, pasts };
}

/**
 * The answer with the keys at another part: at a place of its list, or where they were when it was left. What was typed is
 * written in its notation where it can be read.
 */
export function atPart(bound: BoundMaking, part: string, place: number | null = null): Making {
  const { making, widget } = bound;
  const cursors = bound.text === null ? making.cursors : { ...making.cursors, [making.spot.part]: making.spot.cursor };
  const pointers = { ...making.pointers, [making.spot.part]: making.spot.pointer };
  const cursor = cursors[part] ?? Number.MAX_SAFE_INTEGER;
  const spot = { ...making.spot, part, pointer: pointers[part] ?? 0, isHeld: false, cursor, goal: null };
  const there = { ...making, work: widget.settle(), spot, cursors, pointers };
  const stops = bindMaking(bound.view, there, bound.sitting, 0)?.widget.stops ?? [];
  const wanted = place ?? spot.pointer;
  const pointer = stops.includes(wanted) ? wanted : (stops[0] ?? 0);
  return { ...there, spot: { ...spot, pointer } };
}

/** The part so many places further on in the order of Tab; it goes round. */
export function partFrom({ parts, making }: BoundMaking, by: number): string {
  const at = Math.max(0, parts.indexOf(making.spot.part));
  return parts[(at + by + parts.length) % parts.length] ?? 'done';
}
