import fc from 'fast-check';

/** A change to a text. */
type Edit = (text: string) => string;

/** What authors, editors and bad luck put into a file: signs of YAML and CEL, values of the wrong kind, characters that are no text. */
const scraps = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    ', ',
    '- ',
    ' # x',
    '!t ',
    '&a ',
    '*a',
    '<<: *a',
    '{{',
    '}}',
    '{{ front }}',
    '"',
    "'",
  ],
  ...[
    '|',
    '>',
    '|2\n',
    '? ',
    '%',
    '---\n',
    '...\n',
    '\t',
    '\r',
    '\r\n',
    '\n',
    ' ',
    '  ',
    '@',
    '`',
    '\\',
    '"\\q"',
    '"Stop" he',
  ],
  ...['\u0000', '\u001b[31m', '\u202e', '\ufeff', '\u2028', '\ud800', '\u{1f600}', 'e\u0301', 'x'.repeat(9_000)],
  ...[
    '0201',
    'yes',
    'no',
    '~',
    'null',
    '£1,240',
    '-1',
    '99999999999999',
    '1e9',
    '1.5',
    '2h',
    'Mon 12:00',
    '[]',
    '{}',
    '""',
  ],
  ...[
    '[a, b]',
    '{ a: b }',
    'constructor',
    '__proto__',
    'toString',
    'answer',
    'now',
    'money("£5")',
    '= ',
    '== ',
    '&&',
    '((((',
    ')',
  ],
  ...['type: final', 'type: parallel', 'when: no', 'to: nowhere'],
];

/** A text after one to six changes to its tokens, lines, values and stretches, made at random. */
export function mutated(text: string): fc.Arbitrary<string> {
  const lines = text.split('\n');
  const at = fc.nat(1_000_000);
  const scrap = fc.oneof(fc.constantFrom(...scraps), fc.constantFrom(...tokensOf(text)), fc.constantFrom(...lines));
  const edit = fc.oneof(
    fc.tuple(fc.constantFrom(inTokens, inLines), at).map(([within, n]) => within(n, () => [])),
    fc.tuple(fc.constantFrom(inTokens, inLines), at).map(([within, n]) => within(n, (part) => [part, part])),
    fc.tuple(fc.constantFrom(inTokens, inLines), at, scrap).map(([within, n, other]) => within(n, () => [other])),
    fc
      .tuple(fc.constantFrom(inTokens, inLines), at, scrap)
      .map(([within, n, other]) => within(n, (part) => [other, part])),
    fc.tuple(at, fc.nat(9)).map(([n, indent]) => inLines(n, (line) => [' '.repeat(indent) + line.trimStart()])),
    fc.tuple(at, scrap).map(([n, value]) => inLines(n, (line) => [line.replace(/:.*$/, () => `: ${value}`)])),
    fc.tuple(at, at).map(
      ([one, other]): Edit =>
        (whole) =>
          whole.slice(0, one % whole.length) + whole.slice(other % whole.length),
    ),
  );
  return fc
    .array(edit, { minLength: 1, maxLength: 6 })
    .map((edits) => edits.reduce((now, change) => change(now || ' '), text));
}

type Within = (n: number, change: (part: string) => readonly string[]) => Edit;

const inTokens: Within = (n, change) => (text) => changeOne(tokensOf(text), n, change).join('');
const inLines: Within = (n, change) => (text) => changeOne(text.split('\n'), n, change).join('\n');

function changeOne(
  parts: readonly string[],
  n: number,
  change: (part: string) => readonly string[],
): readonly string[] {
  const at = n % Math.max(1, parts.length);
  return parts.flatMap((part, index) => (index === at ? change(part) : [part]));
}

function tokensOf(text: string): readonly string[] {
  return text.match(/[A-Za-z0-9_-]+|\s+|[^\sA-Za-z0-9_-]/g) ?? [];
}
