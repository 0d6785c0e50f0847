import { counted, listed } from '../view/words.ts';
import { type Finding, fine, look, notFit, notKnown } from './finding.ts';
import type { KeysMeasured } from './measured.ts';

/** A key that is asked for. */
export interface KeyAsked {
  readonly id: string;
  /** Its name: "Esc". */
  readonly name: string;
  /** What the person is to do. */
  readonly ask: string;
  /** Whether no sitting can be sat without it. */
  readonly isNeeded: boolean;
}

/** The keys asked for on the full screen, in order. */
export const screenKeys = [
  { id: 'up', name: 'the arrow up', ask: 'Press the arrow up.', isNeeded: true },
  { id: 'enter', name: 'Enter', ask: 'Press Enter.', isNeeded: true },
  { id: 'escape', name: 'Esc', ask: 'Press Esc.', isNeeded: true },
  { id: 'tab', name: 'Tab', ask: 'Press Tab.', isNeeded: true },
  {
    id: 'accent',
    name: 'a letter with an accent',
    ask: 'Type a letter with an accent, or a pound sign.',
    isNeeded: false,
  },
  {
    id: 'paste',
    name: 'a paste',
    ask: 'Copy a few words from anywhere and paste them here.',
    isNeeded: false,
  },
] as const satisfies readonly KeyAsked[];

/** What is asked for where sittings go line by line. */
export const lineKeys = [
  {
    id: 'accent',
    name: 'a letter with an accent',
    ask: 'Type a letter with an accent, or a pound sign, and press Enter.',
    isNeeded: false,
  },
  { id: 'paste', name: 'a paste', ask: 'Paste a few words and press Enter.', isNeeded: false },
] as const satisfies readonly KeyAsked[];

/** What came of asking for one key. */
export interface KeyTrial {
  readonly asked: KeyAsked;
  /** `other` when something else came and the key itself never did. */
  readonly came: 'as-asked' | 'other' | 'skipped';
  /** What came instead, in words that can be shown; "" where nothing did. */
  readonly instead: string;
}

/** Whether a text is a letter beyond ASCII that came whole: a terminal in another encoding sends what decodes to U+FFFD. Pure. */
export function isBeyondAscii(text: string): boolean {
  return /[^\p{ASCII}\p{C}\ufffd]/u.test(text) && !text.includes('\ufffd');
}

/** "5/6"; "-" where none was tried. */
export function keysCount(keys: KeysMeasured): string {
  if (!keys.tried) return '-';
  return `${keys.trials.filter(({ came }) => came === 'as-asked').length}/${keys.trials.length}`;
}

/** Judges the keys. Pure. */
export function keysFinding(keys: KeysMeasured): Finding {
  if (!keys.tried) return notTried(keys.why);
  const others = keys.trials.filter(({ came }) => came === 'other');
  const skipped = keys.trials.filter(({ came }) => came === 'skipped');
  const found = sentenceOf(keys.trials.length, others, skipped);
  if (others.some(({ asked }) => asked.isNeeded))
    return notFit('keys', found, 'Try another terminal program, or sit line by line with --plain.');
  if (others.length > 0)
    return look('keys', found, 'A sitting works without it, but try another terminal program or set it to UTF-8.');
  if (skipped.length > 0) return notKnown('keys', found, 'Run this again and press each key.');
  return fine('keys', found);
}

function notTried(why: 'left-out' | 'no-terminal'): Finding {
  return why === 'left-out'
    ? notKnown('keys', 'The keys were left out.', 'Run this again without --no-keys.')
    : notKnown('keys', 'There is no terminal here to press keys in.');
}

function sentenceOf(count: number, others: readonly KeyTrial[], skipped: readonly KeyTrial[]): string {
  const wrong = others.map(({ asked, instead }) => `${instead} came for ${asked.name}`);
  const left = skipped.length === 0 ? [] : [`${listed(skipped.map(({ asked }) => asked.name))} skipped`];
  const more = [...wrong, ...left];
  const came = count - others.length - skipped.length;
  return `${came} of ${counted(count, 'key')} came as they should${more.length === 0 ? '' : `: ${more.join('; ')}`}.`;
}
