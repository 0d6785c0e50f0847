import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGlancer } from '../../src/log/glance.ts';
import { readLog } from '../../src/log/read-log.ts';
import { MemoryLog, sit } from './memory-log.ts';
import { whole } from './small-answers.ts';

const log = new MemoryLog();
sit(log.begin({ mode: 'answers-file', percent: 125 }), whole);
const bytes = Buffer.from(log.lines.join(''));

describe('a glance at a log', () => {
  it('tells of a whole log what reading all of it tells', () => {
    const read = readLog(bytes);
    const [began] = log.records();
    expect(read.ok && began?.kind === 'began' && createGlancer()(bytes)).toEqual({
      candidate: began?.kind === 'began' ? began.candidate : '',
      start: undefined,
      scenario: began?.kind === 'began' ? began.scenario : null,
      first: began?.hash,
      head: read.ok ? read.log.head : null,
      isEnded: true,
    });
  });

  it('tells nothing of one that is cut short in a line, and never fails', () => {
    const glance = createGlancer();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (end) => {
        const cut = bytes.subarray(0, end);
        if (cut.at(-1) !== 10) expect(glance(cut)).toBe(null);
        else expect(glance(cut)?.first ?? log.records()[0]?.hash).toBe(log.records()[0]?.hash);
      }),
      { numRuns: 200 },
    );
  });

  it('believes no scenario whose files aren’t those that it names, though it has seen them told right', () => {
    const glance = createGlancer();
    expect(glance(bytes)).not.toBe(null);
    const text = bytes.toString('utf8');
    const changed = text.replace(/("files":\[\{"path":"[^"]+","sha256":"[0-9a-f]+","text":")/, '$1#');
    expect(changed).not.toBe(text);
    expect(glance(Buffer.from(changed))).toBe(null);
  });
});
