import { makeDraws } from '../../src/engine/draws.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { formatHour, formatMoney } from '../../src/scenario/notation.ts';
import { scenarioNamed } from '../laws/every-scenario.ts';
import { type Answers, changed, type Otherwise, type Played, playThrough } from './play-through.ts';
import { columnOf, seedThatDraws } from './variants.ts';

/** The scenario of the studio day that runs over. */
export const overrun = scenarioNamed('the-overrun');

/** What is drawn, and what only this draw makes right. */
export interface Variant {
  /** When Tilly's last shot has to be over. */
  readonly off: string;
  readonly rate: string;
  readonly seed: string;
  /** The order that stands; scene 14 is left out. */
  readonly order: readonly string[];
  /** Three half-hours. */
  readonly price: string;
  readonly sign: 'idris' | 'odile';
  /** When she leaves, if nobody keeps her, and if somebody does. */
  readonly left: string;
  readonly leftLate: string;
  /** Lines of Thursday's draft that can't stand. */
  readonly flagged: readonly string[];
}

const always = ['t-gus', 't-lessons'];
const days = [
  {
    off: '17:45',
    order: ['s11', 's7', 's9', 'meal', 's12'],
    left: 'Wed 18:10',
    leftLate: 'Wed 18:35',
    flagged: [...always, 't-tilly'],
  },
  {
    off: '18:00',
    order: ['s12', 's7', 's9', 'meal', 's11'],
    left: 'Wed 18:25',
    leftLate: 'Wed 18:50',
    flagged: [...always, 't-elec'],
  },
  {
    off: '18:15',
    order: ['s12', 's7', 's9', 'meal', 's11'],
    left: 'Wed 18:40',
    leftLate: 'Wed 19:05',
    flagged: [...always, 't-elec'],
  },
];
const rates = [
  { rate: '£320', price: '£960', sign: 'idris' },
  { rate: '£365', price: '£1,095', sign: 'odile' },
] as const;

/** All six variants, each with a seed that draws it. */
export const variants: readonly Variant[] = days.flatMap((day) =>
  rates.map((rate) => ({ ...day, ...rate, seed: seedThatDraws(`${day.off} ${rate.rate}`, drawnBy) })),
);

/** The one variant with these draws. */
export function variantWith(off: string, rate: string): Variant {
  const found = variants.find((one) => one.off === off && one.rate === rate);
  if (found === undefined) throw new Error(`${off} ${rate}`);
  return found;
}

/** The variant that the three answers files are written for. */
export const variantOfSeed2 = variantWith('18:00', '£365');

/** The best answer to every task of the variant; Marguerite's hold is best left alone. */
export function bestAnswers(variant: Variant): Answers {
  return {
    board: board(variant.order, ['s14']),
    'overrun-form': overrunForm(variant),
    council: sent(['jo', 'idris'], ['school-letter']),
    worry: note('maeve'),
    cars: cars(2, 1, 0, 1),
    'one-more': 'off-now',
    record: record(variant.left),
    chaperone: { who: 'hollis', by: 'call' },
    'sheet-check': variant.flagged,
    issue: sent(['unit', 'gus', 'hollis'], ['thursday-v2']),
    'handover-note': { to: ['idris', 'odile', 'kit'], attach: [], text: 'All of it.' },
  };
}

/** The rest of Wednesday. */
export function board(order: readonly string[], dropped: readonly string[]): Answer {
  return { start: 'Wed 14:45', order, dropped };
}

/** The form for the studio, with some of it otherwise. */
export function overrunForm(
  { price, sign }: Variant,
  otherwise: Readonly<Record<string, string | number>> = {},
): Answer {
  return { out_by: 'Wed 20:30', halves: 3, price, meals: 36, sign, ...otherwise };
}

/** An e-mail to these people with these papers. */
export function sent(to: readonly string[], attach: readonly string[]): Answer {
  return { to, attach, subject: 'Tilly', text: 'It has changed.' };
}

/** A note to these people. */
export function note(...to: readonly string[]): Answer {
  return { to, attach: [], text: 'What was seen and said.' };
}

/** Five taxis. */
export function cars(makeup: number, sound: number, elec: number, ray: number, tilly = 0): Answer {
  return { makeup, sound, elec, ray, tilly };
}

/** Tilly's day as it was when nobody kept her, with some of it otherwise. */
export function record(left: string, otherwise: Readonly<Record<string, string>> = {}): Answer {
  return {
    left,
    here: '8h55m',
    performed: '4h',
    lessons: '3h',
    was_over: 'no',
    note: 'A lesson moved into the fault.',
    ...otherwise,
  };
}

/** Tilly's day as it was when she was kept. */
export function lateRecord({ leftLate }: Variant): Answer {
  return record(leftLate, { here: '9h20m', performed: '4h20m', was_over: 'yes' });
}

/** Plays the variant: answers whatever is open in the order of `answers`, and waits where nothing is. */
export function play({ seed }: Variant, answers: Answers): Played {
  return playThrough(overrun, seed, answers);
}

/** The best answers with some of them otherwise. */
export function butWith(variant: Variant, otherwise: Otherwise): Answers {
  return changed(bestAnswers(variant), otherwise);
}

function drawnBy(seed: string): string {
  const { day, rate } = makeDraws(overrun, seed);
  return [formatHour(Number(columnOf(day, 'off'))), formatMoney(Number(rate))].join(' ');
}
