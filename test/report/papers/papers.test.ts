import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSitting } from '../../../src/engine/step.ts';
import { paperHtml } from '../../../src/report/papers/paper-html.ts';
import { columnsBounds, paperText } from '../../../src/report/papers/paper-text.ts';
import { papersOf } from '../../../src/report/papers/papers.ts';
import { indexOfPapers } from '../../../src/report/papers/papers-index.ts';
import type { Task } from '../../../src/scenario/kinds/kind.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { nearAsciiText } from '../../../src/view/ascii.ts';
import { documentView } from '../../../src/view/documents.ts';
import { smallSource } from '../../fixtures/small.ts';
import { compiled, everyScenario } from '../../laws/every-scenario.ts';
import { readXml } from './read-xml.ts';

const small = compiled(smallSource());
const shelved = fc.constantFrom(...everyScenario);
const seeds = fc.string({ unit: fc.constantFrom(...'abc123'), minLength: 1, maxLength: 6 });
const columns = fc.integer({ min: columnsBounds.least, max: columnsBounds.most });

/** Every paper of a scenario and their list, in both forms. */
function printed(scenario: Scenario, seed: string, width = 40) {
  const sitting = openSitting(scenario, seed);
  const papers = papersOf(sitting);
  return {
    sitting,
    papers,
    pages: papers.map(paperHtml),
    texts: papers.map((paper) => paperText(paper, width)),
    list: indexOfPapers(sitting, papers),
  };
}

/** A text without any blank: where a line was broken doesn't count. */
function solid(text: string): string {
  return text.replace(/\s+/g, '');
}

