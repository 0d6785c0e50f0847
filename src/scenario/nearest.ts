/**
 * The word of a list that a misspelt one was most likely meant to be, or null when none is near. Near is at most a third of
 * the letters changed (optimal string alignment distance, after Damerau and Levenshtein), and never more than three; or a word
 * of the list with an ending: "ranking" for "rank".
 */
export function nearestWord(word: string, words: Iterable<string>): string | null {
  let best: { readonly word: string; readonly distance: number } | null = null;
  for (const candidate of words) {
    const hasEnding = candidate.length >= 4 && word.startsWith(candidate);
    const most = hasEnding ? 3 : Math.min(3, Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3)));
    if (Math.abs(word.length - candidate.length) > most) continue;
    const found = distance(word.toLowerCase(), candidate.toLowerCase());
    if (found <= most && (best === null || found < best.distance)) best = { word: candidate, distance: found };
  }
  return best?.word ?? null;
}

/** A hint that names the word most likely meant, or else says the other thing. */
export function meant(word: string, words: Iterable<string>, otherwise: string): string {
  const nearest = nearestWord(word, words);
  return nearest === null ? otherwise : `Did you mean \`${nearest}\`?`;
}

/** "Did you mean “x”?" with a space before it, or nothing: for sentences that candidates read. */
export function didYouMean(word: string, words: Iterable<string>): string {
  const nearest = nearestWord(word, words);
  return nearest === null ? '' : ` Did you mean “${nearest}”?`;
}

function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const edits = [at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + cost];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(Math.min(...edits, isSwap ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY));
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
