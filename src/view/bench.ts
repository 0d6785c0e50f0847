import type { PreviewView } from './preview.ts';
import type { Way, WayStep } from './way.ts';

/** What an author asks of a preview. */
export type Ask =
  | { readonly kind: 'take'; readonly step: WayStep }
  | { readonly kind: 'go-to'; readonly state: string }
  | { readonly kind: 'back' | 'restart' | 'variant' | 'save' }
  /** Reads the files, and goes on in what they say now. */
  | { readonly kind: 'read-again' }
  /** Stops looking for a way. */
  | { readonly kind: 'stop' };

/** Something said once, until the next thing is asked. */
export interface Said {
  readonly text: string;
  readonly isWarning: boolean;
}

/** What is wrong in the files as they were saved last. */
export interface Mistakes {
  /** "2 errors, 1 warning". */
  readonly counted: string;
  readonly lines: readonly string[];
  /** Whether the story can't be played like that, so that an earlier one stays. */
  readonly isBroken: boolean;
}

/** A story as it is being played. */
export interface Playing {
  readonly way: Way;
  readonly view: PreviewView;
  /** The states that can be jumped to, in the order of the file. */
  readonly states: readonly string[];
}

/** What a preview shows. */
export interface BenchView {
  /** The scenario as it was named: its file. */
  readonly name: string;
  /** Null while no version of the file could be played. */
  readonly playing: Playing | null;
  readonly mistakes: Mistakes | null;
  readonly said: readonly Said[];
  /** What is being looked for, and how far that is; null when nothing is. */
  readonly looking: string | null;
}

/** A preview going on: it is drawn by a screen or line by line, and changes when something is asked or a file is saved. */
export interface Bench {
  readonly look: () => BenchView;
  /** Does what is asked; settled when it is done. */
  readonly ask: (ask: Ask) => Promise<void>;
  /** Calls the listener after every change, until the function it gives is called. */
  readonly subscribe: (listener: () => void) => () => void;
}
