import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/report/papers/paper.ts';
import { paperHtml } from '../../../src/report/papers/paper-html.ts';
import { nastyPaper } from './nasty.ts';
import { readXml } from './read-xml.ts';

const call: Paper = {
  name: '03-crew',
  title: 'Crew & call',
  under: 'A day. Document 1, 2 rows.',
  parts: [
    {
      kind: 'table',
      caption: 'Crew & call: 2 rows',
      columns: ['Name', 'Call'],
      rows: [
        { number: 1, id: null, cells: ['Ali "Al" Roper', '<07:00'] },
        { number: 2, id: null, cells: ['Dot'] },
      ],
    },
    { kind: 'lines', lines: [{ number: 3, id: null, text: 'Sunrise   06:28' }] },
    { kind: 'entry', heading: '1. Tom', pairs: [{ label: 'Phone', value: '07700 900112' }] },
  ],
};

/** The opening tags of a page, in order. */
function tagsOf(page: string): readonly string[] {
  return [...page.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag);
}

describe('a paper as a page', () => {
  it('has its words between real headings, a captioned table with scopes, and numbered lines', () => {
    const page = paperHtml(call);
    expect(page.slice(page.indexOf('<body>'))).toBe(
      [
        '<body>',
        '<main class="wide">',
        '<h1>Crew &amp; call</h1>',
        '<p>A day. Document 1, 2 rows.</p>',
        '<table>',
        '<caption>Crew &amp; call: 2 rows</caption>',
        '<thead><tr><th scope="col">Row</th><th scope="col">Name</th><th scope="col">Call</th></tr></thead>',
        '<tbody>',
        '<tr><th scope="row">1</th><td>Ali &quot;Al&quot; Roper</td><td>&lt;07:00</td></tr>',
        '<tr><th scope="row">2</th><td>Dot</td><td></td></tr>',
        '</tbody>',
        '</table>',
        '<ol>',
        '<li value="3">Sunrise   06:28</li>',
        '</ol>',
        '<h2>1. Tom</h2>',
        '<dl>',
        '<dt>Phone</dt>',
        '<dd>07700 900112</dd>',
        '</dl>',
        '</main>',
        '</body>',
        '</html>',
        '',
      ].join('\n'),
    );
  });

  it('says its language and its title, and is in large print on a screen and on A4', () => {
    const page = paperHtml(call);
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8" \/>\n/);
    expect(page).toContain('<title>Crew &amp; call: A day. Document 1, 2 rows.</title>');
    expect(page).toContain('font:18pt/1.5 Verdana');
    expect(page).toContain('@page{size:A4;');
    const sizes = [...page.matchAll(/(\d+)pt/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBe(18);
  });

  it('lets nothing be loaded or run, and no style apply but its own', () => {
    const page = paperHtml(call);
    const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? '';
    const digest = createHash('sha256').update(style).digest('base64');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`);
    expect(style).not.toMatch(/url\(|@import|[<&]/);
  });

  it('is sound whatever an author writes: the same elements, each a text, with no control character', () => {
    fc.assert(
      fc.property(nastyPaper, (paper) => {
        const page = paperHtml(paper);
        const words =
          /^<\/?(html|head|meta|title|style|body|main|h1|h2|p|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|th|td|a)\b/;
        expect(tagsOf(page).filter((tag) => !words.test(tag))).toEqual([]);
        expect(tagsOf(page).filter((tag) => /\son\w+=|\ssrc=|\sstyle=/.test(tag))).toEqual([]);
        expect(page.match(/<h1>/g)).toHaveLength(1);
        expect(page.match(/<table>/g)).toHaveLength(2);
        expect(page.match(/<table>\n<caption>/g)).toHaveLength(2);
        expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/);
        expect(page.isWellFormed()).toBe(true);
        expect(
          tagsOf(page)
            .filter((tag) => tag.startsWith('<th'))
            .every((tag) => /^<thead>|^<th scope="(row|col)">$/.test(tag)),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is read by a program that knows XML, whatever an author writes', () => {
    fc.assert(
      fc.property(nastyPaper, (paper) => {
        expect(readXml(paperHtml(paper)).length).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });
});
