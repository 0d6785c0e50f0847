import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castSize } from '../../src/ui/cast.ts';
import { callsheet, recordsIn, root } from '../cli/run-callsheet.ts';

const { resolve } = createRequire(import.meta.url);
const script = resolve('asciinema-player/dist/bundle/asciinema-player.min.js');
const style = resolve('asciinema-player/dist/bundle/asciinema-player.css');

const folder = mkdtempSync(join(tmpdir(), 'callsheet-player-'));
const once = recorded();
const decided = once.records.filter(({ kind }) => kind === 'decided').map(({ seq }) => seq);
const labels = eventsOf(once.three).flatMap(([, code, label]) => (code === 'm' ? [label] : []));

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** A sitting, and its recordings as `replay` writes them. */
function recorded() {
  const cwd = folder;
  const answers = `${root}/scenarios/rain-on-day-six/answers/strong.yaml`;
  const sat = ['sit', 'rain-on-day-six', '--answers', answers, '--seed', '7', '--as', 'A1', '--out', 'a.jsonl'];
  expect(callsheet(sat, { cwd })).toMatchObject({ status: 0, err: '' });
  const castOf = (version: string): string => {
    const ran = callsheet(['replay', 'a.jsonl', '--cast', '--cast-version', version], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    return ran.out;
  };
  return { records: recordsIn(`${cwd}/a.jsonl`), two: castOf('2'), three: castOf('3') };
}

/** The events of a recording, as its lines have them. */
function eventsOf(cast: string): readonly (readonly [number, string, string])[] {
  const [, ...lines] = cast.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as [number, string, string]);
}

/** What a terminal shows when everything of a recording was written to it. */
async function leftByTerminal(cast: string): Promise<readonly string[]> {
  const { columns: cols, rows } = castSize;
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true });
  for (const [, code, data] of eventsOf(cast))
    if (code === 'o') await new Promise<void>((done) => terminal.write(data, done));
  const { active } = terminal.buffer;
  const row = (at: number): string => active.getLine(active.baseY + at)?.translateToString(true) ?? '';
  return Array.from({ length: rows }, (_, at) => row(at).trimEnd());
}

/** A page with asciinema’s player that has read this recording; as fast as it can be watched, markers noted as they are passed. */
async function playerOf(cast: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><div id="player"></div>');
  await page.addStyleTag({ path: style });
  await page.addScriptTag({ path: script });
  await page.evaluate(
    `{
      const options = { preload: true, controls: true, speed: 40 };
      globalThis.player = AsciinemaPlayer.create({ data: ${JSON.stringify(cast)} }, document.getElementById('player'), options);
      globalThis.passed = [];
      player.addEventListener('marker', ({ label }) => passed.push(label));
      player.addEventListener('ended', () => { globalThis.hasEnded = true; });
    }`,
  );
  return page;
}

/** The lines that the player shows. */
async function shownIn(page: Page): Promise<readonly string[]> {
  const lines = (await page.evaluate(
    `[...document.querySelectorAll('.ap-term-text .ap-line')].map(({ textContent }) => textContent)`,
  )) as readonly string[];
  return lines.map((line) => line.trimEnd());
}

/** Waits until the player has drawn the screen of a record. */
async function showsRecord(page: Page, seq: number): Promise<void> {
  await page
    .locator('.ap-term-text')
    .getByText(`replay, record ${seq} of ${once.records.length - 1}`)
    .waitFor();
}

describe('asciinema’s player, with an asciicast v3 of a sitting', () => {
  it('puts a marker for each decision in its bar, and takes the sitting to be as long as v2 has it', async () => {
    const page = await playerOf(once.three);
    await page.locator('.ap-marker').last().waitFor({ state: 'attached' });
    expect(decided.length).toBeGreaterThan(5);
    expect(await page.locator('.ap-marker').count()).toBe(decided.length);
    expect(labels.map((label) => Number(/\(record (\d+),/.exec(label)?.[1]))).toEqual(decided);
    const seconds = (await page.evaluate('player.getDuration()')) as number;
    expect(seconds).toBeCloseTo(eventsOf(once.two).at(-1)?.[0] ?? 0, 3);
    await page.close();
  }, 60_000);

  it('plays it past every marker to its end, and shows the last screen as a terminal has it', async () => {
    const page = await playerOf(once.three);
    await page.evaluate('player.play()');
    await page.waitForFunction('globalThis.hasEnded === true');
    expect(await page.evaluate('passed')).toEqual(labels);
    await showsRecord(page, once.records.length - 1);
    expect(await shownIn(page)).toEqual(await leftByTerminal(once.three));
    await page.close();
  }, 60_000);

  it('goes from one decision to the next, and to the end, without playing', async () => {
    const page = await playerOf(once.three);
    for (const seq of decided) {
      await page.evaluate(`player.seek({ marker: 'next' })`);
      await showsRecord(page, seq);
    }
    await page.evaluate(`player.seek('100%')`);
    await showsRecord(page, once.records.length - 1);
    expect(await shownIn(page)).toEqual(await leftByTerminal(once.three));
    await page.close();
  }, 60_000);

  it.each([
    ['its last line is cut off', (cast: string) => cast.slice(0, -5)],
    ['its header is of another version', (cast: string) => cast.replace('"version":3', '"version":4')],
    ['its header has its size where v2 has it', (cast: string) => cast.replace(/"term":\{([^}]*)\}/, '$1')],
  ])(
    'refuses it and shows no marker where %s',
    async (_, broken) => {
      const page = await playerOf(broken(once.three));
      await page.locator('.ap-overlay-error').waitFor();
      expect(await page.locator('.ap-marker').count()).toBe(0);
      await page.close();
    },
    60_000,
  );
});
