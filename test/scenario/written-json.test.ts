import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatePart } from '../../src/scenario/candidate-part.ts';
import { limits } from '../../src/scenario/limits.ts';
import { parseYaml } from '../../src/scenario/parse.ts';
import { readWrittenJson } from '../../src/scenario/written-json.ts';
import { allShelves } from '../laws/generated-scenario.ts';

/** What the YAML library makes of a text, with the mistakes in it: a comment after it keeps the short way from being taken. */
function readByLibrary(text: string): unknown {
  return readWithMistakes(`${text}# read by the library\n`);
}

function readWithMistakes(text: string): unknown {
  const mistakes: unknown[] = [];
  const parsed = parseYaml('a.yaml', text, (mistake) => mistakes.push(mistake));
  return { ...parsed, mistakes };
}

const text = fc.string({ unit: 'binary', maxLength: 30 });
const { tree } = fc.letrec<{ tree: unknown; map: unknown }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, text, fc.array(tie('tree'), { maxLength: 4 }), tie('map')),
  map: fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
}));
const map = fc.dictionary(text, tree, { maxKeys: 6 });

describe('JSON as it is written here', () => {
  it('gives the tree that the YAML library gives, whatever its texts are', () => {
    fc.assert(
      fc.property(map, (value) => {
        const written = `${JSON.stringify(value)}\n`;
        const root = readWrittenJson('a.yaml', written);
        // A number for a key comes first in an object of JavaScript, wherever it stood.
        if (root !== null || !/"\d+":/.test(written))
          expect({ root, readableUpTo: Infinity, isWhole: true, mistakes: [] }).toStrictEqual(readByLibrary(written));
      }),
      { numRuns: 500 },
    );
  });

  it.each(allShelves)('is what the candidate’s part of %s is written in', (_id, shelves) => {
    fc.assert(
      fc.property(shelves, ({ scenario }) => {
        const made = candidatePart(scenario);
        if (!made.ok) throw new Error(made.because);
        const { source } = made.part;
        const entry = source.files.find(({ path }) => path === source.entry)?.text ?? '';
        const root = readWrittenJson('a.yaml', entry);
        expect({ root, readableUpTo: Infinity, isWhole: true, mistakes: [] }).toStrictEqual(readByLibrary(entry));
      }),
      { numRuns: 10 },
    );
  });

  it('leaves everything else to the library, which says what is wrong in it', () => {
    const deep = (levels: number): string => `${'{"a":'.repeat(levels)}"b"${'}'.repeat(levels)}`;
    const long = (items: number): string => `{"a":[${Array.from({ length: items }, () => '"b"').join(',')}]}`;
    const short = [`${deep(limits.depth)}\n`, `${long(limits.values - 1)}\n`];
    for (const one of short) {
      expect(readWrittenJson('a.yaml', one)).not.toBeNull();
      expect(readWithMistakes(one)).toStrictEqual(readByLibrary(one));
    }
    const others = [
      '{"b":"c","1":"d"}',
      ...[deep(limits.depth + 1), long(limits.values)],
      ...[
        '{"a":"b","a":"c"}',
        '{"a":1}',
        '{"a":null}',
        '{"a": "b"}',
        '{a:"b"}',
        '{"a":"b",}',
        '{"a":"b"',
        '["a"]',
        '"a"',
        '',
      ],
      ...['{"a":"b"}{', '{"a":"b"}\n\n', '{"a":"\\/"}', '{"a":"\\x41"}', '{"a":"b\nc"}', '{"a":"b" # c\n}'],
    ];
    for (const one of others) expect([one, readWrittenJson('a.yaml', one)]).toEqual([one, null]);
  });

  it('changes nothing of what is said about a text that is nearly so', () => {
    const cut = fc.tuple(map, fc.nat(), fc.constantFrom('', '"', '\\', '{', ']', ',', ':', ' ', 'x', '\u0085'));
    fc.assert(
      fc.property(cut, ([value, at, sign]) => {
        const written = JSON.stringify(value);
        const place = at % (written.length + 1);
        const spoilt = `${written.slice(0, place)}${sign}${written.slice(place + 1)}\n`;
        const root = readWrittenJson('a.yaml', spoilt);
        if (root !== null) expect(readWithMistakes(spoilt)).toStrictEqual(readByLibrary(spoilt));
      }),
    );
  });
});
