/**
 * Makes the golden logs that aren't there yet: `node test/golden/make.ts`. Clocks are fixed, so that it makes the same again.
 *
 * A golden log is what a released version wrote. It must replay for ever, and so it changes only with a reason, which the
 * commit says: delete the one that is to be made anew, run this, and write its new receipt into golden.test.ts.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sitAnswers } from '../../src/log/answers.ts';
import { linkRecord } from '../../src/log/chain.ts';
import type { RecordBody } from '../../src/log/record.ts';
import type { Recorder, RecorderPorts } from '../../src/log/recorder.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { smallSource } from '../fixtures/small.ts';
import { compiled, projectFile, scenarioNamed } from '../laws/every-scenario.ts';
import { act, MemoryLog, sit } from '../log/memory-log.ts';

/** A log whose clocks move by themselves: 700 ms from one look to the next. */
class ClockedLog extends MemoryLog {
  override ports(): RecorderPorts {
    const monotonicMs = (): number => {
      this.nowMs += 700;
      return this.nowMs;
    };
    const wall = (): string => new Date(Date.UTC(2026, 8, 1, 9) + this.nowMs).toISOString();
    return { ...super.ports(), monotonicMs, wall };
  }

  /** Puts a record that no screen writes behind the last one: what a centre adds while nobody sits. */
  add(body: RecordBody): void {
    const last = this.records().at(-1);
    if (last === undefined) throw new Error('A log has a beginning');
    const { at, clock, state, seq, hash } = last;
    this.lines.push(linkRecord({ count: seq + 1, hash }, { ...body, at, clock, state }).line);
  }
}

/** The small scenario where time passes by itself. */
function smallLive(): Scenario {
  const source = smallSource();
  const files = source.files.map(({ path, text }) => ({
    path,
    text: text.replace(
      '  ends: "Mon 18:00"\n',
      '  ends: "Mon 18:00"\n  live: { every: 20s, because: The van is on its way }\n',
    ),
  }));
  return compiled({ ...source, files });
}

/** The sample, from one of its answers files. */
function fromAnswers(name: string): ClockedLog {
  const scenario = scenarioNamed('rain-on-day-six');
  const text = projectFile(`scenarios/rain-on-day-six/answers/${name}.yaml`);
  const answers = readAnswers(name, text, scenario, (problem) => {
    throw new Error(problem.message);
  });
  const log = new ClockedLog();
  const sat = answers && sitAnswers(log.begin({ scenario, mode: 'answers-file' }), answers);
  if (sat?.ok !== true) throw new Error(JSON.stringify(sat));
  return log;
}

/** Everything that can be on a record, up to the end of the time. */
function everyKind(): ClockedLog {
  const log = new ClockedLog();
  act(log.begin({ scenario: smallLive(), mode: 'full-screen', percent: 125, restBreaks: true }), {
    kind: 'open',
    id: 'call-sheet',
  });
  log.add({ kind: 'declared', own: true, invigilator: 'I-7' });
  decideAndRemark(log.resume({ mode: 'full-screen', tornTails: ['every-kind.jsonl.torn-1'] }));
  log.add({ kind: 'granted', seconds: 90, by: 'I-7', because: 'a fire drill' });
  const recorder = log.resume({ mode: 'plain' });
  befall(recorder);
  act(recorder, { kind: 'draft', task: 'kit', draft: { answer: ['gazebo'], reason: 'not sure — “dry”?' } });
  log.nowMs += 60 * 60_000;
  act(recorder, { kind: 'end', how: 'out-of-time' });
  return log;
}

/** A decision with an "I meant…", time that passes, a notebook, a pause. */
function decideAndRemark(recorder: Recorder): void {
  act(recorder, { kind: 'draft', task: 'first-call', draft: { answer: 'tom', reason: null } });
  act(recorder, { kind: 'decide', task: 'first-call', answer: 'priya', reason: 'She signs for it' });
  act(recorder, { kind: 'note', text: 'I meant Priya first and Tom after', about: 'first-call' });
  act(recorder, { kind: 'open', id: 'tom-opens' });
  act(recorder, { kind: 'close', id: 'tom-opens' });
  act(recorder, { kind: 'wait', minutes: 5 });
  act(recorder, { kind: 'tick', minutes: 1 });
  act(recorder, { kind: 'note', text: 'Rain: who pays?\nnaïve 🌧', about: null });
  act(recorder, { kind: 'pause', because: 'rest' });
}

function befall(recorder: Recorder): void {
  const incident = { kind: 'incident', detail: '' } as const;
  act(recorder, { ...incident, what: 'suspended', lostSeconds: 61 });
  act(recorder, { ...incident, what: 'clock-jumped', lostSeconds: 0, detail: 'set forward by 3600 seconds' });
  act(recorder, { ...incident, what: 'too-small', lostSeconds: 12 });
  act(recorder, { ...incident, what: 'hung-up', lostSeconds: 0 });
  act(recorder, { ...incident, what: 'note', lostSeconds: 0, detail: 'asked to stop' });
}

function withdrawn(): ClockedLog {
  const log = new ClockedLog();
  const recorder = log.begin({ mode: 'answers-file' });
  const sat = sit(recorder, '- draft: { task: first-call, answer: tom }\n- expire: withdrawn\n');
  if (!sat.ok) throw new Error(JSON.stringify(sat));
  return log;
}

const logs: Readonly<Record<string, () => ClockedLog>> = {
  'rain-strong': () => fromAnswers('strong'),
  'rain-ordinary': () => fromAnswers('ordinary'),
  'rain-weak': () => fromAnswers('weak'),
  'every-kind': everyKind,
  withdrawn,
};

for (const [name, make] of Object.entries(logs)) {
  const path = join(import.meta.dirname, `${name}.jsonl`);
  if (existsSync(path)) continue;
  writeFileSync(path, make().text);
  process.stdout.write(`made ${name}.jsonl\n`);
}
