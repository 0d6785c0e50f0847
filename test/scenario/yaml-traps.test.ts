import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/scenario/parse.ts';
import { positionOf } from '../../src/scenario/render-diagnostic.ts';
import { checkShape, type Shape } from '../../src/scenario/shape.ts';
import { trusted } from '../../src/scenario/trusted.ts';

/** A little format, so that what follows from a mistake of YAML would be seen: words at the top, and people. */
const person: Shape = {
  is: 'map',
  keys: { name: { shape: { is: 'label' } }, role: { shape: { is: 'label' }, needed: true } },
};
const shape: Shape = {
  is: 'map',
  keys: {
    title: { shape: { is: 'label' }, needed: true },
    brief: { shape: { is: 'prose' } },
    when: { shape: { is: 'value' } },
    lines: { shape: { is: 'list', of: { is: 'label' } } },
    people: { shape: { is: 'named', of: person, keys: 'id' } },
  },
};

/** Each mistake as `line:column code`, and its hint, in the order of the file. */
function mistakes(text: string): readonly string[] {
  const found: { at: number; told: string }[] = [];
  const parsed = parseYaml('a.yaml', text, tell);
  if (parsed.root !== null) checkShape(parsed.root, shape, 'the file', trusted(parsed, 'a.yaml', tell));
  return found.toSorted((one, other) => one.at - other.at).map(({ told }) => told);

  function tell({ code, span, hint }: Parameters<Parameters<typeof checkShape>[3]>[0]): void {
    const { line, column } = positionOf(text, span.start);
    found.push({ at: span.start, told: `${line}:${column} ${code} ${hint}` });
  }
}

describe('a value that YAML would read as something else is named once, with the line as it should be', () => {
  it.each([
    ['title: !odd', "1:8 CS105 Put quotes round the whole value: title: '!odd'"],
    ['title: &odd', "1:8 CS105 Put quotes round the whole value: title: '&odd'"],
    ['title: *odd', "1:8 CS105 Put quotes round the whole value: title: '*odd'"],
    ['title: @odd', "1:8 CS105 Put quotes round the whole value: title: '@odd'"],
    ['title: `odd`', "1:8 CS105 Put quotes round the whole value: title: '`odd`'"],
    ['title: %odd', "1:8 CS105 Put quotes round the whole value: title: '%odd'"],
    ['title: - odd', "1:8 CS105 Put quotes round the whole value: title: '- odd'"],
    ['title: > odd', "1:8 CS105 Put quotes round the whole value: title: '> odd'"],
    ['title: | odd', "1:8 CS105 Put quotes round the whole value: title: '| odd'"],
    ['title: {{ front }} is due', "1:8 CS105 Put quotes round the whole value: title: '{{ front }} is due'"],
    ['title: "Stop" he said', `1:8 CS105 Put quotes round the whole value: title: '"Stop" he said'`],
    ["title: 'Stop' he said", `1:8 CS105 Put quotes round the whole value: title: "'Stop' he said"`],
    ['title: Rain: due soon', "1:12 CS113 Put quotes round the whole value: title: 'Rain: due soon'"],
    ['title: "a\\qb"', '1:10 CS111 Write the backslash twice, or use single quotes.'],
  ])('%s', (line, told) => {
    expect(mistakes(`${line}\nbrief: b\n`)).toEqual([told]);
  });
});

describe('in brackets', () => {
  it.each([
    ['role: First, then second', "1:31 CS106 Put quotes round the whole value: role: 'First, then second'"],
    ['role: £2,000', "1:27 CS106 Put quotes round the whole value: role: '£2,000'"],
    ['role: {{ front }} first', "1:24 CS105 Put quotes round the whole value: role: '{{ front }} first'"],
    ['role: Due {{ front }} now', "1:24 CS105 Put quotes round the whole value: role: 'Due {{ front }} now'"],
    ['role: Due {{ front }}: now', "1:24 CS105 Put quotes round the whole value: role: 'Due {{ front }}: now'"],
    ['role: In {front} of', "1:24 CS105 Put quotes round the whole value: role: 'In {front} of'"],
    ['role: !first', "1:24 CS105 Put quotes round the whole value: role: '!first'"],
    ['role: "First" assistant', `1:24 CS105 Put quotes round the whole value: role: '"First" assistant'`],
    [
      'role: answer.before("ring", "hire")',
      `1:24 CS105 Put quotes round the whole value: role: 'answer.before("ring", "hire")'`,
    ],
    [
      'role: before("a", "b") && before("b", "c")',
      `1:24 CS105 Put quotes round the whole value: role: 'before("a", "b") && before("b", "c")'`,
    ],
    ['role First assistant', '1:18 CS116 Write role: First assistant'],
    ['role:First', '1:18 CS116 Write role: First'],
    ['role: First #2', '1:30 CS107 Put quotes round the whole text, or move the comment to a line of its own.'],
    [
      'role: a: b',
      '1:24 CS101 Put commas between the parts, a space after each colon, and quotes round every text with a sign in it.',
    ],
  ])('%s', (part, told) => {
    expect(mistakes(`people: { tom: { ${part}, name: Tom } }\ntitle: t\n`)).toEqual([told]);
  });

  it('a list says it of the one of its texts that a brace cuts', () => {
    expect(mistakes('lines: [first, of {{ a, b }} and more, last]\ntitle: t\nbreif: b\n')).toEqual([
      "1:16 CS105 Put quotes round the whole value: 'of {{ a, b }} and more'",
      '3:1 CS201 Did you mean `brief`?',
    ]);
  });

  it('what is not closed is named where it opens, and the rest of the file is read', () => {
    expect(mistakes('people: { tom: { role: First\ntitle: t\nbreif: b\n')).toEqual([
      '1:16 CS104 Close it with }; what stands inside is indented further than its key.',
      '3:1 CS201 Did you mean `brief`?',
    ]);
  });
});

