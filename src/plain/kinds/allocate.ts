import { sharesOf } from '../../view/boards.ts';
import { type At, noSuchNumber, numbered, type PlainKind } from './plain-kind.ts';

/** A total shared out: a line's number and its amount, line by line, until `done`. */
export const plainAllocate: PlainKind<'allocate'> = {
  first: () => '',
  isText: () => false,
  ask: ({ view }) => [
    ...numbered(view.lines.map((line) => (line.limits === null ? line.label : `${line.label} (${line.limits})`))),
    `Type a line's number and its amount, such as 1 ${view.stepText}. Lines that you leave out get nothing.`,
    'Type show to hear how it stands, and done when you have finished.',
  ],
  tell: (at) => {
    const shares = sharesOf(at.view, at.work, at.sitting);
    return [
      ...numbered(
        shares.lines.map((line) => {
          const amount = line.text === '' ? 'nothing yet' : line.text;
          return `${line.label}: ${amount}${line.problem === null ? '' : `. ${line.problem}`}`;
        }),
      ),
      `Of ${at.view.totalText}: ${shares.leftText}.`,
    ];
  },
  take: (at, line) => {
    const match = /^\s*(\d{1,4})\s*[\s:=]\s*(\S.*)$/.exec(line);
    if (match === null) return null;
    const [, digits = '', amount = ''] = match;
    const target = at.view.lines[Number(digits) - 1];
    if (target === undefined) return noSuchNumber(Number(digits), at.view.lines.length);
    return given(at, target.id, amount.trim());
  },
  write: null,
  withoutLastLine: null,
};

function given(at: At<'allocate'>, id: string, amount: string): ReturnType<PlainKind<'allocate'>['take']> {
  const work = { ...at.work, amounts: { ...at.work.amounts, [id]: amount } };
  const shares = sharesOf(at.view, work, at.sitting);
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
