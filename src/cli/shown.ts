/** The most characters of a name that are printed. */
const shownMax = 120;

/**
 * A file name or an argument as it may be printed: what could steer a terminal (control characters, direction marks,
 * broken surrogates) is written as `\u{…}`, and a very long one is cut.
 */
export function shown(name: string): string {
  const safe = shownWhole(name);
  return safe.length > shownMax ? `${safe.slice(0, shownMax - 1)}…` : safe;
}

/** The same uncut, so that different names stay different. */
export function shownWhole(name: string): string {
  return name.toWellFormed().replace(unsafe, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
