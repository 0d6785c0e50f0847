import { counted, listed } from '../view/words.ts';
import { type Finding, fine, notFit } from './finding.ts';
import type { ProgramMeasured } from './measured.ts';

/** Judges the program and what runs it. Pure. */
export function programFindings(program: ProgramMeasured): readonly Finding[] {
  return [nodeFinding(program), completeFinding(program)];
}

function nodeFinding({ node, nodeNeeded }: ProgramMeasured): Finding {
  const found = `Node is ${node}, and ${nodeNeeded} or later is needed.`;
  return isAtLeast(node, nodeNeeded)
    ? fine('node', found)
    : notFit('node', found, 'Install the current LTS release from https://nodejs.org.');
}

/** Whether a version is another or a later one, by as many numbers as the other has. */
function isAtLeast(version: string, other: string): boolean {
  const numbers = version.split('.').map(Number);
  for (const [at, least] of other.split('.').map(Number).entries()) {
    const number = numbers[at] ?? 0;
    // What is no number is never enough.
    if (!(number >= least)) return false;
    if (number > least) return true;
  }
  return true;
}

function completeFinding({ version, missing }: ProgramMeasured): Finding {
  if (missing.length === 0) return fine('program', `Callsheet ${version} is here whole.`);
  const parts = `${counted(missing.length, 'part')} of callsheet ${version} can’t be loaded: ${listed(missing)}.`;
  return notFit('program', parts, 'Install it again.');
}
