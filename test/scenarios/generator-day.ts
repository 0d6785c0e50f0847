import { makeDraws } from '../../src/engine/draws.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { scenarioNamed } from '../laws/every-scenario.ts';
import { type Answers, changedFirst, type Otherwise, type Played, playThrough } from './play-through.ts';
import { columnOf, seedThatDraws, variantNamed } from './variants.ts';

/** The scenario of the generator that fails. */
export const generatorDay = scenarioNamed('the-generator');

/** What is drawn, and what only this draw makes right. */
export interface Variant {
  readonly name: string;
  readonly seed: string;
  /** Lines of the fitter's job sheet that don't agree with log and terms. */
  readonly flagged: readonly string[];
  /** Lines of the certificate that have to change. */
  readonly short: readonly string[];
  readonly supplier: 'tarnbeck' | 'quillstone';
  readonly net: string;
  readonly approver: 'ngozi' | 'huw';
  /** Litres: used so far, needed, to be ordered. */
  readonly fuel: readonly [number, number, number];
}

const needs = [
  {
    lighting: 68,
    short: ['c-named', 'c-dates', 'c-liability'],
    supplier: 'tarnbeck',
    net: '£1,640',
    approver: 'ngozi',
  },
  { lighting: 84, short: ['c-value', 'c-named', 'c-dates'], supplier: 'quillstone', net: '£1,860', approver: 'huw' },
] as const;
const jobs = [
  { meter: 1412, flagged: ['j-cause', 'j-service', 'j-swap'] },
  { meter: 1388, flagged: ['j-told', 'j-cause', 'j-swap'] },
];
const burns = [
  { second: 200, fuel: [100, 240, 100] },
  { second: 188, fuel: [112, 288, 160] },
] as const;

/** All eight variants, each with a seed that draws it. */
export const variants: readonly Variant[] = needs.flatMap(({ lighting, ...need }) =>
  jobs.flatMap(({ meter, flagged }) =>
    burns.map(({ second, fuel }) => {
      const name = `lighting ${lighting}, meter ${meter}, dip ${second}`;
      return { name, seed: seedThatDraws(name, drawnBy), flagged, fuel, ...need };
    }),
  ),
);

/** The variant that the three answers files are written for. */
export const variantOfSeed7 = variantNamed(variants, 'lighting 84, meter 1388, dip 188');

/** A variant in which the smaller set is enough. */
export const smaller = variantNamed(variants, 'lighting 68, meter 1412, dip 200');

/** A day that holds in every variant. */
export const goodOrder = ['unload', 'cable', 'test', 'band', 'lunch', 'run', 'fuel'];

/** The best answer to every task of the variant, in the order in which they are taken up. The fitter's sheet stays unsigned. */
export function bestAnswers({ flagged, short, supplier, net, approver, fuel }: Variant): Answers {
  return {
    'tell-first': { who: 'ngozi', by: 'call' },
    'share-power': share({}),
    'job-sheet': flagged,
    comparison: prices({ advise: supplier }),
    changeover: day('Sat 07:00', goodOrder),
    approval: mail([approver], [`quote-${supplier}`]),
    certificate: short,
    'purchase-order': { supplier, net, code: 'power', deliver: 'Sat 07:00', approved_by: approver },
    'fuel-log': stock(...fuel),
    diesel: 'stop-pump',
    'handover-note': { to: ['ngozi', 'huw', 'radek', 'teo'], attach: [], text: 'All of it.' },
  };
}

/** Who gets how much of the small set. */
export function share(otherwise: Readonly<Record<string, number>>): Answer {
  return { truck: 20, kitchen: 10, safety: 10, cabins: 0, lighting: 0, ...otherwise };
}

/** The three quotes on one basis. */
export function prices(otherwise: Readonly<Record<string, string>>): Answer {
  return { tarnbeck: '£1,640', quillstone: '£1,860', dunnock: '£1,460', why: 'Load and noise.', ...otherwise };
}

/** A strip board. */
export function day(start: string, order: readonly string[]): Answer {
  return { start, order, dropped: [] };
}

/** An e-mail to these people with these papers. */
export function mail(to: readonly string[], attach: readonly string[]): Answer {
  return { to, attach, subject: 'Yes or no', text: 'Please.' };
}

/** The stock sheet. */
export function stock(used: number, needed: number, order: number, ramps = 3): Answer {
  return { used, needed, order, ramps_short: ramps, note: 'Dip again.' };
}

/** Plays the variant: answers whatever is open in the order of `answers`, and waits where nothing is. */
export function play({ seed }: Variant, answers: Answers): Played {
  return playThrough(generatorDay, seed, answers);
}

/** The best answers with some of them otherwise. What is done otherwise is done first. */
export function butWith(variant: Variant, otherwise: Otherwise): Answers {
  return changedFirst(bestAnswers(variant), otherwise);
}

function drawnBy(seed: string): string {
  const { need, job, burn } = makeDraws(generatorDay, seed);
  return `lighting ${columnOf(need, 'lighting')}, meter ${columnOf(job, 'meter')}, dip ${columnOf(burn, 'second')}`;
}
