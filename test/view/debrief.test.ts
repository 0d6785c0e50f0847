import { describe, expect, test } from 'vitest';
import { debriefView } from '../../src/view/debrief.ts';
import { MemoryLog } from '../log/memory-log.ts';

describe('the debrief', () => {
  test('has what one meant beside the answer it was added to, and no note of any other kind', () => {
    const log = new MemoryLog();
    const recorder = log.begin();
    recorder.act({ kind: 'note', text: 'Ring the van.', about: null });
    recorder.act({ kind: 'decide', task: 'kit', answer: ['gazebo'], reason: null });
    recorder.act({ kind: 'note', text: 'Two of them.', about: 'kit' });
    recorder.act({ kind: 'decide', task: 'first-call', answer: 'priya', reason: 'She decides.' });
    recorder.act({ kind: 'end', how: 'withdrawn' });
    const meant = debriefView(log.records()).decisions.map(({ title, meant: said }) => [title, said]);
    expect(meant.slice(0, 2)).toEqual([
      ['Wet-weather kit', ['Two of them.']],
      ['First call', []],
    ]);
  });
});
