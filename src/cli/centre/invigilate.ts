import { handIn } from '../../host/beside-log.ts';
import { wallNow } from '../../host/clocks.ts';
import { holderOf } from '../../host/lock.ts';
import { openLog } from '../../host/log-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { wait } from '../../host/wait.ts';
import { addAttested } from '../../log/add-record.ts';
import { readLog } from '../../log/read-log.ts';
import type { AttestedBody, LogRecord } from '../../log/record.ts';
import { attest, attestedIn, type Unattested } from '../../seal/attest.ts';
import { writeHandedIn } from '../../seal/handed-in.ts';
import type { Start } from '../../seal/start-file.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { printLines } from '../print.ts';
import { shown } from '../shown.ts';
import { putSealedLog } from '../sitting/seal-log.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { askInTheRoom } from './ask-in-the-room.ts';
import { bodiesOf, toldBody } from './in-the-room.ts';
import { openForRoom } from './open-for-room.ts';
import { sittingIn } from './sitting-in.ts';

/** How long it is waited for a sitting to take up what was handed in: it looks every second. */
const handInPatience = { tries: 50, everyMs: 100 } as const;

/** `callsheet invigilate`: what happens in the room, on the record. */
export const invigilate: Command = {
  name: 'invigilate',
  summary: 'Puts on the record of an assessed sitting what happens in the room',
  about: [
    'Each record is signed: with the centre’s key (--key), or behind the invigilator’s code, which is asked for. While the sitting goes on,',
    'the program that holds the log takes the record up within a second or two. Nobody who has neither key nor code can give time back.',
    'Without a flag that says what, it asks; so it does on the screen of the sitting, behind the key i.',
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
    {
      name: 'supplied',
      value: 'DOCUMENT',
      says: 'a document was given on paper or read aloud, by its id (`print` lists them); it counts as opened',
    },
    { name: 'malpractice', value: 'TEXT', says: 'what was seen that people should look into' },
    { name: 'key', value: 'FOLDER', says: 'the centre’s key; without it the invigilator’s code is asked for' },
  ],
  examples: [
    { line: 'callsheet invigilate a.jsonl', says: 'asks for the code, and then what to put there' },
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
  const isAsked = bodies.value.length === 0;
  if (isAsked && surroundings.stdin.isTTY !== true) return refuse(surroundings, nothingWords);
  const signer = await openForRoom(
    start,
    given.value('key'),
    'and nothing goes on the record without one',
    surroundings,
  );
  if (!signer.ok) return refuse(surroundings, signer.because);
  const putOne = async (body: Unattested): Promise<boolean> => {
    const because = await put(
      path,
      attest(body, start, given.has('key') ? 'centre' : 'invigilator', signer.value),
      start,
    );
    if (because === 'later') printLines(surroundings, [`The sitting takes it up as it goes on: ${toldBody(body)}`]);
    else if (typeof because === 'string') complain(surroundings, `${shown(name)}: ${because}`);
    else printLines(surroundings, [`Record ${because.seq}: ${toldBody(body)}`]);
    return because === 'later' || typeof because !== 'string';
  };
  if (isAsked) {
    await askInTheRoom(who, putOne, surroundings);
    return 0;
  }
  for (const body of bodies.value) if (!(await putOne(body))) return 1;
  return 0;
}

const nothingWords = 'say what is to go on the record: --credit, --note, --pause, --supplied or --malpractice';

/** Puts it on the record: through the program that holds the log, or, where nobody does, at its end. Gives the record, `later`, or why it isn't there. */
async function put(path: string, body: AttestedBody, start: Start): Promise<LogRecord | 'later' | string> {
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

async function handOver(path: string, body: AttestedBody): Promise<LogRecord | 'later' | string> {
  const handed = handIn(path, body.attested.id, writeHandedIn({ kind: 'attested', body }));
  if (typeof handed === 'string') return handed;
  // The sitting itself called this, and goes on when this is done.
  if (holderOf(path)?.pid === process.ppid) return 'later';
  for (let tries = 0; tries < handInPatience.tries && handed.isThere(); tries += 1) await wait(handInPatience.everyMs);
  if (handed.isThere()) return 'the sitting hasn’t taken it up yet: it does when it goes on';
  const found = sittingIn(path);
  const record = found.ok
    ? found.value.records.find((one) => attestedIn(one)?.attested.id === body.attested.id)
    : undefined;
  return record ?? 'the sitting refused it: it is paused or has ended, or it knows no such document';
}
