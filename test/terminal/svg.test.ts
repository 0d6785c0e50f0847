import xterm, { type Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { toSvg } from './svg.ts';

/** A terminal that shows what was written to it. */
function terminalShowing(written: string, cols = 20): Promise<Terminal> {
  const terminal = new xterm.Terminal({ cols, rows: 2, allowProposedApi: true });
  return new Promise((resolve) => terminal.write(written, () => resolve(terminal)));
}

/** The elements of the picture that draw cells: each `<text>`, and the `<rect>`s that follow the window itself. */
async function drawn(written: string, showsCursor = false): Promise<readonly string[]> {
  const svg = toSvg(await terminalShowing(written), 'A title', { showsCursor });
  return svg.split('\n').filter((line) => /^<(text|rect x)/.test(line));
}

describe('a picture of a terminal', () => {
  it('draws text where it stands, as long as its cells, and leaves no blanks to be kept', async () => {
    expect(await drawn('\r\n  Hello you   there ')).toEqual([
      '<text x="30.8" y="61.5" textLength="75.6" fill="#d8dce4">Hello you</text>',
      '<text x="131.6" y="61.5" textLength="42" fill="#d8dce4">there</text>',
    ]);
  });

  it('draws bold, dim, italic and underlined text as such', async () => {
    const [bold, dim, italic, underlined] = await drawn('\u001b[1mb\u001b[0;2md\u001b[0;3mi\u001b[0;4mu\u001b[0m');
    expect(bold).toContain('font-weight="bold">b<');
    expect(dim).toContain('opacity="0.65">d<');
    expect(italic).toContain('font-style="italic">i<');
    expect(underlined).toContain('text-decoration="underline">u<');
  });

  it.each([
    ['one of sixteen', '\u001b[36m', '#68b8b8'],
    ['a bright one', '\u001b[91m', '#e5849a'],
    ['one of the cube of 256', '\u001b[38;5;208m', '#ff8700'],
    ['a grey of 256', '\u001b[38;5;240m', '#585858'],
    ['a true colour', '\u001b[38;2;1;2;253m', '#0102fd'],
  ])('draws the colour of text: %s', async (_, asked, colour) => {
    const [first] = await drawn(`${asked}x\u001b[0m`);
    expect(first).toContain(`fill="${colour}">x<`);
  });

  it('draws the ground behind text, and turns both round where they are inverse', async () => {
    expect((await drawn('\u001b[41mx\u001b[0m'))[0]).toBe(
      '<rect x="14" y="30" width="8.4" height="18" fill="#d0637c"/>',
    );
    const [ground, text] = await drawn('\u001b[7mx\u001b[0m');
    expect(ground).toBe('<rect x="14" y="30" width="8.4" height="18" fill="#d8dce4"/>');
    expect(text).toContain('fill="#1c2029">x<');
  });

  it('gives a wide character two cells, and what follows keeps its place', async () => {
    const [wide, after] = await drawn('雨x');
    expect(wide).toBe('<text x="14" y="43.5" textLength="16.8" fill="#d8dce4">雨</text>');
    expect(after).toBe('<text x="30.8" y="43.5" textLength="8.4" fill="#d8dce4">x</text>');
  });

  it('writes text and title as text, never as markup', async () => {
    const svg = toSvg(await terminalShowing('<b> & "c"'), 'A <title> & more', { showsCursor: false });
    expect(svg).toContain('>&lt;b&gt; &amp; &quot;c&quot;');
    expect(svg).toContain('<title>A &lt;title&gt; &amp; more</title>');
    expect(svg).not.toContain('<b>');
  });

  it('draws lines and blocks as shapes that meet from cell to cell', async () => {
    expect(await drawn('──██░│')).toEqual([
      '<rect x="14" y="38.5" width="16.8" height="1" fill="#d8dce4" opacity="0.8"/>',
      '<rect x="30.8" y="30" width="16.8" height="18" fill="#d8dce4" opacity="1"/>',
      '<rect x="47.6" y="30" width="8.4" height="18" fill="#d8dce4" opacity="0.45"/>',
      '<rect x="59.7" y="30" width="1" height="18" fill="#d8dce4" opacity="0.8"/>',
    ]);
  });

  it('shows the cursor where the program shows it', async () => {
    expect((await drawn('ab', true)).at(-1)).toBe('<rect x="30.8" y="30" width="2" height="18" fill="#d8dce4"/>');
    expect(await drawn('ab')).toHaveLength(1);
  });
});
