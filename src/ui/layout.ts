import { leastSize, type ScreenState, type Size } from './screen-state.ts';

/** Rows above the page (title, tabs, rule) and below it (rule, keys). */
export const headRows = 3;
export const footRows = 2;

/** From this width on a document, or the newest messages, stands beside a task. */
export const besideColumns = 100;

/** The widest that running text is set: longer rows are hard to read. */
export const textColumnsMax = 96;

/** Whether there is room for a sitting. */
export function isTooSmall(size: Size): boolean {
  return size.columns < leastSize.columns || size.rows < leastSize.rows;
}

/** How the width of a task page is divided. */
export interface TaskLayout {
  readonly width: number;
  /** Width of what stands beside it; null where it is shown by itself. */
  readonly besideWidth: number | null;
}

/** Divides the width of a task page. */
export function taskLayout(size: Size): TaskLayout {
  if (size.columns < besideColumns) return { width: size.columns - 1, besideWidth: null };
  const width = Math.floor((size.columns - 3) * 0.52);
  return { width, besideWidth: size.columns - width - 3 };
}

/** Rows between head and foot. */
export function pageRows(size: Size): number {
  return Math.max(1, size.rows - headRows - footRows);
}

/** Width for running text on a page of its own. */
export function textColumns(state: Pick<ScreenState, 'size'>): number {
  return Math.min(state.size.columns - 2, textColumnsMax);
}
