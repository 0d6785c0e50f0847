import { moved, moveOf } from './lists.ts';
import { optionRows, stacked } from './pieces.ts';
import type { Widget } from './widget.ts';

/** Items to be put in order: picked up and put down, or moved one place at a time. */
export const rankWidget: Widget<'rank'> = {
  parts: () => ['items'],
  count: ({ work }) => work.order.length,
  text: () => null,
  withText: ({ work }) => work,
  press: ({ work, spot }, command) => {
    if (command === 'mark') return { spot: { isHeld: !spot.isHeld } };
    const by = moveOf(command);
    if (by === 0) return null;
    const order = moved(work.order, spot.pointer, by);
    return order === work.order ? {} : { work: { kind: 'rank', order }, spot: { pointer: spot.pointer + by } };
  },
  hints: ({ spot }) =>
    spot.isHeld
      ? [['mark', 'put down'], 'answer']
      : [['mark', 'pick up'], 'move-up', 'move-down', 'answer', 'next-field'],
  settle: ({ work }) => work,
  draw: ({ view, work, spot, width }, pen) => {
    const digits = String(work.order.length).length;
    const blocks = work.order.map((id, index) => {
      const isHere = spot.part === 'items' && spot.pointer === index;
      const label = view.items.find((item) => item.id === id)?.label ?? id;
      return optionRows(
        { isHere, isHeld: spot.isHeld, mark: `${String(index + 1).padStart(digits)} `, label },
        width,
        pen,
      );
    });
    return stacked(blocks, spot.pointer, pen);
  },
};
