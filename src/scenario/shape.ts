import { cleanText } from './clean-text.ts';
import { diagnose, type Report } from './diagnostic.ts';
import { type Limit, limits } from './limits.ts';
import { listed } from './message-words.ts';
import { nearestWord } from './nearest.ts';
import {
  bareText,
  colonlessKey,
  colonMissing,
  headOf,
  noKind,
  noValue,
  quotedName,
  spellingProblem,
  unknownKey,
  wrongType,
  wrongWord,
} from './shape-mistakes.ts';
import { reservedId, respell } from './spelling.ts';
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

/** What may stand in one place of a file. The format is a table of these (`format.ts`); nothing else knows its keys. */
export type Shape =
  /** A value in some notation, an id, an expression: read later. Without `as`, what stands beside it says which. */
  | { readonly is: 'value'; readonly as?: Notation }
  /** Words for people: `label` is one line, `prose` may be many. */
  | { readonly is: 'label' | 'prose' }
  | { readonly is: 'word'; readonly of: readonly string[] }
  | { readonly is: 'list'; readonly of: Shape; readonly most?: Limit; readonly needsOne?: true }
  | { readonly is: 'map'; readonly keys: Keys }
  /** A map whose keys the author chooses. */
  | {
      readonly is: 'named';
      readonly of: Shape;
      readonly keys: KeySpelling;
      readonly most?: Limit;
      readonly needsOne?: true;
    }
  /** Several shapes, told apart by what was written. */
  | { readonly is: 'either'; readonly scalar?: Shape; readonly list?: Shape; readonly map?: Shape }
  /** A map that has exactly one of several keys, and with it that one's own keys. */
  | {
      readonly is: 'kinded';
      readonly what: string;
      readonly kinds: Readonly<Record<string, Keys>>;
      readonly common: Keys;
    };

/** What a value is written as. Whoever reads it holds it to that; an editor learns it from here. */
export type Notation =
  | 'id'
  | 'code'
  | 'money'
  | 'duration'
  | 'time'
  | 'integer'
  | 'yes-no'
  | 'percentage'
  | 'date'
  /** An expression that is yes or no, and any expression. */
  | 'condition'
  | 'expression';

/**
 * How the keys of a map are spelled: ids with `-`, names for expressions with `_`; or in a way that is read later: a code and
 * what it is evidence of, a delay, an instant, or whatever is declared elsewhere.
 */
export type KeySpelling = 'id' | 'name' | 'evidence' | 'delay' | 'instant' | 'other';

/** One key. `needed` ones may not be left out; a shape that contains itself is given as a function. */
export interface Key {
  readonly shape: Shape | (() => Shape);
  readonly needed?: true;
  /** It is for those who check and mark: what a candidate's machine holds of a sealed scenario hasn't got it. */
  readonly forMarkers?: true;
  /** What it is for: a sentence for the guide and for editors. */
  readonly says?: string;
  /** A value as an author would write it. */
  readonly example?: string;
}

/** The keys that a map may have. */
export type Keys = Readonly<Record<string, Key>>;

/**
 * Holds a tree against a shape: unknown and missing keys, wrong types, ids, texts too long. All mistakes go to `report`.
 * Gives the tree as its author meant it, each misspelt key in its right spelling, so that nothing more is said of it.
 */
export function checkShape(node: YamlNode, shape: Shape, name: string, report: Report, example?: string): YamlNode {
  if (node.type === 'scalar' && (node.isBroken || node.isEmpty)) {
    if (!node.isBroken) report(noValue(node, name, shape));
    return node;
  }
  switch (shape.is) {
    case 'either':
      return checkEither(node, shape, name, report, example);
    case 'list':
      if (node.type === 'list') return checkList(node, shape, name, report);
      break;
    case 'map':
    case 'kinded':
    case 'named':
      if (node.type === 'map') return checkMap(node, shape, name, report);
      break;
    default:
      if (node.type !== 'scalar') break;
      checkScalar(node, shape, name, report);
      return asMeant(node, shape);
  }
  report(wrongType(node, name, [shape.is === 'list' ? 'list' : isMap(shape) ? 'map' : 'scalar'], example));
  return node;
}

