import { counted } from '../../view/words.ts';
import type { GroupAnalysis, MarksAnalysis, ReadAnalysis, ScenarioAnalysis, Share } from './analysis.ts';
import { columns, paragraph } from './columns.ts';
import type { ItemRest } from './item-rest.ts';
import { itemRestLeast, restTasksLeast, tellsFrom } from './item-rest.ts';
import type { Spread } from './spread.ts';

/** What is said before any figure. */
export function prefaceLines(least: number): readonly string[] {
  return paragraph(
    `Evidence is what the author of a scenario expects a decision to show. It is no mark and never a grade. Shares and times are told of ${least} sittings or more; of fewer, the count alone. Beside each share stands how many it is of.`,
  );
}

/** Everything that is known of one scenario, as text of 80 columns. Pure. */
export function tellAnalysis(analysis: ScenarioAnalysis, least: number): readonly string[] {
  const parts = [
    headLines(analysis, least),
    endingLines(analysis),
    resultLines(analysis),
    timeLines(analysis),
    codeLines(analysis),
    evidenceLines(analysis),
    readLines(analysis),
    discriminationLines(analysis.tasks.map(({ title, itemRest }) => [title, itemRest])),
    ...analysis.marks.flatMap((marks) => [markLines(marks)]),
    ...comparedLines(analysis, least),
  ];
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

function headLines(analysis: ScenarioAnalysis, least: number): readonly string[] {
  const { title, scenario, status, digest, plan, sittings, candidates, satAgain, seconds } = analysis;
  const again = satAgain === 0 ? '' : `, of whom ${satAgain} sat it more than once`;
  const draft = plan.isDraft ? ['DRAFT: the plan is a draft, and the final one may say otherwise.'] : [];
  const few =
    sittings < least ? [`These are fewer than ${least} sittings: nothing general can be said from them.`] : [];
  const time = seconds.median === null ? [] : [`Sitting time: ${spreadWords(seconds)}.`];
  return [
    ...paragraph(title),
    ...paragraph(`${scenario}, ${status}; version ${digest.slice(0, 12)}; plan ${plan.id} ${plan.version}`, 2),
    ...paragraph(`${counted(sittings, 'sitting')} of ${counted(candidates, 'candidate')}${again}.`, 2),
    ...[...time, ...few, ...draft].flatMap((line) => paragraph(line, 2)),
  ];
}

const otherEnds: Readonly<Record<string, string>> = {
  finished: '(finished without an ending)',
  'out-of-time': '(the time was up)',
  withdrawn: '(ended by the candidate)',
  unfinished: '(not finished, as far as the log goes)',
};

function endingLines({ endings }: ScenarioAnalysis): readonly string[] {
  const rows = endings.map((ending) => [ending.title ?? otherEnds[ending.end] ?? ending.end, ...cellsOf(ending)]);
  return ['How it ended', ...columns([['', 'n', 'of', ''], ...rows], 2)];
}

function resultLines({ tasks }: ScenarioAnalysis): readonly string[] {
  const rows = tasks.flatMap(({ title, met, results, unanswered, open }) => [
    [title, '', '', ''],
    ...(met === 0
      ? [['  never came up', '', '', '']]
      : [
          ...results.map((result) => [`  ${result.result}`, ...cellsOf(result)]),
          ...(unanswered.n > 0 ? [['  (left unanswered)', ...cellsOf(unanswered)]] : []),
          ...(open.n > 0 ? [['  (no answer, and not lapsed)', ...cellsOf(open)]] : []),
        ]),
  ]);
  return ['What each task came to, of the sittings that met it', ...columns([['', 'n', 'of', ''], ...rows], 2)];
}

function timeLines({ tasks }: ScenarioAnalysis): readonly string[] {
  const timed = tasks.filter(({ seconds }) => seconds.n > 0);
  if (timed.length === 0) return ['Time for each task', ...paragraph('No sitting was timed.', 2)];
  const rows = timed.map(({ title, seconds }) => [title, String(seconds.n), ...spreadCells(seconds)]);
  return [
    'Time for each task, in minutes and seconds of sitting time',
    ...paragraph(
      'From when it could be answered, or from the decision before it where that came later. Sittings from an answers file take nobody’s time and are left out.',
      2,
    ),
    ...columns([['', 'n', 'a quarter by', 'half by', '¾ by'], ...rows], 2),
  ];
}

function codeLines({ codes }: ScenarioAnalysis): readonly string[] {
  const rows = codes.map(({ id, met, pass, distinction, against, judged, nothing }) => [
    id,
    ...[met, pass, distinction, against, judged, nothing].map(String),
  ]);
  return [
    'Opportunities and what came of them, in sittings',
    ...paragraph(
      'Met: a task that could show the code was open. One sitting can count toward several; “words” are answers for people to judge; “nothing” had the opportunity and neither evidence nor such words.',
      2,
    ),
    ...columns([['', 'met', 'pass', 'distinction', 'against', 'words', 'nothing'], ...rows], 2),
  ];
}

function evidenceLines({ codes, tasks }: ScenarioAnalysis): readonly string[] {
  const titleOf = (id: string): string => tasks.find((task) => task.id === id)?.title ?? id;
  const rows = codes.flatMap(({ id, text, byTask }) => [
    [`${id}  ${text}`, '', '', ''],
    ...byTask.map(({ task, pass, distinction, against }) => [
      `  ${titleOf(task)}`,
      ...[pass, distinction, against].map(String),
    ]),
    ...(byTask.length === 0 ? [['  no evidence in any sitting', '', '', '']] : []),
  ]);
  return ['Evidence by code, in lines of it', ...columns([['', 'pass', 'distinction', 'against'], ...rows], 2)];
}

function readLines({ documents, messages, tasks }: ScenarioAnalysis): readonly string[] {
  const titleOf = (id: string): string => tasks.find((task) => task.id === id)?.title ?? id;
  const had = (one: ReadAnalysis): boolean => one.had > 0;
  const ofDocuments = documents
    .filter(had)
    .flatMap(({ title, opened, before }) => [
      [title, ...cellsOf(opened)],
      ...before.map((share) => [`  before “${titleOf(share.task)}”`, ...cellsOf(share)]),
    ]);
  const ofMessages = messages
    .filter(had)
    .map(({ id, title, opened, beforeNext }) => [`${title} (${id})`, ...cellsOf(opened), ...cellsOf(beforeNext)]);
  const head = ['', 'opened', 'of', ''];
  return [
    ...(ofDocuments.length === 0
      ? []
      : ['Documents opened, of the sittings that had them', ...columns([head, ...ofDocuments], 2)]),
    ...(ofDocuments.length > 0 && ofMessages.length > 0 ? [''] : []),
    ...(ofMessages.length === 0
      ? []
      : [
          'Messages opened, of the sittings that they reached',
          ...paragraph(
            '“In time”: before whatever was answered next after it came. The newest are shown whole without being opened: what isn’t opened may have been read.',
            2,
          ),
          ...columns([['', 'opened', 'of', '', 'in time', 'of', ''], ...ofMessages], 2),
        ]),
  ];
}

const saying: Readonly<Record<ItemRest['says'], string>> = {
  'too-few': 'too few',
  'all-alike': 'all alike',
  tells: 'yes',
  'doesnt-tell': 'NO',
  open: 'can’t be said',
};

function discriminationLines(items: readonly (readonly [string, ItemRest])[]): readonly string[] {
  const judged = items.filter(([, { n }]) => n > 0);
  if (judged.every(([, { says }]) => says === 'too-few')) {
    return [
      'Does each task tell strong from weak sittings?',
      ...paragraph(`That takes ${itemRestLeast} sittings with evidence of a task and of ${restTasksLeast} others.`, 2),
    ];
  }
  return [
    'Does each task tell strong from weak sittings?',
    ...paragraph(
      `Corrected item–rest correlation: the evidence of a task (against 0, pass 1, distinction 2) with the mean of the other tasks in the same sitting, and its 95% interval. “Yes” from ${twoPlaces(tellsFrom)} on with the whole interval, “NO” where all of it is below; whether the task is at fault is for people to see. By what the author expects, not by marks.`,
      2,
    ),
    ...itemRestTable(judged),
  ];
}

function itemRestTable(items: readonly (readonly [string, ItemRest])[]): readonly string[] {
  const rows = items.map(([title, { n, r, interval, says }]) => [
    title,
    String(n),
    r === null ? '' : twoPlaces(r),
    interval === null ? '' : interval.map(twoPlaces).join(' to '),
    saying[says],
  ]);
  return columns([['', 'n', 'r', '95%', 'tells'], ...rows], 2);
}

function markLines({ scheme, sittings, criteria }: MarksAnalysis): readonly string[] {
  const levels = ['below', 'pass', 'distinction', 'not-seen'] as const;
  const rows = criteria.map((one) => [one.criterion, ...levels.map((level) => String(one.levels[level]))]);
  const items = criteria.map(({ criterion, itemRest }) => [criterion, itemRest] as const);
  const isTold = items.some(([, { says }]) => says !== 'too-few');
  return [
    `Marks by people, scheme ${scheme.id} (${scheme.digest.slice(0, 12)}): ${counted(sittings, 'sitting')}`,
    ...paragraph(
      'Provisional: marks, not results. From closed ledgers alone, of each criterion the mark that stands: none where people differ and nobody has settled it.',
      2,
    ),
    ...columns([['', 'below', 'pass', 'distinction', 'not seen'], ...rows], 2),
    ...(isTold
      ? [
          ...paragraph('Each criterion against the mean of the others, from 0 (below) to 5 (secure distinction):', 2),
          ...itemRestTable(items),
        ]
      : []),
  ];
}

function comparedLines({ compared }: ScenarioAnalysis, least: number): readonly (readonly string[])[] {
  if (compared.length === 0) return [];
  const head = ['', 'n', 'finished', 'half by', 'pass', 'distinction', 'against'];
  const tables = compared.map(({ by, shown, hidden }) => {
    const told = hidden.groups === 0 ? [] : paragraph(hiddenWords(hidden, least), 2);
    return [`By ${by}`, ...(shown.length === 0 ? [] : columns([head, ...shown.map(groupCells)], 2)), ...told];
  });
  return [
    [
      'Groups side by side',
      ...paragraph(
        'Evidence in lines a sitting, “half by” in sitting time. Groups differ in more than what they are called by, and who is in which isn’t left to chance: a difference is a place to look, and proves nothing.',
        2,
      ),
    ],
    ...tables,
  ];
}

function hiddenWords(hidden: { readonly groups: number; readonly sittings: number }, least: number): string {
  const are = hidden.groups === 1 ? 'is' : 'are';
  return `${counted(hidden.groups, 'group')} of ${counted(hidden.sittings, 'sitting')} in all ${are} not shown: those of fewer than ${least}, in which a person could be told, and any from which such a group could be worked out.`;
}

function groupCells({ group, sittings, finished, seconds, evidence }: GroupAnalysis): readonly string[] {
  const { pass, distinction, against } = evidence;
  const lines = [pass, distinction, against].map((mean) => mean.toFixed(1));
  return [group, String(sittings), `${finished.n}${percent(finished)}`, spreadCells(seconds)[1] ?? '', ...lines];
}

function cellsOf(share: Share): readonly [string, string, string] {
  return [String(share.n), String(share.of), percent(share).trim()];
}

/** Whole per cent. Only none is 0%, and only all of them are 100%. */
function percent({ share }: Share): string {
  if (share === null) return '';
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return ' <1%';
  return rounded === 100 && share < 1 ? ' >99%' : ` ${rounded}%`;
}

function spreadCells({ quarter, median, threeQuarters }: Spread): readonly string[] {
  return [quarter, median, threeQuarters].map((seconds) => (seconds === null ? '' : clockWords(seconds)));
}

function spreadWords(spread: Spread): string {
  const [quarter, median, threeQuarters] = spreadCells(spread);
  return `a quarter by ${quarter}, half by ${median}, three quarters by ${threeQuarters} (${spread.n} timed)`;
}

function clockWords(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function twoPlaces(value: number): string {
  return value.toFixed(2).replace('-', '−');
}
