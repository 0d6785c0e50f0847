import { makeDraws } from '../../src/engine/draws.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { scenarioNamed } from '../laws/every-scenario.ts';
import { type Answers, changed, type Otherwise, type Played, playThrough } from './play-through.ts';
import { columnOf, seedThatDraws } from './variants.ts';

/** The scenario of the ninety seconds of archive. */
export const galaFilm = scenarioNamed('ninety-seconds-of-archive');

/** What is drawn, and what only this draw makes right. */
export interface Variant {
  /** Whose film it is. */
  readonly owner: 'larkin' | 'borough';
  /** What the painter offers. */
  readonly wall: 'world' | 'uk';
  readonly seed: string;
  /** Lines of the cut that are the lawyer's. */
  readonly legal: readonly string[];
  /** Licence and access fee together. */
  readonly cost: string;
  readonly approver: 'joel' | 'moira';
  /** The ways out for the wall, in the best order. */
  readonly ways: readonly string[];
  /** The stills that press may have. */
  readonly stills: readonly string[];
  /** Lines of the press notes that can't go. */
  readonly notes: readonly string[];
}

const films = [
  {
    owner: 'larkin',
    legal: ['n-wall', 'n-cans', 'n-echo', 'n-dale'],
    stills: ['a', 'b'],
    notes: ['p-length', 'p-len', 'p-marian'],
  },
  {
    owner: 'borough',
    legal: ['n-wall', 'n-echo', 'n-bottle', 'n-dale'],
    stills: ['b', 'f'],
    notes: ['p-len', 'p-marian', 'p-credit'],
  },
] as const;
const prices = [
  { wall: 'world', cost: '£1,848', approver: 'joel', ways: ['licence', 'wide', 'blur', 'leave'] },
  { wall: 'uk', cost: '£2,040', approver: 'moira', ways: ['wide', 'blur', 'licence', 'leave'] },
] as const;

/** All four variants, each with a seed that draws it. */
export const variants: readonly Variant[] = films.flatMap((film) =>
  prices.map((price) => ({ ...film, ...price, seed: seedThatDraws(`${film.owner} ${price.wall}`, drawnBy) })),
);

/** The one variant with these draws. */
export function variantWith(owner: Variant['owner'], wall: Variant['wall']): Variant {
  const found = variants.find((one) => one.owner === owner && one.wall === wall);
  if (found === undefined) throw new Error(`${owner} ${wall}`);
  return found;
}

/** The draws of a seed: whose film, and what the painter offers. */
export function drawnBy(seed: string): string {
  const { film, price } = makeDraws(galaFilm, seed);
  return `${columnOf(film, 'owner')} ${columnOf(price, 'wall')}`;
}

/** The best answer to every task of the variant. */
export function bestAnswers(variant: Variant): Answers {
  return {
    'ty-hours-left': { club: 2, echo: 2 },
    'for-legal': variant.legal,
    'archive-request': request(variant, {}),
    brinepop: 'to-nasreen',
    'len-call': { who: 'moira', by: 'call' },
    letter: letterTo(['dot'], ['about-film']),
    'wall-order': variant.ways,
    'roller-credit': 'as-given',
    'press-stills': variant.stills,
    'press-notes': variant.notes,
    billing: billing(variant, {}),
    'handover-note': { to: ['moira', 'nasreen', 'joel'], attach: [], text: 'All of it.' },
  };
}

/** A request for what is needed, but for what is said otherwise. */
export function request(
  { owner, cost, approver }: Variant,
  otherwise: Readonly<Record<string, string | number>>,
): Answer {
  return { owner, seconds: 96, cost, rights: 'press', approver, use: 'It opens and ends the film.', ...otherwise };
}

/** A letter to these people with these papers. */
export function letterTo(to: readonly string[], attach: readonly string[] = []): Answer {
  return { to, attach, text: 'Dear Marian, no is a good answer.' };
}

/** The billing sheet as locked and licensed, but for what is said otherwise. */
export function billing({ owner }: Variant, otherwise: Readonly<Record<string, string | number>>): Answer {
  return { length: 52, seconds: 90, credit: owner, text: 'A lido.', limits: 'No front page for press.', ...otherwise };
}

/**
 * Plays the variant: answers whatever is open in the order of `answers`, and waits where nothing is. The credit is left until
 * it is known, unless it is to be `early`.
 */
export function play({ seed }: Variant, answers: Answers, early = false): Played {
  return playThrough(
    galaFilm,
    seed,
    answers,
    (task, _decided, { facts }) => task !== 'roller-credit' || early || facts.credit_known === true,
  );
}

/** The best answers with some of them otherwise. */
export function butWith(variant: Variant, otherwise: Otherwise): Answers {
  return changed(bestAnswers(variant), otherwise);
}
