import { cleanText } from '../scenario/clean-text.ts';
import type { CommandId } from '../view/commands.ts';
import { type Edit, eraseTo, insertText, moveCursor, undo } from './text/text-edit.ts';

/** The most characters of a paste that are looked at: far above what any text takes. */
export const pasteLengthMax = 100_000;

/** What an editing key does to a text; null when the command is none of them. */
export function editedBy(edit: Edit, command: CommandId, width: number): Edit | null {
  switch (command) {
    case 'less':
      return moveCursor(edit, 'left', width);
    case 'more':
      return moveCursor(edit, 'right', width);
    case 'word-left':
    case 'word-right':
      return moveCursor(edit, command, width);
    case 'first':
      return moveCursor(edit, 'row-start', width);
    case 'last':
      return moveCursor(edit, 'row-end', width);
    case 'erase':
      return eraseTo(edit, 'left', width);
    case 'erase-next':
      return eraseTo(edit, 'right', width);
    case 'erase-word':
      return eraseTo(edit, 'word-left', width);
    case 'erase-row':
      return eraseTo(edit, 'row-start', width);
    case 'erase-rest':
      return eraseTo(edit, 'row-end', width);
    case 'undo':
      return undo(edit) ?? edit;
    default:
      return null;
  }
}

/** What came of typing or pasting: the text after it, and a sentence when some of it had no room. */
export interface Typed {
  readonly edit: Edit;
  readonly problem: string | null;
}

/** Puts typed or pasted text in, without anything that a terminal would obey, as far as there is room for it. Pure. */
export function typedInto(
  edit: Edit,
  text: string,
  options: { readonly isMultiline: boolean; readonly most: number },
): Typed {
  const looked = text.slice(0, pasteLengthMax);
  const clean = cleanText(looked, { newlines: options.isMultiline });
  const { edit: next, lost } = insertText(edit, clean, options.most);
  const problem =
    lost === 0 && looked.length === text.length
      ? null
      : `There is room for ${options.most} characters. The rest was not taken.`;
  return { edit: next, problem };
}
