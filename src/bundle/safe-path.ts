/** The most characters of a path in a bundle. */
export const pathCharsMax = 200;

/**
 * Whether a path may stand in a bundle: whoever unpacks it on whatever machine finds the file in the folder that they unpack into,
 * under that name. No way up, no root, no drive, no backslash, nothing that Windows drops at the end of a name, no controls. Pure.
 */
export function isSafePath(path: string): boolean {
  if (path.length > pathCharsMax || !path.isWellFormed() || path !== path.normalize('NFC')) return false;
  return path.split('/').every((segment) => isSafeSegment(segment));
}

function isSafeSegment(segment: string): boolean {
  if (segment === '' || /[.\s]$/.test(segment) || /^\s/.test(segment) || segment.startsWith('__')) return false;
  return !/[\\:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(segment);
}

/** The first path that is the same as an earlier one, or would be where upper and lower case are one; null where there is none. Pure. */
export function twicePath(paths: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const path of paths) {
    const folded = path.toLowerCase();
    if (seen.has(folded)) return path;
    seen.add(folded);
  }
  return null;
}