/** A word as its author most likely meant it, so that nothing more is said of what follows from it. */
function asMeant(node: YamlScalar, shape: Shape): YamlScalar {
  if (shape.is !== 'word' || shape.of.includes(node.text)) return node;
  return { ...node, text: nearestWord(node.text, shape.of) ?? node.text };
}

function isMap(shape: Shape): boolean {
  return shape.is === 'map' || shape.is === 'kinded' || shape.is === 'named';
}

function checkEither(
  node: YamlNode,
  shape: Shape & { is: 'either' },
  name: string,
  report: Report,
  example: string | undefined,
): YamlNode {
  const fitting = shape[node.type];
  if (fitting !== undefined) return checkShape(node, fitting, name, report);
  const wanted = (['scalar', 'list', 'map'] as const).filter((type) => shape[type] !== undefined);
  report(wrongType(node, name, wanted, example));
  return node;
}

function checkList(node: YamlList, shape: Shape & { is: 'list' }, name: string, report: Report): YamlList {
  checkCount(node, node.items.length, shape, name, report);
  return { ...node, items: node.items.map((item) => checkShape(item, shape.of, `an item of ${name}`, report)) };
}

function checkMap(
  node: YamlMap,
  shape: Shape & { is: 'map' | 'kinded' | 'named' },
  name: string,
  report: Report,
): YamlMap {
  if (shape.is === 'named') {
    checkCount(node, node.entries.length, shape, name, report);
    return { ...node, entries: node.entries.map((entry) => checkNamed(node, entry, shape, report)) };
  }
  const keys = shape.is === 'map' ? shape.keys : keysOfKind(node, shape, name, report);
  const entries = node.entries.map((entry) => checkEntry(node, entry, keys, name, report, shape));
  checkMissing(node, entries, keys, name, report);
  return { ...node, entries };
}

function checkNamed(node: YamlMap, entry: YamlEntry, shape: Shape & { is: 'named' }, report: Report): YamlEntry {
  if (entry.isBare) {
    report(bareText(node, entry));
    return entry;
  }
  const key = entry.key.isBroken ? entry.key : spelled(entry.key, shape.keys, report);
  return { ...entry, key, value: checkShape(entry.value, shape.of, quotedName(entry.key.text), report) };
}

function checkEntry(
  node: YamlMap,
  entry: YamlEntry,
  keys: Keys,
  name: string,
  report: Report,
  shape: Shape,
): YamlEntry {
  const { key } = entry;
  if (key.isBroken) return entry;
  const isKnown = Object.hasOwn(keys, key.text);
  if (!isKnown)
    report(entry.isBare ? (colonMissing(entry, keys) ?? bareText(node, entry)) : unknownKey(key, keys, name, shape));
  const word = isKnown ? key.text : entry.isBare ? colonlessKey(entry, keys) : nearestWord(key.text, Object.keys(keys));
  const known = word === null ? undefined : keys[word];
  if (word === null || known === undefined) return entry;
  if (!isKnown && node.entries.some((other) => other.key.text === word)) return entry;
  const asMeant = { ...entry, key: { ...key, text: word } };
  if (entry.isBare && !isKnown) return { ...asMeant, value: { ...key, isBroken: true } };
  const value = checkShape(
    entry.value,
    typeof known.shape === 'function' ? known.shape() : known.shape,
    quotedName(word),
    report,
    known.example,
  );
  return { ...asMeant, value };
}

function checkMissing(node: YamlMap, entries: readonly YamlEntry[], keys: Keys, name: string, report: Report): void {
  const written = new Set(entries.map(({ key }) => key.text));
  const missing = Object.keys(keys).filter((key) => keys[key]?.needed === true && !written.has(key));
  for (const key of missing) {
    const hint = `Add a line \`${key}: …\`.`;
    report(diagnose('CS202', headOf(node), `\`${key}\` is missing in ${name}.`, hint));
  }
}

