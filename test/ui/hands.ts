import type { Picture } from '../../src/ui/draw/picture.ts';
import type { Size } from '../../src/ui/screen-state.ts';
import { createSession, type ScreenEnd, type Session } from '../../src/ui/session.ts';
import type { Stroke } from '../../src/ui/strokes.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { rowText } from '../../src/ui/text/row.ts';
import type { Arrangements } from '../../src/view/arrangements.ts';
import { arrangements, MemoryLog, small } from '../plain/small-sitting.ts';

/** A candidate's hands on the full screen, over a log in memory: what is pressed and typed, and what is seen. */
export class Hands {
  readonly log: MemoryLog;
  readonly session: Session;

  constructor(
    given: {
      readonly size?: Size;
      readonly isAscii?: boolean;
      readonly log?: MemoryLog;
      readonly arrangements?: Partial<Arrangements>;
      readonly editText?: (text: string) => string | null;
    } = {},
  ) {
    this.log = given.log ?? new MemoryLog();
    this.session = createSession(
      {
        scenario: small,
        arrangements: { ...arrangements, ...given.arrangements },
        begin: () => this.log.begin(),
        records: () => this.log.records(),
      },
      createPen(given.isAscii ?? false),
      given.size ?? { columns: 100, rows: 40 },
      given.editText ?? (() => null),
    );
  }

  /** Presses keys by name, one after the other. */
  press(...keys: readonly string[]): this {
    for (const key of keys) this.session.stroke(strokeOf(key));
    return this;
  }

  /** Types letter by letter, as a person does. */
  type(text: string): this {
    for (const letter of text) this.session.stroke({ kind: 'text', text: letter, isAlone: true });
    return this;
  }

  paste(text: string): this {
    this.session.stroke({ kind: 'paste', text });
    return this;
  }

  /** Lets so many seconds of the sitting clock pass, second by second where it matters. */
  after(seconds: number): this {
    this.log.nowMs += seconds * 1000;
    this.session.tick();
    return this;
  }

  get picture(): Picture {
    return this.session.picture();
  }

  /** What is on the screen. */
  get screen(): string {
    return this.picture.rows.map(rowText).join('\n');
  }

  get end(): ScreenEnd | null {
    return this.session.end();
  }

  /** The kinds of the records, in order. */
  get kinds(): readonly string[] {
    return this.log.records().map((record) => record.kind);
  }
}

/** A key by its name, or a character. */
export function strokeOf(key: string): Stroke {
  if (key === 'space') return { kind: 'text', text: ' ', isAlone: true };
  return [...key].length === 1 ? { kind: 'text', text: key, isAlone: true } : { kind: 'key', key };
}

/** Hands at the desk of a sitting that has just begun. */
export function atDesk(given: ConstructorParameters<typeof Hands>[0] = {}): Hands {
  return new Hands(given).press('s');
}
