import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/report/pages/page.ts';
import { pageHtml } from '../../../src/report/pages/page-html.ts';
import { nastyText } from '../papers/nasty.ts';
import { readXml } from '../papers/read-xml.ts';

/** A page with every kind of block, with these words in all of its places. */
function pageOf(words: readonly string[]): Page {
  let next = 0;
  const text = (): string => words[next++ % words.length] ?? '';
  const table = {
    kind: 'table' as const,
    caption: text(),
    columns: [{ heading: text() }, { heading: text(), isShort: true }],
    rows: [[text(), { text: text(), records: [3, 9] }], [text()]],
  };
  return {
    title: text(),
    under: text(),
    notices: [text()],
    foot: [text()],
    sections: [
      {
        heading: text(),
        blocks: [
          { kind: 'paragraphs', paragraphs: [text()] },
          { kind: 'list', items: [text(), { text: text(), records: [3] }] },
          { kind: 'quote', whose: text(), text: text() },
          { kind: 'facts', pairs: [[text(), text()]] },
          table,
        ],
        parts: [
          {
            heading: text(),
            blocks: [
              {
                kind: 'chart',
                chart: {
                  kind: 'shares',
                  title: text(),
                  series: [text(), text(), text()],
                  rows: [{ label: text(), counts: [1, 2, 3] }],
                },
                table,
              },
              {
                kind: 'chart',
                chart: {
                  kind: 'lengths',
                  title: text(),
                  rows: [{ group: text(), label: text(), length: 1, told: text() }],
                  most: 2,
                },
                table,
              },
              { kind: 'story', lines: [{ seq: 3, when: text(), what: text(), under: [text()] }] },
            ],
          },
        ],
      },
    ],
  };
}

const plain = pageHtml(pageOf(['Words']));
/** The elements of a page with their attributes’ names, in order: what no text may change. */
const skeleton = (page: string): readonly string[] =>
  [...page.matchAll(/<(\/?[a-zA-Z0-9!]+)((?:\s[^<>]*)?)>/g)].map(
    ([, name, rest = '']) => `${name} ${[...rest.matchAll(/ ([a-zA-Z-]+)="/g)].map(([, key]) => key).join(' ')}`,
  );
/** Without what is made of how long a text is: lines and paragraphs in it. */
const shape = (page: string): readonly string[] => skeleton(page).filter((tag) => !/^\/?(p|rect|text)\b/.test(tag));

describe('a report as a page', () => {
  it('has a language, landmarks, a contents list, headings in order, and tables with captions and scopes', () => {
    expect(plain).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
    for (const tag of ['header', 'nav', 'main', 'footer'])
      expect(plain.match(new RegExp(`<${tag}[ >]`, 'g'))).toHaveLength(1);
    expect([...plain.matchAll(/<h(\d)/g)].map(([, level]) => level)).toEqual(['1', '2', '2', '3']);
    expect(plain).toContain('<a href="#part-1">Words</a>');
    expect(plain).toContain('<caption>Words</caption>');
    expect(plain).toContain('<th scope="row">Words</th>');
  });

  it('links a record that it tells of, and only names one that it doesn’t', () => {
    expect(plain).toContain('<a href="#record-3" aria-label="record 3">3</a>, 9');
    expect(plain).toContain('<li id="record-3">');
  });

  it('lets nothing be loaded or run, and no style apply but its own', () => {
    const style = /<style>([^<]*)<\/style>/.exec(plain)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(plain)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`);
    expect(style).not.toMatch(/url\(|@import|[<&]/);
    expect(plain).not.toMatch(/<script|\sstyle=|\son\w+=|\ssrc=|href="[^#]/);
  });

  it('has the same elements and attributes whatever a log, a ledger or a scheme says, each of it text', () => {
    fc.assert(
      fc.property(fc.array(nastyText, { minLength: 1, maxLength: 8 }), (words) => {
        const page = pageHtml(pageOf(words));
        expect(shape(page)).toEqual(shape(plain));
        expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/);
        expect(page.isWellFormed()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is read by a program that knows XML, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(nastyText, { minLength: 1, maxLength: 8 }), (words) => {
        expect(readXml(pageHtml(pageOf(words))).length).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });
});