describe('the papers of a scenario', () => {
  it('are the brief, the contacts, what is there from the start, and last what arrives later', () => {
    const { papers } = printed(small, '7');
    expect(papers.map(({ name, title, under, handOut, isDrawn }) => [name, title, under, handOut, isDrawn])).toEqual([
      ['01-brief', 'The brief', 'A small day.', 'at-the-start', false],
      ['02-contacts', 'Contacts', 'A small day. 3 contacts.', 'at-the-start', false],
      ['03-call-sheet', 'Call sheet', 'A small day. Document 1, 5 lines.', 'at-the-start', true],
      ['04-crew-list', 'Crew list', 'A small day. Document 2, 3 rows.', 'at-the-start', true],
      ['05-new-order', 'New order', 'A small day. 5 lines.', 'when-it-arrives', false],
    ]);
  });

  it('are the same whatever tasks, states, messages and facts say: nothing that is for markers can get in', () => {
    fc.assert(
      fc.property(shelved, seeds, ({ scenario }, seed) => {
        const sitting = openSitting(scenario, seed);
        const emptied: Scenario = {
          ...scenario,
          tasks: new Map(),
          states: new Map(),
          messages: new Map(),
          facts: [],
          alwaysTrue: [],
          signals: [],
          assesses: {},
          root: { ...scenario.root, states: [], tasks: [], entry: [], timers: [], always: [], on: [] },
        };
        const bare = { ...sitting, scenario: emptied };
        expect(papersOf(bare)).toEqual(papersOf(sitting));
        expect(indexOfPapers(bare, papersOf(bare))).toEqual(indexOfPapers(sitting, papersOf(sitting)));
      }),
      { numRuns: 30 },
    );
  });

  it.each(everyScenario)('hold no evidence, marking note or condition of $id', ({ scenario }) => {
    const { pages, texts, list } = printed(scenario, '7');
    const all = solid(
      [...pages.flatMap(readXml), ...texts, ...readXml(paperHtml(list)), paperText(list, 40)].join(' '),
    );
    const secrets = [...scenario.tasks.values()].flatMap(secretsOf);
    expect(secrets.length).toBeGreaterThan(scenario.rehearsal ? 0 : 10);
    expect(secrets.filter((secret) => all.includes(solid(secret)))).toEqual([]);
  });

  it('hold every line and cell of every document, in both forms', () => {
    fc.assert(
      fc.property(shelved, seeds, columns, ({ scenario }, seed, width) => {
        const { sitting, papers, pages, texts } = printed(scenario, seed, width);
        for (const document of scenario.documents) {
          const at = papers.findIndex(({ name }) => name.endsWith(`-${document.id}`) && /^\d+-/.test(name));
          const page = readXml(pages[at] ?? '');
          const text = solid(texts[at] ?? '');
          const body = documentView(sitting, document.id)?.body;
          if (body === undefined) throw new Error(document.id);
          const said =
            body.kind === 'text'
              ? body.lines.filter((line) => line.text.trim() !== '').map((line) => [line.text.trim()])
              : [body.columns, ...body.rows.map(({ cells }) => cells)];
          for (const cell of said.flat().filter((one) => one !== '')) {
            expect(page).toContain(cell);
            expect(text).toContain(solid(nearAsciiText(cell)));
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are the same again for the same seed, and may differ for another', () => {
    const [one, again, other] = ['1', '1', '2'].map((seed) => printed(small, seed).texts.join());
    expect(one).toBe(again);
    expect(one).not.toBe(other);
  });

  it('have names that are as many as they are, in the order of a folder', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (count) => {
        const documents = Array.from({ length: count }, (_, at) => ({ ...must(small.documents[0]), id: `d${at}` }));
        const names = papersOf(openSitting({ ...small, documents }, '7')).map(({ name }) => name);
        expect(names).toHaveLength(count + 2);
        expect(names.toSorted()).toEqual(names);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the list of papers', () => {
  it('says what is held back, what to compare, and the seed; the papers themselves say none of it', () => {
    const { list, texts, pages } = printed(small, 'hall-2');
    expect(paperText(list, 60)).toBe(
      [
        'Papers for A small day',
        'For the invigilator. Do not hand this list out.',
        '',
        'SPECIMEN: no result rests on this task.',
        '',
        'Values in some papers were drawn with the seed hall-2. Begin',
        '  the sitting with the same seed: with another the screen',
        '  says something else.',
        '',
        'A document that is read on paper is not on the record by',
        '  itself. When the candidate takes one up, open it on the',
        '  screen too; in an assessment you can put it there, by the',
        '  id that stands with it, with `invigilate`.',
        '',
        'To be handed out at the start',
        'Everything that the candidate has from the beginning.',
        '',
        'The brief',
        '01-brief.txt',
        '',
        'Contacts',
        '02-contacts.txt',
        '',
        'Call sheet',
        '03-call-sheet.txt',
        'Has drawn values: compare it with the screen before you hand',
        '  it out. Its id is call-sheet.',
        '',
        'Crew list',
        '04-crew-list.txt',
        'Has drawn values: compare it with the screen before you hand',
        '  it out. Its id is crew-list.',
        '',
        'To be handed out when it arrives',
        'Hold each of these back until the screen says that it came.',
        '',
        'New order',
        '05-new-order.txt',
        'Its id is new-order.',
        '',
      ].join('\n'),
    );
    for (const text of [...texts, ...pages]) expect(text).not.toMatch(/handed? (it )?out|arrives|hall-2|drawn/i);
  });

  it('says nothing of seeds where no paper hangs on one', () => {
    const documents = small.documents.filter(({ id }) => id === 'new-order');
    const { list } = printed({ ...small, documents }, '7');
    expect(paperText(list, 200)).toContain('No paper has a value that was drawn: they are the same for every seed.');
  });
});

/** Everything long enough to be known again that an author wrote for markers, or as a condition. */
function secretsOf({ results, unanswered, marking, rule, spec }: Task): readonly string[] {
  const shows = [...results, ...(unanswered === null ? [] : [unanswered])].flatMap((one) => one.shows);
  const own = 'options' in spec ? JSON.stringify(spec).matchAll(/"because":"([^"\\]+)"/g) : [];
  const texts = [
    ...shows.map(({ because }) => because),
    ...[...own].map(([, because]) => because ?? ''),
    ...results.flatMap(({ when }) => (when === null ? [] : [when.source])),
    ...(marking === null ? [] : [...marking.lookFor, marking.notAPass, marking.justAPass, marking.justADistinction]),
    rule,
  ];
  return texts.filter((text) => text !== null).filter((text) => text.length >= 15);
}

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('There is none');
  return value;
}
