import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsheet, recordsIn } from '../cli/run-callsheet.ts';
import { projectFile } from '../laws/every-scenario.ts';
import { type Marking, markOf, putLedger } from '../report/pages/ledgers.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const scheme = projectFile('scenarios/schemes/st0792-v2-default.yaml');
const criteria = [...scheme.matchAll(/^ {2}([a-z-]+):$/gm)].map(([, id]) => id ?? '');

let browser: Browser;
const folders: string[] = [];
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Words that a page has to hold without breaking: markup, one word without an end, another script. */
const hostile = `<img src=x onerror=alert(1)> ${'x'.repeat(3_000)} \u05e9\u05dc\u05d5\u05dd </blockquote><script>alert(1)</script>`;

/** A folder with sittings from these answers files in `all/`, each marked. */
function folderFor(answers: readonly string[]): string {
  const cwd = mkdtempSync(join(tmpdir(), 'callsheet-'));
  folders.push(cwd);
  mkdirSync(join(cwd, 'all'));
  for (const name of answers) {
    const file = join(import.meta.dirname, `../../scenarios/rain-on-day-six/answers/${name}.yaml`);
    const log = `all/${name}.jsonl`;
    const sat = callsheet(['sit', 'rain-on-day-six', '--answers', file, '--seed', '7', '--as', 'A1', '--out', log], {
      cwd,
    });
    expect(sat).toMatchObject({ status: 0, err: '' });
    mark(join(cwd, log));
  }
  return cwd;
}

/** Makes the page that is asked for: of one sitting, or of three. */
function pageFor(reader: 'candidate' | 'assessor' | 'cohort'): string {
  const cwd = folderFor(reader === 'cohort' ? ['strong', 'ordinary', 'weak'] : ['strong']);
  const what = reader === 'cohort' ? ['all', '--least', '2'] : ['all/strong.jsonl'];
  const ran = callsheet(['report', ...what, '--for', reader, '--out', 'page.html'], { cwd });
  expect(ran).toMatchObject({ status: 0, err: '' });
  return join(cwd, 'page.html');
}

/** Marks a log twice, each level somewhere, with hostile comments. */
function mark(log: string): void {
  const records = recordsIn(log);
  const cites = records.flatMap(({ kind, seq }) => (kind === 'decided' ? [seq] : [])).slice(0, 3);
  const levels = ['below', 'pass', 'distinction'] as const;
  const marks: Marking['marks'] = Object.fromEntries(
    criteria.map((id, at) => [
      id,
      at % 4 === 3 ? { level: 'not-seen', comment: hostile } : markOf(levels[at % 4] ?? 'pass', hostile, cites),
    ]),
  );
  putLedger(log, records, scheme, { marks });
  putLedger(log, records, scheme, { round: 'second', assessor: 'AS2', marks });
}

/** What a person's settings are, and how wide their window is. */
type Look = Parameters<Browser['newContext']>[0];
const looks: readonly (readonly [string, Look])[] = [
  ['light', { viewport: { width: 1100, height: 800 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 1100, height: 800 } }],
  ['more contrast', { contrast: 'more', viewport: { width: 1100, height: 800 } }],
  ['forced colours', { forcedColors: 'active', viewport: { width: 1100, height: 800 } }],
  ['a telephone', { viewport: { width: 320, height: 600 } }],
];

/** Opens a page from its file; what the browser complains of, and what it would fetch. */
async function opened(
  file: string,
  look: Look,
): Promise<{ readonly page: Page; readonly said: string[]; readonly asked: string[] }> {
  const page = await (await browser.newContext(look)).newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  return { page, said, asked };
}

/** What axe finds wrong, with the first element of each. */
async function found(page: Page): Promise<readonly string[]> {
  const { violations } = (await page.evaluate(`${axe}; axe.run()`)) as {
    violations: readonly { id: string; nodes: readonly { html: string }[] }[];
  };
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** How many pages a PDF has, and the sizes that they are, in points. */
function sheets(pdf: Buffer): { readonly count: number; readonly sizes: readonly string[] } {
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox \[([^\]]*)\]/g)].map(([, box]) =>
    (box ?? '')
      .split(' ')
      .map((one) => Math.round(Number(one)))
      .join(' '),
  );
  return { count: boxes.length, sizes: [...new Set(boxes)] };
}

/** Elements that stick out of the page to the right, of those that can't be scrolled. */
const sticksOut = `[...document.querySelectorAll('body *')].filter((one) => {
  const isIn = one.closest('.scroll') !== null && getComputedStyle(one.closest('.scroll')).overflowX === 'auto' && !one.matches('.scroll');
  return !isIn && !one.closest('.skip') && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
}).map((one) => one.tagName + ' ' + one.textContent.slice(0, 40))`;

/** How many pixels there are to the right of the window: words that don't break stick out of their own elements. */
const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

describe.each(['candidate', 'assessor', 'cohort'] as const)('the page of the %s in Chromium', (reader) => {
  const file = pageForOnce(reader);

  it.each(looks)(
    'opens from a file, asks for nothing, says no error, and axe finds nothing: %s',
    async (_, look) => {
      const { page, said, asked } = await opened(file(), look);
      expect(said).toEqual([]);
      expect(asked).toEqual([pathToFileURL(file()).href]);
      expect(await found(page)).toEqual([]);
      expect(await page.evaluate(sticksOut)).toEqual([]);
      expect(await page.evaluate(tooWide)).toBe(0);
      expect(await page.evaluate('document.querySelectorAll("script, img, iframe").length')).toBe(0);
      await page.context().close();
    },
    60_000,
  );

  it('prints on A4 with nothing cut off, dark on white whatever is set', async () => {
    // The width of A4 between the margins, at 96 pixels an inch.
    const { page } = await opened(file(), { colorScheme: 'dark', viewport: { width: 680, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(sticksOut)).toEqual([]);
    expect(await page.evaluate(tooWide)).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
    const { count, sizes } = sheets(await page.pdf({ preferCSSPageSize: true }));
    expect(sizes).toEqual(['0 0 595 842']);
    expect(count).toBeGreaterThan(1);
    await page.context().close();
  }, 60_000);

  it('can be read through with the keyboard: the first stop skips to the content', async () => {
    const { page } = await opened(file(), {});
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.context().close();
  });
});

describe('the page of the assessor with a player in Chromium', () => {
  it('plays the cast, with nothing fetched, no error, and nothing that axe finds', async () => {
    const cwd = folderFor(['strong']);
    const cast = [
      '{"version":2,"width":80,"height":24}',
      '[0.1,"o","before </script><b>\\r\\n"]',
      '[0.5,"m","A decision"]',
      '[9,"o","after"]',
    ];
    writeFileSync(join(cwd, 'a.cast'), `${cast.join('\n')}\n`);
    const ran = callsheet(['report', 'all/strong.jsonl', '--player', 'a.cast', '--out', 'page.html'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    const { page, said, asked } = await opened(join(cwd, 'page.html'), {});
    await page.getByRole('button', { name: 'Play' }).click();
    await page.locator('#player').getByText('after').waitFor();
    expect(await page.evaluate('document.querySelector("#player").textContent')).toContain('before </script><b>');
    expect(said).toEqual([]);
    expect(asked).toEqual([pathToFileURL(join(cwd, 'page.html')).href]);
    expect(await found(page)).toEqual([]);
    await page.context().close();
  }, 60_000);
});

/** Makes a page before the first test that asks for it. */
function pageForOnce(reader: Parameters<typeof pageFor>[0]): () => string {
  let made = '';
  beforeAll(() => {
    made = pageFor(reader);
  });
  return () => made;
}
