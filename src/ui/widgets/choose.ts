import { optionRows, stacked } from './pieces.ts';
import type { Widget } from './widget.ts';

/** One of several options. */
export const chooseWidget: Widget<'choose'> = {
  parts: () => ['options'],
  count: ({ view }) => view.options.length,
  text: () => null,
  withText: ({ work }) => work,
  press: ({ view, spot }, command) => {
    const option = view.options[spot.pointer];
    return command === 'mark' && option !== undefined ? { work: { kind: 'choose', option: option.id } } : null;
  },
  hints: () => [['mark', 'choose'], 'answer', 'next-field'],
  settle: ({ work }) => work,
  draw: ({ view, work, spot, width }, pen) => {
    const blocks = view.options.map((option, index) =>
      optionRows(
        {
          isHere: spot.part === 'options' && spot.pointer === index,
          mark: work.option === option.id ? '(x)' : '( )',
          label: option.label,
          note: option.takes,
        },
        width,
        pen,
      ),
    );
    return stacked(blocks, spot.pointer, pen);
  },
};
