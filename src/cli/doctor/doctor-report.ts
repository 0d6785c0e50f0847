import type { Finding } from '../../doctor/finding.ts';
import { tellFindings, verdictOf } from '../../doctor/tell.ts';
import { cleanText } from '../../scenario/clean-text.ts';
import { wrapText } from '../../view/text/wrap.ts';

/** What is set in where there is little room. */
const leastIndent = 2;

/** From this width on what doesn't fit on a line stands under its sentence. */
const roomyColumns = 60;

/** The findings and what they come to, for a person; broken between words to the width of a terminal, null where there is none. */
export function reportLines(findings: readonly Finding[], columns: number | null): readonly string[] {
  const lines = tellFindings(findings).flatMap(({ text, indent }) =>
    columns === null
      ? [text]
      : broken(cleanText(text, { newlines: false }), columns >= roomyColumns ? indent : leastIndent, columns),
  );
  const verdict = verdictOf(findings);
  return ['', ...lines, '', ...(columns === null ? [verdict] : wrapText(verdict, columns))];
}

function broken(text: string, indent: number, columns: number): readonly string[] {
  const set = text.startsWith(' ') ? `${' '.repeat(indent)}${text.trimStart()}` : text;
  const [first = ''] = wrapText(set, columns);
  const rest = set.slice(first.length).trimStart();
  if (rest === '') return [first];
  return [first, ...wrapText(rest, Math.max(8, columns - indent)).map((line) => `${' '.repeat(indent)}${line}`)];
}
