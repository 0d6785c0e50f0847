import { type Diagnostic, diagnose } from './diagnostic.ts';
import { limits } from './limits.ts';
import { listed, short } from './message-words.ts';
import { meant, nearestWord } from './nearest.ts';
import type { Keys, Shape } from './shape.ts';
import { isSpelledAsId, reservedId, respell } from './spelling.ts';
import type { Span } from './value.ts';
import { quoted } from './yaml-traps.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

/** What is wrong with an id as its author spelled it, or null. */
export function spellingProblem(key: YamlScalar, spelling: 'id' | 'name'): Diagnostic | null {
  if (key.text.length > limits.idCharacters) {
    const message = `This id has ${key.text.length} characters; the limit idCharacters is ${limits.idCharacters}.`;
    return diagnose('CS204', key.span, message, 'Give it a shorter one, and a title.');
  }
  const joint = spelling === 'id' ? '-' : '_';
  if (!isSpelledAsId(key.text, joint)) {
    const proposal = respell(key.text, joint);
    const hint = proposal === null ? `Ids begin with a small letter.` : `Write it \`${proposal}\`.`;
    return diagnose(
      'CS204',
      key.span,
      `\`${short(key.text)}\` isn't spelled as an id: small letters, digits and \`${joint}\`.`,
      hint,
    );
  }
  const reserved = reservedId(key.text, spelling);
  return reserved === null
    ? null
    : diagnose('CS205', key.span, `\`${short(key.text)}\` is ${reserved}.`, 'Give it another id.');
}

/** A key with nothing after its colon. */
export function noValue(node: YamlScalar, name: string, shape: Shape): Diagnostic {
  const span = { ...node.span, end: node.span.start };
  const hint =
    node.commentAt !== null
      ? 'From # on it is a comment: put quotes round a text that begins so.'
      : shape.is === 'list'
        ? 'Write [] for none.'
        : 'Write one, or take the key out.';
  return diagnose('CS213', span, `${name} has no value.`, hint);
}

/** What YAML tells apart by how it is written. */
type Written = YamlNode['type'];

const writtenAs: Readonly<Record<Written, string>> = { scalar: 'a single value', list: 'a list', map: 'a map' };

/** A list, a map or a single value where another of the three is wanted; the hint says how to write this one, where that can be told. */
export function wrongType(
  node: YamlNode,
  name: string,
  wanted: readonly Written[],
  example: string | undefined,
): Diagnostic {
  const message = `${name} wants ${wanted.map((type) => writtenAs[type]).join(' or ')}; here is ${writtenAs[node.type]}.`;
  return diagnose('CS203', headOf(node), message, asWanted(node, wanted) ?? likeThis(wanted, example));
}

/** The value itself as the list that is wanted. */
function asWanted(node: YamlNode, wanted: readonly Written[]): string | null {
  if (!wanted.includes('list')) return null;
  if (node.type === 'scalar' && !wanted.includes('map'))
    return `Put square brackets round it: [${/[,:#[\]{}]/.test(node.text) ? quoted(short(node.text)) : short(node.text)}].`;
  const first = node.type === 'map' && !node.isFlow ? node.entries[0] : undefined;
  return first === undefined ? null : `Begin it with a dash: - ${short(first.key.text)}: …`;
}

function likeThis(wanted: readonly Written[], example: string | undefined): string {
  if (wanted.includes('map') && example !== undefined) return `Write it like this: ${example}`;
  if (wanted.length > 1) return 'Put quotes round text with signs in it; indent what belongs to a key below it.';
  const general: Readonly<Record<Written, string>> = {
    scalar: 'If it is text with signs in it, put quotes round all of it.',
    list: 'Write [a, b], or one `- ` line for each.',
    map: 'Write `key: value` lines below it, or { key: value }.',
  };
  return general[wanted[0] ?? 'map'];
}

/** A word that isn't one of those allowed. */
export function wrongWord(node: YamlScalar, name: string, allowed: readonly string[]): Diagnostic {
  const hint = meant(node.text, allowed, `Write one of ${listed(allowed)}.`);
  return diagnose('CS207', node.span, `${name} can’t be \`${short(node.text)}\`.`, hint);
}

