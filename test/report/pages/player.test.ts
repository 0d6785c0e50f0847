import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessorPage } from '../../../src/report/pages/assessor-page.ts';
import { pageHtml } from '../../../src/report/pages/page-html.ts';
import { type Player, playerScript, whyNoCast } from '../../../src/report/pages/player.ts';
import { nastyText } from '../papers/nasty.ts';
import { markedSmall } from './marked-small.ts';

const marked = markedSmall([]);
const header = '{"version":2,"width":80,"height":24}';
const player = (cast: string): Player => ({ script: 'var AsciinemaPlayer={}', style: '.ap{}', cast });
const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('a page with a player', () => {
  it('lets one program run, and nothing else: by its digest, without a network', () => {
    const page = pageHtml(assessorPage(marked, player(header)));
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    const script = digest(playerScript(player(header)));
    expect(policy).toContain(`default-src 'none'; style-src `);
    expect(policy).toContain(`${digest('.ap{}')}; script-src ${script} 'wasm-unsafe-eval'; base-uri 'none'`);
    const programs = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => digest(text ?? ''));
    expect(programs).toEqual([script]);
  });

  it('holds any cast as data that ends no script and comes back as it was', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const cast = `${header}\n${JSON.stringify([1, 'o', text])}\n`;
        const page = pageHtml(assessorPage(marked, player(cast)));
        const scripts = [...page.matchAll(/<script[\s\S]*?<\/script>/g)];
        expect(scripts).toHaveLength(2);
        const data = /<script type="application\/json" id="cast">([^<]*)<\/script>/.exec(page)?.[1] ?? '';
        expect(data).toMatch(/^[ -~]*$/);
        expect(JSON.parse(data)).toBe(cast);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a cast', () => {
  it.each([
    [`${header}\n[0.5,"o","x"]\n`, null],
    ['{"version":3,"term":{"cols":80,"rows":24}}\n# a remark\n[0.5,"o","x"]\n', null],
    ['', /its first line isn’t the header/],
    ['{"version":1}', /its first line isn’t the header/],
    ['not json', /its first line isn’t the header/],
    ['null', /its first line isn’t the header/],
    [`${header}\n[0.5,"o","x"]\n{"seq":1}\n`, /its line 3 isn’t an event/],
  ])('%j', (text, why) => {
    if (why === null) expect(whyNoCast(text)).toBe(null);
    else expect(whyNoCast(text)).toMatch(why);
  });
});
