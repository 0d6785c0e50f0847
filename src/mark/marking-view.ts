import { minutesAndSeconds } from '../log/minutes-and-seconds.ts';
import { isUnfinished } from '../log/replay.ts';
import type { Criterion } from '../scenario/scheme-file.ts';
import type { MadeView } from '../view/made.ts';
import { counted, listed } from '../view/words.ts';
import { bearing, type Expected, expectationOf } from './bearing.ts';
import { borderAnswers, type Labelled } from './border-answers.ts';
import {
  gatheredHere,
  ledgerHere,
  type MarkingDesk,
  type MarkingTerms,
  markOn,
  notAskedHere,
  pageOf,
  typedHere,
  typedPages,
  unmarkedPages,
} from './desk.ts';
import { lookedName } from './ledger.ts';
import { type HiddenThing, hiddenThings, type Round } from './ledger-record.ts';
import type { Firmness, Level, Mark } from './levels.ts';
import type { MarkingCommandId } from './marking-commands.ts';
import type { MarkingPage } from './queue.ts';

/** One criterion of one sitting as a marker reads it: every word of it. */
export interface MarkingView {
  readonly title: string;
  /** "AO1  K4, S3". */
  readonly traces: string;
  /** "criterion 2 of 6", "sitting 3 of 12": never whose it is. */
  readonly criterion: string;
  readonly sitting: string;
  /** "first round, AS1". */
  readonly round: string;
  /** For whom it is, and what it isn't yet: "for the centre, provisional: marks, not results, DRAFT plan". */
  readonly standing: string;
  readonly progress: string;
  /** Whether everything that the round asks for is marked. */
  readonly isAllMarked: boolean;
  /** What shows a pass and a distinction, and answers at the borders. */
  readonly shows: readonly Labelled[];
  /** The plan's descriptors, for reference. */
  readonly descriptors: readonly Labelled[];
  readonly bearing: readonly MadeView[];
  readonly all: readonly MadeView[];
  readonly cites: readonly number[];
  readonly mark: Mark | null;
  readonly comment: string;
  /** A comment that is typed and not kept; null where none is. */
  readonly typed: string | null;
  /** What is to be known of the sitting before it is marked: that it isn't finished. Null where nothing is. */
  readonly notice: string | null;
  /** Whether the round doesn't ask for this, and it was opened all the same. */
  readonly isExtra: boolean;
  /** Criteria of this sitting that the round doesn't ask for: what stands of them stands. */
  readonly notAsked: readonly Criterion[];
  /** What the author expected; null until it is opened, and while the page is unmarked. */
  readonly expected: readonly Expected[] | null;
  /** What is hidden, and what has been opened of it. */
  readonly hidden: readonly HiddenView[];
  readonly isClosed: boolean;
}

/** Something hidden; `text` is null until it is opened. */
export interface HiddenView {
  readonly what: Exclude<HiddenThing, 'expectation'>;
  readonly label: string;
  readonly text: string | null;
}

/** What the rounds are called. */
export const roundWords: Readonly<Record<Round, string>> = {
  first: 'first round',
  second: 'second round',
  adjudication: 'adjudication',
  moderation: 'moderation',
  appeal: 'appeal',
};

/** The seven things that can be said of a criterion, in the order of their keys. */
export const levelChoices: readonly LevelChoice[] = [
  { key: '0', label: 'no evidence seen', command: 'not-seen', level: null },
  { key: '1', label: 'below', command: 'below-secure', level: ['below', 'secure'] },
  { key: '2', label: 'just below', command: 'below-just', level: ['below', 'just'] },
  { key: '3', label: 'just a pass', command: 'pass-just', level: ['pass', 'just'] },
  { key: '4', label: 'pass', command: 'pass-secure', level: ['pass', 'secure'] },
  { key: '5', label: 'just a distinction', command: 'distinction-just', level: ['distinction', 'just'] },
  { key: '6', label: 'distinction', command: 'distinction-secure', level: ['distinction', 'secure'] },
];

/** One of them; `level` is null for "no evidence seen". */
export interface LevelChoice {
  readonly key: string;
  readonly label: string;
  readonly command: MarkingCommandId;
  readonly level: readonly [Level, Firmness] | null;
}

