import type { DocumentView } from '../view/documents.ts';

/** Lines or rows of a document. */
export function lineCount(view: DocumentView): number {
  return view.body.kind === 'text' ? view.body.lines.length : view.body.rows.length;
}

/** What is said when a line or a message has been copied. */
export const copiedToNotebook = 'Copied to the notebook.';
