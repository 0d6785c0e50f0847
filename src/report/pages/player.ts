import { element } from '../html.ts';

/** A sitting to be watched: asciinema's player, and what it plays. */
export interface Player {
  /** The player's own program and style, as their makers wrote them. */
  readonly script: string;
  readonly style: string;
  /** A cast of the sitting: asciicast, as `replay --cast` writes it. */
  readonly cast: string;
}

/**
 * Why a text is no cast that the player plays, in words to go after its name; null where it is one: a header of version 2 or 3 that says
 * how large the terminal is, then an event a line. Its events are the player's to read. Pure.
 */
export function whyNoCast(text: string): string | null {
  const [first = '', ...events] = text.split('\n');
  const header = parsed(first);
  const version: unknown = typeof header === 'object' && header !== null ? Reflect.get(header, 'version') : null;
  if (version !== 2 && version !== 3)
    return 'is no cast: its first line isn’t the header of an asciicast of version 2 or 3';
  const bad = events.findIndex((line) => line !== '' && !line.startsWith('#') && !Array.isArray(parsed(line)));
  return bad === -1 ? null : `is no cast: its line ${bad + 2} isn’t an event`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/**
 * Starts the player on what stands beside it. Stops
 * of more than two seconds are cut, so that a sitting of fifty minutes is watched in a few.
 */
const begin =
  "AsciinemaPlayer.create({data:JSON.parse(document.getElementById('cast').textContent)},document.getElementById('player'),{fit:'width',controls:true,idleTimeLimit:2,preload:true,poster:'npt:0:01',terminalFontFamily:'\"DejaVu Sans Mono\",Menlo,Consolas,monospace'});";

/** The program that a page with a player runs: the only one, and a policy names it by its digest. Pure. */
export function playerScript({ script }: Player): string {
  return `${script}\n${begin}`;
}

/** The player's place in the page, with the cast as data that no browser takes for a program or for markup. Pure. */
export function playerHtml(player: Player): string {
  const data = asciiJson(player.cast);
  return [
    element('div', '', { id: 'player', class: 'player' }),
    element('script', data, { type: 'application/json', id: 'cast' }),
    element('script', playerScript(player)),
  ].join('\n');
}

/** A text as a JSON string in which nothing ends a script, opens markup or steers a terminal. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
