import { sha256Hex } from '../../log/canonical.ts';
import { element, escaped, textElement } from '../html.ts';
import type { Paper, Part } from './paper.ts';
import { paperStyle } from './paper-style.ts';

/**
 * A paper as a page of HTML that is a file by itself: nothing in it is loaded, runs, or is markup of the author's. It is XML too,
 * so that any reader of either can check it. Pure.
 */
export function paperHtml({ title, under, parts }: Paper): string {
  const isWide = parts.some(({ kind }) => kind === 'table');
  const main = [textElement('h1', title), textElement('p', under), ...parts.flatMap(partHtml)].join('\n');
  return [
    '<!DOCTYPE html>',
    '<html lang="en-GB">',
    '<head>',
    '<meta charset="utf-8" />',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy())}" />`,
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    textElement('title', `${title}: ${under}`),
    element('style', paperStyle),
    '</head>',
    '<body>',
    element('main', `\n${main}\n`, isWide ? { class: 'wide' } : {}),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Nothing may be loaded, run or sent; of styles only our own, by its digest. */
function policy(): string {
  const digest = Buffer.from(sha256Hex(paperStyle), 'hex').toString('base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}

function partHtml(part: Part): readonly string[] {
  switch (part.kind) {
    case 'paragraphs':
      return part.paragraphs.map((paragraph) => textElement('p', paragraph));
    case 'lines':
      return [
        '<ol>',
        ...part.lines.map(({ number, text }) => textElement('li', text, { value: `${number}` })),
        '</ol>',
      ];
    case 'table':
      return tableHtml(
        part.caption,
        ['Row', ...part.columns],
        part.rows.map(({ number, cells }) => [
          textElement('th', `${number}`, { scope: 'row' }),
          ...part.columns.map((_, index) => textElement('td', cells[index] ?? '')),
        ]),
      );
    case 'entry':
      return [textElement('h2', part.heading), ...pairsHtml(part.pairs)];
    case 'papers':
      return papersHtml(part);
    default:
      return part satisfies never;
  }
}

function pairsHtml(pairs: Extract<Part, { kind: 'entry' }>['pairs']): readonly string[] {
  if (pairs.length === 0) return [];
  const told = pairs.flatMap(({ label, value }) => [textElement('dt', label), textElement('dd', value)]);
  return ['<dl>', ...told, '</dl>'];
}

function papersHtml({ heading, about, papers }: Extract<Part, { kind: 'papers' }>): readonly string[] {
  const rows = papers.map(({ name, title, note }) => [
    element('th', textElement('a', title, { href: `${name}.html` }), { scope: 'row' }),
    textElement('td', `${name}.html`),
    textElement('td', note),
  ]);
  return [textElement('h2', heading), ...tableHtml(about, ['Paper', 'File', 'Before you hand it out'], rows)];
}

/** A table with its caption and headings. The cells of each row are elements already, the first one its heading. */
function tableHtml(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const heads = columns.map((column) => textElement('th', column, { scope: 'col' }));
  return [
    '<table>',
    textElement('caption', caption),
    element('thead', element('tr', heads.join(''))),
    '<tbody>',
    ...rows.map((cells) => element('tr', cells.join(''))),
    '</tbody>',
    '</table>',
  ];
}
