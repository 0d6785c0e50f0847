import { describe, expect, test } from 'vitest';
import { foldLog } from '../../src/log/fold.ts';
import { interruptionOf, resumeView } from '../../src/view/interruption.ts';
import { MemoryLog, small } from '../log/memory-log.ts';

/** The log of a sitting left, or cut off, after ten minutes with a wait and a begun answer in it. */
function logOf(given: { readonly isCutOff?: boolean; readonly purpose?: 'practice' | 'assessed' } = {}) {
  const log = new MemoryLog();
  const recorder = log.begin({ purpose: given.purpose ?? 'practice' });
  log.nowMs = 319_000;
  recorder.act({ kind: 'wait', minutes: 5 });
  recorder.act({ kind: 'draft', task: 'kit', draft: { answer: ['gazebo'], reason: null } });
  if (given.isCutOff !== true) recorder.act({ kind: 'pause', because: 'left' });
  const folded = foldLog(log.records());
  if (!folded.ok) throw new Error(JSON.stringify(folded));
  return folded.state;
}

const later = '2026-09-01T09:07:24.000Z';

describe('the page before a sitting goes on', () => {
  test('after leaving says where one was, what is left, and that the time stood still', () => {
    const { lines, goOn } = resumeView(small, interruptionOf(logOf(), later), 1_800_000, false);
    expect([...lines, goOn]).toEqual([
      'You stopped at Sun 16:05 in the story.',
      'An answer is begun: Wet-weather kit.',
      '24:41 left of 30 minutes.',
      'The time has stood still since then.',
      'The sitting goes on when you say so.',
    ]);
  });

  test('after a crash says that it cost no time, and what may be missing', () => {
    const { lines } = resumeView(small, interruptionOf(logOf({ isCutOff: true }), later), 1_800_000, false);
    expect(lines[0]).toBe('The program was cut off at Sun 16:05 in the story.');
    expect(lines.slice(2)).toEqual([
      '24:41 left of 30 minutes.',
      'By this machine’s clock it has been off for 2 minutes 5 seconds. That cost you no time. Everything called saved is there. What was typed in the last second before may be missing.',
    ]);
  });

  test('after a crash in an assessment says that the time went on, as after leaving, and who can give it back', () => {
    const state = logOf({ isCutOff: true, purpose: 'assessed' });
    const { lines } = resumeView(small, interruptionOf(state, later), 1_800_000, false);
    expect(lines.slice(2)).toEqual([
      '22:36 left of 30 minutes.',
      'By this machine’s clock that was 2 minutes 5 seconds ago, and the time went on. It is still going on. The invigilator can give it back. Everything called saved is there. What was typed in the last second before may be missing.',
    ]);
  });

  test('where a pause doesn’t stop the clock, says what it cost', () => {
    const { lines } = resumeView(small, interruptionOf(logOf({ purpose: 'assessed' }), later), 1_800_000, false);
    expect(lines.slice(2)).toEqual([
      '22:36 left of 30 minutes.',
      'The time went on while you were away: 2 minutes 5 seconds. It is still going on.',
    ]);
  });

  test('says when no time is left', () => {
    const longAfter = interruptionOf(logOf({ purpose: 'assessed' }), '2026-09-01T11:00:00.000Z');
    expect(resumeView(small, longAfter, 1_800_000, false)).toMatchObject({ goOn: 'The sitting ends when you go on.' });
  });
});
