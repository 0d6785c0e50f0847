import { handIn } from '../host/beside-log.ts';
import { wallNow } from '../host/clocks.ts';
import { openLog } from '../host/log-file.ts';
import { absolutePath } from '../host/paths.ts';
import { wait } from '../host/wait.ts';
import { addAttested } from '../log/add-record.ts';
import { readLog } from '../log/read-log.ts';
import type { AttestedBody, LogRecord } from '../log/record.ts';
import { openArmored } from '../seal/age.ts';
import { attest, attestedIn, type Unattested } from '../seal/attest.ts';
import { readCode } from '../seal/code.ts';
import { writeHandedIn } from '../seal/handed-in.ts';
import { publicKeyOf, readPem, type SigningKey } from '../seal/signing.ts';
import type { Start } from '../seal/start-file.ts';
import type { Arguments } from './arguments.ts';
import { askSecret } from './ask-secret.ts';
import type { Command } from './command.ts';
import { complain, refuse } from './complain.ts';
import { openSigner } from './open-keys.ts';
import type { Read } from './open-plan.ts';
import { printLines } from './print.ts';
import { putSealedLog } from './seal-log.ts';
import { shown } from './shown.ts';
import { sittingIn } from './sitting-in.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';

/** The most characters of what is said: as many as a record keeps. */
const remarkCharsMax = 500;

/** How long it is waited for a sitting to take up what was handed in: it looks every second. */
const handInPatience = { tries: 50, everyMs: 100 } as const;

