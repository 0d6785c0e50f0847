import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { type OneSlip, type SlipRow, slipOf } from './one-slip.ts';
import type { Answers } from './play-through.ts';
import { board, butWith, plain, quayFirst, report, sent, type Variant, variantWith } from './rainy-day.ts';

/** A slip on this day. */
export interface Slip extends OneSlip {
  /** Where it must be this variant; otherwise any. */
  readonly variant?: Variant;
  /** The made day, unless it says otherwise. */
  readonly ending?: 'made-the-hard-way' | 'half-a-day' | 'on-the-agenda';
  /** The progress report that tells the day as it then was. */
  readonly told?: Answer;
}

/** The best answers but for the slip, with the day told as it was. */
export function slipped(slip: Slip): Answers {
  const told = slip.told === undefined || 'progress-report' in slip.otherwise ? {} : { 'progress-report': slip.told };
  return butWith(slip.variant ?? plain, { ...told, ...slip.otherwise });
}

const dear = variantWith({ front: '12:15', released: '19:15', hire: '£475' });
const everybody = ['tom', 'priya', 'dele', 'unit', 'gita'];
const order = (otherwise: Readonly<Record<string, string | number>>): Answer => ({
  covers: 6,
  net: '£485',
  code: 'weather',
  deliver: 'Mon 06:45',
  approved_by: 'dele',
  ...otherwise,
});
const covers = (otherwise: Readonly<Record<string, number>>): Answer => ({
  camera: 0,
  electrical: 0,
  makeup: 0,
  crowd: 0,
  catering: 0,
  ...otherwise,
});
const hard = { ending: 'made-the-hard-way' } as const;
const untold = { ...hard, told: report(3, '45m', '40m') };
const lateSheet = { ...hard, told: report(3, '45m', '30m') };
const neither = { ...hard, told: report(3, '45m', '55m') };
const fallen = { ...hard, told: report(3, '45m', '35m', 'no', 'yes') };
const noLoft = { ending: 'half-a-day', told: report(2, '2h30m', '15m') } as const;
const shortSlept = { ending: 'on-the-agenda', told: report(3, '45m', '0m', 'yes') } as const;

type Row = SlipRow<Partial<Omit<Slip, 'name' | 'results'>>>;

