import { describe, expect, it } from 'vitest';
import { bearing, tasksBearing } from '../../src/mark/bearing.ts';
import { small } from '../log/memory-log.ts';
import { smallScheme, smallSitting } from '../mark/memory-desk.ts';

const { made } = smallSitting();

function of(task: string) {
  const found = made.find((one) => one.task === task && one.kind !== 'meant');
  if (found === undefined) throw new Error(task);
  return found;
}

describe('what a candidate made, as it is read to be marked', () => {
  it('has every decision, note and lapse in order, and nothing of results or evidence', () => {
    expect(made.map(({ seq }) => seq)).toEqual(made.map(({ seq }) => seq).toSorted((a, b) => a - b));
    expect(made.map(({ title }) => title)).toContain('Wet-weather kit');
    expect(JSON.stringify(made)).not.toMatch(/toward|Came to|result/);
  });

  it('says in whose words it is', () => {
    expect(of('first-call').hasOwnWords).toBe(true);
    expect(of('kit').hasOwnWords).toBe(false);
    expect(of('order-form').hasOwnWords).toBe(true);
    expect(of('handover-note').hasOwnWords).toBe(true);
    expect(made.find(({ kind }) => kind === 'meant')?.hasOwnWords).toBe(true);
  });

  it('reads a form, a message and a schedule as documents', () => {
    expect(of('order-form').lines).toContainEqual({ label: 'Net price', text: '£310' });
    expect(of('handover-note').lines.slice(0, 2)).toEqual([
      { label: 'To', text: 'Priya Nair, Dele Akande' },
      { label: 'Attached', text: 'Crew list' },
    ]);
    expect(of('board').document).toBe('The schedule, as it was made');
    expect(of('kit').document).toBeNull();
  });

  it('tells what had been opened before, each once, and which documents never had', () => {
    expect(of('first-call').read.map(({ title }) => title)).toEqual(['message from Tom Ellery', 'Call sheet']);
    expect(of('first-call').unread).toEqual(['Crew list']);
    expect(of('handover-note').unread).not.toContain('Crew list');
  });

  it('shows what was typed in a task that was left unanswered, which is nobody’s answer', () => {
    const cut = smallSitting('- draft: { task: first-call, answer: tom, reason: Not sure }\n- expire\n');
    const lapsed = cut.made.find(({ kind }) => kind === 'unanswered');
    expect(lapsed).toMatchObject({ task: 'first-call', hasOwnWords: false, document: null, reason: null });
    expect(lapsed?.lines.map(({ text }) => text).join(' ')).toContain('Not sure');
  });
});

describe('what bears on a criterion', () => {
  const telling = smallScheme?.criteria.find(({ id }) => id === 'telling');

  it('is what may come to evidence of its codes, or is judged by people for one', () => {
    if (telling === undefined) throw new Error('telling');
    const tasks = tasksBearing(small, telling);
    expect(tasks).toContain('first-call');
    expect(tasks).not.toContain('kit');
    expect(new Set(bearing(made, small, telling).map(({ task }) => task))).toEqual(
      new Set([...tasks].filter((task) => made.some((one) => one.task === task))),
    );
  });
});
