import { describe, expect, test } from 'vitest';
import { MemoryLog, sit } from './small-sitting.ts';

/** Every decision of the small scenario, as somebody would type it. */
const wholeSitting: readonly string[] = [
  'start',
  // Whom do you ring first?
  ...['1', '1', 'She decides.', '.', 'yes', 'I meant that she decides about money.'],
  // Wet-weather kit
  ...['1', '1 2', '.', 'yes', ''],
  // Scenes in order, the board
  ...['1', '1 2 3', '.', 'yes', ''],
  ...['1', 'move 4 2', 'undo', 'done', '.', 'yes', ''],
  // The order, the van
  ...['1', '1 2', 'done', 'The rig comes before the unit call.', '.', 'yes', ''],
  ...['1', '2', '1', '.', 'yes', ''],
  // Money, the purchase order
  ...['1', '1 300', 'done', '.', 'yes', ''],
  ...['1', '310', '12', 'Mon 07:00', '2h', 'yes', '1', 'Leave it at the gate.', '.', 'done', '.', 'yes', ''],
  // Handover
  ...['1', '1', 'none', 'Handover', 'Nothing is owed.', 'Priya knows.', '.', 'done', '.', 'yes'],
];

function kinds(log: MemoryLog): readonly string[] {
  return log.records().map((record) => record.kind);
}

describe('a whole sitting in plain mode', () => {
  test('goes from the briefing to the debrief, and every decision is on the record', async () => {
    const { end, out, log } = await sit(wholeSitting);
    expect(out).toMatchInlineSnapshot();
    expect(end).toBe('ended');
    const decided = log
      .records()
      .flatMap((record) => (record.kind === 'decided' ? [[record.task, record.answer]] : []));
    expect(decided).toEqual([
      ['first-call', 'priya'],
      ['kit', ['gazebo', 'heater']],
      ['order-scenes', ['s4', 's9', 's2']],
      ['board', { start: 'Mon 07:00', order: ['rig', 'four', 'lunch', 'nine'], dropped: [] }],
      ['check-order', ['n-rig', 'n-4']],
      ['book-van', { who: 'dele', by: 'call' }],
      ['split', { covers: '£300', heat: '£0' }],
      [
        'order-form',
        {
          net: '£310',
          people: 12,
          needed_at: 'Mon 07:00',
          hired_for: '2h',
          agreed: 'yes',
          code: 'weather',
          remarks: 'Leave it at the gate.',
        },
      ],
      ['handover-note', { to: ['priya'], subject: 'Handover', attach: [], text: 'Nothing is owed.\nPriya knows.' }],
    ]);
  });

  test('the same lines in one piece, as a pipe gives them, are the same decisions', async () => {
    const one = await sit(wholeSitting);
    const other = await sit([wholeSitting]);
    const told = (log: MemoryLog) =>
      log
        .records()
        .flatMap((record) => (record.kind === 'decided' ? [[record.task, record.answer, record.state]] : []));
    expect(other.end).toBe('ended');
    expect(told(other.log)).toEqual(told(one.log));
  });
});

describe('before the start', () => {
  test("nothing is written, and the time doesn't run, until the candidate says start", async () => {
    const { end, log } = await sit(['', 'yes', 'help', 'leave']);
    expect(end).toBe('not-started');
    expect(log.lines).toEqual([]);
  });

  test("a log that can't be made is told in a sentence", async () => {
    const log = new MemoryLog();
    log.isFull = true;
    const { end, out } = await sit(['start'], { log });
    expect(end).toBe('failed');
    expect(out.at(-1)).toBe('The disk is full.');
  });
});

describe('an answer counts only when confirmed', () => {
  test('Enter alone never answers, and no goes back', async () => {
    const { out, log } = await sit(['start', '1', '2', 'Because.', '.', '', 'no', '', 'back']);
    expect(kinds(log)).not.toContain('decided');
    expect(out).toContain('Nothing counts yet.');
    expect(out).toContain('Nothing was answered. You can change it now.');
  });

  test("a yes that was pasted along with other lines doesn't count, where a person types", async () => {
    const pasted = [['2', 'Because.', '.', 'yes']];
    const typed = await sit(['start', '1', ...pasted, 'back'], { isTyped: true });
    expect(kinds(typed.log)).not.toContain('decided');
    expect(typed.out).toContain('That came together with other lines, so it does not count. Type it by itself.');
    const piped = await sit(['start', '1', ...pasted], { isTyped: false });
    expect(kinds(piped.log)).toContain('decided');
  });

  test('a reason that is needed is asked for again', async () => {
    const { out, log } = await sit(['start', '1', '2', '.']);
    expect(out).toContain('This task needs a reason: say in a sentence or two why.');
    expect(kinds(log)).not.toContain('decided');
  });

  test('what was meant is noted before anything that follows is told', async () => {
    const { out, log } = await sit(['start', '1', '2', 'Because.', '.', 'yes', 'I meant Priya.']);
    const noted = log.records().find((record) => record.kind === 'noted');
    expect(noted).toMatchObject({ text: 'I meant Priya.', about: 'first-call' });
    const meant = out.indexOf('Your note is with the answer.');
    const passed = out.findIndex((line) => line.includes('It is now'));
    expect(meant).toBeGreaterThan(0);
    expect(passed).toBeGreaterThan(meant);
  });
});

