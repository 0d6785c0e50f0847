import { describe, expect, it } from 'vitest';
import type { AttestedBody } from '../../src/log/record.ts';
import type { Recorder } from '../../src/log/recorder.ts';
import { sit } from './small-sitting.ts';

const attested = { id: 'a'.repeat(32), by: 'invigilator', signature: `${'A'.repeat(86)}==` } as const;
const granted: AttestedBody = { kind: 'granted', seconds: 300, by: 'I7', because: 'Alarm', attested };
const paused: AttestedBody = { kind: 'paused', because: 'Leave the room', attested };

/** Sits up to `at`, where something is put on the record from outside and a second goes by. */
async function saidAt(body: AttestedBody, isTyped = false) {
  let wasThere = false;
  let said: readonly string[] = [];
  const meanwhile = (line: string, second: () => void, recorder: Recorder | null): void => {
    if (line !== 'time' || wasThere || recorder === null) return;
    wasThere = true;
    const before = out().length;
    recorder.act({ kind: 'attested', body });
    second();
    said = out().slice(before);
    second();
    expect(out().length).toBe(before + said.length);
  };
  const lines: string[] = [];
  const out = (): readonly string[] => lines;
  const ran = await sit(['start', 'time'], { meanwhile, isTyped, write: (line) => lines.push(line) });
  return { said, ran };
}

describe('what an invigilator puts on the record while a sitting goes on line by line', () => {
  it('is told without waiting for a line: time given back, and what there is then in all', async () => {
    const { said, ran } = await saidAt(granted);
    expect(said).toEqual(['The invigilator has given you 5 minutes back.']);
    expect(ran.out).toContain('35 minutes left of 35 minutes.');
  });

  it('is told as a pause for all, in which a line is none of the task', async () => {
    const { said, ran } = await saidAt(paused);
    expect(said.slice(0, 2)).toEqual(['Paused by the invigilator.', 'Leave the room']);
    expect(ran.out).not.toContain('30 minutes left of 30 minutes.');
  });

  it('begins on a line of its own where somebody may be typing', async () => {
    expect((await saidAt(granted, true)).said).toEqual(['', 'The invigilator has given you 5 minutes back.']);
  });
});
