import { toggled } from './lists.ts';
import { optionRows, stacked, still, together } from './pieces.ts';
import type { Widget } from './widget.ts';

/** Some of several options. */
export const chooseManyWidget: Widget<'choose-many'> = {
  parts: () => ['options'],
  count: ({ view }) => view.options.length,
  text: () => null,
  withText: ({ work }) => work,
  press: ({ view, work, spot }, command) => {
    const option = view.options[spot.pointer];
    if (command !== 'mark' || option === undefined) return null;
    return { work: { kind: 'choose-many', chosen: toggled(work.chosen, option.id, view.options) } };
  },
  hints: () => ['mark', 'answer', 'next-field'],
  settle: ({ work }) => work,
  draw: ({ view, work, spot, width }, pen) => {
    const blocks = view.options.map((option, index) =>
      optionRows(
        {
          isHere: spot.part === 'options' && spot.pointer === index,
          mark: work.chosen.includes(option.id) ? '[x]' : '[ ]',
          label: option.label,
        },
        width,
        pen,
      ),
    );
    const count = still([pen.say(`   ${work.chosen.length} of ${view.options.length} chosen`, 'muted')]);
    return together([stacked(blocks, spot.pointer, pen), count], 0);
  },
};
