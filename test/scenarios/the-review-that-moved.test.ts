import { describe, expect, it } from 'vitest';
import { openSitting, openTasks } from '../../src/engine/step.ts';
import { alwaysInRandomPlay, noFault, waitBringsMessage } from './at-random.ts';
import {
  badgerWeek,
  bestAnswers,
  butWith,
  days,
  inTheReview,
  mail,
  plain,
  play,
  redLines,
  session,
  slip,
  statuses,
  type Variant,
  variantOfSeed3,
  variants,
} from './badger-week.ts';
import { closesNoDoor, tasksThatShowed } from './closes-no-door.ts';
import { allNames, kindsOfDistinction, lapsedTasks, messagesThatCame, neverCame, resultNames } from './happened.ts';
import { cameOut, type OneSlip, slipOf } from './one-slip.ts';
import { satFrom, shownByCode } from './sit-answers.ts';
import { bestElsewhere } from './variants.ts';

const named = variants.map((variant) => [variant.name, variant] as const);

/** What every task comes to when it is answered best; the client page isn't answered at all. */
const best = {
  'new-pulls': 'exact',
  'batch-check': 'exact',
  resend: 'ticket',
  'running-order': 'holds',
  invitation: 'all-told',
  tracker: 'sorted',
  'one-voice': 'one-place',
  'artist-days': 'holds',
  slip: 'sound',
  'handover-note': 'in-the-cut',
};

describe('in every variant', () => {
  it('there are eight, one of them that of the answers files', () => {
    expect(new Set(variants.map(({ seed }) => seed)).size).toBe(8);
    expect(play({ ...variantOfSeed3, seed: '3' }, bestAnswers(variantOfSeed3)).results).toEqual(best);
  });

  it.each(named)('each task has a best answer: %s', (_name, variant) => {
    const { results, ending, happened } = play(variant, bestAnswers(variant));
    expect(results).toEqual(best);
    expect(ending).toBe('all-in');
    expect(lapsedTasks(happened)).toEqual(['client-page']);
    noFault({ happened });
  });

  it.each(named)('what is right in another variant is not best in this one: %s', (_name, variant) => {
    for (const task of ['new-pulls', 'batch-check', 'tracker', 'slip'] as const) {
      const wrong = bestElsewhere(task, bestAnswers(variant), variants.map(bestAnswers));
      expect(play(variant, butWith(variant, { [task]: wrong })).results[task]).not.toBe(best[task]);
    }
  });

  it.each(named)('two starts of the review hold, and no other: %s', (_name, variant) => {
    const came = ['10:30', '10:40', '10:50', '11:00', '11:10', '11:20'].map((hour) => {
      const order = session(`Wed ${hour}`, ['test', 'chase', 'kitchen', 'notes']);
      return play(variant, butWith(variant, { 'running-order': order })).results['running-order'];
    });
    expect(came).toEqual(['unseen', 'unseen', 'holds', 'holds', 'nearly', 'unseen']);
  });
});

interface Slip extends OneSlip {
  readonly ending: string;
}

const late = 'late-nights';
const card = 'a-placeholder';
const twice = 'two-kitchens';
const all = 'all-in';
const mine: Variant = plain;

