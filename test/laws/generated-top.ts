import type { Yaml } from './generated-task.ts';

/** The top of every generated scenario: facts, draws and signals that its conditions and effects name. */
export const top = {
  callsheet: 1,
  id: 'generated',
  title: 'Generated',
  status: 'specimen',
  plan: 'small-plan',
  assesses: { core: ['K1', 'K2', 'S1', 'S2'] },
  allow: '20m',
  clock: { starts: 'Mon 09:00', ends: 'Tue 19:00' },
  brief: 'A day.',
  people: {
    priya: { name: 'Priya Nair', role: 'Line producer' },
    tom: { name: 'Tom Ellery', role: 'First assistant' },
  },
  documents: {
    order: { title: 'Order', table: 'order.csv' },
    paper: { title: 'Paper', text: 'paper.txt' },
    later: { title: 'Later', text: 'paper.txt', arrives: 'later' },
  },
  facts: {
    n: { integer: 2, from: 0, to: 5 },
    cost: { money: '£0', 'at-least': '£0', 'at-most': '£900' },
    wet: { 'yes-no': 'no' },
    place: { 'one-of': ['here', 'there'], starts: 'here' },
    late: { duration: '0m', 'at-least': '0m', 'at-most': '2h' },
  },
  draws: {
    front: { time: ['Mon 10:00', 'Mon 11:30'] },
    gap: { duration: ['5m', '20m'] },
    coin: { 'yes-no': ['yes', 'no'] },
    van: {
      rows: [
        { firm: 'acme', quote: '£310', ready: 'Mon 09:40' },
        { firm: 'best', quote: '£240', ready: 'Mon 12:00' },
      ],
    },
  },
  signals: ['ping', 'pong'],
};

/** The handover note, in which every path ends. */
export const handover: Yaml = {
  entry: [{ message: { id: 'last', from: 'priya', by: 'note', text: 'Write it down.', attach: 'later' } }],
  tasks: {
    'last-words': {
      write: 'What changed?',
      as: 'handover',
      words: 10,
      handover: 'yes',
      reserve: '2m',
      takes: '10m',
      results: { written: { to: 'the-end' } },
    },
  },
};
/** The ending. */
export const theEnd: Yaml = { type: 'final', ending: { title: 'Done', text: 'The day is over.' } };
