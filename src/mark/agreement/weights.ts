/** How much of an agreement each two levels are: 1 for the same level, 0 for the two ends; row by row. */
export interface Weights {
  readonly of: Float64Array;
  /** Their sum, of which Gwet's chance agreement takes a part. */
  readonly sum: number;
}

/** How the kinds of weights are called. */
export type WeightsName = 'identity' | 'linear' | 'quadratic';

/**
 * The weights of a scale of `levels` levels, 2 or more (Cohen 1968; Fleiss and Cohen 1973; Gwet 2014, chapter 3): identity says
 * that one step is as bad as five, linear that the steps count, quadratic that their square does.
 */
export function weightsOf(name: WeightsName, levels: number): Weights {
  const known = made.get(`${name} ${levels}`);
  if (known !== undefined) return known;
  const weights = weightsFrom(levels, (distance) => weigh[name](distance / (levels - 1)));
  made.set(`${name} ${levels}`, weights);
  return weights;
}

/** Weights from the distance of two levels in steps. */
export function weightsFrom(levels: number, weight: (distance: number) => number): Weights {
  const of = Float64Array.from({ length: levels * levels }, (_, at) =>
    weight(Math.abs(Math.floor(at / levels) - (at % levels))),
  );
  return { of, sum: of.reduce((sum, one) => sum + one, 0) };
}

const weigh: Readonly<Record<WeightsName, (part: number) => number>> = {
  identity: (part) => (part === 0 ? 1 : 0),
  linear: (part) => 1 - part,
  quadratic: (part) => 1 - part * part,
};

/** Weights never change: each is made once, since a bootstrap asks for them many thousand times. */
const made = new Map<string, Weights>();
