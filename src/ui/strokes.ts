import type { Key as InkKey } from 'ink';
import type { Key } from '../view/commands.ts';

/** What came from the keyboard: a key with a name, characters, or something pasted. */
export type Stroke =
  | { readonly kind: 'key'; readonly key: Key }
  /** Characters. `isAlone` when it was one that came by itself: only such a one may confirm anything. */
  | { readonly kind: 'text'; readonly text: string; readonly isAlone: boolean }
  | { readonly kind: 'paste'; readonly text: string };

type Flags = Partial<InkKey>;

/** The key that a single character is. */
export function keyOf(letter: string): Key {
  return letter === ' ' ? 'space' : letter;
}

/**
 * Reads one call of ink's `useInput`. Several characters may come at once (fast hands, a slow machine, a paste without
 * brackets): they are taken apart, except that characters with a line end among them are a paste, whose Enter answers
 * nothing. Pure.
 */
export function strokesOf(input: string, flags: Flags): readonly Stroke[] {
  const named = namedKey(flags);
  if (named !== null) return [{ kind: 'key', key: named }];
  if (flags.ctrl === true) return /^[a-z]$/.test(input) ? [{ kind: 'key', key: `ctrl-${input}` }] : [];
  if (flags.meta === true) return metaKey(input);
  if (/[\r\n]/.test(input)) return input === '\n' ? [] : [{ kind: 'paste', text: input }];
  return apart(input);
}

function namedKey(flags: Flags): Key | null {
  const { shift = false } = flags;
  const isFar = flags.ctrl === true || flags.meta === true;
  if (flags.upArrow) return shift ? 'shift-up' : 'up';
  if (flags.downArrow) return shift ? 'shift-down' : 'down';
  if (flags.leftArrow) return isFar ? 'ctrl-left' : 'left';
  if (flags.rightArrow) return isFar ? 'ctrl-right' : 'right';
  if (flags.pageUp) return 'page-up';
  if (flags.pageDown) return 'page-down';
  if (flags.home) return 'home';
  if (flags.end) return 'end';
  if (flags.return) return 'enter';
  if (flags.escape) return 'escape';
  if (flags.tab) return shift ? 'shift-tab' : 'tab';
  if (flags.backspace) return flags.meta === true ? 'ctrl-w' : 'backspace';
  return flags.delete ? 'delete' : null;
}

/** Alt+B and Alt+F, which many terminals send for Alt with an arrow. */
function metaKey(input: string): readonly Stroke[] {
  if (input === 'b') return [{ kind: 'key', key: 'ctrl-left' }];
  return input === 'f' ? [{ kind: 'key', key: 'ctrl-right' }] : [];
}

/** Takes a chunk apart into text and the control characters in it. */
function apart(input: string): readonly Stroke[] {
  return (input.match(/\p{Cc}|\P{Cc}+/gu) ?? []).flatMap((part): readonly Stroke[] => {
    if (!/^\p{Cc}$/u.test(part)) return [{ kind: 'text', text: part, isAlone: part === input && isOne(part) }];
    const key = controlKey(part.codePointAt(0) ?? 0);
    return key === null ? [] : [{ kind: 'key', key }];
  });
}

function isOne(text: string): boolean {
  return [...text].length === 1;
}

function controlKey(code: number): Key | null {
  if (code === 9) return 'tab';
  if (code === 8 || code === 127) return 'backspace';
  return code >= 1 && code <= 26 ? `ctrl-${String.fromCharCode(96 + code)}` : null;
}
