import { diagnose, type Report } from './diagnostic.ts';
import { isYes, reportUnknown } from './resolver.ts';
import { spellingProblem } from './shape-mistakes.ts';
import type { StatePlace } from './state-places.ts';
import { entryAt, scalarAt, valueAt, type YamlMap } from './yaml-tree.ts';

/** Ids of scenarios that mean folders of something else. */
export const reservedScenarioIds = ['plans', 'schemes', 'versions'];

/** What the shape alone can't tell of the keys at the top. */
export function checkTop(root: YamlMap, places: readonly StatePlace[], report: Report): void {
  const version = scalarAt(root, 'callsheet');
  if (version !== null && version.text !== '1')
    report(
      diagnose(
        'CS211',
        version.span,
        `Version \`${version.text}\` of the format isn't known.`,
        'Write `callsheet: 1`.',
      ),
    );
  const id = scalarAt(root, 'id');
  const problem = id === null ? null : spellingProblem(id, 'id');
  if (problem !== null) report(problem);
  if (id !== null && reservedScenarioIds.includes(id.text))
    report(
      diagnose(
        'CS205',
        id.span,
        `No scenario may be called \`${id.text}\`: that folder holds something else.`,
        'Give it another id.',
      ),
    );
  if (entryAt(root, 'assesses') === null && !isYes(valueAt(root, 'rehearsal')))
    report(
      diagnose(
        'CS202',
        root.entries[0]?.key.span ?? root.span,
        '`assesses` is missing in the file.',
        'List the codes under `assesses: { core: […] }`, or write `rehearsal: yes`.',
      ),
    );
  const type = entryAt(root, 'type');
  if (type !== null) {
    const hint = 'Take it out, and put a state of `type: parallel` inside.';
    report(diagnose('CS406', type.key.span, 'The story as a whole is one state after another.', hint));
  }
  checkInitial(root, places, report);
}

function checkInitial(root: YamlMap, places: readonly StatePlace[], report: Report): void {
  const initial = scalarAt(root, 'initial');
  const top = places.filter(({ parent }) => parent === null);
  const first = top.find(({ id }) => id === initial?.text);
  if (initial !== null && first === undefined)
    reportUnknown(
      report,
      initial,
      top.map(({ id }) => id),
      'CS302',
      'state',
      ' at the top of the story',
    );
}
