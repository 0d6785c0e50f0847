/** Words that CEL keeps for itself, now or later. */
const celWords = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

/** What expressions call by these names already. */
const expressionWords = new Set(
  (
    'answer now answered result opened minutes_since money duration time share day_and_time ' +
    'int uint double bool string bytes list map type dyn null_type timestamp has all exists exists_one filter size matches cel optional math'
  ).split(' '),
);

/** Commands that an answers file gives in the place of a task's name. */
export const taskWords: readonly string[] = ['open', 'close', 'wait', 'tick', 'note', 'draft', 'expire'];

/** Whether a word is spelled as an id: a small letter, then small letters, digits and the joint (`-`; `_` in names for expressions). */
export function isSpelledAsId(word: string, joint: '-' | '_'): boolean {
  return joint === '-' ? /^[a-z][a-z0-9-]*$/.test(word) : /^[a-z][a-z0-9_]*$/.test(word);
}

/** The nearest word that is spelled as an id, or null. */
export function respell(word: string, joint: '-' | '_'): string | null {
  const parts = word
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  const proposal = parts.join(joint);
  return isSpelledAsId(proposal, joint) ? proposal : null;
}

/** Why a word can't be an id although it is spelled as one, or null. */
export function reservedId(word: string, spelling: 'id' | 'name'): string | null {
  if (word === 'constructor') return 'a word of JavaScript that would be mistaken';
  if (spelling === 'name' && celWords.has(word)) return 'a reserved word of conditions (CEL)';
  if (spelling === 'name' && expressionWords.has(word)) return 'a name that conditions have already';
  return null;
}
