import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { resultsOf } from '../../src/check/chart-nodes.ts';
import { briefingView } from '../../src/view/briefing.ts';
import { type CommandId, commands, type Place } from '../../src/view/commands.ts';
import { keyName } from '../../src/view/keys.ts';
import { callsheet, emptyFolder } from '../cli/run-callsheet.ts';
import { projectFile, scenarioNamed } from '../laws/every-scenario.ts';
import { chances, playOn } from '../laws/random-play.ts';
import { MemoryLog } from '../log/memory-log.ts';
import { arrangements } from '../plain/small-sitting.ts';
import { satText } from './sit-answers.ts';

const morning = scenarioNamed('first-morning');
const through = projectFile('scenarios/first-morning/answers/through.yaml');

/** What every task comes to on the way round that the answers file goes. */
const best = {
  'which-room': 'library-it-is',
  'not-ordered': 'both-found',
  'ask-wyn': 'wyn-answers',
  'juno-order': 'taxi-first',
  'who-hears': 'those-in-it',
  lunches: 'all-fed',
  'afternoon-board': 'fits',
  slip: 'adds-up',
  'new-time': 'they-know',
  'handover-note': 'all-there',
};

describe('the first morning', () => {
  it('assesses nothing, draws nothing, and keeps every promise without a warning', () => {
    expect(morning).toMatchObject({ rehearsal: true, assesses: {}, draws: [] });
    const ran = callsheet(['check', 'first-morning'], { cwd: emptyFolder() });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('1 variant: every one gone through');
    expect(ran.out).not.toMatch(/warning|error/);
  });

  it('takes no more than twenty-five minutes of somebody who reads sixty words a minute', () => {
    const ran = callsheet(['check', 'first-morning', '--json'], { cwd: emptyFolder() });
    const [told] = JSON.parse(ran.out).scenarios;
    const { atSpeeds } = told.time;
    const slowest = Math.min(...atSpeeds.map((speed: { wordsPerMinute: number }) => speed.wordsPerMinute));
    expect(slowest).toBe(60);
    expect(Math.max(...atSpeeds.map((speed: { minutes: number }) => speed.minutes))).toBeLessThanOrEqual(25);
  });

  it('has each kind of task once, and writing a second time as the handover note', () => {
    const kinds = [...morning.tasks.values()].map(({ spec }) => spec.kind).sort();
    expect(kinds).toEqual([
      'allocate',
      'choose',
      'choose-many',
      'contact',
      'flag',
      'form',
      'rank',
      'schedule',
      'write',
      'write',
    ]);
  });

  it('shows no evidence, and asks nobody to judge the words', () => {
    for (const task of morning.tasks.values()) {
      expect(task.judged).toEqual([]);
      expect(resultsOf(task).flatMap(({ shows }) => shows)).toEqual([]);
    }
  });

  it('says before it begins that nothing in it is looked at', () => {
    const { sections } = briefingView(morning, arrangements);
    expect(sections.find(({ title }) => title === 'What is looked at')?.lines[0]).toBe(
      'Nothing here: this is a rehearsal. In a sitting it is what follows.',
    );
  });
});

describe('its cards', () => {
  const about = cardRows('card-about');
  const inTask = cardRows('card-task');
  const onCards: readonly (readonly [CommandId, readonly string[]])[] = [
    ['help', about[0]],
    ['desk', about[1]],
    ['inbox', about[2]],
    ['documents', about[3]],
    ['contacts', about[4]],
    ['notebook', about[5]],
    ['note', about[6]],
    ['calculator', about[7]],
    ['find', about[8]],
    ['row', about[9]],
    ['copy', about[10]],
    ['wait', about[11]],
    ['time', about[12]],
    ['settings', about[13]],
    ['pause', about[14]],
    ['leave', about[15]],
    ['close', about[16]],
    ['document', inTask[0]],
    ['mark', inTask[1]],
    ['move-up', inTask[2]],
    ['move-down', inTask[3]],
    ['drop', inTask[4]],
    ['less', inTask[5]],
    ['more', inTask[6]],
    ['next-field', inTask[7]],
    ['undo', inTask[8]],
    ['answer', inTask[9]],
    ['confirm', inTask[10]],
  ].map(([id, row]) => [id as CommandId, row as readonly string[]]);

  /** Where line by line another word, or a number, does what the key does. */
  const otherWords: Partial<Record<CommandId, string>> = {
    mark: 'its number',
    'move-up': 'move',
    'move-down': 'move',
    less: 'start',
    more: 'start',
    'next-field': 'field',
  };

  it.each(onCards)('have the keys and the word of the program for %s', (id, row) => {
    const command = commands.find((one) => one.id === id);
    const named = (keys: readonly string[] = []) => keys.map((key) => keyName(key, true)).join(', ');
    expect(row.slice(1)).toEqual([
      named(command?.keys),
      // `y` goes into a text where one is typed; the read-back is no such place.
      id === 'confirm' ? 'y' : named(command?.typingKeys),
      otherWords[id] ?? command?.words[0],
    ]);
  });

  it('have a line for each key that does something of its own in a sitting', () => {
    expect(onCards).toHaveLength(about.length + inTask.length);
    const places: readonly Place[] = ['desk', 'document', 'task', 'wait', 'read-back'];
    /** Moves the pointer, edits a text, stands in the footer of the one moment in which it works, or is the invigilator's. */
    const elsewhere = [
      'invigilate',
      ...['up', 'down', 'page-up', 'page-down', 'first', 'last', 'open', 'choose', 'last-field', 'new-line', 'editor'],
      ...['word-left', 'word-right', 'erase', 'erase-next', 'erase-word', 'erase-row', 'erase-rest'],
    ];
    const wanted = commands
      .filter(
        (one) => one.keys.length + one.typingKeys.length > 0 && one.places.some((place) => places.includes(place)),
      )
      .map(({ id }) => id as string);
    expect(wanted.filter((id) => !elsewhere.includes(id)).sort()).toEqual(onCards.map(([id]) => id as string).sort());
  });
});