/** Whether a mark says this. */
export function isChosen({ level }: LevelChoice, mark: Mark | null): boolean {
  if (mark === null) return false;
  if (mark.level === 'not-seen') return level === null;
  return level !== null && mark.level === level[0] && mark.firmness === level[1];
}

/** How good a mark says that it is: "just a pass", "unmarked". */
function levelWords(mark: Mark | null): string {
  return mark === null ? 'unmarked' : (levelChoices.find((choice) => isChosen(choice, mark))?.label ?? mark.level);
}

/** A mark in words: "just a pass, on records 12 and 20". */
export function markWords(mark: Mark | null): string {
  const label = levelWords(mark);
  if (mark === null || mark.level === 'not-seen') return label;
  return `${label}, on ${mark.cites.length === 1 ? 'record' : 'records'} ${listed(mark.cites.map(String))}`;
}

/** What the round of a desk is called. */
function roundOf({ round, isPractice }: MarkingTerms): string {
  return isPractice ? 'practice' : roundWords[round];
}

const unfinishedWords =
  'This sitting is unfinished: its log stops before an end, and could still go on. A mark is of what is there.';

/** The open page. Pure. */
export function markingView(desk: MarkingDesk): MarkingView {
  const page = pageOf(desk);
  const { terms, here } = desk;
  const { scheme, plan } = terms;
  const criterion = scheme.criteria.find(({ id }) => id === page.criterion);
  const ledger = ledgerHere(desk);
  const [first] = here.replayed.records;
  const { cites, comment } = gatheredHere(desk);
  const left = unmarkedPages(desk).length;
  const mark = markOn(desk, page);
  // What was opened is open while a mark stands: it can lead no other.
  const isOpen = mark !== null && ledger?.looked.has(lookedName('expectation', page.criterion)) === true;
  return {
    title: criterion?.title ?? page.criterion,
    traces: criterion === undefined ? '' : `${criterion.outcome}  ${criterion.codes.join(', ')}`,
    ...placeWords(desk, page),
    round: `${roundOf(terms)}, ${terms.assessor}`,
    standing: standingWords(terms),
    progress: progressWords(desk, left),
    isAllMarked: left === 0,
    shows:
      criterion === undefined
        ? []
        : [
            { label: 'A pass shows', text: criterion.pass },
            { label: 'A distinction shows', text: criterion.distinction },
            ...borderAnswers(criterion, first?.after.sitting.scenario ?? null),
          ],
    descriptors: plan.categories
      .filter(({ id }) => criterion?.descriptors.includes(id) === true)
      .flatMap(({ title, pass, distinction }) => [
        { label: `${title}, pass`, text: pass },
        { label: `${title}, distinction`, text: distinction },
      ]),
    bearing:
      criterion === undefined || first === undefined ? [] : bearing(here.made, first.after.sitting.scenario, criterion),
    all: here.made,
    ...{ cites, comment, mark, typed: typedHere(desk) },
    ...{ isExtra: page.isExtra === true, notAsked: notAskedHere(desk) },
    expected: isOpen && criterion !== undefined ? expectationOf(here.replayed, criterion) : null,
    hidden: hiddenViews(desk),
    isClosed: ledger?.isClosed === true,
    notice: isUnfinished(here.replayed) ? unfinishedWords : null,
  };
}

/** What is left, and how many sittings were left out. */
function progressWords(desk: MarkingDesk, left: number): string {
  const asked = desk.pages.filter(({ isExtra }) => isExtra !== true).length;
  const out = desk.leftOut === 0 ? '' : `, ${counted(desk.leftOut, 'sitting')} left out`;
  return `${left === 0 ? 'all marked' : `${left} of ${asked} left`}${out}`;
}

const forWords = { organisation: 'organisation', centre: 'centre' } as const;

function standingWords({ scheme, plan, ...terms }: MarkingTerms): string {
  if (terms.isPractice) return 'practice: the agreed marks come once it is closed, and it never counts';
  const drafts = [
    ...(plan.status === 'draft' ? ['DRAFT plan'] : []),
    ...(scheme.status === 'draft' ? ['draft scheme'] : []),
  ];
  return [`for the ${forWords[terms.for]}`, 'provisional: marks, not results', ...drafts].join(', ');
}

