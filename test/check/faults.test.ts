import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/check/study.ts';
import { stepsOf } from '../../src/check/witness.ts';
import { seedOf } from '../../src/check/witness-seed.ts';
import { digestOf } from '../../src/engine/digest.ts';
import type { Sitting } from '../../src/engine/sitting.ts';
import { canWait, openTasks } from '../../src/engine/step.ts';
import { sitAnswers } from '../../src/log/answers.ts';
import { type AnswersStep, readAnswers } from '../../src/scenario/answers-file.ts';
import { type DiagnosticCode, promiseCodes } from '../../src/scenario/codes.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { writeAnswers } from '../../src/scenario/write-answers.ts';
import { MemoryLog } from '../log/memory-log.ts';
import { expectSound } from '../scenario/soundness.ts';
import { allThatFollows, played, withoutClock } from './engine-play.ts';
import { faults } from './fault-examples.ts';
import { faultNames, runFault, told } from './fault-runs.ts';

describe('a scenario with one fault', () => {
  it('is there for each that is told of here, and no other', () => {
    expect(faultNames).toEqual(Object.keys(faults).sort());
  });

  it('is there for each promise that a story can break', () => {
    const shown = new Set(Object.values(faults).map(({ finding }) => finding.slice(0, 5)));
    expect(Object.keys(promiseCodes).filter((code) => !shown.has(code))).toEqual([]);
  });

  it.each(Object.entries(faults))('%s is told with its code, its place and what it brings about', (name, example) => {
    const run = runFault(name);
    expect(run.diagnostics.map((one) => told(run, one)).sort()).toEqual([example.finding, ...example.besides].sort());
    expectSound(run.diagnostics, run.files);
  });

  it('breaks or doubts its promise: what isn’t so is never told as proved', () => {
    const standing = (name: string): readonly string[] =>
      (runFault(name).checked?.verdicts ?? []).map((verdict) => verdict.standing);
    expect(standing('best-and-free')).toContain('doubted');
    expect(standing('condition-can-fail')).toContain('refuted');
    const kept = faultNames.filter(
      (name) => standing(name).length > 0 && standing(name).every((one) => one === 'proved'),
    );
    expect(kept).toEqual([]);
  });
});

/** Codes whose findings come with a way that shows them. */
const withWitness: readonly DiagnosticCode[] = [
  ...(['CS801', 'CS802', 'CS803', 'CS804', 'CS805', 'CS806', 'CS807', 'CS809', 'CS816', 'CS826'] as const),
];

const shown = faultNames.flatMap((name) => {
  const { checked, scenario } = runFault(name);
  if (checked === null || scenario === null) return [];
  return checked.findings
    .filter(({ diagnostic }) => withWitness.includes(diagnostic.code))
    .map((finding) => ({ name, scenario, finding, code: finding.diagnostic.code, says: finding.diagnostic.message }));
});

describe('the shortest way that shows a fault', () => {
  it('comes with each finding that has a way, and with no other', () => {
    const found = faultNames.flatMap((name) => runFault(name).checked?.findings ?? []);
    const codes = (list: readonly Finding[]) => list.map(({ diagnostic }) => diagnostic.code);
    expect(codes(found.filter(({ witness }) => witness !== null))).toEqual(
      codes(found.filter(({ diagnostic }) => withWitness.includes(diagnostic.code))),
    );
  });

  it.each(shown)('$code of $name shows on the engine what it says: $says', ({ scenario, finding }) => {
    const { seed, steps } = asAnswersFile(scenario, finding);
    if (finding.diagnostic.code === 'CS826') {
      expect(() => played(scenario, seed, steps)).toThrow('The story goes round in a circle');
      expect(played(scenario, seed, steps.slice(0, -1))).toHaveLength(steps.length);
      return;
    }
    shows[finding.diagnostic.code]?.(played(scenario, seed, steps), finding);
    expect.hasAssertions();
  });

  it.each(shown.filter(({ code }) => code !== 'CS826'))(
    '$code of $name is played by an answers file as it is on the engine',
    ({ scenario, finding }) => {
      const { seed, steps, text } = asAnswersFile(scenario, finding);
      const answers = readAnswers('answers.yaml', text, scenario, (one) => expect(one).toBeNull());
      if (answers === null) throw new Error('The answers file can’t be read');
      const sat = sitAnswers(new MemoryLog().begin({ scenario, seed }), answers);
      const end = played(scenario, seed, steps).at(-1);
      expect(sat.ok && digestOf(sat.seat.sitting)).toBe(end && digestOf(end));
    },
  );
});

