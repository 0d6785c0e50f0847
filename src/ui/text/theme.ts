import type { TextProps } from 'ink';
import type { Tone } from './row.ts';

/** How each tone looks: colours by meaning, named once. */
export type Theme = Readonly<Record<Tone, Readonly<TextProps>>>;

const colours: Theme = {
  plain: {},
  strong: { bold: true },
  muted: { dimColor: true },
  focus: { bold: true, color: 'cyan' },
  news: { color: 'green' },
  warning: { bold: true, color: 'yellow' },
  danger: { bold: true, color: 'red' },
};

const noColours: Theme = {
  plain: {},
  strong: { bold: true },
  muted: {},
  focus: { bold: true },
  news: {},
  warning: { bold: true },
  danger: { bold: true },
};

/** The theme of a terminal. Without colour, weight alone is left, and nothing hangs on that either. */
export function themeOf(hasColour: boolean): Theme {
  return hasColour ? colours : noColours;
}