describe('a line in the wrong place', () => {
  it('that is deeper than the value above it is named, not what YAML makes of the two', () => {
    expect(mistakes('title: t\n  brief: b\npeople: {}\n')).toEqual([
      '2:3 CS102 Put it exactly below `title`, or take the value there out if these lines are meant to be it.',
    ]);
    expect(mistakes('title: t\npeople: all\n  tom: { role: First }\n  ann: { role: Second }\nbreif: b\n')).toEqual([
      '3:3 CS102 Put it exactly below `people`, or take the value there out if these lines are meant to be it.',
      '5:1 CS201 Did you mean `brief`?',
    ]);
  });

  it('that belongs to nothing is named at its first letter', () => {
    expect(mistakes('title: t\npeople:\n    tom: { role: First }\n  ann: { role: Second }\n')).toEqual([
      '4:3 CS102 Put it exactly below the line it belongs with.',
    ]);
  });

  it('that a tab indents is named once, however many there are', () => {
    expect(mistakes('title: t\npeople:\n\ttom:\n\t\trole: First\nbreif: b\n')).toEqual([
      '3:1 CS103 Indent with spaces, two for each level, here and in the lines that follow.',
      '5:1 CS201 Did you mean `brief`?',
    ]);
  });

  it('without a colon is named, and the others are read', () => {
    expect(mistakes('title: t\nbrief b\npeople:all\nbreif: b\n')).toEqual([
      '2:1 CS116 Is a colon missing, or a quote round the text before it?',
      '3:1 CS116 Put a space after the colon: people: all',
      '4:1 CS201 Did you mean `brief`?',
    ]);
  });
});

describe('a quote', () => {
  it('that is not closed is named where it opens, and the rest of the file is read', () => {
    expect(mistakes('title: "t\nbrief: \'b\nbreif: b\n')).toEqual([
      '1:8 CS104 Close it with " at the end of the text.',
      "2:8 CS104 Close it with ' at the end of the text.",
      '3:1 CS201 Did you mean `brief`?',
    ]);
  });
});

describe('a comment', () => {
  it('after free text is doubted, after a condition not', () => {
    const quoteIt =
      'If it belongs to the text, put quotes round all of it; else move the comment to a line of its own.';
    expect(mistakes('title: Scene #2\nwhen: a > 1 # why\nbrief: Take#2\n')).toEqual([`1:14 CS108 ${quoteIt}`]);
  });

  it('in the place of a text is told from a text left out', () => {
    expect(mistakes('title: #2\nbrief:\n')).toEqual([
      '1:8 CS213 From # on it is a comment: put quotes round a text that begins so.',
      '2:7 CS213 Write one, or take the key out.',
    ]);
  });
});

describe('a file of one document', () => {
  it.each([
    ['title: t\n---\nbrief: b\n', '2:1 CS112 Take out the line --- or ... before it.'],
    ['title: t\n...\nbrief: b\n', '3:1 CS112 Take out the line --- or ... before it.'],
    ['%YAML 1.1\n---\ntitle: t\n', '1:1 CS112 Take this line out.'],
    ['# nothing yet\n', '1:1 CS115 Was it saved? Is it the file you meant?'],
  ])('%j', (text, told) => {
    expect(mistakes(text)).toEqual([told]);
  });

  it.each(['title: t\r\nbrief: b\r\n', '\ufefftitle: t\n', '---\ntitle: t\n', 'title: t', '? title\n: t\n'])(
    'written %j is read',
    (text) => {
      expect(mistakes(text)).toEqual([]);
    },
  );

  it('names the second of two keys, and where the first stands', () => {
    expect(mistakes('title: t\nbrief: b\ntitle: u\n')).toEqual(['3:1 CS109 Keep one of the two.']);
  });
});
