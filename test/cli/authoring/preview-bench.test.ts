import { describe, expect, it } from 'vitest';
import type { Bench } from '../../../src/view/bench.ts';
import { choose, Desk } from './preview-bench-of.ts';

const where = (bench: Bench) => bench.look().playing?.view.where;
const steps = (bench: Bench) => bench.look().playing?.view.steps;
const said = (bench: Bench) => bench.look().said.map(({ text }) => text);

describe('a preview', () => {
  it('goes step by step, back, and to the opening again', async () => {
    const bench = await new Desk().bench();
    expect(where(bench)).toEqual(['desk']);
    await choose(bench, 'told');
    await choose(bench, 'Until something happens');
    expect([where(bench), steps(bench)]).toEqual([['handover'], '2 steps on']);
    await bench.ask({ kind: 'back' });
    expect(where(bench)).toEqual(['yard']);
    await bench.ask({ kind: 'restart' });
    expect([where(bench), said(bench)]).toEqual([['desk'], []]);
    await bench.ask({ kind: 'back' });
    expect(said(bench)).toEqual(['This is the opening: there is no step to take back.']);
  });

  it('says why something can’t be done', async () => {
    const bench = await new Desk().bench();
    await bench.ask({ kind: 'take', step: { kind: 'wait', minutes: 'next' } });
    expect(bench.look().said).toEqual([
      { text: 'Nothing is on its way, so there is nothing to wait for.', isWarning: true },
    ]);
  });

  it('goes to a state by the shortest way, in another variant where that alone leads there', async () => {
    const bench = await new Desk().bench(dry);
    await bench.ask({ kind: 'go-to', state: 'handover' });
    expect([where(bench), steps(bench), said(bench)]).toEqual([['handover'], '2 steps on', []]);
    expect(bench.look().playing?.view.variant).toBe('variant 2 of 2');
    await bench.ask({ kind: 'go-to', state: 'shelter' });
    expect([where(bench), said(bench)]).toEqual([
      ['shelter'],
      ['Only another variant leads to shelter: this is variant 1.'],
    ]);
    expect(bench.look().looking).toBeNull();
  });

  it('says of a state that nothing leads to, and stays', async () => {
    const bench = await new Desk().bench();
    await choose(bench, 'told');
    await bench.ask({ kind: 'go-to', state: 'nowhere' });
    expect([where(bench), said(bench)]).toEqual([['yard'], ['No way leads to nowhere, in any variant.']]);
  });

  it('makes the same steps in the next variant, and says where one comes to something else', async () => {
    const bench = await new Desk().bench(dry);
    await choose(bench, 'untold');
    await bench.ask({ kind: 'variant' });
    expect(bench.look().playing?.view.variant).toBe('variant 1 of 2');
    expect([where(bench), said(bench)]).toEqual([
      ['shelter'],
      ['Step 1 (answered whom) now comes to rain; it came to untold.'],
    ]);
    await bench.ask({ kind: 'variant' });
    expect(bench.look().playing?.view.variant).toBe('variant 2 of 2');
  });

  it('saves the way that was taken', async () => {
    const desk = new Desk();
    const bench = await desk.bench();
    await choose(bench, 'told');
    await bench.ask({ kind: 'save' });
    expect(said(bench)).toEqual(['Saved as answers/preview-1.yaml.']);
    expect(desk.saved[0]?.done.map(({ step }) => step)).toEqual([
      { kind: 'decide', task: 'whom', answer: 'priya', reason: null },
    ]);
  });
});

