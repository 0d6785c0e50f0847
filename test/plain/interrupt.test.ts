import { describe, expect, test } from 'vitest';
import { interruptLine } from '../../src/plain/plain-step.ts';
import { sit } from './small-sitting.ts';

describe('Ctrl+C', () => {
  test.each([
    ['at the desk', []],
    ['in a task', ['1']],
    ['in a reason', ['1', '1', 'Because.']],
    ['at a line that may be a command', ['1', '1', 'undo']],
    ['before a wait', ['wait 5']],
    ['before the sitting is ended for good', ['withdraw']],
    ['in a pause', ['pause']],
    ['before what was meant', ['1', '1', 'Because.', '.', 'yes']],
    ['at a note on what was meant', ['1', '1', 'Because.', '.', 'yes', 'I meant Tom.']],
  ] as const)('%s asks whether to leave, and leaves when it comes again', async (_, lines) => {
    const once = await sit(['start', ...lines, interruptLine, 'no']);
    expect(once.out).toContain('Type yes to leave, or no to stay.');
    expect(once.log.records().filter(({ kind }) => kind === 'ended')).toEqual([]);
    const twice = await sit(['start', ...lines, interruptLine, interruptLine, 'tasks']);
    expect(twice.end).toBe('left');
    expect(twice.log.records().at(-1)).toMatchObject({ kind: 'paused' });
  });

  test('after the end leaves at once', async () => {
    const { end, out } = await sit(['start', 'withdraw', 'yes', interruptLine, 'receipt']);
    expect(end).toBe('ended');
    expect(out).not.toContain('Type yes to leave, or no to stay.');
    expect(out.filter((line) => line.startsWith('The receipt is'))).toHaveLength(1);
  });
});
