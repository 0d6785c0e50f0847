import { evidenceText } from '../log/evidence-text.ts';
import type { Replayed } from '../log/replay.ts';
import { storyText } from '../log/story.ts';
import { isAskedIn } from '../mark/asked.ts';
import type { Ledger } from '../mark/ledger.ts';
import type { Mark } from '../mark/levels.ts';
import { attemptFinding, type BesideAttempt, reopenedSince } from '../mark/reopened.ts';
import { standingMarks } from '../mark/standing-marks.ts';
import type { MarkingScheme } from '../scenario/scheme-file.ts';
import { printable } from '../view/printable.ts';

/** A ledger that can be told: whole, and bound to the log. */
export interface ToldLedger {
  readonly ledger: Ledger;
  readonly scheme: MarkingScheme;
}

/** What lies beside those ledgers, read by nobody's card or key: the same wherever it is told. */
export type ToldBeside = Omit<BesideAttempt, 'ledgers'>;

/**
 * A sitting and what was marked of it as plain text, for whoever has no callsheet: the story, the evidence by outcome, the marks. Nothing
 * in it steers a terminal. It is made from the log and the ledgers, which alone count. Pure.
 */
export function transcriptOf(replayed: Replayed, ledgers: readonly ToldLedger[], beside: ToldBeside): string {
  const [first] = replayed.records;
  const isDraft = first?.after.sitting.scenario.plan.status === 'draft';
  const lines = [
    'Transcript of a sitting. The log beside it is the record; this is told from it.',
    ...(isDraft ? ['DRAFT: the assessment plan is a draft.'] : []),
    '',
    ...storyText(replayed),
    '',
    ...evidenceText(replayed),
    '',
    ...marksText(ledgers, beside),
  ];
  return `${lines
    .flatMap((line) => line.split('\n'))
    .map((line) => printable(line, false))
    .join('\n')}\n`;
}

function marksText(told: readonly ToldLedger[], beside: ToldBeside): readonly string[] {
  if (told.length === 0) return ['Marks: none that can be read here.'];
  const ledgers = told.map(({ ledger }) => ledger);
  return [
    'Marks. Provisional: marks, not results.',
    ...told.flatMap((one) => ledgerText(one, papersTold(one.ledger, { ...beside, ledgers }))),
  ];
}

/** What the papers say of an attempt: that it counts, or doesn't, and why. */
function papersTold(ledger: Ledger, beside: BesideAttempt): readonly string[] {
  const opened = attemptFinding(ledger.opened, beside);
  const since = reopenedSince(ledger, beside.papers);
  return [
    ...(opened === null ? [] : [opened.standing === 'good' ? opened.says : `It ${opened.says}`]),
    ...(since === null ? [] : [since]),
  ].map((one) => `  By the papers beside it: ${one}`);
}

function ledgerText({ ledger, scheme }: ToldLedger, papers: readonly string[]): readonly string[] {
  const { round, attempt, assessor, for: whose } = ledger.opened;
  const again = attempt === 1 ? '' : `, attempt ${attempt}`;
  const marks = standingMarks(ledger);
  const unmarked = scheme.criteria
    .filter(({ id }) => !ledger.marks.has(id))
    .map(({ id, title }) => `  ${isAskedIn(ledger.opened, id) ? 'Not marked' : 'Not asked for'}: ${title}`);
  return [
    '',
    `${round} round${again}, by ${assessor} for the ${whose}: ${ledger.isClosed ? 'closed' : 'NOT CLOSED'}. Scheme: ${scheme.title} (${scheme.id})`,
    ...papers,
    ...marks.flatMap(({ criterion, mark }) => {
      const title = scheme.criteria.find(({ id }) => id === criterion)?.title ?? criterion;
      return [`  ${title}: ${levelText(mark)}`, ...commentText(mark.comment)];
    }),
    ...unmarked,
  ];
}

function levelText(mark: Mark): string {
  if (mark.level === 'not-seen') return 'no evidence seen';
  const records = `record${mark.cites.length === 1 ? '' : 's'} ${mark.cites.join(', ')}`;
  return `${mark.level}, ${mark.firmness} (${records})`;
}

function commentText(comment: string): readonly string[] {
  return comment === '' ? [] : comment.split('\n').map((line) => `    ${line}`);
}
