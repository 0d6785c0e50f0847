import { join } from 'node:path';
import { packageRoot } from './package-root.ts';
import { readText } from './read-text.ts';

/** The most bytes that a file of the player may have. */
const playerBytesMax = 2_000_000;

/** The program and the style of asciinema's player, which the build puts beside callsheet; null where they aren't there. */
export function readPlayer(): { readonly script: string; readonly style: string } | null {
  const file = (name: string): string | null => {
    const read = readText(join(packageRoot(), 'dist', name), playerBytesMax);
    return read.ok ? read.text : null;
  };
  const script = file('asciinema-player.min.js');
  const style = file('asciinema-player.css');
  return script === null || style === null ? null : { script, style };
}
