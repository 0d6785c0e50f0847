import fc from 'fast-check';
import { canWait, openTasks, scopeOf } from '../../src/engine/step.ts';
import type { Act, Recorder, Seat } from '../../src/log/recorder.ts';
import { kindOf } from '../../src/scenario/kinds/all.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { formatValue } from '../../src/scenario/notation.ts';
import { documentList } from '../../src/view/documents.ts';
import { type TaskView, taskView } from '../../src/view/task.ts';
import { frameOf } from '../../src/view/words.ts';

/** Numbers from 0 up to 1, one after the other: all that a random candidate goes by. */
export type Chance = () => number;

/** Chances that shrink: what a property draws its plays from. */
export const chances: fc.Arbitrary<Chance> = fc
  .infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
  .map((stream) => () => {
    const { value } = stream.next();
    return value ?? 0;
  });

const pick = <T>(among: readonly T[], chance: Chance): T => {
  const one = among[Math.floor(chance() * among.length)];
  if (one === undefined) throw new Error('There is nothing to pick from');
  return one;
};

const some = <T>(among: readonly T[], chance: Chance): readonly T[] => among.filter(() => chance() < 0.5);

const shuffled = <T>(list: readonly T[], chance: Chance): readonly T[] =>
  list
    .map((item) => ({ item, at: chance() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);

/** Something that a candidate might do now. Not all of it is always taken: the recorder says. */
export function randomAct(seat: Seat, chance: Chance): Act {
  const tasks = openTasks(seat.sitting);
  const roll = chance();
  if (tasks.length > 0 && roll < 0.45) {
    const view = taskView(seat.sitting, pick(tasks, chance).id);
    if (view !== null) return decision(seat, view, chance);
  }
  if (canWait(seat.sitting) && roll < 0.7)
    return { kind: 'wait', minutes: chance() < 0.5 ? 'next' : 1 + Math.floor(chance() * 40) };
  if (roll < 0.85) {
    const ids = [...documentList(seat.sitting), ...seat.sitting.inbox].map(({ id }) => id);
    if (ids.length > 0) return { kind: 'open', id: pick(ids, chance) };
  }
  if (seat.open !== null && roll < 0.9) return { kind: 'close', id: seat.open };
  if (tasks.length > 0 && roll < 0.95) {
    const view = taskView(seat.sitting, pick(tasks, chance).id);
    if (view !== null)
      return { kind: 'draft', task: view.id, draft: { answer: randomAnswer(seat, view, chance), reason: 'perhaps' } };
  }
  return { kind: 'note', text: `note ${Math.floor(chance() * 1000)}`, about: null };
}

function decision(seat: Seat, view: TaskView, chance: Chance): Act {
  const { spec } = mustTask(seat, view.id);
  const read = kindOf(spec).read(spec, randomAnswer(seat, view, chance), scopeOf(seat.sitting));
  const reason = view.reason === 'none' ? null : 'Because it seemed right.';
  return { kind: 'decide', task: view.id, answer: read.ok ? read.answer : '', reason };
}

function mustTask(seat: Seat, id: string) {
  const task = seat.sitting.scenario.tasks.get(id);
  if (task === undefined) throw new Error(id);
  return task;
}

/** An answer of the task's kind as somebody might type it; nearly always one that can be taken. */
export function randomAnswer(seat: Seat, view: TaskView, chance: Chance): Answer {
  const frame = frameOf(seat.sitting.scenario);
  switch (view.kind) {
    case 'choose':
      return pick(view.options, chance).id;
    case 'choose-many': {
      const most = Math.min(view.atMost, view.options.length);
      const count = view.atLeast + Math.floor(chance() * (most - view.atLeast + 1));
      return shuffled(view.options, chance)
        .slice(0, count)
        .map(({ id }) => id);
    }
    case 'rank':
      return shuffled(view.items, chance).map(({ id }) => id);
    case 'allocate': {
      let left = view.total;
      const least = view.lines.reduce((sum, line) => sum + Math.max(0, line.atLeast), 0);
      left -= least;
      const amounts = view.lines.map((line, index) => {
        const isLast = index === view.lines.length - 1 && !view.mayLeave;
        const room = Math.min(left, line.atMost - Math.max(0, line.atLeast));
        const extra = isLast ? room : Math.floor((chance() * (room + view.step)) / view.step) * view.step;
        const given = Math.min(extra, room - (room % view.step));
        left -= given;
        return [line.id, formatValue(view.unit, Math.max(0, line.atLeast) + given, frame)] as const;
      });
      return Object.fromEntries(amounts);
    }
    case 'schedule': {
      const dropped = some(
        view.strips.filter((strip) => strip.mayDrop),
        chance,
      ).map(({ id }) => id);
      const order = shuffled(view.strips, chance)
        .map(({ id }) => id)
        .filter((id) => !dropped.includes(id));
      return { start: pick(view.starts, chance).text, order, dropped };
    }
    case 'contact':
      return { who: pick(view.people, chance).id, by: pick(view.by, chance).id };
    case 'flag':
      return some(view.lines, chance).flatMap((line) =>
        line.flagNumber === null || line.id === null ? [] : [line.id],
      );
    case 'form':
      return Object.fromEntries(
        view.fields
          .filter((field) => !field.isComputed)
          .map((field) => [field.id, fieldValue(seat, view.id, field.id, chance)]),
      );
    case 'write': {
      if (view.mayNotSend && chance() < 0.2) return { sent: 'no' };
      const to = some(view.to, chance);
      return {
        to: (to.length === 0 ? view.to.slice(0, 1) : to).map(({ id }) => id),
        attach: some(view.attach, chance).map(({ id }) => id),
        ...(view.hasSubject ? { subject: 'Monday' } : {}),
        text: Array.from({ length: 1 + Math.floor(chance() * Math.min(30, view.atMostWords)) }, () => 'word').join(' '),
      };
    }
    default:
      return view satisfies never;
  }
}

function fieldValue(seat: Seat, task: string, id: string, chance: Chance): string {
  const { spec } = mustTask(seat, task);
  const field = spec.kind === 'form' ? spec.fields.find((one) => one.id === id) : undefined;
  if (field === undefined) throw new Error(id);
  const frame = frameOf(seat.sitting.scenario);
  const between = (least: number, most: number) => least + Math.floor(chance() * (most - least + 1));
  switch (field.type) {
    case 'money':
    case 'duration':
    case 'integer':
      return formatValue(field.type, between(field.least ?? 0, field.most ?? 100), frame);
    case 'time':
      return formatValue('time', between(field.least ?? frame.starts, field.most ?? frame.starts + 1200), frame);
    case 'yes-no':
      return chance() < 0.5 ? 'yes' : 'no';
    case 'text':
      return pick(field.choices ?? [], chance).id;
    case 'words':
      return 'A few words of my own.';
    default:
      return field.type satisfies never;
  }
}

/** Plays on until the sitting ends or so many acts were taken; `after` is told of each. */
export function playOn(recorder: Recorder, chance: Chance, acts: number, after: (act: Act) => void = () => {}): void {
  let refused = 0;
  for (let taken = 0; taken < acts && recorder.seat().sitting.ended === null && refused < 50; ) {
    const act = randomAct(recorder.seat(), chance);
    if (recorder.act(act).ok) {
      taken += 1;
      after(act);
    } else refused += 1;
  }
}
