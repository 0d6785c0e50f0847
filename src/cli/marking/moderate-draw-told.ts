import { type Commitment, commitmentCode } from '../../mark/commitment.ts';
import { begunBefore, type LogToDraw, missingLogs } from '../../mark/redraw.ts';
import type { SamplePaper } from '../../mark/sample-paper.ts';
import { sampleText } from '../../mark/sample-text.ts';
import { counted } from '../../view/words.ts';
import type { Arguments } from '../arguments.ts';
import { complain } from '../complain.ts';
import { printJson, printLines } from '../print.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';

/** A commitment as it was found. */
export interface FoundSample {
  readonly commitment: Commitment;
  readonly text: string;
  readonly logs: readonly LogToDraw[];
  /** Whether some log or ledger was wrong, which has been said. */
  readonly isWrong: boolean;
}

/** Tells a sample, and what doesn't fit it: logs that have gone, or came after it. The exit status is 1 where anything doesn't. */
export function tellSample(
  { commitment, text, logs, isWrong }: FoundSample,
  { seed, left, drawn }: Pick<SamplePaper, 'seed' | 'left' | 'drawn'>,
  heading: string,
  given: Arguments,
  surroundings: Surroundings,
): ExitStatus {
  const names = new Map(logs.map(({ hash, told }) => [hash, told]));
  const missing = missingLogs(commitment, new Set(names.keys()));
  if (missing > 0)
    complain(
      surroundings,
      `${counted(missing, 'log')} committed to ${missing === 1 ? 'isn’t' : 'aren’t'} here as ${missing === 1 ? 'it was' : 'they were'}`,
    );
  const known = new Set([...commitment.logs, ...drawn].map(({ hash }) => hash).concat(left));
  const after = logs.filter(({ hash }) => !known.has(hash));
  for (const { told } of after)
    complain(surroundings, `${told} came after the draw, and is in no sample: moderate it too`);
  const begun = begunBefore(
    commitment,
    logs.flatMap(({ ledgers }) => ledgers),
  );
  if (given.has('json')) {
    const rows = drawn.map(({ hash, reasons }) => ({ log: names.get(hash) ?? null, hash, reasons }));
    printJson(surroundings, {
      commitment,
      seed,
      begunBefore: begun,
      missing,
      left,
      drawn: rows,
    });
  } else
    printLines(
      surroundings,
      sampleText({
        heading,
        commitment,
        code: commitmentCode(text),
        seed,
        begun,
        drawn,
        left,
        names,
      }),
    );
  return isWrong || missing > 0 || after.length > 0 ? 1 : 0;
}
