/**
 * Characters that take one cell each, whatever stands beside them among their like: letters of Latin scripts, punctuation,
 * arrows, the lines and blocks of boxes, and the signs that the screen itself uses. None combines, is ignored, or is an emoji
 * by itself.
 */
const narrowOnly =
  /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u23ce\u2500-\u25fc\u2713\u2717]*$/;

const colours = /\u001b\[[\d;]*m/g;

/** Whether the text takes as many cells as it has characters, for certain. What says no may still be as narrow. */
export function isNarrow(text: string): boolean {
  return narrowOnly.test(text);
}

/** How many cells a text takes, its colours left out, where all of it is narrow for certain; else null. */
export function narrowWidth(text: string): number | null {
  const bare = text.includes('\u001b') ? text.replace(colours, '') : text;
  return isNarrow(bare) ? bare.length : null;
}
