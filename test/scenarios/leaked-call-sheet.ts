import { makeDraws } from '../../src/engine/draws.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { scenarioNamed } from '../laws/every-scenario.ts';
import { type Answers, changed, type Otherwise, type Played, playThrough } from './play-through.ts';
import { columnOf, seedThatDraws } from './variants.ts';

/** The scenario of the leaked call sheet. */
export const leaked = scenarioNamed('the-leaked-call-sheet');

/** What is drawn, and what only this draw makes right. */
export interface Variant {
  /** Which version of the guests' page was photographed. */
  readonly version: 2 | 3;
  /** When the 72 hours are up. */
  readonly ends: string;
  /** How many people's details are on that page. */
  readonly people: number;
  readonly health: 'yes' | 'no';
  readonly broken: boolean;
  /** What the brass weight counts as. */
  readonly kind: 'listed' | 'near-miss';
  /** The last train home. */
  readonly train: '21:48' | '22:12';
  readonly home: Readonly<Record<string, number>>;
  readonly seed: string;
}

const pages = [
  { version: 2, ends: 'Sun 12:50', people: 5, health: 'no' },
  { version: 3, ends: 'Sun 13:20', people: 7, health: 'yes' },
] as const;
const wrists = [
  { broken: false, kind: 'near-miss' },
  { broken: true, kind: 'listed' },
] as const;
const trains = [
  { train: '21:48', home: { train: 0, electric: 3, shared: 2, alone: 1 } },
  { train: '22:12', home: { train: 2, electric: 3, shared: 0, alone: 1 } },
] as const;

/** All eight variants, each with a seed that draws it. */
export const variants: readonly Variant[] = pages.flatMap((page) =>
  wrists.flatMap((wrist) =>
    trains.map((train) => {
      const wanted = nameOfDraws(page.version, wrist.broken, train.train);
      return { ...page, ...wrist, ...train, seed: seedThatDraws(wanted, drawnBy) };
    }),
  ),
);

/** The one variant with these draws. */
export function variantWith(version: number, broken: boolean, train: string): Variant {
  const found = variants.find((one) => one.version === version && one.broken === broken && one.train === train);
  if (found === undefined) throw new Error(nameOfDraws(version, broken, train));
  return found;
}

/** The draws of a seed: version, wrist and train. */
export function drawnBy(seed: string): string {
  const { leak, hurt, train } = makeDraws(leaked, seed);
  const last = Number(columnOf(train, 'last')) % 1_440 === 1_308 ? '21:48' : '22:12';
  return nameOfDraws(Number(columnOf(leak, 'version')), columnOf(hurt, 'broken') === true, last);
}

/** The best answer to every task of the variant; the reporter isn't answered. */
export function bestAnswers(variant: Variant): Answers {
  return {
    'first-hour': ['amara', 'dana', 'ra', 'mileage', 'sasha'],
    'breach-note': facts(variant, {}),
    'near-miss': fall(variant, {}),
    'ra-check': ['r-gap', 'r-spare', 'r-watch', 'r-signed'],
    'crew-mail': mail(['unit', 'gwen'], ['sheet-4']),
    'friday-board': board('Fri 09:00', ['rail', 'lights', 'gas', 'torch', 'lunch', 'cams', 'guests']),
    carbon: footprint({}),
    'new-tool': ['w-keep', 'w-learn', 'w-import', 'w-terms'],
    'no-watch': { who: 'tamsin', by: 'in-person' },
    journeys: variant.home,
    'handover-note': { to: ['lin', 'meera'], attach: [], text: 'All of it.' },
  };
}

/** The facts for the data protection lead, but for what is said otherwise. */
export function facts({ ends, people, health }: Variant, otherwise: Readonly<Record<string, string | number>>): Answer {
  return { ends, people, health, regulator: 'amara', risk: 'Two houses are empty tonight.', ...otherwise };
}

/** The report on the brass weight, but for what is said otherwise. */
export function fall({ kind }: Variant, otherwise: Readonly<Record<string, string>>): Answer {
  return { at: 'second', kind, cause: 'not-known', note: 'Roped off.', ...otherwise };
}

/** The footprint, but for what is said otherwise. */
export function footprint(otherwise: Readonly<Record<string, string | number>>): Answer {
  return { miles: 168, power: 525, nights: 5, status: 'draft', logo: 'no', action: 'Shared cars.', ...otherwise };
}

/** An e-mail with the new call sheet, to these people with these papers. */
export function mail(to: readonly string[], attach: readonly string[]): Answer {
  return { to, attach, subject: 'Call sheet 4', text: 'Bin versions 2 and 3.' };
}

/** Friday's floor from this hour in this order. */
export function board(start: string, order: readonly string[]): Answer {
  return { start, order, dropped: [] };
}

/** Plays the variant: answers whatever is open in the order of `answers`, and waits where nothing is. */
export function play({ seed }: Variant, answers: Answers): Played {
  return playThrough(leaked, seed, answers);
}

/** The best answers with some of them otherwise. */
export function butWith(variant: Variant, otherwise: Otherwise): Answers {
  return changed(bestAnswers(variant), otherwise);
}

function nameOfDraws(version: number, broken: boolean, train: string): string {
  return `version ${version}, ${broken ? 'wrist broken' : 'nobody hurt'}, last train ${train}`;
}