/** The keys that go with the one key that says the kind; all of them when that can't be told, so that nothing else is blamed. */
function keysOfKind(node: YamlMap, shape: Shape & { is: 'kinded' }, name: string, report: Report): Keys {
  const kinds = Object.keys(shape.kinds);
  const found = node.entries.filter(({ key }) => !key.isBroken && Object.hasOwn(shape.kinds, key.text));
  const [first, second] = found;
  if (first !== undefined && second === undefined) return { ...shape.common, ...shape.kinds[first.key.text] };
  const all: Keys = Object.fromEntries(
    [shape.common, ...Object.values(shape.kinds)].flatMap((keys) => Object.entries(keys)),
  );
  const optional: Keys = Object.fromEntries(
    Object.entries(all).map(([key, { shape: inner }]) => [key, { shape: inner }]),
  );
  if (node.entries.some(({ key }) => key.isBroken)) return optional;
  if (first !== undefined && second !== undefined) {
    const related = { span: first.key.span, message: `\`${first.key.text}\` stands here` };
    const message = `${shape.what} has one of ${listed(kinds)}; here are two.`;
    report(diagnose('CS209', second.key.span, message, 'Make two of it, or take one out.', related));
    return optional;
  }
  const near = node.entries.find(({ key }) => !Object.hasOwn(all, key.text) && nearestWord(key.text, kinds) !== null);
  if (near === undefined) report(noKind(node, name, kinds));
  return optional;
}

function checkScalar(node: YamlScalar, shape: Shape, name: string, report: Report): void {
  if (shape.is === 'word') {
    if (!shape.of.includes(node.text)) report(wrongWord(node, name, shape.of));
    return;
  }
  const limit = shape.is === 'label' ? 'labelCharacters' : 'textCharacters';
  if (node.text.length > limits[limit]) {
    const message = `This text has ${node.text.length} characters; the limit ${limit} is ${limits[limit]}.`;
    report(diagnose('CS123', node.span, message, 'Shorten it, or move it into a document.'));
  }
  if (shape.is === 'value') return;
  if (cleanText(node.text, { newlines: true }).trim() === '') {
    report(noValue(node, name, shape));
    return;
  }
  if (node.commentAt !== null && !node.isInFlow) {
    const span = { ...node.span, start: node.commentAt, end: node.commentAt + 1 };
    const hint = `If it belongs to the text, put quotes round all of it; else move the comment to a line of its own.`;
    report(diagnose('CS108', span, 'From here on this is a comment: ` #` ends the text.', hint));
  }
  if (holdsHidden(node.text))
    report(
      diagnose(
        'CS114',
        node.span,
        'This text holds characters that can’t be shown; they are left out.',
        'Type the text anew.',
      ),
    );
}

/** Whether cleaning takes anything out, beyond making line ends and accents uniform. */
function holdsHidden(text: string): boolean {
  const plain = text.replace(/\r\n?|\t/g, ' ').normalize('NFC');
  return cleanText(plain, { newlines: true }) !== plain;
}

/** The key with its spelling checked. A name is given as it has to be: expressions can't hold it in another spelling. */
function spelled(key: YamlScalar, spelling: KeySpelling, report: Report): YamlScalar {
  if (spelling !== 'id' && spelling !== 'name') return key;
  const problem = spellingProblem(key, spelling);
  if (problem === null) return key;
  report(problem);
  const proposal = spelling === 'name' ? respell(key.text, '_') : null;
  return proposal === null || reservedId(proposal, 'name') !== null ? key : { ...key, text: proposal };
}

function checkCount(
  node: YamlMap | YamlList,
  count: number,
  shape: { readonly most?: Limit; readonly needsOne?: true },
  name: string,
  report: Report,
): void {
  if (count === 0 && shape.needsOne === true)
    report(diagnose('CS212', node.span, `${name} is empty.`, 'Put at least one in it.'));
  if (shape.most === undefined || count <= limits[shape.most]) return;
  const message = `${name} has ${count}; the limit ${shape.most} is ${limits[shape.most]}.`;
  report(diagnose('CS124', headOf(node), message, 'Leave some out.'));
}