/** A key that isn’t one of those known here. */
export function unknownKey(key: YamlScalar, keys: Keys, name: string, shape: Shape): Diagnostic {
  const near = nearestWord(key.text, Object.keys(keys));
  if (near !== null)
    return diagnose('CS201', key.span, `\`${short(key.text)}\` isn't a key of ${name}.`, `Did you mean \`${near}\`?`);
  if (shape.is === 'kinded') {
    const owner = Object.entries(shape.kinds).find(([, own]) => Object.hasOwn(own, key.text))?.[0];
    if (owner !== undefined)
      return diagnose(
        'CS210',
        key.span,
        `\`${short(key.text)}\` doesn't belong to ${name}.`,
        `It goes with \`${owner}\`.`,
      );
  }
  return diagnose(
    'CS201',
    key.span,
    `\`${short(key.text)}\` isn't a key of ${name}.`,
    `Known are ${listed(Object.keys(keys))}.`,
  );
}

/** A map with none of the keys that say what it is; `type: flag` is what those try who take the word for a value. */
export function noKind(node: YamlMap, name: string, kinds: readonly string[]): Diagnostic {
  const asValue = node.entries.find(({ value }) => value.type === 'scalar' && kinds.includes(value.text));
  const kind = asValue?.value.type === 'scalar' ? asValue.value.text : null;
  const hint =
    kind === null
      ? `Give it one of ${listed(kinds)}.`
      : `Write \`${kind}: …\` instead of \`${short(asValue?.key.text ?? '')}: ${kind}\`.`;
  return diagnose('CS209', headOf(node), `${name} has none of the keys that say what it is.`, hint);
}

/** The key that a text without a colon begins with: `{ role First assistant }`, `{ role:First }`. */
export function colonlessKey({ key }: YamlEntry, keys: Keys): string | null {
  const word = /^([a-z-]+)[ :]\s*\S/.exec(key.text)?.[1];
  return word !== undefined && Object.hasOwn(keys, word) ? word : null;
}

/** A key of `{ }` without a colon after it; null when the text begins with no key. */
export function colonMissing(entry: YamlEntry, keys: Keys): Diagnostic | null {
  const word = colonlessKey(entry, keys);
  if (word === null) return null;
  const rest = entry.key.text.slice(word.length).replace(/^[\s:]+/, '');
  const message = `\`${word}\` is a key here, but no colon and space follow it.`;
  return diagnose('CS116', entry.key.span, message, `Write ${word}: ${short(rest)}`);
}

/** A text without a colon in `{ }`: most often what a comma has cut off from the text before it, as in `{ label: Rig, then go }`. */
export function bareText(node: YamlMap, entry: YamlEntry): Diagnostic {
  const before = node.entries[node.entries.indexOf(entry) - 1];
  const hasValueBefore = node.entries.slice(0, node.entries.indexOf(entry)).some((other) => !other.isBare);
  return hasValueBefore ? commaTrap(entry, before) : noColon(entry);
}

/** `{ cast, drivers }`: nothing before it has a value, so no comma has cut anything off. */
function noColon({ key }: YamlEntry): Diagnostic {
  const word = short(key.text);
  const hint = `In { } each key has a value: { ${word}: … }. A list stands in [ ].`;
  return diagnose('CS213', key.span, `\`${word}\` has no value.`, hint);
}

function commaTrap({ key }: YamlEntry, before: YamlEntry | undefined): Diagnostic {
  const message = `The comma before \`${short(key.text)}\` ended the text: in { } a comma ends what isn't in quotes.`;
  const whole = before?.value.type === 'scalar' && before.value.style === 'plain' && !before.isBare ? before : null;
  const gap = whole !== null && key.span.start > whole.value.span.end + 1 ? ' ' : '';
  const hint =
    whole?.value.type === 'scalar'
      ? `Put quotes round the whole value: ${short(whole.key.text)}: ${quoted(short(`${whole.value.text},${gap}${key.text}`))}`
      : 'Put quotes round the whole text.';
  return diagnose('CS106', key.span, message, hint);
}

/** An author's key as messages name it. */
export function quotedName(word: string): string {
  return `\`${short(word)}\``;
}

/** A place to point at for a whole map or list: its first key, item or bracket, never many lines. */
export function headOf(node: YamlNode): Span {
  if (node.type === 'map' && !node.isFlow && node.entries[0]) return node.entries[0].key.span;
  if (node.type === 'scalar') return node.span;
  return { ...node.span, end: Math.min(node.span.end, node.span.start + 1) };
}