/** Where a page is: its criterion among those of the queue, its sitting among those marked by it, in the marker's own order. */
export function placeWords(
  { pages, terms }: Pick<MarkingDesk, 'pages' | 'terms'>,
  page: MarkingPage,
): { readonly criterion: string; readonly sitting: string } {
  const criteria = terms.scheme.criteria
    .map(({ id }) => id)
    .filter((id) => pages.some(({ criterion }) => criterion === id));
  const sittings = pages.filter(({ criterion }) => criterion === page.criterion).map(({ sitting }) => sitting);
  return {
    criterion: `criterion ${criteria.indexOf(page.criterion) + 1} of ${criteria.length}`,
    sitting: `sitting ${sittings.indexOf(page.sitting) + 1} of ${sittings.length}`,
  };
}

const hiddenWords: Readonly<Record<HiddenView['what'], string>> = {
  identity: 'Whose sitting it is',
  adjustments: 'Adjustments',
  mode: 'How it was sat',
  'time-left': 'Time left',
};

function hiddenViews(desk: MarkingDesk): readonly HiddenView[] {
  const looked = ledgerHere(desk)?.looked;
  return hiddenThings.flatMap((what): readonly HiddenView[] => {
    if (what === 'expectation') return [];
    const isOpen = looked?.has(lookedName(what, null)) === true;
    return [{ what, label: hiddenWords[what], text: isOpen ? revealed(desk, what) : null }];
  });
}

const modeWords = {
  'full-screen': 'full screen',
  plain: 'line by line',
  'answers-file': 'from an answers file',
} as const;

function revealed({ here }: MarkingDesk, what: HiddenView['what']): string {
  const last = here.replayed.records.at(-1)?.after;
  if (last === undefined) return '';
  const { began, book } = last;
  switch (what) {
    case 'identity':
      return `${began.candidate}, seed ${began.seed}`;
    case 'adjustments': {
      const extra = began.time.percent === 100 ? 'no extra time' : `${began.time.percent - 100}% extra time`;
      return `${extra}, ${began.time.restBreaks ? 'rest breaks' : 'no rest breaks'}`;
    }
    case 'mode':
      return modeWords[book.mode];
    case 'time-left':
      return `${minutesAndSeconds(Math.max(0, book.deadlineMs - book.at))} of ${minutesAndSeconds(book.deadlineMs)}`;
    default:
      return what satisfies never;
  }
}

/** What one record that was made is called in a list: "12  Sun 16:55  What breaks?". */
export function madeHeading({ title, kind }: MadeView): string {
  if (kind === 'unanswered') return `${title} (left unanswered)`;
  return kind === 'meant' ? `${title} (added to the answer)` : title;
}

/** More documents than this, and none unread, are told by their number. */
const readTitlesMax = 3;

/** What had been read before a record, and what never had, as sentences. */
export function readWords({ read, unread, kind }: MadeView): readonly string[] {
  if (kind === 'meant' || kind === 'note') return [];
  const isAll = unread.length === 0 && read.length > readTitlesMax;
  const before = isAll
    ? `all that was there, ${counted(read.length, 'document')}`
    : read.map(({ seq, title }) => `${title} (record ${seq})`).join('; ');
  return [
    read.length === 0 ? 'Nothing had been opened before it.' : `Opened before it: ${before}.`,
    ...(unread.length === 0 ? [] : [`Never opened by then: ${unread.join('; ')}.`]),
  ];
}

/** A page in short, in the parts of a list. */
export interface PageParts {
  readonly title: string;
  /** "sitting 3 of 12". */
  readonly sitting: string;
  /** "just a pass", "unmarked". */
  readonly level: string;
}

/** The page of a place in the queue, for a list of many. */
export function pageParts(desk: Pick<MarkingDesk, 'terms' | 'pages' | 'ledgers'>, index: number): PageParts {
  const page = desk.pages[index] ?? { sitting: 0, criterion: '' };
  const title = desk.terms.scheme.criteria.find(({ id }) => id === page.criterion)?.title ?? page.criterion;
  return { title, sitting: placeWords(desk, page).sitting, level: levelWords(markOn(desk, page)) };
}