describe('a preview whose files are saved', () => {
  it('stays where it was, with what the files say now', async () => {
    const desk = new Desk();
    const bench = await desk.bench();
    await choose(bench, 'told');
    await desk.save(bench, 'title: A story', 'title: Another story');
    expect(bench.look().playing?.view.title).toBe('Another story');
    expect([where(bench), said(bench)]).toEqual([['yard'], ['Read again. Everything is where it was.']]);
    desk.paper = 'Another line\n';
    await bench.ask({ kind: 'read-again' });
    expect(said(bench)).toEqual(['Read again. Everything is where it was.']);
  });

  it('keeps what was said where a save changed nothing', async () => {
    const desk = new Desk();
    const bench = await desk.bench();
    await desk.save(bench, 'title: A story', 'title: Another story');
    const before = bench.look().said;
    await bench.ask({ kind: 'read-again' });
    expect(bench.look().said).toBe(before);
  });

  it('stops before a step that is no longer possible, and takes the shortest way to where it was', async () => {
    const desk = new Desk();
    const bench = await desk.bench();
    await choose(bench, 'told');
    await choose(bench, 'Until something happens');
    await desk.save(
      bench,
      'options: { priya: Priya, nobody: Nobody yet }',
      'options: { tom: Tom, nobody: Nobody yet }',
    );
    await desk.save(bench, 'answer.option == "priya"', 'answer.option == "tom"');
    expect([where(bench), steps(bench)]).toEqual([['handover'], '2 steps on']);
    expect(said(bench)[0]).toMatch(
      /^Read again\. Step 1 \(answered whom\) is no longer possible: .*priya.* The shortest way to handover was taken instead: 2 steps\.$/,
    );
  });

  it('takes the shortest way where the steps lead elsewhere now', async () => {
    const desk = new Desk();
    const bench = await desk.bench(dry);
    await choose(bench, 'told');
    await desk.save(bench, 'S1 pass: Tells who decides }, to: yard', 'S1 pass: Tells who decides }, to: shed');
    expect(where(bench)).toEqual(['shed']);
    expect(said(bench)).toEqual(['Read again.', 'No way leads to yard, in any variant.']);
    await bench.ask({ kind: 'restart' });
    await choose(bench, 'untold');
    await desk.save(bench, 'Tells who decides }, to: shed', 'Tells who decides }, to: yard');
    await desk.save(bench, 'S1 against: Nobody knows }, to: shed', 'S1 against: Nobody knows }, to: yard');
    expect(where(bench)).toEqual(['yard']);
  });

  it('stops where it is when the state is gone', async () => {
    const desk = new Desk();
    const bench = await desk.bench();
    await choose(bench, 'told');
    await desk.save(bench, '  yard:\n', '  court:\n');
    expect(bench.look().mistakes?.isBroken).toBe(true);
    await desk.save(bench, 'Tells who decides }, to: yard', 'Tells who decides }, to: court');
    expect([where(bench), said(bench)]).toEqual([['court'], ['Read again. There is no state yard any more.']]);
  });

  it('shows mistakes, keeps the last story until they are mended, and goes on in it meanwhile', async () => {
    const desk = new Desk();
    const bench = await desk.bench();
    await choose(bench, 'told');
    await desk.save(bench, 'title: A story', 'tilte: A story');
    const { mistakes } = bench.look();
    expect(mistakes).toMatchObject({ counted: '1 error', isBroken: true });
    expect(mistakes?.lines[0]).toContain('story.yaml:3:1: error CS201');
    await choose(bench, 'Until something happens');
    expect(where(bench)).toEqual(['handover']);
    await desk.save(bench, 'tilte: A story', 'title: A story');
    expect([bench.look().mistakes, where(bench)]).toEqual([null, ['handover']]);
  });

  it('begins with the first version that can be played', async () => {
    const desk = new Desk();
    desk.text = desk.text.replace('initial: desk', 'initial: dusk');
    const bench = await desk.bench();
    expect([bench.look().playing, bench.look().mistakes?.counted]).toEqual([null, '1 error']);
    await bench.ask({ kind: 'back' });
    await desk.save(bench, 'initial: dusk', 'initial: desk');
    expect(where(bench)).toEqual(['desk']);
  });
});

/** A seed with which the day is dry. */
const dry = '2';