it('a fact leaves its bounds on the ninth decision, and no way there is shorter', () => {
  for (const name of ['fact-out-of-bounds', 'fact-stopped-at-its-bound']) {
    const finding = runFault(name).checked?.findings.find(({ diagnostic }) => diagnostic.code === 'CS804');
    expect(finding?.witness?.moves).toHaveLength(9);
  }
});

/** A finding's way, written as an answers file and read again. */
function asAnswersFile(scenario: Scenario, { diagnostic, witness }: Finding) {
  if (witness === null) throw new Error(`${diagnostic.code} has no way`);
  const text = writeAnswers(stepsOf(witness), [diagnostic.message]);
  const answers = readAnswers('answers.yaml', text, scenario, (one) => expect(one).toBeNull());
  const steps: readonly AnswersStep[] = (answers?.entries ?? []).map(({ step }) => step);
  return { seed: seedOf(scenario, witness) ?? '', steps, text };
}

type Path = readonly Sitting[];

/** What must hold of the sittings along the way to each fault. */
const shows: { readonly [code in DiagnosticCode]?: (path: Path, finding: Finding) => void } = {
  CS801: (path) => {
    const end = lastOf(path);
    expect({ ended: end.ended, open: openTasks(end), canWait: canWait(end) }).toEqual({
      ended: null,
      open: [],
      canWait: false,
    });
    expect(path.slice(0, -1).every((one) => openTasks(one).length > 0)).toBe(true);
  },
  CS802: (path) => {
    const after = allThatFollows(lastOf(path), withoutClock, 500);
    expect(after?.filter(({ sitting }) => sitting.ended !== null)).toEqual([]);
  },
  CS803: (path) => {
    const [before, after] = path.slice(-2);
    expect(after?.clock).toBe(before?.clock);
    expect(after?.ended).toBeNull();
    // It can be done once more, and nothing but the answer given has changed.
    expect(after?.active).toEqual(before?.active);
    expect(after && openTasks(after)).toEqual(before && openTasks(before));
  },
  CS804: (path) => expectFault(path, 'was stopped at its bound'),
  CS805: (path, { diagnostic }) => expectFault(path, `${diagnostic.message.replace(/^.*?: |\.$/g, '')}: `),
  CS806: (path, { diagnostic }) =>
    expectFault(path, `always-true doesn’t hold: ${diagnostic.message.replace(/^.*?: |\.$/g, '')}`),
  CS807: (path, { diagnostic }) => {
    const [, code = ''] = /show (\w+):/.exec(diagnostic.message) ?? [];
    expect(lastOf(path).ended?.how).toBe('finished');
    expect(path.flatMap((one) => openTasks(one).filter((task) => task.judged.includes(code)))).toEqual([]);
  },
  CS809: (path, { diagnostic }) => {
    const [, level, code = ''] = /after it a (pass|distinction) of (\w+) /.exec(diagnostic.message) ?? [];
    const towards = level === 'pass' ? ['pass', 'distinction'] : ['distinction'];
    const after = allThatFollows(lastOf(path), withoutClock, 500);
    const evidence = after?.flatMap(({ next }) =>
      next.flatMap(({ after: { happened } }) => happened.flatMap(evidenceIn)),
    );
    expect(evidence?.filter((one) => one.code === code && towards.includes(one.toward))).toEqual([]);
    const judged = after?.flatMap(({ sitting }) => openTasks(sitting).filter((task) => task.judged.includes(code)));
    expect(judged?.filter((task) => !task.handover)).toEqual([]);
    expect(after?.some(({ sitting }) => sitting.ended !== null)).toBe(true);
  },
  CS816: (path) => {
    const { ended, tasks } = lastOf(path);
    expect(ended?.how).toBe('finished');
    expect(tasks['handover-note']?.result).toBe('none');
  },
};

function lastOf(path: Path): Sitting {
  const last = path.at(-1);
  if (last === undefined) throw new Error('There is no sitting');
  return last;
}

/** The fault comes with the last step and not before: the way is a shortest one. */
function expectFault(path: Path, part: string): void {
  const faultsOf = ({ happened }: Sitting) =>
    happened.flatMap((one) => (one.kind === 'fault' && one.what.includes(part) ? [one.what] : []));
  expect(path.map((one) => faultsOf(one).length > 0)).toEqual(path.map((_, at) => at === path.length - 1));
}

function evidenceIn(one: Sitting['happened'][number]) {
  return one.kind === 'decided' ? one.evidence : [];
}
