import { wrapText } from '../../view/text/wrap.ts';
import { counted, listed } from '../../view/words.ts';
import { type Agreement, sittingsMin } from './agreement.ts';
import type { Cohort, MarkedCriterion } from './cohort.ts';
import { columnsMax } from './figure-words.ts';
import type { LeftOut } from './found-ledgers.ts';
import { confidence } from './interval.ts';
import { type Scale, scaleWords } from './marked-cohort.ts';
import type { Standing } from './standing-ledgers.ts';

/** What is counted, and how. */
export interface Counted extends Standing {
  readonly scheme: {
    readonly id: string;
    readonly title: string;
    readonly digest: string;
    readonly status: 'draft' | 'final';
    readonly criteria: readonly (MarkedCriterion & { readonly title: string })[];
    readonly plan: { readonly id: string; readonly isDraft: boolean };
  };
  readonly scale: Scale;
  readonly seed: string;
  readonly rounds: number;
  readonly leftOut: readonly LeftOut[];
}

/** What stands above the figures, and the words in them. */
export interface ToldCounted {
  readonly lines: readonly string[];
  readonly levels: readonly string[];
}

/** What was counted, in lines of 80 columns. Pure. */
export function tellCounted(what: Counted, { assessors, sittings }: Cohort): ToldCounted {
  const { scheme, standing, scale, seed, rounds } = what;
  const levels = scaleWords[scale];
  const ofRound = (round: string): number => standing.filter(({ ledger }) => ledger.opened.round === round).length;
  const by = `by “${scheme.title}” (${scheme.id}, digest ${scheme.digest.slice(0, 12)}).`;
  const marked = `${counted(sittings, 'sitting')} marked by ${listed(assessors)}: ${counted(ofRound('first'), 'first round')} and ${ofRound('second')} second,`;
  const drawn = `Levels: ${levels.join(', ')}. Intervals: ${confidence * 100}%, from ${rounds} rounds that draw sittings with seed ${seed}.`;
  const sentences = [
    sittings === 0 ? `Nothing counts yet of what was marked ${by}` : `${marked} ${by}`,
    ...statusOf(what),
    ...(sittings === 0 ? [] : [drawn]),
  ];
  return { lines: sentences.flatMap((sentence) => wrapText(sentence, columnsMax)), levels };
}

/** What stands in the way of these being results. */
function statusOf({ scheme, standing, waiting, passedOver }: Counted): readonly string[] {
  const open = standing.filter(({ ledger }) => !ledger.isClosed).length;
  return [
    ...(scheme.plan.isDraft ? ['DRAFT: the plan is a draft.'] : []),
    ...(scheme.status === 'draft' ? ['DRAFT: the marking scheme is a draft.'] : []),
    `Provisional: marks, not results.${open > 0 ? ` ${counted(open, 'round')} still open ${open === 1 ? 'is' : 'are'} counted.` : ''}`,
    ...(waiting > 0 ? [`${counted(waiting, 'round')} still open, not counted (--provisional counts open ones).`] : []),
    ...(passedOver > 0
      ? [`${counted(passedOver, 'ledger')} passed over: later rounds, and attempts that were opened again.`]
      : []),
  ];
}

/** The same for machines, with every figure. Pure. */
export function agreementForMachines(what: Counted, cohort: Cohort, found: readonly Agreement[]): unknown {
  const { scheme, standing, waiting, passedOver, leftOut, scale, seed, rounds } = what;
  const { id, title, digest, status } = scheme;
  const open = standing.filter(({ ledger }) => !ledger.isClosed).length;
  return {
    scheme: { id, title, digest, status },
    plan: scheme.plan.id,
    draft: scheme.plan.isDraft || status === 'draft',
    standing: 'provisional: marks, not results',
    ledgers: { counted: standing.length, open, waiting, passedOver },
    leftOut,
    sittings: cohort.sittings,
    assessors: cohort.assessors,
    levels: scaleWords[scale],
    intervals: { confidence, rounds, seed },
    sittingsMin,
    agreement: found,
  };
}