/** The same as a sentence has it: "Handles money…, sitting 3 of 12: just a pass". */
export function pageLine(desk: Pick<MarkingDesk, 'terms' | 'pages' | 'ledgers'>, index: number): string {
  const { title, sitting, level } = pageParts(desk, index);
  return `${title}, ${sitting}: ${level}`;
}

/** The most pages that are listed one by one. */
export const pagesListedMax = 100;

/** Pages on which something is to be done, a line each, as many as anybody reads. */
export function missingLines(
  desk: Pick<MarkingDesk, 'terms' | 'pages' | 'ledgers'>,
  left: readonly number[],
): readonly string[] {
  const lines = left.slice(0, pagesListedMax).map((index) => `page ${index + 1}: ${pageLine(desk, index)}`);
  return left.length > pagesListedMax ? [...lines, `and ${left.length - pagesListedMax} more`] : lines;
}

/** What keeps a round from being closed, as lines; none where nothing does. */
export function notYet(desk: Pick<MarkingDesk, 'terms' | 'pages' | 'ledgers' | 'typed'>): readonly string[] {
  const left = unmarkedPages(desk);
  if (left.length > 0) return [`${counted(left.length, 'page')} still unmarked`, ...missingLines(desk, left)];
  const typed = typedPages(desk);
  if (typed.length === 0) return [];
  const what = `on ${counted(typed.length, 'page')} a comment is typed and neither kept (c, then Enter) nor let go (x)`;
  return [what, ...missingLines(desk, typed)];
}

/** What is said where no criterion is. */
export const allAskedWords = 'This round asks for every criterion of the sitting.';

/** What it is for a criterion not to be asked for. */
export const notAskedWords =
  'This round doesn’t ask for these criteria of the sitting: what stands of them stands. One that is marked here all the same counts as this round’s.';

/** Said of a comment that a mark doesn't have. */
export const typedWords = 'A comment is typed and not kept: c goes on with it, x lets it go.';

/** Said where nothing is left to close. */
const closedWords = 'This round is closed.';

function isAllClosed({ sittings, ledgers }: Pick<MarkingDesk, 'sittings' | 'ledgers'>): boolean {
  return sittings.every((_, index) => ledgers.get(index)?.isClosed === true);
}

/** What is said where no page is left that is unmarked. */
export function allMarkedWords(desk: Pick<MarkingDesk, 'sittings' | 'ledgers'>): string {
  return isAllClosed(desk) ? closedWords : 'Everything is marked: the round can be closed.';
}

/** What is said before a round is closed, or why it can't be. */
export function closingWords(desk: MarkingDesk): { readonly canClose: boolean; readonly lines: readonly string[] } {
  if (isAllClosed(desk)) return { canClose: false, lines: [closedWords] };
  const [what, ...lines] = notYet(desk);
  if (what !== undefined) return { canClose: false, lines: [`Not yet: ${what}.`, ...lines] };
  if (desk.terms.isPractice)
    return {
      canClose: true,
      lines: ['Close this practice sitting?', 'The agreed marks are shown then, beside yours.'],
    };
  if (!desk.terms.canSign) return { canClose: false, lines: [needsKeyWords] };
  return {
    canClose: true,
    lines: [
      `Close the ${roundWords[desk.terms.round]} of ${counted(desk.sittings.length, 'sitting')}?`,
      'Every mark is signed with your key, and none of them can change after.',
    ],
  };
}

/** Said where a round is to be closed and there is no key. */
export const needsKeyWords =
  'Closing a round signs it: begin with the folder of your key (--key FOLDER), then close it.';

/** What is declared before anything is marked. */
export const declarationWords: readonly string[] = [
  'No conflict of interest',
  'Whose sittings these are is hidden from you. Before you mark: as far as you know, you have no interest in how any of these candidates does, and you didn’t teach, line-manage or help them with this assessment.',
  'Should you recognise somebody while you mark, leave, and tell whoever gave you these sittings.',
  'That you declared it goes into each ledger that you open.',
];

/** What it is for something hidden to be opened. */
export const hiddenHelp =
  'This is hidden so that it can’t sway a mark. What you open is opened for this sitting, and that you did is on the record.';

/** Said where the expectation isn't open. */
export const expectationClosedWords = 'What the author expects opens with e after the mark is set.';