/** `callsheet invigilate`: what happens in the room, on the record. */
export const invigilate: Command = {
  name: 'invigilate',
  summary: 'Puts on the record of an assessed sitting what happens in the room',
  about: [
    'Each record is signed: with the centre’s key (--key), or behind the invigilator’s code, which is asked for. While the sitting goes on,',
    'the program that holds the log takes the record up within a second or two. Nobody who has neither key nor code can give time back.',
  ].join('\n'),
  takes: { words: 'LOG', least: 1, most: 1, says: 'the log of an assessed sitting that has not ended' },
  flags: [
    { name: 'credit', value: 'TIME', says: 'gives time back, as in 5m or 90s; needs --because' },
    { name: 'because', value: 'TEXT', says: 'why: for --credit' },
    { name: 'note', value: 'TEXT', says: 'something that happened' },
    {
      name: 'pause',
      value: 'TEXT',
      says: 'stops the sitting and its clock for all, as for a fire alarm, and says why',
    },
    { name: 'supplied', value: 'DOCUMENT', says: 'a document was given on paper or read aloud; it counts as opened' },
    { name: 'malpractice', value: 'TEXT', says: 'what was seen that people should look into' },
    { name: 'key', value: 'FOLDER', says: 'the centre’s key; without it the invigilator’s code is asked for' },
  ],
  examples: [
    {
      line: 'callsheet invigilate a.jsonl --credit 5m --because "Fire alarm"',
      says: 'behind the code, at the machine',
    },
    {
      line: 'callsheet invigilate a.jsonl --pause "Fire alarm: leave the room"',
      says: 'the candidate goes on when told to',
    },
    {
      line: 'callsheet invigilate a.jsonl --note "Dropped her glasses" --key keys/centre-LAB',
      says: 'with the centre’s key',
    },
  ],
  exits: [
    [0, 'on the record'],
    [1, 'refused, or not taken up in time: nothing is on the record yet'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const [name = ''] = given.words;
  const path = absolutePath(surroundings.cwd, name);
  const found = sittingIn(path);
  if (!found.ok) return refuse(surroundings, `${shown(name)} ${found.because}`);
  const { start } = found.value;
  const who = given.has('key') ? start.centre.id : start.invigilator.id;
  const bodies = bodiesOf(given, who);
  if (!bodies.ok) return refuse(surroundings, bodies.because);
  const signer = await signerOf(given, start, surroundings);
  if (!signer.ok) return refuse(surroundings, signer.because);
  for (const body of bodies.value) {
    const attested = attest(body, start, given.has('key') ? 'centre' : 'invigilator', signer.value);
    const because = await put(path, attested, start);
    if (typeof because === 'string') {
      complain(surroundings, `${shown(name)}: ${because}`);
      return 1;
    }
    printLines(surroundings, [`Record ${because.seq}: ${told(body)}`]);
  }
  return 0;
}

/** What is to be put on the record, in order. */
function bodiesOf(given: Arguments, by: string): Read<readonly Unattested[]> {
  const text = (flag: string): string | null => given.value(flag)?.trim().slice(0, remarkCharsMax) ?? null;
  const bodies: Unattested[] = [];
  const credit = text('credit');
  const because = text('because');
  if ((credit === null) !== (because === null))
    return {
      ok: false,
      because: credit === null ? '--because goes with --credit' : '--credit needs --because: why is time given back?',
    };
  if (credit !== null && because !== null) {
    const seconds = secondsOf(credit);
    if (seconds === null)
      return { ok: false, because: `--credit takes minutes or seconds, as in 5m or 90s, and not ${shown(credit)}` };
    bodies.push({ kind: 'granted', seconds, by, because });
  }
  const incident = (what: 'note' | 'malpractice', detail: string | null): void => {
    if (detail !== null) bodies.push({ kind: 'incident', wall: wallNow(), what, lostSeconds: 0, detail });
  };
  incident('note', text('note'));
  incident('malpractice', text('malpractice'));
  const supplied = text('supplied');
  if (supplied !== null) bodies.push({ kind: 'viewed', id: supplied, act: 'supplied' });
  const pause = text('pause');
  if (pause !== null) bodies.push({ kind: 'paused', because: pause });
  return bodies.length === 0
    ? { ok: false, because: 'say what is to go on the record: --credit, --note, --pause, --supplied or --malpractice' }
    : { ok: true, value: bodies };
}

/** The most seconds that can be given back at once: four hours. */
const creditSecondsMax = 4 * 60 * 60;

function secondsOf(text: string): number | null {
  const [, digits, unit] = /^(\d{1,5})\s?(m|min|s|sec)$/.exec(text) ?? [];
  const seconds = digits === undefined ? 0 : Number(digits) * (unit?.startsWith('m') === true ? 60 : 1);
  return seconds >= 1 && seconds <= creditSecondsMax ? seconds : null;
}

/** With whose name it is signed: the centre's, or the invigilator's own, which opens with the code. */
async function signerOf(given: Arguments, start: Start, surroundings: Surroundings): Promise<Read<SigningKey>> {
  const folder = given.value('key');
  if (folder !== null) {
    const signer = await openSigner(folder, 'centre', surroundings);
    if (!signer.ok) return signer;
    if (signer.value.card.sign === start.centre.sign) return { ok: true, value: signer.value.key };
    return {
      ok: false,
      because: `${shown(folder)} isn’t the key of the centre whose sitting this is (${start.centre.id})`,
    };
  }
  const code = await askSecret(`Invigilator’s code of ${start.invigilator.id}`, surroundings);
  if (code === null) return { ok: false, because: 'no code was given, and nothing goes on the record without one' };
  const pem = await openArmored(start.invigilator.sealed, { passphrase: readCode(code) });
  const key = pem === null ? null : readPem(pem);
  if (key === null || publicKeyOf(key) !== start.invigilator.key)
    return { ok: false, because: `that isn’t the code of ${start.invigilator.id}: nothing is on the record` };
  return { ok: true, value: key };
}

/** Puts it on the record: through the program that holds the log, or, where nobody does, at its end. Gives the record, or why it isn't there. */
async function put(path: string, body: AttestedBody, start: Start): Promise<LogRecord | string> {
  const opened = openLog(path);
  if (!opened.ok) return opened.problem === 'held' ? handOver(path, body) : opened.because;
  const log = opened.value;
  try {
    const read = readLog(log.bytes);
    if (!read.ok) return read.because;
    if (read.log.torn !== null)
      return 'it ends in an unfinished record: go on with the sitting first, which sets that aside';
    const added = addAttested(read.log.records, body, wallNow());
    if (!added.ok) return added.because;
    const appended = log.append([added.line]);
    if (!appended.ok) return appended.because;
    // The copy to be sent has it too; where that can't be written, `seal` says so when it is made again.
    await putSealedLog(path, start);
    return added.record;
  } finally {
    log.close();
  }
}

async function handOver(path: string, body: AttestedBody): Promise<LogRecord | string> {
  const handed = handIn(path, body.attested.id, writeHandedIn({ kind: 'attested', body }));
  if (typeof handed === 'string') return handed;
  for (let tries = 0; tries < handInPatience.tries && handed.isThere(); tries += 1) await wait(handInPatience.everyMs);
  if (handed.isThere()) return 'the sitting hasn’t taken it up yet: it does when it goes on';
  const found = sittingIn(path);
  const record = found.ok
    ? found.value.records.find((one) => attestedIn(one)?.attested.id === body.attested.id)
    : undefined;
  return record ?? 'the sitting refused it: it is paused or has ended, or it knows no such document';
}

function told(body: Unattested): string {
  switch (body.kind) {
    case 'granted':
      return `${body.seconds} seconds given back: ${body.because}`;
    case 'paused':
      return `paused for all: ${body.because}`;
    case 'viewed':
      return `supplied: ${body.id}`;
    case 'incident':
      return `${body.what}: ${body.detail}`;
  }
}
