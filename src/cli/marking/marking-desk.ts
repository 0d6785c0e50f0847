import { wallNow } from '../../host/clocks.ts';
import { wait } from '../../host/wait.ts';
import { type MarkAct, markBodies } from '../../mark/acts.ts';
import {
  actOf,
  afterSaved,
  type DeskPort,
  type MarkAsk,
  type MarkingDesk,
  type MarkingTerms,
  nextUnmarked,
  type PageAsk,
  pageOf,
  refusalHere,
  type SittingHere,
  typedAfter,
  typedHere,
  typedPages,
  unmarkedPages,
  withExtraPage,
  withoutSitting,
  withTypedHere,
} from '../../mark/desk.ts';
import type { Ledger } from '../../mark/ledger.ts';
import { allMarkedWords, markWords, typedWords } from '../../mark/marking-view.ts';
import type { MarkingOrder, MarkingPage } from '../../mark/queue.ts';
import { cleanComment } from '../../mark/rules.ts';
import type { Typed } from '../../mark/typed.ts';
import type { Read } from '../read.ts';
import { called, type HeldLedger, takeLedger } from './ledger-hold.ts';
import type { QueuedLog } from './marking-queue.ts';
import { putTypedAt, readTypedAt } from './typed-file.ts';

/** What a desk over real files needs. */
export interface DeskFiles {
  readonly terms: MarkingTerms;
  readonly logs: readonly QueuedLog[];
  /** Whether no conflict of interest was declared already since the program was started. */
  readonly isDeclared: boolean;
  readonly pages: readonly MarkingPage[];
  readonly order: MarkingOrder;
  /** The ledgers as they were read at the beginning, by the place of their sitting. */
  readonly ledgers: ReadonlyMap<number, Ledger>;
  /** What was typed and not kept, in the same way. */
  readonly typed: ReadonlyMap<number, Typed>;
  /** The path of a ledger as it is told to somebody who marks: without whose sitting it is. */
  readonly open: (log: QueuedLog) => Promise<Read<SittingHere>>;
  /** Verifies a log, once; why it can't be marked, or null. */
  readonly check: (log: QueuedLog) => Promise<string | null>;
  /** A sentence on each log that can't be marked, as far as they have been looked at. */
  readonly left: () => readonly string[];
  /** Closes the round of every sitting, once each is verified; sentences on what was done, or why nothing was. */
  readonly closeRound: (progress: (done: number | null, total: number) => void) => Promise<Read<readonly string[]>>;
}

/** A desk, and the way to leave it: what is held is let go. */
export interface OpenDesk extends DeskPort {
  readonly leave: () => void;
  /** What closing the round came to; null where it wasn't closed. */
  readonly closed: () => readonly string[] | null;
}

/** Sits down at the desk, at the page where the marking goes on. A sentence where the first page can't be marked at all. */
export async function openDesk(files: DeskFiles): Promise<Read<OpenDesk>> {
  const begin = beginAt(files);
  const [page] = files.pages.slice(begin);
  const log = page === undefined ? undefined : files.logs[page.sitting];
  if (page === undefined || log === undefined) return { ok: false, because: 'there is nothing to mark' };
  const opened = await files.open(log);
  if (!opened.ok) return openDesk({ ...files, pages: files.pages.filter(({ sitting }) => sitting !== page.sitting) });
  const held = takeLedger(log.ledgerPath, ledgerWords, log.opening);
  if (!held.ok) return held;
  const found = held.value.ledger();
  const ledgers = new Map(files.ledgers);
  if (found !== null) ledgers.set(page.sitting, found);
  const desk: MarkingDesk = {
    terms: files.terms,
    sittings: files.logs,
    pages: files.pages,
    at: begin,
    mustDeclare: !files.isDeclared && files.logs.some((_, index) => !ledgers.has(index)),
    here: opened.value,
    trouble: null,
    ledgers,
    typed: files.typed,
    leftOut: files.left().length,
    said: null,
    told: null,
    isFinished: false,
  };
  const here = new FileDesk(files, desk, { sitting: page.sitting, ledger: held.value });
  void here.checkOthers();
  return { ok: true, value: here };
}

/** How the ledger of the page is called while it is marked: its name would say whose it is. */
const ledgerWords = 'the ledger of this sitting';

