import type { Estimate } from './estimate.ts';
import { gwetAgreement } from './gwet.ts';
import { kappa } from './kappa.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import { percentAgreement } from './percent-agreement.ts';
import type { Tally } from './tally.ts';
import { weightsOf } from './weights.ts';

/** A measure of agreement. */
export interface Measure {
  readonly id: string;
  /** As it is told to a person. */
  readonly name: string;
  readonly of: (tally: Tally) => Estimate;
}

/** Every measure, in the order in which they are told. Each file names its source. */
export const measures = [
  { id: 'percent', name: 'percent agreement', of: (tally: Tally) => percentAgreement(tally) },
  { id: 'kappa', name: 'kappa, unweighted', of: (tally: Tally) => kappa(tally, weightsOf('identity', tally.levels)) },
  {
    id: 'kappaLinear',
    name: 'kappa, linear weights',
    of: (tally: Tally) => kappa(tally, weightsOf('linear', tally.levels)),
  },
  {
    id: 'kappaQuadratic',
    name: 'kappa, quadratic weights',
    of: (tally: Tally) => kappa(tally, weightsOf('quadratic', tally.levels)),
  },
  { id: 'ac1', name: 'Gwet’s AC1', of: (tally: Tally) => gwetAgreement(tally, weightsOf('identity', tally.levels)) },
  {
    id: 'ac2Linear',
    name: 'Gwet’s AC2, linear weights',
    of: (tally: Tally) => gwetAgreement(tally, weightsOf('linear', tally.levels)),
  },
  {
    id: 'ac2Quadratic',
    name: 'Gwet’s AC2, quadratic weights',
    of: (tally: Tally) => gwetAgreement(tally, weightsOf('quadratic', tally.levels)),
  },
  {
    id: 'alphaNominal',
    name: 'Krippendorff’s alpha, nominal',
    of: (tally: Tally) => krippendorffAlpha(tally, 'nominal'),
  },
  {
    id: 'alphaOrdinal',
    name: 'Krippendorff’s alpha, ordinal',
    of: (tally: Tally) => krippendorffAlpha(tally, 'ordinal'),
  },
] as const satisfies readonly Measure[];

/** How a measure is called in what machines read. */
export type MeasureId = (typeof measures)[number]['id'];
