/** What is found in each folder of `test/fixtures/faults`: `CODE line:column severity message`. */
export interface FaultExample {
  /** What the folder is there to show. */
  readonly finding: string;
  /** What else comes of it. */
  readonly besides: readonly string[];
}

/** Every faulty scenario, by its folder. */
export const faults: Readonly<Record<string, FaultExample>> = {
  'best-and-free': {
    finding:
      'CS822 23:11 warning `right` is better than every other result of `front-comes` in evidence, and costs nothing that they don’t.',
    besides: [],
  },
  'code-of-another-option': {
    finding: 'CS315 6:38 error `K24` belongs to the part `post-production`, not to `production`.',
    besides: [],
  },
  'condition-always-fails': {
    finding: 'CS805 21:25 error This can’t always be worked out: 6 / (crew - crew) == 1.',
    besides: ['CS810 21:11 error No answer to `split` ever comes to `even`.'],
  },
  'condition-can-fail': {
    finding: 'CS805 30:26 error This can’t always be worked out: 6 / crew == 3.',
    besides: [],
  },
  'day-too-long': {
    finding: 'CS817 8:31 error The longest path ends at Mon 13:00, after `clock: ends`.',
    besides: [],
  },
  'dead-end': {
    finding: 'CS801 21:3 error In `lift` nothing is left to do and nothing is on its way: the sitting stops there.',
    besides: [],
  },
  'distinction-on-a-click': {
    finding: 'CS405 19:28 error Distinction can’t stand on a click.',
    besides: [],
  },
  'door-closed': {
    finding: 'CS809 28:11 error One weak decision closes the door: after it a pass of S8 can’t be shown any more.',
    besides: [
      'CS822 24:11 warning `all` is better than every other result of `lines` in evidence, and costs nothing that they don’t.',
      'CS809 28:11 error One weak decision closes the door: after it a distinction of S8 can’t be shown any more.',
    ],
  },
  'draw-that-only-shows': {
    finding: 'CS821 14:3 warning `gazebo` only shows: no condition, sum or timer reads it.',
    besides: [],
  },
  'ends-without-handover': {
    finding: 'CS816 23:7 error The story can end without the handover note.',
    besides: [],
  },
  'event-without-end': {
    finding: 'CS826 24:22 error The story goes round in a circle: more than 1000 steps (microstepsMax) at one instant.',
    besides: [],
  },
  'fact-out-of-bounds': {
    finding: 'CS804 11:3 error `calls` can go above its `at-most`.',
    besides: ['CS817 8:31 error Story time can go on for ever.'],
  },
  'fact-stopped-at-its-bound': {
    finding: 'CS804 11:3 error A fact doesn’t stay in its bounds: calls was stopped at its bound.',
    besides: ['CS817 8:31 error Story time can go on for ever.'],
  },
  'live-without-an-employer': {
    finding: 'CS827 5:1 error This is live, and no employer has reviewed it.',
    besides: [],
  },
  'message-that-never-arrives': {
    finding: 'CS811 18:24 error The message `hello` never arrives.',
    besides: [],
  },
  'missing-document': {
    finding: 'CS501 11:32 error There is no file `documents/order.txt` in the scenario’s folder.',
    besides: [],
  },
  'no-distinction': {
    finding: 'CS808 18:7 error Nobody can show a distinction of S8 here.',
    besides: [],
  },
  'no-opportunity': {
    finding:
      'CS807 25:7 error A candidate can come to an end without an opportunity to show S8: `front-comes` and `front-comes-again` can be missed.',
    besides: [],
  },
  'no-right-answer-changes': {
    finding: 'CS819 1:1 error There is no draw, so every candidate has the same right answers.',
    besides: [],
  },
  'no-time-passes': {
    finding: 'CS803 14:7 error `think` can be answered again and again without time passing.',
    besides: [],
  },
  'no-way-to-an-ending': {
    finding: 'CS802 21:3 error From `maze` no ending can be reached any more, whatever the candidate does.',
    besides: ['CS817 8:31 error Story time can go on for ever.'],
  },
  'not-always-true': {
    finding: 'CS806 14:5 error This doesn’t always hold: unit_is != "cover-set" || cover_ready.',
    besides: [],
  },
  'not-ready-for-markers': {
    finding: 'CS823 16:7 error `front-comes` has no marking notes.',
    besides: [],
  },
  'only-clicked-on': {
    finding: 'CS824 20:7 warning K4 is knowledge, and is only ever clicked on.',
    besides: [
      'CS808 20:7 error Nobody can show a distinction of K4 here.',
      'CS809 30:11 error One weak decision closes the door: after it a pass of K4 can’t be shown any more.',
    ],
  },
  'result-not-tried': {
    finding: 'CS820 20:11 warning None of the answers tried to `order` came to `odd`.',
    besides: [],
  },
  'result-out-of-reach': {
    finding: 'CS810 21:11 error No answer to `call` ever comes to `nobody`.',
    besides: [],
  },
  'state-never-entered': {
    finding: 'CS813 14:3 error The story never comes to `attic`.',
    besides: [],
  },
  'strand-that-never-ends': {
    finding:
      'CS802 21:11 error From `shooting` with `ringing` no ending can be reached any more, whatever the candidate does.',
    besides: [
      'CS817 8:31 error Story time can go on for ever.',
      'CS813 34:11 error The story never comes to `rung`.',
      'CS813 35:3 error The story never comes to `handover`.',
      'CS813 44:3 error The story never comes to `over`.',
    ],
  },
  'timer-for-who-waits': {
    finding:
      'CS814 20:7 warning This timer of `office` falls due only for somebody who waits while there is something to do.',
    besides: [],
  },
  'timer-that-never-fires': {
    finding: 'CS812 15:7 error The timer of `office` never falls due: the state is always left before.',
    besides: [],
  },
  'too-long-to-read': {
    finding:
      'CS815 7:1 error The longest path needs 10.9 minutes of reading, writing and thinking; 7.5 are there (three quarters of 10m).',
    besides: [],
  },
  'too-many-states': {
    finding:
      'CS825 1:1 warning This is too big to go through whole: 586 of its states were gone through, and 200 sittings by chance came to 12 of 12 tasks, 22 of 22 results and 1 of 1 endings.',
    besides: [],
  },
  'two-tasks-with-one-id': {
    finding: 'CS301 21:7 error `call` is declared twice: states, tasks, documents and messages share their ids.',
    besides: [],
  },
  'unfair-variants': {
    finding: 'CS818 11:3 error Variants are not equivalent: `front` changes the tasks that a candidate can meet.',
    besides: [],
  },
  'unknown-code': {
    finding: 'CS310 6:24 error There is no code `S99` in the plan.',
    besides: [],
  },
  'wrong-type': {
    finding: 'CS603 21:26 error This is money, and a yes-or-no is wanted here.',
    besides: [],
  },
  'wrong-unit': {
    finding: 'CS603 21:26 error Money can’t be compared with a duration.',
    besides: [],
  },
};