/** The page to begin at: where something was being typed; else the first unmarked one after what was marked last, round to the beginning. */
function beginAt({ pages, ledgers, typed }: DeskFiles): number {
  const [typing] = typedPages({ pages, typed });
  if (typing !== undefined) return typing;
  const isMarked = ({ sitting, criterion }: MarkingPage): boolean =>
    ledgers.get(sitting)?.marks.has(criterion) === true;
  const walls = pages.map(({ sitting, criterion }) => {
    const records = ledgers.get(sitting)?.records ?? [];
    return records.findLast((record) => record.kind === 'marked' && record.criterion === criterion)?.wall ?? '';
  });
  const latest = walls.reduce((best, wall, index) => (wall > (walls[best] ?? '') ? index : best), 0);
  const unmarked = pages.flatMap((page, index) => (isMarked(page) ? [] : [index]));
  return unmarked.find((index) => index >= latest) ?? unmarked[0] ?? 0;
}

/** Between one log that is verified in the background and the next: a stroke is never kept waiting for more than one of them. */
const breathMs = 10;

/** After so many logs it is said how far the verifying is. */
const verifyingStep = 100;

interface Held {
  readonly sitting: number;
  readonly ledger: HeldLedger;
}

/** A desk over files: one ledger is held at a time, that of the sitting on the page. */
class FileDesk implements OpenDesk {
  private readonly files: DeskFiles;
  private readonly listeners = new Set<() => void>();
  private desk: MarkingDesk;
  private held: Held | null;
  private isLeft = false;
  private done: readonly string[] | null = null;
  /** Asks come one after the other, however fast they are made. */
  private queue: Promise<void> = Promise.resolve();

  constructor(files: DeskFiles, desk: MarkingDesk, held: Held) {
    this.files = files;
    this.desk = desk;
    this.held = held;
  }

  look = (): MarkingDesk => this.desk;

  closed = (): readonly string[] | null => this.done;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  ask = (ask: MarkAsk): Promise<void> => {
    this.queue = this.queue.then(() => this.answer(ask));
    return this.queue;
  };

  leave = (): void => {
    this.isLeft = true;
    this.release();
  };

  /** Verifies the logs that were only glanced at, between one stroke and the next: one that can't be marked loses its pages. */
  async checkOthers(): Promise<void> {
    const { pages, at } = this.desk;
    for (const sitting of new Set([...pages.slice(at), ...pages].map((page) => page.sitting))) {
      await wait(breathMs);
      const log = this.files.logs[sitting];
      if (this.isLeft || log === undefined) return;
      if ((await this.files.check(log)) !== null) this.change(withoutSitting(this.desk, sitting));
    }
  }

  private release(): void {
    this.held?.ledger.release();
    this.held = null;
  }

  private async answer(ask: MarkAsk): Promise<void> {
    switch (ask.kind) {
      case 'declare':
        this.change({ mustDeclare: false, said: null });
        break;
      case 'go':
        this.change(await this.gone(ask.to));
        break;
      case 'next-unmarked':
        this.change(await this.goneNext());
        break;
      case 'also':
        this.change(withExtraPage(this.desk, ask.criterion));
        break;
      case 'close':
        this.change(await this.closedRound());
        break;
      case 'go-on':
        this.change({ isFinished: this.desk.told !== null });
        break;
      case 'typing':
        this.change(this.typed(ask.text));
        break;
      default:
        this.change(this.marked(ask));
    }
  }

  private change(changes: Partial<MarkingDesk>): void {
    this.desk = { ...this.desk, ...changes };
    for (const listener of [...this.listeners]) listener();
  }

  /** What an ask about the page changes on the desk, after it is in the ledger. */
  private marked(ask: PageAsk): Partial<MarkingDesk> {
    const refusal = refusalHere(this.desk);
    if (refusal !== null) return warning(refusal);
    const act = actOf(this.desk, ask);
    if (typeof act === 'string') return warning(act);
    const saved = this.saved(act);
    if (ask.kind !== 'comment' || saved.said?.isWarning === true) return saved;
    this.change(saved);
    return { ...this.typed(null), said: saved.said ?? null };
  }

  /** What is typed goes to the disk with every stroke, unsynced: it outlives this program however that ends. */
  private typed(text: string | null): Partial<MarkingDesk> {
    const log = this.files.logs[pageOf(this.desk).sitting];
    const refusal = refusalHere(this.desk);
    if (refusal !== null || log === undefined) return warning(refusal ?? '');
    const typed = typedAfter(this.desk, text);
    const problem = putTypedAt(log.ledgerPath, typed);
    if (problem !== null) return warning(`What is typed can’t be kept: ${called(problem, ledgerWords)}`);
    return { ...withTypedHere(this.desk, typed), said: null };
  }

