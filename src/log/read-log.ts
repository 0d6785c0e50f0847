import { sha256Hex } from './canonical.ts';
import { emptyHead, formsOf, type Head, headAfter } from './chain.ts';
import { decodeRecord } from './decode-record.ts';
import { type LogRecord, logVersion } from './record.ts';

/** The most records a log may have: far above any sitting (a record a second for a day is 86,400). */
export const recordsMax = 100_000;

/** The most bytes a line may have: the first line holds the whole scenario, its documents and the plan. */
export const lineBytesMax = 16 * 1024 * 1024;

/** The first thing wrong in a log. `record` is the number of the damaged record, counted from 0; its line is one more. */
export interface Damage {
  readonly record: number;
  readonly because: string;
}

/** Bytes after the last LF: an append that was cut off, and was never acknowledged. */
export interface TornTail {
  readonly from: number;
  readonly bytes: number;
}

/** What could be read of a log: every record before the first damage. */
export interface LogReading {
  readonly records: readonly LogRecord[];
  readonly head: Head;
  readonly damage: Damage | null;
  readonly torn: TornTail | null;
}

/** A log as read, or why there is nothing to read, as a sentence that goes after the file's name. */
export type ReadLog =
  | { readonly ok: true; readonly log: LogReading }
  | { readonly ok: false; readonly problem: 'not-a-log' | 'not-begun' | 'newer-version'; readonly because: string };

/** One line as read: a record that links to what was before, damage, or a log of a version that isn't known here. */
type ReadLine =
  | { readonly kind: 'record'; readonly record: LogRecord }
  | { readonly kind: 'damage'; readonly because: string }
  | { readonly kind: 'newer'; readonly version: number };

/** Reads a log from its bytes: checks every line's spelling, number, link and hash. Replays nothing. Pure. */
export function readLog(bytes: Uint8Array): ReadLog {
  const end = bytes.lastIndexOf(lf) + 1;
  const torn = end < bytes.length ? { from: end, bytes: bytes.length - end } : null;
  if (end === 0) return unread(bytes);
  const records: LogRecord[] = [];
  let head = emptyHead;
  for (let from = 0; from < end; ) {
    const to = bytes.indexOf(lf, from);
    const line = readLine(bytes.subarray(from, to), head);
    if (line.kind === 'newer') return newer(line.version);
    if (line.kind === 'damage') {
      if (records.length === 0 && !looksLikeLog(bytes)) return notALog;
      return { ok: true, log: { records, head, torn, damage: { record: head.count, because: line.because } } };
    }
    records.push(line.record);
    head = headAfter(line.record);
    from = to + 1;
  }
  return { ok: true, log: { records, head, torn, damage: null } };
}

const lf = 0x0a;

/** A byte-order mark stays in the text, where it is no JSON: a reader that drops it would accept two spellings. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const notALog: ReadLog = { ok: false, problem: 'not-a-log', because: 'is not a log of callsheet' };

function unread(bytes: Uint8Array): ReadLog {
  if (bytes.length > 0 && !looksLikeLog(bytes)) return notALog;
  return {
    ok: false,
    problem: 'not-begun',
    because:
      'has no complete record: the sitting never began, and nothing was done in it. Start it again in a new file',
  };
}

function newer(version: number): ReadLog {
  return {
    ok: false,
    problem: 'newer-version',
    because: `is a log of version ${version}; this callsheet knows version ${logVersion}. Use a newer callsheet`,
  };
}

/** Canonical keys are sorted and every record has `at`, so every log begins alike; a damaged beginning still has its links. */
function looksLikeLog(bytes: Uint8Array): boolean {
  const lineEnd = bytes.indexOf(lf);
  const text = new TextDecoder().decode(bytes.subarray(0, lineEnd < 0 ? bytes.length : lineEnd));
  return text.startsWith('{"at":') || text.includes('"prev":"') || text.includes(',"hash":"');
}

function readLine(bytes: Uint8Array, head: Head): ReadLine {
  if (head.count >= recordsMax) return damage(`there are more than ${recordsMax} records (recordsMax)`);
  if (bytes.length > lineBytesMax) return damage(`the line is longer than ${lineBytesMax} bytes (lineBytesMax)`);
  const parsed = parseCanonical(bytes);
  if (typeof parsed === 'string') return damage(parsed);
  if (parsed.value.hash !== sha256Hex(parsed.hashed)) return damage('its content and its hash don’t agree');
  const version = head.count === 0 && parsed.value.kind === 'began' ? parsed.value.log : logVersion;
  if (typeof version === 'number' && version > logVersion) return { kind: 'newer', version };
  const decoded = decodeRecord(parsed.value);
  if (!decoded.ok) return damage(`it isn’t a record of this version: ${decoded.because}`);
  const unlinked = linkProblem(decoded.record, head);
  return unlinked === null ? { kind: 'record', record: decoded.record } : damage(unlinked);
}

function damage(because: string): ReadLine {
  return { kind: 'damage', because };
}

/** The line's object and the form that is hashed; or why the line isn't the canonical form of an object. */
function parseCanonical(
  bytes: Uint8Array,
): string | { readonly value: Readonly<Record<string, unknown>>; readonly hashed: string } {
  try {
    const text = strictUtf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) return 'the line isn’t a JSON object';
    const quick = quickForm(text, value);
    if (quick !== null) return { value, hashed: quick };
    const forms = formsOf(value);
    return forms.whole === text ? { value, hashed: forms.hashed } : misspelt(text);
  } catch {
    // Bytes that aren't UTF-8, text that isn't JSON, JSON that nests too deep or has half a character: all one to a reader.
    return startsWithMark(bytes) ? 'a byte-order mark stands before it: an editor has saved the file' : notJson;
  }
}

const notJson = 'the line isn’t JSON in UTF-8';

/** Programs that send and store text have their own idea of how a line ends: then every line is damaged, and nobody meant any harm. */
function misspelt(text: string): string {
  const isSavedAnew = text.endsWith('\r');
  return isSavedAnew ? 'it ends in CR LF: an editor, e-mail or git has changed the line ends' : notCanonical;
}

const notCanonical = 'the line isn’t spelt in the canonical form';

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function linkProblem(record: LogRecord, head: Head): string | null {
  if (record.seq !== head.count) return `it says that it is record ${record.seq}`;
  if (record.prev !== head.hash) return 'it doesn’t link to the record before it';
  if ((record.kind === 'began') !== (head.count === 0)) return 'a log begins with one `began`, and has no other';
  return null;
}

/**
 * What is hashed of a line that is plainly canonical, or null where that takes a closer look. JSON.stringify spells texts and
 * whole numbers as RFC 8785 does, so that only the order of keys is left to see, and that no half character stands anywhere
 * (it would be spelt `\\ud…`). Then what is hashed is the line without its own `hash`: nothing else in a line can be that.
 */
function quickForm(text: string, value: Readonly<Record<string, unknown>>): string | null {
  if (text.includes('\\ud') || !hasOrderedKeys(value) || JSON.stringify(value) !== text) return null;
  const member = `"hash":"${String(value.hash)}",`;
  const at = text.indexOf(member);
  return at > 0 ? text.slice(0, at) + text.slice(at + member.length) : null;
}

/** Whether the keys of every object in it stand in the order of RFC 8785. */
function hasOrderedKeys(value: unknown): boolean {
  if (!isObject(value)) return !Array.isArray(value) || value.every(hasOrderedKeys);
  let before = '';
  for (const key in value) {
    if (key < before || !hasOrderedKeys(value[key])) return false;
    before = key;
  }
  return true;
}
