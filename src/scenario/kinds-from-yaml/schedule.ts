import { diagnose } from '../diagnostic.ts';
import { numberOf } from '../facts-and-draws.ts';
import type { ScheduleSpec, Strip } from '../kinds/schedule.ts';
import { isYes, minutesAt, type Resolver, referAll, templateAt } from '../resolver.ts';
import {
  asMap,
  entriesAt,
  entryAt,
  itemsAt,
  mapAt,
  scalarAt,
  scalarsAt,
  valueAt,
  type YamlEntry,
  type YamlMap,
} from '../yaml-tree.ts';

const stripBounds = { least: 1, most: 24 * 60 };

/** Reads a `schedule`: strips, the starts to choose from, the board as it stands (the file's order unless given). */
export function readSchedule(resolver: Resolver, task: YamlMap): ScheduleSpec {
  const strips = entriesAt(task, 'strips').map((entry) => readStrip(resolver, entry));
  const { startWeekday, starts } = resolver.frame;
  return {
    kind: 'schedule',
    strips,
    start: readStart(resolver, task),
    given: readGiven(resolver, task, strips),
    startWeekday,
    clockStarts: starts,
  };
}

function readStrip(resolver: Resolver, { key, value }: YamlEntry): Strip {
  const map = asMap(value);
  if (map === null && value.type === 'scalar' && !value.isBroken && !value.isEmpty)
    resolver.report(
      diagnose('CS202', value.span, `\`lasts\` is missing in ${key.text}.`, 'Write { label: …, lasts: 45m }.'),
    );
  return {
    id: key.text,
    label: templateAt(resolver, map === null ? value : valueAt(map, 'label'), resolver.names),
    lastsMinutes: minutesAt(resolver.report, valueAt(map, 'lasts'), stripBounds) ?? stripBounds.least,
    isBreak: isYes(valueAt(map, 'break')),
    mayDrop: isYes(valueAt(map, 'may-drop')),
  };
}

function readStart(resolver: Resolver, task: YamlMap): ScheduleSpec['start'] {
  const { frame, report } = resolver;
  const only = scalarAt(task, 'start');
  if (only !== null) {
    const at = numberOf(only, 'time', frame, report) ?? frame.starts;
    return { from: at, to: at, step: 1 };
  }
  const map = mapAt(task, 'start');
  const from = numberOf(scalarAt(map, 'from'), 'time', frame, report);
  const to = numberOf(scalarAt(map, 'to'), 'time', frame, report);
  const step = minutesAt(report, valueAt(map, 'step'), stripBounds);
  const toAt = scalarAt(map, 'to');
  if (from !== null && to !== null && step !== null && toAt !== null) {
    if (to < from)
      report(diagnose('CS412', toAt.span, 'The last start is before the first.', 'Change `from` or `to`.'));
    else if ((to - from) % step !== 0)
      report(
        diagnose(
          'CS208',
          toAt.span,
          'From the first start to the last isn’t a whole number of steps.',
          'Change `to` or `step`.',
        ),
      );
  }
  return { from: from ?? frame.starts, to: to ?? from ?? frame.starts, step: step ?? 1 };
}

function readGiven(resolver: Resolver, task: YamlMap, strips: readonly Strip[]): readonly string[] {
  const entry = entryAt(task, 'given');
  const all = strips.map(({ id }) => id);
  if (entry === null) return all;
  const given = referAll(
    resolver.report,
    scalarsAt(task, 'given'),
    new Map(all.map((id) => [id, id])),
    'CS314',
    'strip',
  );
  const missing = all.filter((id) => !given.includes(id));
  const isRead = given.length === itemsAt(task, 'given').length && entry.value.type === 'list';
  if (missing.length > 0 && isRead)
    resolver.report(
      diagnose(
        'CS314',
        entry.key.span,
        `\`given\` leaves out ${missing.map((id) => `\`${id}\``).join(', ')}.`,
        'Name every strip once.',
      ),
    );
  return given;
}
