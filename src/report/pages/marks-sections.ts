import { isAskedIn } from '../../mark/asked.ts';
import { borderAnswers } from '../../mark/border-answers.ts';
import type { Ledger } from '../../mark/ledger.ts';
import type { Criterion } from '../../scenario/scheme-file.ts';
import { counted } from '../../view/words.ts';
import { ledgersThatStand, levelWords, type Marked, openingOf, standingWords, whyNoResult } from './marked.ts';
import type { Block, Part, Section, Table, Words } from './page.ts';

/** Every ledger's marks side by side, criterion by criterion, and what each comes to. Pure. */
export function marksSection(marked: Marked): Section {
  const { scheme } = marked;
  if (scheme === null) {
    const who =
      marked.notCounted.length === 0 ? 'Nobody has marked this sitting yet' : 'No ledger of this sitting counts';
    const paragraphs = [`${who}, and no scheme was given (--scheme).`];
    return { heading: 'Marks', blocks: [{ kind: 'paragraphs', paragraphs }] };
  }
  const why = whyNoResult(marked);
  const state = why === null ? 'Every round is closed, and nothing is left to settle.' : `This sitting ${why}.`;
  return {
    heading: 'Marks',
    blocks: [
      { kind: 'paragraphs', paragraphs: [`Marked by the scheme “${scheme.title}”. ${state}`] },
      overview(scheme.criteria, marked),
    ],
    parts: scheme.criteria.map((criterion) => criterionPart(criterion, marked)),
  };
}

function overview(criteria: readonly Criterion[], marked: Marked): Table {
  const counting = ledgersThatStand(marked);
  return {
    kind: 'table',
    caption: 'All marks at a glance',
    columns: ['Criterion', ...counting.map(ledgerName), 'What stands'].map((heading) => ({ heading })),
    rows: criteria.map(({ id, title, outcome }) => [
      `${title} (${outcome})`,
      ...counting.map((ledger) => markWords(ledger, id)),
      standingWords(marked, id),
    ]),
  };
}

/** A ledger as a column is headed: "First, AS1". */
function ledgerName({ opened }: Ledger): string {
  const { round, assessor, attempt } = opened;
  return `${round}, ${assessor}${attempt === 1 ? '' : `, attempt ${attempt}`}`;
}

function markWords({ marks, opened }: Ledger, criterion: string): string {
  const mark = marks.get(criterion);
  if (mark === undefined) return isAskedIn(opened, criterion) ? 'not marked' : 'not asked for';
  return levelWords(mark.level, mark.level === 'not-seen' ? null : mark.firmness);
}

function criterionPart(criterion: Criterion, marked: Marked): Part {
  const { id, title, outcome, codes } = criterion;
  const { ledgers } = marked;
  const table: Table = {
    kind: 'table',
    caption: `Marks for “${title}”`,
    columns: ['Round and assessor', 'Mark', 'Records cited', 'Comment'].map((heading) => ({ heading })),
    rows: ledgers.map((ledger) => [
      ledgerName(ledger),
      markWords(ledger, id),
      cited(ledger, id),
      ledger.marks.get(id)?.comment ?? '',
    ]),
  };
  const pairs = [
    ['Outcome and codes', `${outcome}: ${codes.join(', ')}`],
    ['A pass shows', criterion.pass],
    ['A distinction shows', criterion.distinction],
    ...borderAnswers(criterion, openingOf(marked).sitting.scenario).map(({ label, text }) => [label, text] as const),
    ['What stands', standingWords(marked, id)],
  ] as const;
  return { heading: title, blocks: [{ kind: 'facts', pairs }, ...(ledgers.length === 0 ? [] : [table])] };
}

function cited({ marks }: Ledger, criterion: string): Words {
  const mark = marks.get(criterion);
  return mark === undefined || mark.level === 'not-seen' ? '' : { text: '', records: mark.cites };
}

/** Who marked, for whom, how far, and what they had opened to themselves. Pure. */
export function ledgersSection({ ledgers, notCounted }: Marked): Section {
  const table: Table = {
    kind: 'table',
    caption: 'Ledgers of this sitting',
    columns: ['Round and assessor', 'For', 'Opened', 'State', 'Declared', 'Looked at'].map((heading) => ({ heading })),
    rows: ledgers.map((ledger) => {
      const { opened, isClosed, looked, records } = ledger;
      return [
        ledgerName(ledger),
        `the ${opened.for}`,
        opened.wall.slice(0, 16).replace('T', ' '),
        `${isClosed ? 'closed' : 'still open'}, ${counted(records.length, 'record')}`,
        'no conflict of interest',
        [...looked].join('; ') || 'nothing hidden',
      ];
    }),
  };
  const bad: readonly Block[] =
    notCounted.length === 0
      ? []
      : [
          { kind: 'paragraphs', paragraphs: ['These lie beside the log and don’t count:'] },
          { kind: 'list', items: notCounted },
        ];
  const none = [{ kind: 'paragraphs' as const, paragraphs: ['There is none yet.'] }];
  return { heading: 'Who marked', blocks: [...(ledgers.length === 0 ? none : [table]), ...bad] };
}