describe('the way round', () => {
  it('comes to the best of everything, and opens every document', () => {
    const { results, ending, opened } = satText(morning, through, '1');
    expect(results).toEqual(best);
    expect(ending).toBe('half-past-two');
    expect([...morning.documents].map(({ id }) => id).filter((id) => !opened.includes(id))).toEqual([]);
  });

  it.each([
    ['which-room', 'hall', 'somewhere-else', 'scripts-fetched'],
    ['not-ordered', { answer: ['d-red'] }, 'not-quite', 'half-past-two'],
    ['not-ordered', { answer: ['d-red', 'd-eyes', 'd-green'] }, 'not-quite', 'half-past-two'],
    ['ask-wyn', { who: 'wyn', by: 'in-person' }, 'wyn-answers', 'half-past-two'],
    ['ask-wyn', { who: 'wyn', by: 'call' }, 'wyn-later', 'half-past-two'],
    ['ask-wyn', { who: 'mal', by: 'e-mail' }, 'somebody-else', 'half-past-two'],
    ['who-hears', ['voices', 'rafiq', 'wyn', 'odell'], 'others', 'half-past-two'],
    [
      'juno-order',
      { answer: ['cards', 'taxi', 'papers', 'marrow'], reason: 'As I met them.' },
      'taxi-later',
      'half-past-two',
    ],
    ['lunches', { library: 5, hall: 5, workshop: 4 }, 'swapped', 'half-past-two'],
    ['afternoon-board', board('14:45', ['read', 'pause', 'record'], ['photos']), 'fits', 'half-past-two'],
    ['afternoon-board', board('15:00', ['read', 'pause', 'record'], ['photos']), 'shifted', 'half-past-two'],
    ['afternoon-board', board('14:30', ['read', 'record', 'pause'], ['photos']), 'shifted', 'half-past-two'],
    ['afternoon-board', board('14:00', ['photos', 'read', 'pause', 'record'], []), 'shifted', 'half-past-two'],
    ['afternoon-board', board('14:00', ['read', 'record', 'pause', 'photos'], []), 'shifted', 'half-past-two'],
    ['slip', { spent: '£8.85', bought: 'office', receipt: 'yes', what: 'Tea' }, 'doesnt-add-up', 'half-past-two'],
    ['new-time', mail(['voices', 'wyn', 'rafiq'], ['day-sheet']), 'they-guess', 'two-o-clock'],
    ['new-time', mail(['mal'], ['afternoon']), 'they-guess', 'two-o-clock'],
  ])('goes on after another answer to %s: %j', (task, answer, result, end) => {
    const { results, ending } = satText(morning, butWith(task, answer), '1');
    expect(results[task]).toBe(result);
    expect({ ...results, [task]: '', 'handover-note': '' }).toEqual({ ...best, [task]: '', 'handover-note': '' });
    expect(ending).toBe(end);
  });

  it('waits at random and decides at random without a fault, and leaves no task unanswered', () => {
    fc.assert(
      fc.property(chances, (chance) => {
        const recorder = new MemoryLog().begin({ scenario: morning, seed: '1', mode: 'answers-file' });
        playOn(recorder, chance, 250, () => {
          const bad = recorder.seat().sitting.happened.filter(({ kind }) => kind === 'fault' || kind === 'lapsed');
          expect(bad).toEqual([]);
        });
      }),
      { seed: 9_130, numRuns: 60 },
    );
  });
});

// Helpers

function cardRows(id: string): readonly (readonly string[])[] {
  const body = morning.documents.find((document) => document.id === id)?.body;
  if (body?.kind !== 'table') throw new Error(`${id} is a table`);
  return body.rows.map(({ cells }) => cells.map(({ parts }) => parts.join('')));
}

function board(hour: string, order: readonly string[], dropped: readonly string[]): unknown {
  return { start: `Mon ${hour}`, order, dropped };
}

function mail(to: readonly string[], attach: readonly string[]): unknown {
  return { to, subject: 'Read-through', attach, text: 'It is at half past two.' };
}

/** The answers of the way round, but for one task. Wyn's reply comes only where the question reached Wyn. */
function butWith(task: string, answer: unknown): string {
  const steps = parse(through) as readonly Record<string, unknown>[];
  const kept = steps.filter(({ open }) => task !== 'ask-wyn' || open !== 'wyn-ear');
  return stringify(kept.map((step) => (task in step ? { [task]: answer } : step)));
}
