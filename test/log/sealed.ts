import type { Assessed } from '../../src/log/began.ts';
import { digestOfSource } from '../../src/log/embed.ts';
import type { Unsealed } from '../../src/log/unseal.ts';
import { candidatePart } from '../../src/scenario/candidate-part.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { compiled } from '../laws/every-scenario.ts';

/** A scenario as it is sealed and opened, without the seals: a recorder opens none. */
export interface SealedFor {
  /** What a candidate's machine runs. */
  readonly shown: Scenario;
  readonly unsealed: Unsealed;
  readonly assessed: Assessed;
}

/** Takes a scenario apart as a pack does. */
export function sealedFor(whole: Scenario, finishMs = 0): SealedFor {
  const made = candidatePart(whole);
  if (!made.ok) throw new Error(made.because);
  const { source, results } = made.part;
  const shown = compiled(source);
  const { id, title, status } = whole;
  const candidate = { digest: digestOfSource(source), sealed: 'sealed' };
  const scenario = { id, title, status, digest: digestOfSource(whole.source), candidate, marking: 'sealed' };
  const assessed = { scenario, start: 'a start file', invigilator: 'I7', finishMs, keepYears: 6 };
  return { shown, unsealed: { whole, candidate: shown, results }, assessed };
}
