import { describe, expect, it } from 'vitest';
import { kindsOfAnswer } from '../../src/check/kinds-of-answer.ts';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { exampleOf, foresee, type PreviewView, previewView } from '../../src/view/preview.ts';
import { beginWay, goOn, sittingOf, type Way } from '../../src/view/way.ts';
import { day, storyOf } from '../engine/story-of.ts';

const scenario = storyOf(
  `${day}
facts:
  spent: { money: "£0", at-least: "£0", at-most: "£500" }
  told: { yes-no: no }
draws:
  fee: { money: ["£40", "£40"] }
initial: day`,
  `
  day:
    type: parallel
    done: { to: handover }
    states:
      unit:
        initial: yard
        states:
          yard:
            entry:
              - message: { id: van, from: priya, by: text, after: 20m, text: "The van is late.", attach: paper }
            tasks:
              whom:
                choose: Whom do you tell?
                options: { priya: Priya, nobody: Nobody yet }
                takes: 10m
                judged: [S1]
                results:
                  told:
                    when: answer.option == "priya"
                    do: { told: yes, spent: spent + fee }
                    shows: { S1 pass: Tells who decides }
                    to: home
                  untold:
                    shows: { S1 against: Nobody knows }
                unanswered:
                  shows: { S1 against: It was left open }
            after:
              50m: { when: told, to: home }
          home: { type: final }
      office:
        initial: desk
        states:
          desk:
            after: { 1h: { to: shut } }
          shut: { type: final }
  `,
);

describe('a moment of a story as its author looks at it', () => {
  it('says where the story stands, what is pending and when, and what has a value', () => {
    const view = viewOf(begin());
    expect(view).toMatchObject({
      title: 'A story',
      badge: 'SPECIMEN',
      clock: 'Mon 09:00',
      variant: 'variant 2 of 3',
      seed: '1',
      steps: 'at the opening',
      where: ['day / unit / yard', 'day / office / desk'],
      latest: null,
      ending: null,
    });
    expect(view.pending).toEqual([
      'in 20m, Mon 09:20: message van from Priya Nair',
      'in 50m, Mon 09:50: yard goes to home if told',
      'in 1h, Mon 10:00: desk goes to shut',
    ]);
    expect(view.facts).toEqual([
      { id: 'spent', value: '£0', was: null },
      { id: 'told', value: 'no', was: null },
    ]);
    expect(view.draws).toEqual([{ id: 'fee', value: '£40' }]);
  });

  it('has every kind of answer with its result, what it shows and sets, how long it takes and where it leads', () => {
    const [task, waits, documents] = viewOf(begin()).parts;
    expect(task).toMatchObject({
      title: 'Whom (whom)',
      about: ['choose one; words judged for S1.', 'Whom do you tell?'],
    });
    expect(task?.choices.map(({ number, label, detail }) => [number, label, detail])).toEqual([
      [1, 'told', 'S1 pass; spent £40, told yes; 10m; to home'],
      [2, 'untold', 'S1 against; 10m'],
    ]);
    expect(waits?.choices.map(({ number, label }) => [number, label])).toEqual([
      [3, 'Until something happens'],
      [4, '5 minutes'],
      [5, '15 minutes'],
      [6, '30 minutes'],
    ]);
    expect(documents?.choices).toEqual([
      { number: 7, label: 'Paper', detail: '1 line', step: { kind: 'open', id: 'paper' } },
    ]);
  });

  it('foresees what a choice brings from here, with one answer of its kind', () => {
    const way = begin();
    const [told, wait] = viewOf(way).parts.map(({ choices }) => choices[0]);
    if (told === undefined || wait === undefined) throw new Error('Nothing to do');
    expect(exampleOf(way, told)).toEqual(['Priya']);
    expect(foresee(way, told).map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'result: told',
      'shows: S1 toward a pass: Tells who decides',
      'takes: 10m, until Mon 09:10',
      'sets: spent £0 → £40',
      'sets: told no → yes',
      'goes to: home',
    ]);
    expect(exampleOf(way, wait)).toEqual([]);
    expect(foresee(way, wait).map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'takes: 20m, until Mon 09:20',
      'message: Priya Nair by text: The van is late. [with paper]',
    ]);
  });

  it('marks what the last step changed, and tells what came of it', () => {
    const first = viewOf(begin()).parts[0]?.choices[0]?.step;
    if (first === undefined) throw new Error('Nothing to do');
    const view = viewOf(gone(begin(), first));
    expect(view.facts[0]).toEqual({ id: 'spent', value: '£40', was: '£0' });
    expect(view.latest?.did).toBe('answered whom');
    expect(view.latest?.outcome).toContainEqual({ label: 'result', text: 'told' });
    expect(view.where).toEqual(['day / unit / home', 'day / office / desk']);
    const later = viewOf(gone(gone(begin(), first), { kind: 'wait', minutes: 5 }));
    expect(later.facts[0]).toEqual({ id: 'spent', value: '£40', was: null });
    expect(later).toMatchObject({ steps: '2 steps on', latest: { did: 'waited 5m' } });
  });

  it('tells a task that lapsed with what that shows, and the ending', () => {
    const lapsed = storyOf(
      `${day}\ninitial: desk`,
      `
      desk:
        tasks:
          on: { choose: Which?, options: { a: One, b: Other }, results: { done: {} }, unanswered: { shows: { S1 against: Too late } } }
        after: { 20m: { to: the-end } }
      `,
    );
    const view = viewOf(gone(begin(lapsed), { kind: 'wait', minutes: 'next' }), lapsed);
    expect(view.latest?.outcome.map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'takes: 20m, until Mon 09:20',
      'goes to: the-end',
      'unanswered: on; S1 against: Too late',
      'ends: the-end: Done',
    ]);
    expect(view.ending).toEqual({ title: 'Done', text: 'The day is over.' });
    expect(view.parts).toEqual([]);
  });
});

function begin(of: Scenario = scenario): Way {
  const begun = beginWay(of, '1');
  if (!begun.ok) throw new Error(begun.because);
  return begun.way;
}

function gone(way: Way, step: Parameters<typeof goOn>[1]): Way {
  const further = goOn(way, step);
  if (!further.ok) throw new Error(further.because);
  return further.way;
}

function viewOf(way: Way, of: Scenario = scenario): PreviewView {
  const tasks = kindsOfAnswer(createStepper(partsOf(of)), sittingOf(way));
  return previewView(way, tasks, { number: 2, count: 3 });
}