const slips: readonly Slip[] = (
  [
    ['one pull forgotten', 'new-pulls', ['c-170', 'c-190'], 'most', all],
    ['a pull too many', 'new-pulls', [...plain.pulls, 'c-180'], 'most', all],
    ['whatever has moved', 'new-pulls', [...plain.pulls, 'c-110', 'c-180'], 'too-many', all],
    ['the two new shots, as Dougie says', 'new-pulls', ['c-180', 'c-190'], 'few', card],
    ['no list of pulls', 'new-pulls', null, '', card],
    ['one frame instead of a whole shot', 'batch-check', redLines(mine, { again: 121 }), 'sorted', all],
    ['a bad copy taken for another format', 'batch-check', redLines(mine, { s350: 'format' }), 'bad-one-passed', late],
    ['everything is a bad copy', 'batch-check', redLines(mine, { s340: 'bad' }), 'mixed-up', all],
    ['the batch unread', 'batch-check', null, '', late],
    ['a call into the machine room', 'resend', { who: 'marlon', by: 'call' }, 'rang', late],
    ['another desk of the same house', 'resend', { who: 'oskar', by: 'e-mail' }, 'at-mossgarth', all],
    ['the cutting room, which has no plates', 'resend', { who: 'dougie', by: 'e-mail' }, 'wickerlamp', late],
    ['nobody asked', 'resend', null, '', late],
    ['the date on the board', 'client-page', 'board-date', 'board-date', late],
    ['a date to be confirmed', 'client-page', 'provisional', 'provisional', late],
    ['a talk about dates', 'client-page', 'what-date', 'what-date', late],
    [
      'the roof as well',
      'running-order',
      session('Wed 10:50', ['test', 'chase', 'kitchen', 'roof', 'notes']),
      'unpassed',
      late,
    ],
    [
      'the roof put first',
      'running-order',
      session('Wed 10:50', ['test', 'roof', 'chase', 'kitchen', 'notes']),
      'unpassed',
      late,
    ],
    [
      'notes before the pictures',
      'running-order',
      session('Wed 11:00', ['test', 'notes', 'chase', 'kitchen']),
      'no-use',
      all,
    ],
    [
      'the kitchen before Gwen',
      'running-order',
      session('Wed 11:00', ['test', 'kitchen', 'chase', 'notes']),
      'nearly',
      all,
    ],
    [
      'a start before the director',
      'running-order',
      session('Wed 10:30', ['test', 'chase', 'kitchen', 'notes']),
      'unseen',
      late,
    ],
    ['no order', 'running-order', null, '', all],
    ['clips for the car', 'invitation', mail([...inTheReview, 'tariq'], ['clips']), 'clips-out', 'on-a-phone'],
    ['everybody but the client', 'invitation', mail(['leila', 'gwen', 'haruto']), 'client-missed', late],
    ['the channel directly', 'invitation', mail([...inTheReview, 'gwen']), 'all-and-more', all],
    ['no word to the leads', 'invitation', mail(['philippa', 'haruto']), 'half-told', all],
    ['no invitation', 'invitation', null, '', late],
    ['a length taken for compositing', 'tracker', statuses(mine, { s160: 'comp' }), 'usable', all],
    ['work on two notes', 'tracker', statuses(mine, { s310: 'comp' }), 'worked-on', twice],
    ['ears for compositing', 'tracker', statuses(mine, { s130: 'comp' }), 'wrong-desk', all],
    ['an empty tracker', 'tracker', null, '', late],
    ['a call to a phone that is off', 'one-voice', { who: 'philippa', by: 'call' }, 'unheard', all],
    ['the director’s side', 'one-voice', { who: 'leila', by: 'call' }, 'one-side', twice],
    ['the supervisor’s say', 'one-voice', { who: 'haruto', by: 'text' }, 'in-house', all],
    ['nobody hears of it', 'one-voice', null, '', twice],
    ['a shot that is out of the cut', 'artist-days', days({ s140: 1, roof: 1 }), 'chase-first', all],
    ['no day in hand', 'artist-days', days({ roof: 3 }), 'chase-first', all],
    ['a shot without its note', 'artist-days', days({ kitchen: 1, roof: 1 }), 'chase-first', all],
    ['even shares', 'artist-days', days({ s170: 1, s190: 1, s140: 1, kitchen: 1 }), 'chase-short', late],
    ['the slip without handles', 'slip', slip(mine, { first: 1017, last: 1079 }), 'misprinted', all],
    ['the newest version', 'slip', slip(mine, { version: 'v015' }), 'not-passed', card],
    ['the version of the review', 'slip', slip(mine, { version: 'v012' }), 'bounces', card],
    ['the version without handles', 'slip', slip(mine, { version: 'v013' }), 'bounces', card],
  ] as const
).map(([name, task, answer, result, ending]) => ({ ...slipOf([name, task, answer, result]), ending }));

describe('one slip', () => {
  it.each(slips.map((one) => [one.name, one] as const))('comes to what it should: %s', (_name, one) => {
    cameOut(play(plain, butWith(plain, one.otherwise)), one, one.ending);
  });

  it('every result, every message and every lapse comes about by one slip or another', () => {
    const slipped = slips.flatMap(({ otherwise }) => play(plain, butWith(plain, otherwise)).happened);
    expect(resultNames(badgerWeek).length).toBeGreaterThan(40);
    expect(
      neverCame(allNames(badgerWeek), [...slipped, ...variants.flatMap((one) => play(one, bestAnswers(one)).happened)]),
    ).toEqual([]);
  });

  it('closes no door: every code can be shown, at both levels, in two tasks before the handover note', () => {
    const { happened } = play(plain, bestAnswers(plain));
    closesNoDoor(
      badgerWeek,
      ['K4', 'K9', 'S3', 'S8', 'K25', 'K26', 'K27', 'K28', 'K29', 'S21', 'S22', 'S23'],
      tasksThatShowed(badgerWeek, happened),
    );
  });
});

