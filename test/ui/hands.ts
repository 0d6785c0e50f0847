import { openTasks } from '../../src/engine/step.ts';
import { sitAnswers } from '../../src/log/answers.ts';
import type { Assessed } from '../../src/log/began.ts';
import type { Act, Recorder } from '../../src/log/recorder.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import type { Picture } from '../../src/ui/draw/picture.ts';
import type { Size } from '../../src/ui/screen-state.ts';
import { createSession, type ScreenEnd, type Session } from '../../src/ui/session.ts';
import type { Stroke } from '../../src/ui/strokes.ts';
import { createPen } from '../../src/ui/text/pen.ts';
import { rowText } from '../../src/ui/text/row.ts';
import type { Arrangements } from '../../src/view/arrangements.ts';
import { type Settings, usualSettings } from '../../src/view/settings.ts';
import { arrangements, MemoryLog, small } from '../plain/small-sitting.ts';

/** A candidate's hands on the full screen, over a log in memory: what is pressed and typed, and what is seen. */
export class Hands {
  readonly log: MemoryLog;
  readonly session: Session;
  /** The settings that were handed over to be kept, in order. */
  readonly kept: (Settings | null)[] = [];
  private recorder: Recorder | null = null;

  constructor(
    given: {
      readonly size?: Size;
      readonly isAscii?: boolean;
      readonly hasColour?: boolean;
      readonly settings?: Settings;
      readonly log?: MemoryLog;
      readonly arrangements?: Partial<Arrangements>;
      readonly editText?: (text: string) => string | null;
      readonly scenario?: Scenario;
      readonly assessed?: Assessed;
      /** An answers file that is sat before the candidate begins. */
      readonly answers?: string;
    } = {},
  ) {
    const { scenario = small, answers = '[]' } = given;
    this.log = given.log ?? new MemoryLog();
    this.session = createSession(
      {
        scenario,
        arrangements: { ...arrangements, ...given.arrangements },
        begin: () => {
          const created = this.log.begin(scenario, given.assessed);
          if (!created.ok) return created;
          this.recorder = created.recorder;
          satBefore(created.recorder, scenario, answers);
          return created;
        },
        records: () => this.log.records(),
        settings: { first: given.settings ?? usualSettings, keep: (settings) => this.kept.push(settings) },
      },
      createPen(given.isAscii ?? false, given.hasColour ?? true),
      given.size ?? { columns: 100, rows: 40 },
      { editText: given.editText ?? null, invigilate: () => {} },
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

  /** Something that comes onto the record from outside: an invigilator's, or the machine's. */
  fromOutside(act: Act): this {
    const acted = this.recorder?.act(act);
    if (acted?.ok !== true) throw new Error(acted?.because ?? 'It has not begun');
    return this;
  }

  get picture(): Picture {
    return this.session.picture();
  }

  /** Opens a task from the desk. */
  open(task: string): this {
    const sitting = this.recorder?.seat().sitting;
    if (sitting === undefined) throw new Error('Nothing has begun');
    const messages = Math.min(3, sitting.inbox.length);
    const place = messages + openTasks(sitting).findIndex((one) => one.id === task);
    return this.press('1', 'home', ...Array.from({ length: place }, () => 'down'), 'enter');
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

function satBefore(recorder: Recorder, scenario: Scenario, text: string): void {
  if (text === '[]') return;
  const problems: string[] = [];
  const answers = readAnswers('answers.yaml', text, scenario, (problem) => problems.push(problem.message));
  const sat = answers === null ? null : sitAnswers(recorder, answers);
  if (sat?.ok !== true) throw new Error(problems.join('\n') || JSON.stringify(sat));
}

/** A key by its name, or a character. */
export function strokeOf(key: string): Stroke {
  if (key === 'space') return { kind: 'text', text: ' ', isAlone: true };
  return [...key].length === 1 ? { kind: 'text', text: key, isAlone: true } : { kind: 'key', key };
}

/** The small scenario sat up to where money is shared out and ordered. */
export const upToPaying = `
- first-call: { answer: priya, reason: She signs for it }
- kit: [gazebo]
- order-scenes: [s4, s9, s2]
- check-order: { answer: [n-rig], reason: It can't stand }
- book-van: { who: dele, by: call }
`;

/** Hands in a task of the small scenario that is open once some answers are given. */
export function atTask(
  task: string,
  answers: string,
  size: Size = { columns: 100, rows: 40 },
  given: ConstructorParameters<typeof Hands>[0] = {},
): Hands {
  return atDesk({ ...given, answers, size }).open(task);
}

/** Hands at the desk of a sitting that has just begun. */
export function atDesk(given: ConstructorParameters<typeof Hands>[0] = {}): Hands {
  return new Hands(given).press('s');
}
