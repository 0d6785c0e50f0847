import { madeHeading, readWords } from '../../mark/marking-view.ts';
import type { MadeView } from '../../view/made.ts';
import type { Pen } from '../text/pen.ts';
import { blankRow, type Row, say, type Tone } from '../text/row.ts';
import { pointerCell, pointerWidth } from '../widgets/pieces.ts';

/** One record in the list: whether it is cited, its number and time, the task. Under the pointer it stands whole. */
export function recordRows(
  made: MadeView,
  options: { readonly isHere: boolean; readonly isCited: boolean; readonly width: number },
  pen: Pen,
): readonly Row[] {
  const { isHere, isCited, width } = options;
  const tone: Tone = isHere ? 'focus' : 'plain';
  const heading: Row = [
    pointerCell(isHere, pen),
    pen.say(isCited ? '[x] ' : '[ ] ', isCited ? 'news' : 'muted'),
    pen.say(`${String(made.seq).padStart(3)}  ${made.clock}  `, 'muted'),
    pen.say(madeHeading(made), tone),
  ];
  const indent = pointerWidth + 4;
  const room = Math.max(12, width - indent - 1);
  const under = isHere ? wholeRows(made, pen, room) : [pen.fit([pen.say(shortOf(made), 'muted')], room)];
  return [
    pen.fit(heading, width),
    ...under.map((row): Row => (row.length === 0 ? row : [say(' '.repeat(indent)), ...row])),
  ];
}

/** The first words of what was made, for a list. */
function shortOf({ lines, reason }: MadeView): string {
  const words = lines.map(({ text }) => text.trim()).filter((text) => text !== '');
  return [...words, ...(reason === null ? [] : [reason])].join('; ').replaceAll('\n', ' ');
}

/** A record whole: the question, what was made, the reason, what was left aside and what had been read. */
export function wholeRows(made: MadeView, pen: Pen, width: number): readonly Row[] {
  const wrap = (text: string, tone: Tone = 'plain'): readonly Row[] =>
    text.split('\n').flatMap((line) => (line === '' ? [blankRow] : pen.wrap(line, width, tone)));
  const { asked, reason, document, others } = made;
  return [
    ...(asked === null ? [] : [...wrap(asked, 'muted'), blankRow]),
    ...(document === null ? [] : [...wrap(document, 'strong')]),
    ...madeRows(made, pen, width, document !== null),
    ...(reason === null ? [] : [blankRow, ...wrap('Reason', 'strong'), ...wrap(reason)]),
    ...(others.length === 0 ? [] : [blankRow, ...others.flatMap((line) => wrap(line, 'muted'))]),
    ...readWords(made).flatMap((line, index) => [...(index === 0 ? [blankRow] : []), ...wrap(line, 'muted')]),
  ];
}

/** What was made: labels at the left of their texts; a document behind a bar. */
function madeRows({ lines, kind }: MadeView, pen: Pen, width: number, isDocument: boolean): readonly Row[] {
  if (lines.length === 0) return kind === 'unanswered' ? [[pen.say('Nothing was typed.', 'muted')]] : [];
  const bar = isDocument ? [pen.say(`${pen.signs.bar} `, 'muted')] : [];
  const inner = width - (isDocument ? 2 : 0);
  const labels = Math.min(18, Math.max(0, ...lines.map(({ label }) => pen.width(label))));
  return lines.flatMap(({ label, text }): readonly Row[] => {
    const indent = label === '' ? 0 : labels + 2;
    const names = label === '' ? [] : pen.wrap(label, labels, 'muted');
    const texts = text.split('\n').flatMap((line) => pen.wrap(line, Math.max(8, inner - indent)));
    return Array.from({ length: Math.max(1, names.length, texts.length) }, (_, index): Row => {
      const name = indent === 0 ? [] : [...pen.fit(names[index] ?? blankRow, labels), say('  ')];
      return [...bar, ...name, ...(texts[index] ?? blankRow)];
    });
  });
}
