import { sha256Hex } from '../../log/canonical.ts';
import { element, escaped, textElement } from '../html.ts';
import { chartFillings, chartSvg } from './chart-svg.ts';
import type { Block, Column, Page, Section, StoryEntry, Table, Words } from './page.ts';
import { pageStyle } from './page-style.ts';
import { type Player, playerHtml, playerScript } from './player.ts';

/**
 * A report as one file of HTML: nothing in it is loaded or sent, and no word of a log, a ledger, a scheme or a file's name is markup.
 * It is XML too, but for a player. Pure.
 */
export function pageHtml(page: Page): string {
  const seqs = new Set(storiesOf(page).map(({ seq }) => seq));
  const main = page.sections.map((section, index) => sectionHtml(section, index, seqs)).join('\n');
  return [
    '<!DOCTYPE html>',
    '<html lang="en-GB">',
    headHtml(page),
    '<body>',
    '<a class="skip" href="#content">Skip to the content</a>',
    ...(hasChart(page) ? [chartFillings()] : []),
    element(
      'header',
      [textElement('h1', page.title), textElement('p', page.under, { class: 'under' }), ...notices(page)].join('\n'),
    ),
    contentsHtml(page),
    element('main', `\n${main}\n`, { id: 'content' }),
    element('footer', page.foot.map((line) => textElement('p', line)).join('\n')),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function headHtml(page: Page): string {
  const { title, under } = page;
  const player = playerOf(page);
  return element(
    'head',
    [
      '',
      '<meta charset="utf-8" />',
      `<meta http-equiv="Content-Security-Policy" content="${escaped(policyFor(player))}" />`,
      '<meta name="viewport" content="width=device-width, initial-scale=1" />',
      '<meta name="referrer" content="no-referrer" />',
      textElement('title', `${title}: ${under}`),
      element('style', pageStyle),
      ...(player === null ? [] : [element('style', player.style)]),
      '',
    ].join('\n'),
  );
}

/** Nothing may be loaded or sent; of styles and programs only those that stand in the page, each by its digest. */
function policyFor(player: Player | null): string {
  const styles = [pageStyle, ...(player === null ? [] : [player.style])].map(digestOf).join(' ');
  // The player reads a terminal's output with a part of its own in WebAssembly.
  const scripts = player === null ? [] : [`script-src ${digestOf(playerScript(player))} 'wasm-unsafe-eval'`];
  return [`default-src 'none'`, `style-src ${styles}`, ...scripts, `base-uri 'none'`, `form-action 'none'`].join('; ');
}

/** As a policy names what it lets through. */
function digestOf(text: string): string {
  return `'sha256-${Buffer.from(sha256Hex(text), 'hex').toString('base64')}'`;
}

function notices({ notices }: Page): readonly string[] {
  return notices.map((notice) => textElement('p', notice, { class: 'notice' }));
}

function contentsHtml({ sections }: Page): string {
  const items = sections.map(({ heading }, index) =>
    element('li', textElement('a', heading, { href: `#part-${index + 1}` })),
  );
  const heading = textElement('h2', 'On this page', { id: 'contents' });
  return element('nav', `${heading}<ul>${items.join('')}</ul>`, { 'aria-labelledby': 'contents' });
}

function sectionHtml({ heading, blocks, parts = [] }: Section, index: number, seqs: ReadonlySet<number>): string {
  const inner = [
    ...blocks.map((block) => blockHtml(block, seqs)),
    ...parts.flatMap((part) => [
      textElement('h3', part.heading),
      ...part.blocks.map((block) => blockHtml(block, seqs)),
    ]),
  ];
  const id = `part-${index + 1}`;
  return element('section', [textElement('h2', heading, { id }), ...inner].join('\n'), { 'aria-labelledby': id });
}

function blockHtml(block: Block, seqs: ReadonlySet<number>): string {
  switch (block.kind) {
    case 'paragraphs':
      return block.paragraphs.map((paragraph) => textElement('p', paragraph)).join('\n');
    case 'list':
      return element('ul', block.items.map((item) => element('li', wordsHtml(item, seqs))).join('\n'));
    case 'quote':
      return quoteHtml(block.whose, block.text);
    case 'facts':
      return element(
        'dl',
        block.pairs
          .map(([label, value]) => element('div', `${textElement('dt', label)}${textElement('dd', value)}`))
          .join('\n'),
      );
    case 'table':
      return tableHtml(block, seqs);
    case 'chart':
      return element('figure', `${chartSvg(block.chart)}\n${tableHtml(block.table, seqs)}`);
    case 'story':
      return element('ol', block.lines.map(storyHtml).join('\n'), { class: 'story' });
    case 'player':
      return playerHtml(block.player);
    default:
      return block satisfies never;
  }
}

/** What somebody wrote, in paragraphs where they left a line empty. `dir` lets each be read in the direction of its own script. */
function quoteHtml(whose: string, text: string): string {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  const inner = paragraphs.map((paragraph) => textElement('p', paragraph, { dir: 'auto' })).join('\n');
  return `${textElement('p', whose, { class: 'whose' })}\n${element('blockquote', inner)}`;
}

function tableHtml({ caption, columns, rows }: Table, seqs: ReadonlySet<number>): string {
  const heads = columns.map(({ heading, isShort }) => textElement('th', heading, { scope: 'col', ...short(isShort) }));
  const body = rows.map((cells) =>
    element('tr', columns.map((column, at) => cellHtml(column, cells[at] ?? '', at, seqs)).join('')),
  );
  const inner = [
    textElement('caption', caption),
    element('thead', element('tr', heads.join(''))),
    element('tbody', `\n${body.join('\n')}\n`),
  ].join('\n');
  return element('div', element('table', inner), {
    class: 'scroll',
    tabindex: '0',
    role: 'group',
    'aria-label': caption,
  });
}

function cellHtml({ isShort }: Column, words: Words, at: number, seqs: ReadonlySet<number>): string {
  return element(at === 0 ? 'th' : 'td', wordsHtml(words, seqs), {
    ...(at === 0 ? { scope: 'row' } : {}),
    ...short(isShort),
  });
}

function short(isShort: boolean | undefined): Readonly<Record<string, string>> {
  return isShort === true ? { class: 'short' } : {};
}

function wordsHtml(words: Words, seqs: ReadonlySet<number>): string {
  if (typeof words === 'string') return escaped(words);
  const links = words.records.map((seq) =>
    seqs.has(seq) ? textElement('a', `${seq}`, { href: `#record-${seq}`, 'aria-label': `record ${seq}` }) : `${seq}`,
  );
  const lead = words.text === '' ? '' : `${escaped(words.text)} `;
  return `${lead}${links.join(', ')}`;
}

function storyHtml({ seq, when, what, under }: StoryEntry): string {
  const inner = [
    textElement('p', when, { class: 'when' }),
    textElement('p', what, { class: 'what', dir: 'auto' }),
    ...under.map((line) => textElement('p', line, { class: 'told', dir: 'auto' })),
  ];
  return element('li', inner.join('\n'), { id: `record-${seq}` });
}

function blocksOf({ sections }: Page): readonly Block[] {
  return sections.flatMap(({ blocks, parts = [] }) => [...blocks, ...parts.flatMap((part) => part.blocks)]);
}

function storiesOf(page: Page): readonly StoryEntry[] {
  return blocksOf(page).flatMap((block) => (block.kind === 'story' ? block.lines : []));
}

function playerOf(page: Page): Player | null {
  const found = blocksOf(page).find((block) => block.kind === 'player');
  return found?.kind === 'player' ? found.player : null;
}

function hasChart(page: Page): boolean {
  return blocksOf(page).some(({ kind }) => kind === 'chart');
}
