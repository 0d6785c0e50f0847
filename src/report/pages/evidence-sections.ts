import { type CodeEvidence, evidenceByOutcome, type OutcomeEvidence, tasksOpened } from '../../log/evidence.ts';
import { nothingSeen, towardWords } from '../../log/evidence-text.ts';
import type { Replayed } from '../../log/replay.ts';
import type { Marking, Task } from '../../scenario/kinds/kind.ts';
import type { Part, Section, Words } from './page.ts';

/** What the author expects the decisions to show, outcome by outcome and code by code. Pure. */
export function evidenceSection(replayed: Replayed): Section {
  return {
    heading: 'Evidence by outcome',
    blocks: [
      {
        kind: 'paragraphs',
        paragraphs: [
          'What the scenario’s author expects these decisions to show: places to look, and no mark. “Against” is not “fail”.',
        ],
      },
    ],
    parts: evidenceByOutcome(replayed).map((outcome) => outcomePart(replayed, outcome)),
  };
}

function outcomePart(replayed: Replayed, { id, title, codes }: OutcomeEvidence): Part {
  const heading = id === null ? title : `${id}, ${title}`;
  return {
    heading,
    blocks: [
      { kind: 'facts', pairs: codes.map(({ code }) => [code.id, code.text] as const) },
      {
        kind: 'table',
        caption: `Evidence for ${heading}`,
        columns: [
          { heading: 'Code', isShort: true },
          { heading: 'Direction' },
          { heading: 'What and why' },
          { heading: 'Record', isShort: true },
        ],
        rows: codes.flatMap((evidence) => codeRows(replayed, evidence)),
      },
    ],
  };
}

function codeRows(replayed: Replayed, evidence: CodeEvidence): readonly (readonly Words[])[] {
  const rows: readonly (readonly Words[])[] = [
    ...evidence.evidence.map(({ toward, because, taskTitle, seq }) => [
      towardWords[toward],
      `${taskTitle}: ${because}`,
      { text: '', records: [seq] },
    ]),
    ...evidence.judged.map((title) => [
      'words for people to judge',
      title,
      { text: '', records: recordsOf(replayed, (task) => task.title === title) },
    ]),
    ...evidence.missed.map(({ taskTitle, seq }) => [
      seq === null ? 'open still' : 'left unanswered',
      `${taskTitle} could have shown it`,
      seq === null ? '' : { text: '', records: [seq] },
    ]),
  ];
  const all = rows.length > 0 ? rows : nothingSeen(evidence).map((line) => ['nothing', line, '']);
  return all.map((row) => [evidence.code.id, ...row]);
}

/** The records at which a task like that was answered. */
function recordsOf({ records }: Replayed, isMeant: (task: Task) => boolean): readonly number[] {
  return records.flatMap(({ record, after }) => {
    const task = record.kind === 'decided' ? after.sitting.scenario.tasks.get(record.task) : undefined;
    return task !== undefined && isMeant(task) ? [record.seq] : [];
  });
}

/** What the author looks for in each task that came up, with answers at the borders: the answer key. Pure. */
export function expectationsSection(replayed: Replayed): Section {
  const parts = tasksOpened(replayed).flatMap((task) =>
    task.marking === null ? [] : [taskPart(replayed, task, task.marking)],
  );
  return {
    heading: 'What the author looks for',
    blocks: parts.length === 0 ? [{ kind: 'paragraphs', paragraphs: ['The author says nothing of it.'] }] : [],
    parts,
  };
}

function taskPart(replayed: Replayed, { id, title, judged }: Task, marking: Marking): Part {
  const records = recordsOf(replayed, (task) => task.id === id);
  const borders = [
    ['Not a pass', marking.notAPass],
    ['Just a pass', marking.justAPass],
    ['Just a distinction', marking.justADistinction],
  ] as const;
  const pairs = [
    ...(judged.length === 0 ? [] : [['People judge its words for', judged.join(', ')] as const]),
    ...borders.flatMap(([level, example]) => (example === null ? [] : [[level, example.trim()] as const])),
  ];
  return {
    heading: title,
    blocks: [
      {
        kind: 'list',
        items: [
          records.length === 0 ? 'Not answered' : { text: 'Answered at record', records },
          ...marking.lookFor.map((look) => `Look for: ${look}`),
        ],
      },
      ...(pairs.length === 0 ? [] : [{ kind: 'facts' as const, pairs }]),
    ],
  };
}
