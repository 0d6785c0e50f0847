import type { Replayed } from '../../log/replay.ts';
import { askWhatIf, type WhatIf } from '../../log/what-if.ts';
import { outcomeOf } from '../../view/outcome.ts';
import { doneWords, notTheRecord, whatIfLines } from '../../view/what-if.ts';
import { refuse } from '../complain.ts';
import { printJson, printLines } from '../print.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { readWhatIf } from './what-if-step.ts';

/** `replay --what-if 'SEQ: answer'`: prints where another answer would have led. */
export function tellWhatIf(surroundings: Surroundings, replayed: Replayed, typed: string, isJson: boolean): ExitStatus {
  const [, seq, answer] = /^\s*(\d{1,9})\s*:\s*(\S.*)$/s.exec(typed) ?? [];
  if (seq === undefined || answer === undefined) {
    const example = `--what-if '16: nobody'`;
    return refuse(
      surroundings,
      `--what-if takes the number of a record and an answer, as in ${example}, and got ${shown(typed)}`,
    );
  }
  const event = readWhatIf(replayed, Number(seq), answer);
  if ('because' in event) return refuse(surroundings, `--what-if ${shown(typed)}: ${shown(event.because)}`);
  const asked = askWhatIf(replayed, Number(seq), event);
  if (!asked.ok) return refuse(surroundings, `--what-if ${shown(typed)} can’t be done there: ${shown(asked.because)}`);
  if (isJson) printJson(surroundings, forMachines(asked.whatIf));
  else
    printLines(
      surroundings,
      whatIfLines(replayed, asked.whatIf).map(({ text }) => text),
    );
  return 0;
}

function forMachines({ seq, event, before, after, followed }: WhatIf): unknown {
  const { sitting, decisions, stopped } = followed;
  return {
    whatIf: notTheRecord,
    seq,
    event,
    told: doneWords(before, event),
    outcome: outcomeOf(before, after),
    followed: { decisions, stopped, ended: sitting.ended, facts: sitting.facts },
  };
}
