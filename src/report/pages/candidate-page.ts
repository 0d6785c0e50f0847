import { receiptOf } from '../../log/receipt.ts';
import { type ReplayedRecord, tellAnswer, titleOfViewed } from '../../log/replay.ts';
import { questionOf } from '../../log/story.ts';
import type { Settled } from '../../mark/settled.ts';
import { toldClock } from '../../scenario/notation.ts';
import type { Criterion } from '../../scenario/scheme-file.ts';
import { counted } from '../../view/words.ts';
import { levelWords, type Marked, noticesOf, openingOf, standingOf } from './marked.ts';
import type { Block, Page, Part, Section, StoryEntry, Table } from './page.ts';

type Stands = Extract<Settled, { isSettled: true }>;

/**
 * What a candidate is told: each mark, what was said of it, and what the next level shows in the scheme's words; then what they did,
 * as they did it. Nothing of it says what an answer came to, what the author expects, or what else could have been answered, and
 * nobody who marked is named. To be made once every round is closed and settled. Pure.
 */
export function candidatePage(marked: Marked): Page {
  const { began, sitting } = openingOf(marked);
  const { scenario } = sitting;
  return {
    title: `Feedback on “${scenario.title}”`,
    under: `Candidate ${began.candidate}, sat on ${began.wall.slice(0, 10)}.`,
    notices: noticesOf(marked),
    sections: [overview(marked), criteria(marked), decisions(marked), reading()],
    foot: [
      `Made from the log with the receipt ${receiptOf(marked.head)}.`,
      'People gave these marks. The program that ran the sitting grades nobody.',
    ],
  };
}

function overview(marked: Marked): Section {
  const { scheme } = marked;
  const { plan } = openingOf(marked).sitting.scenario;
  const titles = new Map(plan.outcomes.map(({ id, title }) => [id, `${id}, ${title}`]));
  const rows = (scheme?.criteria ?? []).flatMap(({ id, title, outcome }) => {
    const standing = standingOf(marked, id);
    return standing.isSettled ? [[title, titles.get(outcome) ?? outcome, wordsOf(standing)]] : [];
  });
  const table: Table = {
    kind: 'table',
    caption: 'Your marks',
    columns: [{ heading: 'Criterion' }, { heading: 'Outcome of the plan' }, { heading: 'Mark' }],
    rows,
  };
  return { heading: 'Your marks at a glance', blocks: [...markers(marked), table] };
}

function markers({ rounds, scheme }: Marked): readonly Block[] {
  const people = new Set(rounds.closed.map(({ opened }) => opened.assessor)).size;
  const each = people === 1 ? 'One person has' : `${counted(people, 'person', 'people')} have`;
  return [
    {
      kind: 'paragraphs',
      paragraphs: [`${each} marked this sitting by the scheme “${scheme?.title ?? ''}”. All of the marking is closed.`],
    },
  ];
}

function wordsOf({ level, firmness }: Stands): string {
  const words = levelWords(level, firmness);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

function criteria(marked: Marked): Section {
  const parts = (marked.scheme?.criteria ?? []).flatMap((criterion) => {
    const standing = standingOf(marked, criterion.id);
    return standing.isSettled ? [criterionPart(marked, criterion, standing)] : [];
  });
  return { heading: 'Criterion by criterion', blocks: [], parts };
}

function criterionPart({ replayed }: Marked, criterion: Criterion, standing: Stands): Part {
  // Whose mark it is where several agree: the first of them.
  const mark = standing.marks[0]?.mark;
  const comment = mark?.comment.trim() ?? '';
  const cites = mark === undefined || mark.level === 'not-seen' ? [] : mark.cites;
  const rests = cites.flatMap((seq) => {
    const one = replayed.records[seq];
    return one === undefined ? [] : [{ text: `${citedWords(one)}: record`, records: [seq] }];
  });
  return {
    heading: criterion.title,
    blocks: [
      { kind: 'facts', pairs: [['Mark', wordsOf(standing)]] },
      ...(comment === '' ? [] : [{ kind: 'quote' as const, whose: 'What was said of it', text: comment }]),
      ...(rests.length === 0
        ? []
        : [
            { kind: 'paragraphs' as const, paragraphs: ['It rests on:'] },
            { kind: 'list' as const, items: rests },
          ]),
      nextLevel(criterion, standing.level),
    ],
  };
}

/** What the next level shows, in the words of the scheme. */
function nextLevel(criterion: Criterion, level: Stands['level']): Block {
  if (level === 'distinction')
    return {
      kind: 'quote',
      whose: 'There is no higher level. What a distinction shows, in the words of the scheme',
      text: criterion.distinction,
    };
  const [next, text] = level === 'pass' ? ['a distinction', criterion.distinction] : ['a pass', criterion.pass];
  return { kind: 'quote', whose: `What ${next} shows, in the words of the scheme`, text: text ?? '' };
}

/** What a cited record was, to the person who did it. */
function citedWords(one: ReplayedRecord): string {
  const { record, after } = one;
  const read =
    record.kind === 'viewed' ? `you opened ${titleOfViewed(after.sitting.scenario, after, record.id)}` : null;
  return `${toldClock(record.clock)}, ${read ?? entryOf(one)?.what ?? 'what happened then'}`;
}

function decisions({ replayed }: Marked): Section {
  const lines = replayed.records.flatMap((one) => entryOf(one) ?? []);
  return {
    heading: 'What you did',
    blocks: [
      {
        kind: 'paragraphs',
        paragraphs: [
          'Your answers and notes in order, with the time in the story. Nothing here says what they came to.',
        ],
      },
      { kind: 'story', lines },
    ],
  };
}

/** What the candidate did at a record; null for everything else that is on it. */
function entryOf(one: ReplayedRecord): StoryEntry | null {
  const { record, before, after } = one;
  const { seq, clock } = record;
  const entry = (what: string, under: readonly string[]): StoryEntry => ({
    seq,
    when: `${toldClock(clock)}, record ${seq}`,
    what,
    under,
  });
  switch (record.kind) {
    case 'decided':
      return entry(titleOf(one, record.task), [
        ...questionOf((before ?? after).sitting, record.task),
        ...tellAnswer(one),
        ...(record.reason === null ? [] : [`Your reason: ${record.reason}`]),
      ]);
    case 'lapsed':
      return entry(`${titleOf(one, record.task)}: not answered`, []);
    case 'noted':
      return entry(record.about === null ? 'Your note' : 'What you added to the answer', [record.text]);
    default:
      return null;
  }
}

function titleOf({ after }: ReplayedRecord, task: string): string {
  return after.sitting.scenario.tasks.get(task)?.title ?? task;
}

function reading(): Section {
  return {
    heading: 'How to read this',
    blocks: [
      {
        kind: 'list',
        items: [
          'Each criterion is at one of three levels: below a pass, pass, distinction. “Just” means at the border, “well below” and “secure” away from it. Where people agreed on the level and not on this, it isn’t said.',
          '“No evidence seen” means that nothing in this sitting bears on the criterion. It counts against nobody.',
          'A decision is judged by what you could know when you made it, and one mistake counts once.',
          'A record is one line of the log of your sitting; its number stands beside what you did.',
          'If you think that a mark is wrong, ask whoever gave you this page how to appeal, and name the record.',
        ],
      },
    ],
  };
}
