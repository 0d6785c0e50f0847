import { emptyHead, headAfter, linkRecord } from '../../src/log/chain.ts';
import type { LogRecord } from '../../src/log/record.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { MemoryLog, sit, small } from '../log/memory-log.ts';
import { whole } from '../log/small-answers.ts';

/** The answers of a sitting of the small scenario that stops early. */
export const stoppedAnswers = '- first-call: { answer: tom, reason: He asked }\n';

/** The records of a sitting of the small scenario. */
export function recordsFor(answers = whole, scenario: Scenario = small): readonly LogRecord[] {
  const log = new MemoryLog();
  sit(log.begin({ scenario }), answers);
  return log.records();
}

/** The same sitting by this candidate, as the text of its log. */
export function logOf(candidate: string, records: readonly LogRecord[]): string {
  let head = emptyHead;
  const lines = records.map(({ seq, prev, hash, ...body }) => {
    const { record, line } = linkRecord(head, body.kind === 'began' ? { ...body, candidate } : body);
    head = headAfter(record);
    return line;
  });
  return lines.join('');
}