it('a distinction stands only on what was made', () => {
  const { happened } = play(plain, bestAnswers(plain));
  expect(kindsOfDistinction(badgerWeek, happened)).toEqual(['flag', 'form', 'schedule', 'form', 'allocate', 'form']);
});

it('four things are open at the opening, and whoever answers the client page pays for it', () => {
  const open = openTasks(openSitting(badgerWeek, plain.seed)).map(({ id }) => id);
  expect(open.sort()).toEqual(['batch-check', 'client-page', 'new-pulls', 'running-order']);
  const lost = (answer: string | null) =>
    messagesThatCame(play(plain, butWith(plain, { 'client-page': answer })).happened).flatMap(({ id, text }) =>
      id === 'safiya-sum' ? [text] : [],
    );
  expect(lost(null).join()).toContain('this week: 0.');
  expect(lost('provisional').join()).toContain('this week: 1.');
});

it('nobody who is told of a bad copy and rings about it has the frames on Tuesday', () => {
  const answers = butWith(plain, { resend: { who: 'marlon', by: 'text' } });
  const late = messagesThatCame(play(plain, answers).happened);
  expect(late.map(({ id }) => id)).toContain('marlon-rings-back');
});

describe('the answers files', () => {
  it('the strong one comes to the best of everything', () => {
    const sat = satFrom(badgerWeek, 'strong', '3');
    expect(sat.results).toEqual(best);
    expect(sat.ending).toBe('all-in');
    expect(shownByCode(sat)).toEqual({
      K4: 'pass',
      K9: 'distinction pass',
      S3: 'distinction distinction',
      S8: 'pass pass pass',
      K25: 'pass distinction',
      K26: 'distinction pass',
      K27: 'pass distinction',
      K28: 'distinction distinction',
      K29: 'distinction pass',
      S21: 'distinction',
      S22: 'pass pass',
      S23: 'distinction',
    });
  });

  it('the ordinary one is sound in the main and slips', () => {
    const sat = satFrom(badgerWeek, 'ordinary', '3');
    expect(sat.results).toEqual({
      'new-pulls': 'most',
      'batch-check': 'sorted',
      resend: 'rang',
      'running-order': 'nearly',
      invitation: 'all-and-more',
      tracker: 'usable',
      'one-voice': 'one-place',
      'artist-days': 'chase-first',
      slip: 'misprinted',
      'handover-note': 'hard-way',
    });
    expect(sat.ending).toBe('late-nights');
    expect(shownByCode(sat)).toEqual({
      K4: 'pass',
      K9: 'pass',
      S3: 'pass pass',
      S8: 'pass pass pass',
      K25: 'against pass',
      K26: 'pass pass',
      K27: 'pass',
      K28: 'pass',
      K29: 'pass',
      S22: 'pass pass',
      S23: 'pass',
    });
  });

  it('the weak one goes by what people say, and pictures get out', () => {
    const sat = satFrom(badgerWeek, 'weak', '3');
    expect(sat.results).toEqual({
      'client-page': 'provisional',
      'new-pulls': 'few',
      'batch-check': 'bad-one-passed',
      resend: 'wickerlamp',
      'running-order': 'unpassed',
      invitation: 'clips-out',
      tracker: 'worked-on',
      'one-voice': 'one-side',
      'artist-days': 'chase-short',
      slip: 'not-passed',
      'handover-note': 'out',
    });
    expect(sat.ending).toBe('on-a-phone');
    expect(sat.shown.map(({ toward }) => toward).filter((toward) => toward !== 'against')).toEqual([]);
    expect(new Set(sat.shown.map(({ code }) => code)).size).toBe(10);
  });
});

it('every wait for what comes next brings a message, and no play faults', () => {
  alwaysInRandomPlay(badgerWeek, 5_120, {
    each: [noFault, waitBringsMessage],
  });
});
