import { optionRows, stacked, still, together } from './pieces.ts';
import type { Widget } from './widget.ts';

/** Whom to contact, and by what. */
export const contactWidget: Widget<'contact'> = {
  parts: () => ['who', 'by'],
  count: ({ view, spot }) => (spot.part === 'who' ? view.people.length : view.by.length),
  text: () => null,
  withText: ({ work }) => work,
  press: ({ view, work, spot }, command) => {
    if (command === 'less') return { spot: { part: 'who', pointer: 0 } };
    if (command === 'more') return { spot: { part: 'by', pointer: 0 } };
    if (command !== 'mark') return null;
    const who = view.people[spot.pointer];
    if (spot.part === 'who') return who === undefined ? null : { work: { ...work, who: who.id } };
    const by = view.by[spot.pointer];
    return by === undefined ? null : { work: { ...work, by: by.id } };
  },
  hints: () => [['mark', 'choose'], 'next-field', 'answer'],
  settle: ({ work }) => work,
  draw: ({ view, work, spot, width }, pen) => {
    const pick = (part: string, index: number) => spot.part === part && spot.pointer === index;
    const people = view.people.map((person, index) =>
      optionRows(
        {
          isHere: pick('who', index),
          mark: work.who === person.id ? '(x)' : '( )',
          label: person.label,
          note: person.role,
        },
        width,
        pen,
      ),
    );
    const ways = view.by.map((by, index) =>
      optionRows({ isHere: pick('by', index), mark: work.by === by.id ? '(x)' : '( )', label: by.label }, width, pen),
    );
    const parts = [
      still([pen.say(' Whom?', 'strong')]),
      stacked(people, spot.pointer, pen),
      still([], [pen.say(' How?', 'strong')]),
      stacked(ways, spot.pointer, pen),
    ];
    return together(parts, spot.part === 'by' ? 3 : 1);
  },
};
