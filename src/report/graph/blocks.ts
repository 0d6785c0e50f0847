import type { Arrow, CauseKind } from './arrows.ts';
import type { CodeEvidence, GraphState, GraphTask } from './graph.ts';
import { type TextStyle, textWidthPx, wrappedText } from './text-width.ts';

/** A run of words in its place: `xPx` where it begins, `yPx` its baseline, both from the corner of its block. */
export interface Words {
  readonly text: string;
  readonly xPx: number;
  readonly yPx: number;
  readonly style: TextStyle;
  readonly tone: Tone;
}

/** What words are, from which their colour follows. */
export type Tone = 'name' | 'soft' | 'pass' | 'distinction' | 'against' | 'judged' | CauseKind;

/** A frame round some words, or a small sign before them. */
export type Mark =
  | { readonly is: 'chip'; readonly xPx: number; readonly yPx: number; readonly widthPx: number }
  | { readonly is: 'sign'; readonly xPx: number; readonly yPx: number; readonly of: CauseKind };

/** Words and marks that take a rectangle of the picture. */
export interface Block {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly words: readonly Words[];
  readonly marks: readonly Mark[];
}

/** The height of a chip. */
export const chipHeightPx = 15;
/** The width and height of a sign. */
export const signPx = 10;

const name: TextStyle = { sizePx: 13, isBold: true };
const task: TextStyle = { sizePx: 11, isBold: true };
const small: TextStyle = { sizePx: 10, isBold: false };
const code: TextStyle = { sizePx: 10, isBold: true };
const insideMostPx = 236;
const causeMostPx = 170;
const chipPaddingPx = 5;

/** What stands inside a state's box: its name, how the sitting ends there, its tasks with what they can show, and what happens in it. Pure. */
export function stateBlock(state: GraphState): Block {
  return stacked([
    ...textRows(nameOf(state), name, 'name', insideMostPx),
    ...(state.ending === null ? [] : textRows(`Ending: ${state.ending}`, small, 'name', insideMostPx)),
    ...state.tasks.flatMap(taskRows),
    ...(state.notes.length === 0 ? [] : [gap(3)]),
    ...state.notes.flatMap((note) => textRows(note, small, 'soft', insideMostPx)),
  ]);
}

/** The words along an arrow, each cause with its sign. Pure. */
export function causeBlock({ causes }: Pick<Arrow, 'causes'>): Block {
  const indentPx = signPx + 4;
  return stacked(
    causes.flatMap(({ kind, words }) =>
      textRows(words, small, kind, causeMostPx).map((row, index) => ({
        ...row,
        widthPx: row.widthPx + indentPx,
        words: row.words.map((one) => ({ ...one, xPx: one.xPx + indentPx })),
        marks: index === 0 ? [{ is: 'sign' as const, xPx: 0, yPx: 2, of: kind }] : [],
      })),
    ),
  );
}

/** What a task can show of each code, as chips side by side, on lines of at most a width. Pure. */
export function evidenceBlock(evidence: readonly CodeEvidence[], mostPx: number): Block {
  return stacked(chipRows(evidence, mostPx));
}

/** A line of soft words. Pure. */
export function softBlock(text: string, mostPx: number): Block {
  return stacked(textRows(text, small, 'soft', mostPx));
}

/** The picture's heading. Pure. */
export function headingBlock(text: string, mostPx: number): Block {
  return stacked(textRows(text, { sizePx: 18, isBold: true }, 'name', mostPx));
}

/** Blocks below one another. Pure. */
export function stacked(blocks: readonly Block[]): Block {
  let heightPx = 0;
  const words: Words[] = [];
  const marks: Mark[] = [];
  for (const block of blocks) {
    words.push(...block.words.map((one) => ({ ...one, yPx: one.yPx + heightPx })));
    marks.push(...block.marks.map((one) => ({ ...one, yPx: one.yPx + heightPx })));
    heightPx += block.heightPx;
  }
  return { widthPx: Math.max(0, ...blocks.map(({ widthPx }) => widthPx)), heightPx, words, marks };
}

/** Blocks beside one another, on as many lines as it takes to stay within a width. Pure. */
export function flowed(blocks: readonly Block[], gapPx: number, mostPx: number): Block {
  const lines: Block[] = [];
  for (const block of blocks) {
    const last = lines.at(-1);
    if (last === undefined || last.widthPx + gapPx + block.widthPx > mostPx) lines.push(block);
    else lines[lines.length - 1] = beside(last, block, gapPx);
  }
  return stacked(lines);
}

function beside(left: Block, right: Block, gapPx: number): Block {
  const fromPx = left.widthPx + gapPx;
  return {
    widthPx: fromPx + right.widthPx,
    heightPx: Math.max(left.heightPx, right.heightPx),
    words: [...left.words, ...right.words.map((one) => ({ ...one, xPx: one.xPx + fromPx }))],
    marks: [...left.marks, ...right.marks.map((one) => ({ ...one, xPx: one.xPx + fromPx }))],
  };
}

function nameOf({ id, history }: GraphState): string {
  return history === null ? id : `${history === 'deep' ? 'H*' : 'H'}  ${id}`;
}

function taskRows({ id, kind, isHandover, evidence }: GraphTask): readonly Block[] {
  const what = softBlock(isHandover ? `${kind}, handover` : kind, insideMostPx);
  const named = stacked(textRows(id, task, 'name', insideMostPx));
  return [gap(4), flowed([named, what], 6, insideMostPx), ...chipRows(evidence, insideMostPx)];
}

function chipRows(evidence: readonly CodeEvidence[], mostPx: number): readonly Block[] {
  return evidence.length === 0 ? [] : [flowed(evidence.map(chip), 4, mostPx), gap(2)];
}

function chip({ code: id, pass, distinction, against, isJudged }: CodeEvidence): Block {
  const counts = [
    ...(pass === 0 ? [] : [run(`P${pass}`, small, 'pass')]),
    ...(distinction === 0 ? [] : [run(`D${distinction}`, small, 'distinction')]),
    ...(against === 0 ? [] : [run(`A${against}`, small, 'against')]),
    ...(isJudged ? [run('J', small, 'judged')] : []),
  ];
  const inside = flowed([run(id, code, 'name'), ...counts], 5, Infinity);
  const widthPx = inside.widthPx + 2 * chipPaddingPx;
  return {
    widthPx,
    heightPx: chipHeightPx + 3,
    words: inside.words.map((one) => ({ ...one, xPx: one.xPx + chipPaddingPx, yPx: 12 })),
    marks: [{ is: 'chip', xPx: 0, yPx: 1, widthPx }],
  };
}

function textRows(text: string, style: TextStyle, tone: Tone, mostPx: number): readonly Block[] {
  return wrappedText(text, style, mostPx).map((line) => run(line, style, tone));
}

function run(text: string, style: TextStyle, tone: Tone): Block {
  const heightPx = Math.round(style.sizePx * 1.35);
  const words = [{ text, xPx: 0, yPx: Math.round(style.sizePx * 1.05), style, tone }];
  return { widthPx: textWidthPx(text, style), heightPx, words, marks: [] };
}

function gap(heightPx: number): Block {
  return { widthPx: 0, heightPx, words: [], marks: [] };
}
