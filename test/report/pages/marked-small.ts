import { replayLog } from '../../../src/log/replay.ts';
import { roundsOfLog } from '../../../src/mark/rounds-of-log.ts';
import type { Marked } from '../../../src/report/pages/marked.ts';
import { compileScenario } from '../../../src/scenario/compile.ts';
import { readScheme } from '../../../src/scenario/scheme-file.ts';
import { smallSource } from '../../fixtures/small.ts';
import { MemoryLog, sit, small } from '../../log/memory-log.ts';
import { whole } from '../../log/small-answers.ts';
import { ledgerOf, type Marking, smallScheme } from './ledgers.ts';

const compiled = compileScenario(smallSource());

/** The records of a whole sitting of the small scenario, with other words of its candidate's where they are given. */
export function smallLog(words = 'It can’t stand'): MemoryLog {
  const log = new MemoryLog();
  sit(
    log.begin({ mode: 'answers-file' }),
    whole.replace("It can't stand", () => JSON.stringify(words)),
  );
  return log;
}

/** A whole sitting of the small scenario, marked like this. */
export function markedSmall(markings: readonly Marking[], log = smallLog(), scheme = smallScheme): Marked {
  const records = log.records();
  const last = records.at(-1);
  const read = readScheme({ path: 'scheme.yaml', text: scheme }, small.plan, ({ message }) => {
    throw new Error(message);
  });
  if (last === undefined || read === null) throw new Error('Nothing to report on');
  const ledgers = markings.map((marking) => ledgerOf(records, scheme, marking));
  return {
    log: 'a.jsonl',
    replayed: replayLog(records, () => compiled),
    head: { count: records.length, hash: last.hash },
    scheme: read,
    ledgers,
    rounds: roundsOfLog(ledgers),
    sampled: undefined,
    notCounted: [],
  };
}
