import { sharesOf } from '../../view/boards.ts';
import { type At, noSuchNumber, numbered, type PlainKind, type Taken, upTo } from './plain-kind.ts';

/** A total shared out: a line's number and its amount, line by line, until `done`. */
export const plainAllocate: PlainKind<'allocate'> = {
  first: () => '',
  ask: (at) => [
    ...lineWords(at, ''),
    `Type a line's number and its amount: ${example(at)}. Lines that you leave out get nothing.`,
    'Type show to hear how it stands, and done when you have finished.',
  ],
  tell: (at) => [...lineWords(at, ': nothing yet'), `Of ${at.view.totalText}: ${stateOf(at).leftText}.`],
  soFar: (at) => {
    const given = stateOf(at).lines.flatMap((line) => (line.text === '' ? [] : [`${line.label} ${line.text}`]));
    return `${given.length === 0 ? 'Nothing given yet' : given.join('; ')}. Of ${at.view.totalText}: ${stateOf(at).leftText}.`;
  },
  take: (at, line) => {
    const match = /^\s*(\d{1,4})\s*[\s:=]\s*(\S.*)$/.exec(line);
    if (match === null) return null;
    const [, digits = '', amount = ''] = match;
    const target = at.view.lines[Number(digits) - 1];
    if (target === undefined) return noSuchNumber(Number(digits), 'line', upTo(at.view.lines.length));
    return given(at, target.id, amount.trim());
  },
  words: null,
};

function stateOf(at: At<'allocate'>): ReturnType<typeof sharesOf> {
  return sharesOf(at.view, at.work, at.sitting);
}

/** Every line with its amount, or with `nothing` where it has none, and its limits. */
function lineWords(at: At<'allocate'>, nothing: string): readonly string[] {
  return numbered(
    stateOf(at).lines.map((line, index) => {
      const limits = at.view.lines[index]?.limits ?? null;
      const amount = line.text === '' ? nothing : `: ${line.text}`;
      const problem = line.problem === null ? '' : `. ${line.problem}`;
      return `${line.label}${limits === null ? '' : ` (${limits})`}${amount}${problem}`;
    }),
  );
}

/** "2 £50 gives £50 to Heat", of the last line, whose number is hardly ever its amount too. */
function example({ view }: At<'allocate'>): string {
  const label = view.lines.at(-1)?.label ?? '';
  return `${view.lines.length} ${view.stepText} gives ${view.stepText} to ${label}`;
}

function given(at: At<'allocate'>, id: string, amount: string): Taken<'allocate'> | string | null {
  const work = { ...at.work, amounts: { ...at.work.amounts, [id]: amount } };
  const shares = stateOf({ ...at, work });
  const line = shares.lines.find((one) => one.id === id);
  if (line === undefined) return null;
  if (line.problem !== null) return `${line.label}: ${line.problem} Nothing was changed.`;
  return {
    work,
    part: at.part,
    out: [`${line.label}: ${line.text}. Of the total: ${shares.leftText}.`],
    isDone: false,
  };
}
