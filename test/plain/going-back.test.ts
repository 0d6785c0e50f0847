import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saidAfter, sit, toTheOrder } from './small-sitting.ts';

describe('back', () => {
  test('from a document in a task closes the document and stays in the task', async () => {
    expect(await saidAfter('start', '2', 'document 1', 'back')).toEqual([
      'Closed: Call sheet.',
      'You are in the task Wet-weather kit.',
    ]);
    const { log } = await sit(['start', '2', 'document 1', 'back', '1']);
    expect(log.records().at(-2)).toMatchObject({ kind: 'drafted', task: 'kit' });
  });

  test('from a text works as well', async () => {
    const said = await saidAfter('start', '1', '1', 'Half.', '/document 1', '/back', 'A reason.', '/where');
    expect(said[0]).toContain('You are writing the reason for the task First call');
  });

  test('from a task leads to the desk, and what was typed is on the record when that is said', async () => {
    const { out, log } = await sit(['start', ['1', '2', 'half a reason', '/back']]);
    expect(out).toContain('Your answer so far is kept.');
    expect(log.records().findLast((record) => record.kind === 'drafted')).toMatchObject({
      draft: { answer: 'tom', reason: 'half a reason' },
    });
  });

  test('never loses a line, however many came at once', async () => {
    const texts = fc.array(fc.constantFrom('one', 'help', 'two words', '//slash', 'wait'), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(texts, fc.boolean(), async (lines, isBurst) => {
        const typed = ['1', '2', ...lines, '/back'];
        const { log } = await sit(['start', ...(isBurst ? [typed] : typed)]);
        const draft = log.records().findLast((record) => record.kind === 'drafted');
        expect(draft).toMatchObject({ draft: { answer: 'tom', reason: lines.join('\n').replaceAll('//', '/') } });
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  test('a task opened from another leaves the first on the record', async () => {
    const { log } = await sit(['start', ['1', '2', 'half', '/open 2', '/back']]);
    expect(log.records().findLast((record) => record.kind === 'drafted')).toMatchObject({
      task: 'first-call',
      draft: { reason: 'half' },
    });
  });

  test('nothing is said to be kept when the log is full', async () => {
    const { out, end } = await sit(['start', ['1', '2', 'half', '/back']], {
      before: (line, log) => {
        log.isFull = line === '/back';
      },
    });
    expect(end).toBe('lost');
    expect(out).not.toContain('Your answer so far is kept.');
  });

  test('from wait leads to the task where it was asked for', async () => {
    expect(await saidAfter('start', '1', 'wait', 'back')).toEqual([
      'You are in the task First call: choose one. It is Sun 16:00 in the story.',
      'Nothing chosen yet.',
    ]);
    expect((await saidAfter('start', '1', 'wait', '1', 'yes')).slice(-2)).toEqual([
      'You are in the task First call: choose one. It is Sun 16:05 in the story.',
      'Nothing chosen yet.',
    ]);
    for (const back of ['no', 'back', '/close'])
      expect((await saidAfter('start', '1', 'wait', '2', back)).slice(-2)).toEqual([
        'You are in the task First call: choose one. It is Sun 16:00 in the story.',
        'Nothing chosen yet.',
      ]);
    expect((await saidAfter('start', 'wait', 'back'))[1]).toBe('You are at the desk.');
  });

  test('from the task whose lines are marked, or its answer, closes the document that it had opened', async () => {
    const open = async (...lines: readonly string[]) => {
      const { log } = await sit([...toTheOrder, ...lines]);
      return log.records().flatMap((record) => (record.kind === 'viewed' ? [`${record.act} ${record.id}`] : []));
    };
    expect(await open()).toEqual(['opened new-order']);
    expect(await open('back')).toEqual(['opened new-order', 'left new-order']);
    expect(await open('open 1')).toEqual(['opened new-order', 'left new-order']);
    expect(await open('2', 'done', 'x', '.', 'yes')).toEqual(['opened new-order']);
    expect(await open('2', 'done', 'x', '.', 'yes', '')).toEqual(['opened new-order', 'left new-order']);
    expect(await open('2', 'done', 'x', '.', 'yes', 'I meant line 3.', 'yes')).toEqual([
      'opened new-order',
      'left new-order',
    ]);
  });

  test('after no at the read-back, what was given is said', async () => {
    const said = await saidAfter('start', '1', '1', 'x', '.', 'no');
    expect(said).toContain('Your reason is kept too.');
    expect(said).toContain('Type done to take the choice that you had begun with.');
  });
});
