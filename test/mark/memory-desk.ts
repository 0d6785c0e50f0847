import { emptyHead } from '../../src/log/chain.ts';
import { replayLog } from '../../src/log/replay.ts';
import { markBodies } from '../../src/mark/acts.ts';
import {
  actOf,
  afterSaved,
  type MarkAsk,
  type MarkingDesk,
  nextUnmarked,
  type PageAsk,
  pageOf,
  refusalHere,
  typedAfter,
  withExtraPage,
  withTypedHere,
} from '../../src/mark/desk.ts';
import { enterLedgerRecord, type Ledger, linkLedgerRecord } from '../../src/mark/ledger.ts';
import { criteriaFor, markingPages } from '../../src/mark/queue.ts';
import { readScheme } from '../../src/scenario/scheme-file.ts';
import { madeIn } from '../../src/view/made.ts';
import { projectFile } from '../laws/every-scenario.ts';
import { MemoryLog, sit, small } from '../log/memory-log.ts';
import { whole } from '../log/small-answers.ts';
import { opening, wallAt } from './opening.ts';

/** The scheme of the tests. */
export const smallScheme = readScheme(
  { path: 'small-scheme.yaml', text: projectFile('test/fixtures/schemes/small-scheme.yaml') },
  small.plan,
  () => {},
);

/** A sitting of the small scenario, whole, as it is marked. */
export function smallSitting(answers = whole) {
  const log = new MemoryLog();
  sit(log.begin({ mode: 'answers-file', percent: 125 }), answers);
  const replayed = replayLog(log.records());
  return { replayed, made: madeIn(replayed) };
}

const here = smallSitting();

/** A marker's desk over ledgers in memory: the same sitting three times. */
export class MemoryDesk {
  desk: MarkingDesk;

  /** `asked` is what the round asks for; everything unless said. */
  constructor(asked = smallScheme?.criteria.map(({ id }) => id) ?? []) {
    const scheme = smallScheme;
    if (scheme === null) throw new Error('The scheme can’t be read');
    const criteria = criteriaFor(scheme, small, null);
    const ids = criteria.map(({ id }) => id);
    const heads = ['1', '2', '3'].map((digit) => ({ count: 21, hash: digit.repeat(64) }));
    const seed = { assessor: 'AS1', schemeDigest: 'a'.repeat(64) };
    const queue = heads.map(({ hash }) => ({ hash, criteria: asked }));
    this.desk = {
      terms: {
        assessor: 'AS1',
        round: 'first',
        for: 'organisation',
        scheme,
        plan: small.plan,
        canSign: true,
        isPractice: false,
      },
      sittings: heads.map((head) => ({ head, criteria, asked })),
      pages: markingPages(queue, ids, 'criterion', seed),
      at: 0,
      mustDeclare: true,
      here,
      trouble: null,
      ledgers: new Map(),
      typed: new Map(),
      leftOut: 0,
      said: null,
      told: null,
      isFinished: false,
    };
  }

  /** The records of the ledger on the page. */
  get ledger(): Ledger | null {
    return this.desk.ledgers.get(pageOf(this.desk).sitting) ?? null;
  }

  ask(ask: MarkAsk): void {
    if (ask.kind === 'declare') this.change({ mustDeclare: false, said: null });
    else if (ask.kind === 'go') this.change({ at: ask.to, said: null });
    else if (ask.kind === 'next-unmarked') this.change({ at: nextUnmarked(this.desk) ?? this.desk.at, said: null });
    else if (ask.kind === 'also') this.desk = withExtraPage(this.desk, ask.criterion);
    else if (ask.kind === 'close' || ask.kind === 'go-on') this.change({ isFinished: true });
    else if (ask.kind === 'typing') this.desk = withTypedHere(this.desk, typedAfter(this.desk, ask.text));
    else this.askOfPage(ask);
  }

  private askOfPage(ask: PageAsk): void {
    const act = refusalHere(this.desk) ?? actOf(this.desk, ask);
    const criteria = this.desk.terms.scheme.criteria.map(({ id }) => id);
    const given = { opening, criteria, citable: here.made };
    const bodies =
      typeof act === 'string' ? ({ ok: false, because: act } as const) : markBodies(this.ledger, act, wallAt(1), given);
    if (!bodies.ok) {
      this.warn(bodies.because);
      return;
    }
    let ledger = this.ledger;
    for (const body of bodies.bodies) {
      const entered = enterLedgerRecord(ledger, linkLedgerRecord(ledger?.head ?? emptyHead, body).record);
      if (typeof entered === 'string') throw new Error(entered);
      ledger = entered;
    }
    this.desk = afterSaved(this.desk, ledger, null);
    if (ask.kind === 'comment') this.desk = withTypedHere(this.desk, typedAfter(this.desk, null));
  }

  private warn(text: string): void {
    this.change({ said: { text, isWarning: true } });
  }

  private change(changes: Partial<MarkingDesk>): void {
    this.desk = { ...this.desk, ...changes };
  }
}