describe('unfinished answers', () => {
  test('what is typed is on the record after every line', async () => {
    const { log } = await sit(['start', '1', '2', 'Because it', 'rains.']);
    const drafts = log.records().flatMap((record) => (record.kind === 'drafted' ? [record.draft] : []));
    expect(drafts).toEqual([
      { answer: 'tom', reason: null },
      { answer: 'tom', reason: 'Because it' },
      { answer: 'tom', reason: 'Because it\nrains.' },
    ]);
    expect(kinds(log).at(-1)).toBe('paused');
  });

  test('a paste leaves one draft, not one for each line', async () => {
    const { log } = await sit(['start', '1', ['2', ...Array.from({ length: 50 }, (_, index) => `line ${index}`)]]);
    expect(kinds(log).filter((kind) => kind === 'drafted').length).toBe(1);
  });

  test('opening a task and leaving it again writes no draft', async () => {
    const { log } = await sit(['start', '2', 'back', '1', 'back']);
    expect(kinds(log)).not.toContain('drafted');
  });

  test('an answer begun is told when the task is opened again', async () => {
    const { out } = await sit(['start', '1', '2', 'Because.', '/back', '1']);
    expect(out).toContain('You have begun an answer. So far:');
    expect(out.filter((line) => line.startsWith('Chosen: 2.')).length).toBe(1);
  });
});

describe('the end of the time', () => {
  test('is noticed at the next line, and what was typed is kept but never counts', async () => {
    const { end, out, log } = await sit(['start', '1', '2', 'Because', 'it rains'], {
      before: (line, at) => {
        if (line === 'it rains') at.nowMs = 1_800_000;
      },
    });
    expect(end).toBe('ended');
    expect(out).toContain('The time is up. What you have typed is kept as an unfinished answer.');
    const lapsed = log.records().find((record) => record.kind === 'lapsed' && record.task === 'first-call');
    expect(lapsed).toMatchObject({ draft: { answer: 'tom', reason: 'Because\nit rains' } });
    expect(kinds(log)).not.toContain('decided');
    expect(log.records().at(-1)).toMatchObject({ kind: 'ended', how: 'out-of-time' });
  });

  test("a yes that comes too late doesn't count", async () => {
    const { log } = await sit(['start', '1', '2', 'Because.', '.', 'yes'], {
      before: (line, at) => {
        if (line === 'yes') at.nowMs = 1_800_001;
      },
    });
    expect(kinds(log)).not.toContain('decided');
  });
});

describe('leaving', () => {
  test('asks, keeps everything, and says how to go on', async () => {
    const { end, out, log } = await sit(['start', '1', '2', '/leave', 'no', '/leave', 'yes']);
    expect(end).toBe('left');
    expect(out).toContain('Leave the sitting?');
    expect(out.at(-1)).toBe('Go on with: callsheet resume sittings/small-A1-1.jsonl');
    expect(kinds(log).at(-1)).toBe('paused');
  });

  test('the end of the lines is leaving too', async () => {
    const { end, log } = await sit(['start', '1', '2']);
    expect(end).toBe('left');
    expect(log.records().at(-1)).toMatchObject({ kind: 'paused', because: 'left' });
  });

  test('ending it for good needs a yes of its own', async () => {
    const { end, log } = await sit(['start', 'withdraw', 'no', 'withdraw', 'yes']);
    expect(end).toBe('ended');
    expect(log.records().at(-1)).toMatchObject({ kind: 'ended', how: 'withdrawn' });
  });

  test('a log that is full stops the sitting with a sentence', async () => {
    const { end, out } = await sit(['start', '1', '2', 'Because.'], {
      before: (line, log) => {
        log.isFull = line === 'Because.';
      },
    });
    expect(end).toBe('lost');
    expect(out.at(-1)).toContain('The log cannot be written any more');
  });
});

describe('a pause', () => {
  test('covers everything until go on', async () => {
    const { out, log } = await sit(['start', 'pause', 'tasks', '1', 'go on']);
    expect(out.filter((line) => line === 'The sitting is paused. Type go on to go on, or leave.').length).toBe(2);
    expect(kinds(log).slice(-3)).toEqual(['paused', 'resumed', 'paused']);
  });
});

describe('waiting', () => {
  test('is asked for by a number or a word, and what came is told whole', async () => {
    const { out, log } = await sit(['start', 'wait', '2', 'wait next', 'wait 7']);
    const waited = log.records().flatMap((record) => (record.kind === 'waited' ? [record.asked] : []));
    expect(waited).toEqual([5, 'next']);
    expect(out).toContain('Message 2, Sun 16:05, on the radio, from Dele Akande, Production manager.');
    expect(out).toContain('Radio check, nothing needed.');
    expect(out).toContain('Type wait next, wait 5, wait 15 or wait 30.');
  });
});