const rows: readonly Row[] = [
  ['two of three lines', 'what-breaks', ['n-rig', 'n-18'], 'most'],
  ['a line too many', 'what-breaks', ['n-rig', 'n-31', 'n-18', 'n-unit'], 'most'],
  ['the wrong lines', 'what-breaks', ['n-unit', 'n-lunch'], 'few'],
  ['the order unread', 'what-breaks', null, ''],
  ['a board at six', 'draft-order', board('Mon 06:00', quayFirst), 'breaks-rest', lateSheet],
  [
    'a pub scene on the quay',
    'draft-order',
    board('Mon 06:45', ['rig', 's31', 's18', 's30', 'move', 'lunch', 's19']),
    'impossible',
    lateSheet,
  ],
  [
    'the pub first',
    'draft-order',
    board('Mon 06:45', ['s18', 's19', 'move', 'rig', 's30', 'lunch', 's31']),
    'impossible',
    lateSheet,
  ],
  [
    'her scene last, however early the day',
    'draft-order',
    board('Mon 06:15', ['rig', 's31', 's30', 'move', 'lunch', 's19', 's18']),
    'nearly',
    { variant: variantWith({ front: '11:30', released: '18:45', hire: '£370' }) },
  ],
  [
    'lunch after her scene',
    'draft-order',
    board('Mon 06:45', ['rig', 's31', 's30', 'move', 's18', 'lunch', 's19']),
    'nearly',
  ],
  [
    'the exterior in the rain',
    'draft-order',
    board('Mon 06:45', ['rig', 's30', 's31', 'lunch', 'move', 's18', 's19']),
    'wet',
    lateSheet,
  ],
  ['no draft', 'draft-order', null, '', lateSheet],
  ['the sheet to the landlord', 'amendment', sent([...everybody, 'cal'], ['call-sheet-2']), 'outside-the-list'],
  ['both versions', 'amendment', sent(everybody, ['call-sheet', 'call-sheet-2']), 'old-version'],
  ['draft 1 alone', 'amendment', sent(everybody, ['call-sheet']), 'old-version', neither],
  ['no word to the drivers', 'amendment', sent(['tom', 'unit'], ['call-sheet-2']), 'drivers-missed', untold],
  ['the drivers alone', 'amendment', sent(['tom', 'gita'], ['call-sheet-2']), 'drivers-missed', lateSheet],
  ['nothing sent', 'amendment', null, '', neither],
  ['Walt as well', 'stand-by', ['key', 'dressers', 'catering', 'walt'], 'ready-at-a-price'],
  ['the crowd let go', 'stand-by', ['key', 'dressers', 'catering', 'crowd'], 'crowd-lost'],
  ['no word to catering', 'stand-by', ['key', 'dressers'], 'half-ready'],
  ['no key', 'stand-by', ['dressers', 'catering'], 'half-ready', noLoft],
  ['no stand-by', 'stand-by', null, '', noLoft],
  ['a call to Dele', 'approval', { who: 'dele', by: 'call' }, 'by-voice'],
  [
    'a call to Priya',
    'approval',
    { who: 'priya', by: 'call' },
    'by-voice',
    { variant: dear, otherwise: { 'purchase-order': order({ net: '£535', approved_by: 'priya' }) } },
  ],
  [
    'a yes that doesn’t count, seen in time',
    'approval',
    { who: 'dele', by: 'text' },
    'too-low',
    { ...hard, variant: dear, otherwise: { 'purchase-order': order({ net: '£535', approved_by: 'not-yet' }) } },
  ],
  ['Priya for a small sum', 'approval', { who: 'priya', by: 'text' }, 'too-high'],
  ['the location manager', 'approval', { who: 'hana', by: 'text' }, 'elsewhere'],
  [
    'nobody asked',
    'approval',
    null,
    '',
    { ...hard, otherwise: { 'purchase-order': order({ approved_by: 'not-yet' }) } },
  ],
  ['out of contingency', 'purchase-order', order({ code: 'contingency' }), 'right-money'],
  ['at the gate too early', 'purchase-order', order({ deliver: 'Mon 05:15' }), 'right-money'],
  [
    'held for want of a signature',
    'purchase-order',
    order({ net: '£535', approved_by: 'not-yet' }),
    'held',
    { ...hard, variant: dear, otherwise: { approval: { who: 'dele', by: 'text' } } },
  ],
  ['the hire alone', 'purchase-order', order({ net: '£425' }), 'wrong-sum', hard],
  ['five covers', 'purchase-order', order({ covers: 5 }), 'wrong-sum', hard],
  ['kept back', 'purchase-order', order({ approved_by: 'not-yet' }), 'stalled', hard],
  [
    'ordered on a yes that doesn’t count',
    'purchase-order',
    order({ net: '£535' }),
    'on-the-wrong-yes',
    { ...hard, variant: dear, otherwise: { approval: { who: 'dele', by: 'text' } } },
  ],
  ['a name that gave no yes', 'purchase-order', order({ approved_by: 'priya' }), 'unsigned', hard],
  ['no order', 'purchase-order', null, '', hard],
  ['Bex by telephone', 'short-rest', { who: 'bex', by: 'call' }, 'rang-floor'],
  ['Dele by telephone', 'short-rest', { who: 'dele', by: 'call' }, 'rang-dele'],
  ['a text to Priya', 'short-rest', { who: 'priya', by: 'text' }, 'texted'],
  ['a mail to Priya', 'short-rest', { who: 'priya', by: 'e-mail' }, 'mailed-or-left', shortSlept],
  ['left to Nell', 'short-rest', { who: 'nell', by: 'call' }, 'mailed-or-left', shortSlept],
  ['electrical first, the rest by asking', 'share-covers', covers({ electrical: 1, camera: 2, crowd: 1 }), 'safe'],
  [
    'one to catering, which has its own awning',
    'share-covers',
    covers({ electrical: 1, camera: 1, makeup: 1, catering: 1 }),
    'safe',
  ],
  ['to those who asked', 'share-covers', covers({ camera: 2, makeup: 2 }), 'loudest'],
  ['a text to Tom', 'thunder-heard', 'tom-first', 'tom-first', fallen],
  ['a lightning map', 'thunder-heard', 'second-source', 'second-source', fallen],
  ['all to the loft', 'thunder-heard', 'go-to-loft', 'go-to-loft', fallen],
  ['thunder unanswered', 'thunder-heard', null, '', fallen],
  [
    'thunder unanswered and no loft',
    'thunder-heard',
    null,
    '',
    { ending: 'half-a-day', otherwise: { 'stand-by': ['dressers'] }, told: report(2, '2h10m', '35m', 'no', 'yes') },
  ],
  ['all lost time to weather', 'progress-report', report(3, '1h', '0m'), 'honest'],
  ['scene 31 complete', 'progress-report', report(4, '45m', '15m'), 'scenes-miscounted'],
  [
    'a frame that came down in time as a near miss',
    'progress-report',
    report(3, '45m', '15m', 'no', 'yes'),
    'too-careful',
  ],
  ['short rest that nobody had', 'progress-report', report(3, '45m', '15m', 'yes'), 'short-rest-made-up'],
  [
    'no word of the frame that fell',
    'progress-report',
    report(3, '45m', '35m'),
    'near-miss-left-out',
    { ...hard, otherwise: { 'thunder-heard': 'tom-first' } },
  ],
  [
    'no word of the short rest',
    'progress-report',
    report(3, '45m', '0m'),
    'short-rest-left-out',
    { ending: 'on-the-agenda', otherwise: { 'short-rest': { who: 'nell', by: 'call' } } },
  ],
];

/** Every way of going wrong once (or twice, where one needs the other). */
export const slips: readonly Slip[] = rows.map((row) => ({ ...row[4], ...slipOf(row, row[4]?.otherwise) }));
