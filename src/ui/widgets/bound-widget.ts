import type { Sitting } from '../../engine/sitting.ts';
import type { CommandId } from '../../view/commands.ts';
import type { TaskView } from '../../view/task.ts';
import type { Work } from '../../view/work.ts';
import type { Pen } from '../text/pen.ts';
import { allocateWidget } from './allocate.ts';
import { chooseWidget } from './choose.ts';
import { chooseManyWidget } from './choose-many.ts';
import { contactWidget } from './contact.ts';
import { flagWidget } from './flag.ts';
import { formWidget } from './form.ts';
import { rankWidget } from './rank.ts';
import { scheduleWidget } from './schedule.ts';
import type { At, Drawn, Hint, KindName, Spot, TextPart, Widget } from './widget.ts';
import { writeWidget } from './write.ts';

/** What came of a command, whatever the kind. */
export interface BoundChange {
  readonly work: Work;
  readonly spot: Spot;
  readonly notice: string | null;
}

/** A widget with the task, the answer and the spot that it is about. */
export interface BoundWidget {
  readonly parts: readonly string[];
  /** Places at which the pointer stops in the list of the part, in order; none where the part is a text. */
  readonly stops: readonly number[];
  readonly text: TextPart | null;
  readonly hints: readonly Hint[];
  readonly withText: (text: string) => Work;
  readonly press: (command: CommandId) => BoundChange | null;
  readonly settle: () => Work;
  readonly draw: (pen: Pen) => Drawn;
}

/** Where a widget is bound to. */
export interface Binding {
  readonly spot: Spot;
  readonly sitting: Sitting;
  readonly width: number;
}

/** Binds a task and the work on it to its widget. Null when they are of different kinds, which no screen makes. */
export function boundWidget(view: TaskView, work: Work, at: Binding): BoundWidget | null {
  switch (view.kind) {
    case 'choose':
      return work.kind === view.kind ? bind(chooseWidget, { ...at, view, work }) : null;
    case 'choose-many':
      return work.kind === view.kind ? bind(chooseManyWidget, { ...at, view, work }) : null;
    case 'rank':
      return work.kind === view.kind ? bind(rankWidget, { ...at, view, work }) : null;
    case 'allocate':
      return work.kind === view.kind ? bind(allocateWidget, { ...at, view, work }) : null;
    case 'schedule':
      return work.kind === view.kind ? bind(scheduleWidget, { ...at, view, work }) : null;
    case 'contact':
      return work.kind === view.kind ? bind(contactWidget, { ...at, view, work }) : null;
    case 'flag':
      return work.kind === view.kind ? bind(flagWidget, { ...at, view, work }) : null;
    case 'form':
      return work.kind === view.kind ? bind(formWidget, { ...at, view, work }) : null;
    case 'write':
      return work.kind === view.kind ? bind(writeWidget, { ...at, view, work }) : null;
    default:
      return view satisfies never;
  }
}

function bind<K extends KindName>(widget: Widget<K>, at: At<K>): BoundWidget {
  const isOwn = widget.parts(at.view, at.work).includes(at.spot.part);
  return {
    parts: widget.parts(at.view, at.work),
    stops: isOwn ? (widget.stops?.(at) ?? Array.from({ length: widget.count(at) }, (_, place) => place)) : [],
    text: isOwn ? widget.text(at) : null,
    hints: isOwn ? widget.hints(at) : [],
    withText: (text) => (isOwn ? widget.withText(at, text) : at.work),
    press: (command) => {
      const change = isOwn ? widget.press(at, command) : null;
      if (change === null) return null;
      return {
        work: change.work ?? at.work,
        spot: { ...at.spot, ...change.spot },
        notice: change.notice ?? null,
      };
    },
    settle: () => widget.settle(at),
    draw: (pen) => widget.draw(at, pen),
  };
}
