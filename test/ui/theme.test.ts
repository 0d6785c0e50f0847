import { describe, expect, it } from 'vitest';
import { say, type Tone } from '../../src/ui/text/row.ts';
import { paintRow, themeOf } from '../../src/ui/text/theme.ts';
import type { Colours } from '../../src/view/settings.ts';

type Rgb = readonly [number, number, number];

/** Colours 16 to 255 as xterm has them: a cube of six by six by six, then greys. */
function rgbOf(colour: number): Rgb {
  if (colour >= 232) {
    const grey = 8 + (colour - 232) * 10;
    return [grey, grey, grey];
  }
  const part = (size: number): number => {
    const step = Math.floor((colour - 16) / size) % 6;
    return step === 0 ? 0 : 55 + step * 40;
  };
  return [part(36), part(6), part(1)];
}

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const tones: readonly Tone[] = ['plain', 'strong', 'muted', 'focus', 'news', 'warning', 'danger'];

/** What a tone is painted in: letters and ground, null where the terminal's own stay; and its weight, line and so on. */
function paintOf(chosen: Colours, tone: Tone) {
  const [before = ''] = paintRow([say('x', tone)], themeOf(true, chosen), 1).split('x');
  const colour = (kind: string) => {
    const code = new RegExp(`\\u001b\\[${kind};5;(\\d+)m`).exec(before)?.[1];
    return code === undefined ? null : rgbOf(Number(code));
  };
  return { ink: colour('38'), ground: colour('48'), codes: before };
}

/** Backgrounds that terminals come with. */
const lightGrounds: readonly Rgb[] = [
  [255, 255, 255],
  [253, 246, 227],
  [238, 238, 238],
];
const darkGrounds: readonly Rgb[] = [
  [0, 0, 0],
  [30, 30, 30],
  [40, 44, 52],
  [0, 43, 54],
  [48, 10, 36],
];

describe('the colours that can be chosen', () => {
  it('are reckoned as WCAG reckons: black on white is 21 to 1', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
  });

  it.each([
    ['light', lightGrounds],
    ['dark', darkGrounds],
  ] as const)('for a %s background are legible on each that terminals come with, 4.5 to 1', (chosen, grounds) => {
    const inked = tones.filter((tone) => paintOf(chosen, tone).ink !== null);
    expect(inked).toEqual(['muted', 'focus', 'news', 'warning', 'danger']);
    for (const tone of tones) {
      const { ink, ground, codes } = paintOf(chosen, tone);
      expect(ground).toBeNull();
      // Dim text is whatever the terminal makes of it.
      expect(codes).not.toContain('\u001b[2m');
      for (const on of ink === null ? [] : grounds)
        expect(contrast(ink ?? on, on), `${tone} on ${on}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('of high contrast have a ground of their own, and are 7 to 1 on it', () => {
    for (const tone of tones) {
      const { ink, ground } = paintOf('contrast', tone);
      expect([ink, ground], tone).not.toContain(null);
      expect(contrast(ink ?? [0, 0, 0], ground ?? [0, 0, 0]), tone).toBeGreaterThanOrEqual(7);
    }
    expect(paintOf('contrast', 'focus').ink).toEqual(paintOf('contrast', 'plain').ground);
  });

  it('of high contrast tell what needs looking at by more than the colour', () => {
    const shape = (tone: Tone) => paintOf('contrast', tone).codes.replace(/\u001b\[38;5;\d+m/, '');
    for (const tone of ['strong', 'muted', 'focus', 'news', 'warning', 'danger'] as const)
      expect(shape(tone), tone).not.toBe(shape('plain'));
  });

  it('of high contrast go on to the end of the row, so that none of the terminal’s own ground shows', () => {
    const painted = paintRow([say('x'), say('y', 'focus')], themeOf(true, 'contrast'), 10);
    expect(painted.replaceAll(/\u001b\[[\d;]*m/g, '')).toBe('xy        ');
    expect(painted).toMatch(/48;5;16m {8}\u001b/);
    expect(paintRow([say('x')], themeOf(true, 'light'), 10)).toBe('x');
  });

  it('are none where none were chosen, and where NO_COLOR is set whatever was chosen', () => {
    const row = tones.map((tone) => say('x', tone));
    const none = paintRow(row, themeOf(true, 'none'), 20);
    expect(none.replaceAll(/\u001b\[(1|22)m/g, '')).toBe('xxxxxxx');
    for (const chosen of ['terminal', 'light', 'dark', 'contrast', 'none'] as const)
      expect(paintRow(row, themeOf(false, chosen), 20)).toBe(none);
  });
});

describe('a painted row', () => {
  const row = [
    say('Sun 16:40', 'strong'),
    say('  '),
    say('› Answer', 'focus'),
    say('', 'danger'),
    say(' saved', 'muted'),
  ];

  it('has its colours about each stretch, and none about nothing', () => {
    expect(paintRow(row, themeOf(true, 'terminal'), 80)).toBe(
      '\u001b[1mSun 16:40\u001b[22m  \u001b[1m\u001b[36m› Answer\u001b[39m\u001b[22m\u001b[2m saved\u001b[22m',
    );
  });

  it('keeps its weight alone where there is no colour', () => {
    expect(paintRow(row, themeOf(false, 'terminal'), 80)).toBe(
      '\u001b[1mSun 16:40\u001b[22m  \u001b[1m› Answer\u001b[22m saved',
    );
  });

  it('has nothing in it that a terminal would obey but those', () => {
    expect(paintRow([say('a\u001b[2Jb\u009b31m\u0007c')], themeOf(true, 'terminal'), 80)).not.toMatch(
      /[\u0000-\u001f\u007f-\u009f]/,
    );
  });

  it('is empty for an empty row', () => {
    expect(paintRow([], themeOf(true, 'terminal'), 80)).toBe('');
  });
});
