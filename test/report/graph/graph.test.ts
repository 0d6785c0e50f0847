import { describe, expect, it } from 'vitest';
import { graphOf, withInner } from '../../../src/report/graph/graph.ts';
import { smallSource } from '../../fixtures/small.ts';
import { compiled } from '../../laws/every-scenario.ts';

const small = graphOf(compiled(smallSource()));
const state = (id: string) => withInner(small.states).find((one) => one.id === id);

/** The arrows from a state: `to: cause | cause`, each cause after its kind. */
function arrowsFrom(id: string): readonly string[] {
  return small.arrows
    .filter(({ from }) => from === id)
    .map(({ to, causes }) => `${to}: ${causes.map(({ kind, words }) => `${kind} ${words}`).join(' | ')}`);
}

describe('the graph of a scenario', () => {
  it('has one arrow for each way, with every decision, timer and signal that leads along it', () => {
    expect(arrowsFrom('opening')).toEqual([
      'day: decision first-call → nobody | decision all answered | timer after 1h',
    ]);
    expect(arrowsFrom('work')).toEqual(['held: signal on van-late']);
    expect(arrowsFrom('held')).toEqual(['back-to-work: timer after hold_up']);
    expect(arrowsFrom('checking')).toEqual(['paying: decision all answered | timer at Sun 18:30']);
  });

  it('puts results that go to one place together, and those that go elsewhere on arrows of their own', () => {
    expect(arrowsFrom('timing')).toEqual(['shot: decision board → dropped-nine, dry, wet, unworkable']);
    expect(arrowsFrom('wrap')).toEqual([
      'ended-late: decision handover-note → late',
      'ended-well: decision handover-note → in-time',
    ]);
  });

  it('says of what follows by itself when it does', () => {
    expect(arrowsFrom('day')).toEqual([
      'settle: always all strands ended when van_booked | always all strands ended, otherwise',
    ]);
    expect(arrowsFrom('settle')).toEqual([
      'wrap: always always when answered("board") && result("book-van") == "booked" | always always, otherwise',
    ]);
    expect(arrowsFrom('back-to-work')).toEqual(['planning: first where there is no history']);
  });

  it('says in the state what happens without leaving it', () => {
    expect(state('checking')?.notes).toEqual([
      'entry: 1 message',
      'after 20m: signals van-late',
      'book-van → late: signals van-late',
    ]);
    expect(state('held')?.notes).toEqual(['entry: 1 message', 'exit: sets lost']);
    expect(state('paying')?.notes).toEqual(['at supplier.ready: 1 message']);
  });

  it('counts what each task can show, its options and an answer that never came among it', () => {
    expect(state('opening')?.tasks[0]).toEqual({
      id: 'first-call',
      kind: 'choose',
      isHandover: false,
      evidence: [
        { code: 'S1', pass: 1, distinction: 1, against: 2, isJudged: true },
        { code: 'K1', pass: 1, distinction: 0, against: 0, isJudged: false },
      ],
    });
  });

  it('marks the endings, and only those', () => {
    const endings = withInner(small.states).filter(({ ending }) => ending !== null);
    expect(endings.map(({ id, ending }) => `${id}: ${ending}`)).toEqual([
      'ended-well: A good day',
      'ended-late: A long day',
    ]);
  });

  it('shortens a long condition', () => {
    const source = smallSource();
    const long = source.files.map((file) => ({
      ...file,
      text: file.text.replace('when: van_booked', `when: 'van_booked && ${'goodwill > 1 && '.repeat(9)}goodwill > 2'`),
    }));
    const [arrow] = graphOf(compiled({ ...source, files: long })).arrows.filter(({ from }) => from === 'day');
    expect(arrow?.causes[0]?.words).toBe(
      'all strands ended when van_booked && goodwill > 1 && goodwill > 1 && goodwill > 1…',
    );
  });
});