  private saved(act: MarkAct): Partial<MarkingDesk> {
    const log = this.files.logs[pageOf(this.desk).sitting];
    if (log === undefined || this.held === null) return {};
    const { ledger } = this.held;
    const criteria = log.criteria.map(({ id }) => id);
    const given = { opening: log.opening, criteria, citable: this.desk.here.made };
    const bodies = markBodies(ledger.ledger(), act, wallNow(), given);
    if (!bodies.ok) return warning(bodies.because);
    if (bodies.bodies.length === 0) return { said: null };
    const problem = ledger.append(bodies.bodies);
    if (problem !== null) return { trouble: problem, ...warning(problem) };
    const text = savedWords(act, this.desk);
    return afterSaved(this.desk, ledger.ledger(), text === null ? null : { text, isWarning: false });
  }

  /** Of few logs nothing is seen. */
  private verifying(done: number | null, total: number): void {
    if (done === null || done % verifyingStep !== 0 || total < verifyingStep) return;
    this.change({ said: { text: `Verifying the logs first: ${done} of ${total}.`, isWarning: false } });
  }

  private async goneNext(): Promise<Partial<MarkingDesk>> {
    const next = nextUnmarked(this.desk);
    if (next !== null) return this.gone(next);
    const isAll = unmarkedPages(this.desk).length === 0;
    const text = isAll ? allMarkedWords(this.desk) : 'This is the only page that is unmarked.';
    return { said: { text, isWarning: false } };
  }

  /** What is said where a page begins something else than what was marked so far: nobody counts sittings while they read. */
  private arrival({ sitting, criterion }: MarkingPage): MarkingDesk['said'] {
    const before = pageOf(this.desk);
    const { scheme } = this.desk.terms;
    if (this.files.order === 'candidate')
      return sitting === before.sitting ? null : { text: 'Another sitting now.', isWarning: false };
    const title = scheme.criteria.find(({ id }) => id === criterion)?.title ?? criterion;
    return criterion === before.criterion ? null : { text: `Another criterion now: ${title}.`, isWarning: false };
  }

  /** Another page: the ledger that was held is let go, and that of its sitting taken. */
  private async gone(to: number): Promise<Partial<MarkingDesk>> {
    const page = this.desk.pages[to];
    const log = page === undefined ? undefined : this.files.logs[page.sitting];
    if (page === undefined || log === undefined) return {};
    const said = this.arrival(page);
    if (page.sitting === this.held?.sitting) return { at: to, said };
    const opened = await this.files.open(log);
    if (!opened.ok) return this.passedOver(to, opened.because);
    this.release();
    const held = takeLedger(log.ledgerPath, ledgerWords, log.opening);
    if (!held.ok) return { at: to, here: opened.value, trouble: held.because, said };
    this.held = { sitting: page.sitting, ledger: held.value };
    const ledgers = new Map(this.desk.ledgers);
    const ledger = held.value.ledger();
    if (ledger === null) ledgers.delete(page.sitting);
    else ledgers.set(page.sitting, ledger);
    const { typed } = withTypedHere({ ...this.desk, at: to }, readTypedAt(log.ledgerPath));
    return { at: to, here: opened.value, ledgers, typed, trouble: null, said };
  }

  /** On to the page after one that can't be marked, whose sitting is left out. */
  private async passedOver(to: number, because: string): Promise<Partial<MarkingDesk>> {
    const sitting = this.desk.pages[to]?.sitting ?? 0;
    const before = this.desk.pages.slice(0, to).filter((page) => page.sitting !== sitting).length;
    this.change(withoutSitting(this.desk, sitting));
    const next = Math.min(before, this.desk.pages.length - 1);
    const gone = next === this.desk.at ? {} : await this.gone(next);
    return { ...gone, ...warning(`A sitting was left out, and is named when you leave: ${because}.`) };
  }

  private async closedRound(): Promise<Partial<MarkingDesk>> {
    this.release();
    const closed = await this.files.closeRound((done, total) => this.verifying(done, total));
    if (!closed.ok) return { ...(await this.gone(this.desk.at)), ...warning(closed.because) };
    this.done = closed.value;
    if (this.desk.terms.isPractice) return { told: closed.value, said: null };
    return { isFinished: true, said: null };
  }
}

function warning(because: string): Pick<MarkingDesk, 'said'> {
  return { said: { text: because, isWarning: true } };
}

/** What is said of an act that was saved; nothing of what is only gathered, which is seen. */
function savedWords(act: MarkAct, desk: MarkingDesk): string | null {
  switch (act.kind) {
    case 'mark': {
      const isTyped = typedHere(desk) !== null && cleanComment(typedHere(desk) ?? '') !== act.mark.comment;
      return `Saved: ${markWords(act.mark)}.${isTyped ? ` ${typedWords}` : ''}`;
    }
    case 'take-back':
      return 'Taken back. Both stay on the record.';
    case 'look':
      return 'Opened, and that is on the record.';
    default:
      return null;
  }
}
