import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohortPage } from '../../../src/report/pages/cohort-page.ts';
import type { Page, Table } from '../../../src/report/pages/page.ts';
import { pageHtml } from '../../../src/report/pages/page-html.ts';
import { type Summary, summaryOf } from '../../../src/report/pages/summary.ts';
import { markOf } from './ledgers.ts';
import { markedSmall } from './marked-small.ts';

const pass = markedSmall([{ marks: { tells: markOf('pass'), papers: markOf('below') } }]);
const one = summaryOf(pass);
const terms = { name: 'cohort', least: 5, scheme: pass.scheme, leftOut: 0 };

function tables(page: Page): readonly Table[] {
  return page.sections
    .flatMap(({ blocks, parts = [] }) => [...blocks, ...parts.flatMap((part) => part.blocks)])
    .flatMap((block) => (block.kind === 'table' ? [block] : block.kind === 'chart' ? [block.table] : []));
}

describe('a cohort’s page', () => {
  it('gives the share of each level by criterion, of each result by task, and the endings', () => {
    const below: Summary = { ...one, marks: new Map([...one.marks, ['tells', 'below']]) };
    const page = cohortPage([one, one, one, one, one, one, below, below], terms);
    const [marks, endings, results] = tables(page);
    expect(marks?.rows[0]).toEqual(['Tells people', '8', '2 (25%)', '6 (75%)', '0 (0%)', '0 (0%)', '0']);
    expect(endings?.rows.map((row) => row.slice(1))).toEqual([['8 of 8', '100%']]);
    expect(results?.rows).toContainEqual(['First call', 'right', '8 of 8', '100%']);
  });

  it('counts nothing as settled where those who marked differ', () => {
    const apart: Summary = { ...one, marks: new Map([['tells', 'apart']]), isResult: false };
    const page = cohortPage([one, one, one, one, one, apart], terms);
    expect(tables(page)[0]?.rows[0]?.at(-1)).toBe('1');
    expect(page.notices).toContain('Provisional: marks, not results.');
  });

  it('tells of no group smaller than was asked for: not its levels, its results or its endings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 9 }), fc.nat(8), (count, least, came) => {
        const without: Summary = { ...one, tasks: [], marks: new Map() };
        const sittings = Array.from({ length: count }, (_, index) => (index < came ? one : without));
        const told = tables(cohortPage(sittings, { ...terms, least }));
        for (const { rows } of told)
          for (const row of rows) {
            const n =
              /^(\d+) of (\d+)$/.exec(String(row.at(-2)))?.[2] ??
              (/^\d+$/.test(String(row[1])) ? String(row[1]) : null);
            if (n !== null) expect(Number(n)).toBeGreaterThanOrEqual(least);
            else expect(row.join(' ')).toMatch(/fewer than \d/);
          }
      }),
      { numRuns: 100 },
    );
  });

  it('names no candidate, no marker and no log', () => {
    const html = pageHtml(cohortPage([one, one, one, one, one], terms));
    expect(html).not.toMatch(/\bA1\b|\bAS1\b|\.jsonl/);
  });

  it('says what is a draft, and which logs are missing', () => {
    const drafts = cohortPage([{ ...one, plan: { ...one.plan, status: 'draft' } }], { ...terms, leftOut: 3 });
    expect(drafts.notices).toContain('DRAFT plan: A small plan for tests, 1.0. The final one may say otherwise.');
    expect(pageHtml(drafts)).toContain('<dt>Logs that couldn’t be opened</dt><dd>3</dd>');
  });
});
