import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/engine/digest.ts';
import { eventOf } from '../../src/log/fold.ts';
import { type AskedWhatIf, askWhatIf, momentAt } from '../../src/log/what-if.ts';
import { satReplayed } from '../ui/sat-replay.ts';

const replayed = satReplayed();
const decisions = replayed.records.filter(({ record }) => record.kind === 'decided');
const last = replayed.records.at(-1)?.after.sitting;

function must(asked: AskedWhatIf): Extract<AskedWhatIf, { readonly ok: true }>['whatIf'] {
  if (!asked.ok) throw new Error(asked.because);
  return asked.whatIf;
}

describe('what if', () => {
  it('what was done on the record leads to where the record ends', () => {
    fc.assert(
      fc.property(fc.constantFrom(...decisions), ({ record }) => {
        const event = eventOf(record);
        if (event === null || last === undefined) throw new Error('A decision is an event');
        const { after, followed } = must(askWhatIf(replayed, record.seq, event));
        expect(digestOf(after)).toBe(record.state);
        expect(digestOf(followed.sitting)).toBe(digestOf(last));
        expect(followed.stopped).toBeNull();
      }),
      { seed: 7_041 },
    );
  });

  it('another answer leads on as the record goes, as far as that can be done', () => {
    const [first] = decisions;
    const seq = first?.record.seq ?? 0;
    const event = { kind: 'decide', task: 'first-call', answer: 'nobody', reason: 'Too early' } as const;
    const { before, after, followed } = must(askWhatIf(replayed, seq, event));
    expect(before.tasks['first-call']?.status).toBe('open');
    expect(after.tasks['first-call']?.result).not.toBe('right');
    // Ringing nobody leads on at once, and the kit is never asked about.
    expect(followed).toMatchObject({ decisions: 0, stopped: { because: expect.stringContaining('is not open now') } });
  });

  it('what a candidate couldn’t have done is refused in a sentence', () => {
    const [first, second] = decisions.map(({ record }) => record.seq);
    const ask = (seq: number | undefined, task: string, answer: string) =>
      askWhatIf(replayed, seq ?? 0, { kind: 'decide', task, answer, reason: null });
    expect(ask(first, 'first-call', 'cleo')).toMatchObject({ ok: false, because: expect.stringContaining('cleo') });
    expect(ask(second, 'first-call', 'tom')).toMatchObject({ ok: false, because: '“First call” is not open now.' });
    expect(ask(9_999, 'first-call', 'tom')).toMatchObject({ ok: false });
  });

  it('at a lapse and at the end, the moment is that before the step which brought them', () => {
    const late = satReplayed('- open: crew-list\n- expire\n');
    const lapse = late.records.find(({ record }) => record.kind === 'lapsed');
    const end = late.records.at(-1);
    for (const one of [lapse, end]) {
      const sitting = momentAt(late, one?.record.seq ?? 0)?.sitting;
      expect(sitting?.ended).toBeNull();
      expect(sitting?.tasks['first-call']?.status).toBe('open');
    }
  });

  it('the record stays as it is', () => {
    const before = JSON.stringify(replayed.records.map(({ record }) => record));
    askWhatIf(replayed, decisions[0]?.record.seq ?? 0, { kind: 'wait', minutes: 5 });
    expect(JSON.stringify(replayed.records.map(({ record }) => record))).toBe(before);
  });
});
