import { cleanText } from '../scenario/clean-text.ts';
import { counted } from '../view/words.ts';
import type { MarkDraft } from './ledger.ts';
import { citesMax, commentCharsMax } from './ledger-record.ts';
import type { Mark } from './levels.ts';

/** A record as far as the rules of citing ask after it. */
export interface Citable {
  readonly seq: number;
  /** The task it belongs to; null for a note of no task. */
  readonly task: string | null;
  /** Whether it is in the candidate's own words: a reason, a message, words in a form, an "I meant…". */
  readonly hasOwnWords: boolean;
}

/**
 * Why a mark can't stand, as a sentence, or null. A level cites what it rests on; a distinction rests on two tasks or more, one of them
 * in the candidate's own words (design, section 7). Pure.
 */
export function markProblem(mark: Mark, citable: readonly Citable[]): string | null {
  if (mark.level === 'not-seen') return draftProblem({ cites: [], comment: mark.comment }, citable);
  const { cites, level } = mark;
  if (cites.length === 0)
    return 'A level rests on evidence: cite at least one record first. If nothing bears on this, say “no evidence seen”.';
  const cited = citable.filter(({ seq }) => cites.includes(seq));
  return draftProblem(mark, citable) ?? (level === 'distinction' ? distinctionProblem(cited) : null);
}

/** The same of what is gathered for a mark: what it would cite has to be there, and a comment has an end. Pure. */
export function draftProblem({ cites, comment }: MarkDraft, citable: readonly Citable[]): string | null {
  if (comment.length > commentCharsMax)
    return `A comment has at most ${commentCharsMax} characters, and this one has ${comment.length}.`;
  if (cites.length > citesMax) return `A mark cites at most ${citesMax} records.`;
  const missing = cites.find((seq) => !citable.some((one) => one.seq === seq));
  return missing === undefined ? null : `Record ${missing} can’t be cited: it is no decision or note of this sitting.`;
}

function distinctionProblem(cited: readonly Citable[]): string | null {
  const tasks = new Set(cited.flatMap(({ task }) => task ?? []));
  if (tasks.size < 2)
    return `A distinction rests on two tasks or more, and ${tasks.size === 0 ? 'no task is' : `only ${counted(tasks.size, 'task')} is`} cited.`;
  if (cited.some(({ hasOwnWords }) => hasOwnWords)) return null;
  return 'A distinction rests on the candidate’s own words in at least one place: cite a reason, a message or the words of a form as well.';
}

/** Numbers of records as a mark has them: each once, in order. Pure. */
export function inCiteOrder(cites: readonly number[]): readonly number[] {
  return [...new Set(cites)].sort((a, b) => a - b);
}

/** A comment as a ledger keeps it: nothing in it that a terminal would obey, no blank ends. How long it may be is asked later. Pure. */
export function cleanComment(text: string): string {
  return cleanText(text, { newlines: true }).trim();
}
