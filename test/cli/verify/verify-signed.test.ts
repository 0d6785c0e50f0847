import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Head } from '../../../src/log/chain.ts';
import { emptyHead, headAfter, linkRecord } from '../../../src/log/chain.ts';
import type { LogRecord } from '../../../src/log/record.ts';
import { attest } from '../../../src/seal/attest.ts';
import { writeHeadPaper } from '../../../src/seal/head-paper.ts';
import { readPaper, writePaper } from '../../../src/seal/signed-paper.ts';
import { makeSigningKey, publicKeyOf, type SigningKey } from '../../../src/seal/signing.ts';
import { lateVan } from '../../laws/every-scenario.ts';
import { type Centre, centreWith, codes, owner, sittingKeyOf, startRead } from '../../seal/centre.ts';
import { launcherPath, nodePath } from '../../terminal/spawn-app.ts';
import { allKeys, type Day, dayOf, sitPlainly, wholeOfLateVan } from '../centre/assessed-day.ts';
import { recordsIn, satFolder } from '../run-callsheet.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await centreWith(lateVan.scenario);
});

/** A day on which the whole sitting was sat, as `a.jsonl`. */
async function satDay(): Promise<Day> {
  const day = await dayOf(centre);
  expect(sitPlainly(day, 'a.jsonl', [...wholeOfLateVan, 'leave'])).toMatchObject({ status: 0 });
  return day;
}

interface Found {
  readonly standing: string;
  readonly says: string;
}

/** What `verify` finds of the one log. */
function verified(
  day: Day,
  args = `a.jsonl ${allKeys}`,
): Readonly<Record<string, Found>> & { readonly status: number | null; readonly holds: boolean } {
  const ran = day.run(`verify ${args} --json`);
  expect(ran.err).toBe('');
  return { status: ran.status, ...JSON.parse(ran.out).logs[0] };
}

/** The records chained again from the first, whatever was done to them: what anybody can do who has a text editor and a sheet of hashes. */
function relinked(records: readonly LogRecord[]): { readonly text: string; readonly head: Head } {
  let head = emptyHead;
  const lines = records.map(({ seq: _seq, prev: _prev, hash: _hash, ...body }) => {
    const { record, line } = linkRecord(head, body);
    head = headAfter(record);
    return line;
  });
  return { text: lines.join(''), head };
}

/** Rebuilds the log from changed records and signs its head with a key. */
function rebuild(
  day: Day,
  change: (records: readonly LogRecord[]) => readonly LogRecord[],
  key: SigningKey,
  start?: string,
): void {
  const log = join(day.cwd, 'a.jsonl');
  const { text, head } = relinked(change(recordsIn(log)));
  writeFileSync(log, text);
  const [began] = recordsIn(log);
  const id = startRead(start ?? (began?.kind === 'began' ? began.start : undefined) ?? '').id;
  writeFileSync(`${log}.sig`, writeHeadPaper(id, head, key));
}

const keyOf = (day: Day): Promise<SigningKey> => sittingKeyOf(centre, readFileSync(join(day.cwd, 'A1.start'), 'utf8'));

describe('an assessed log', () => {
  it('that is whole is good in every respect, with card and key; without, what isn’t known is said', async () => {
    const day = await satDay();
    expect(verified(day)).toMatchObject({
      status: 0,
      chain: { standing: 'good' },
      replay: { standing: 'good' },
      signature: {
        standing: 'good',
        says: expect.stringMatching(/^records 0 to \d+ signed with the key of LAB’s start file$/),
      },
      end: { standing: 'good', says: 'finished (rolling)' },
    });
    expect(verified(day, 'a.jsonl')).toMatchObject({
      status: 0,
      chain: { standing: 'good' },
      replay: { standing: 'unknown', says: expect.stringContaining('--key') },
      signature: { standing: 'unknown', says: expect.stringContaining('--card') },
    });
    expect(verified(day, `a.jsonl.age ${allKeys}`)).toMatchObject({ status: 0, signature: { standing: 'good' } });
  });

  it('cut off and gone on with is still good: what a restart does is no forgery', async () => {
    const day = await dayOf(centre);
    sitPlainly(day, 'a.jsonl', ['note one']);
    for (const line of ['note two', 'note three']) {
      expect(day.run('resume a.jsonl --plain', codes.start, 'go on', line)).toMatchObject({ status: 0 });
      expect(verified(day)).toMatchObject({ status: 0, signature: { standing: 'good' }, replay: { standing: 'good' } });
    }
    appendFileSync(join(day.cwd, 'a.jsonl'), '{"at":12');
    expect(verified(day)).toMatchObject({ status: 1, signature: { standing: 'good' }, end: { standing: 'wrong' } });
    day.run('resume a.jsonl --plain', codes.start, 'go on', 'leave', 'yes');
    expect(verified(day)).toMatchObject({ status: 0, signature: { standing: 'good' } });
  });

  it('that is still being written is no false alarm: the signature is read before the log, which may have grown since', async () => {
    const day = await satDay();
    const [log, sig] = [join(day.cwd, 'a.jsonl'), join(day.cwd, 'a.jsonl.sig')];
    const whole = readFileSync(log, 'utf8');
    const signature = readFileSync(sig);
    const cutAt = whole.slice(0, -1).lastIndexOf('\n') + 1;
    writeFileSync(log, whole.slice(0, cutAt));
    rmSync(sig);
    spawnSync('mkfifo', [sig]);
    // Whoever reads the signature waits at the pipe; the rest of the log and its signature are written only then.
    const child = spawn(nodePath, [launcherPath, 'verify', 'a.jsonl', '--card', 'keys/centre-LAB', '--json'], {
      cwd: day.cwd,
    });
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    spawnSync(nodePath, [
      '-e',
      `const fs = require('fs'); const pipe = fs.openSync(process.argv[1], 'w'); fs.writeFileSync(process.argv[2], process.argv[3]); fs.writeSync(pipe, process.argv[4])`,
      sig,
      log,
      whole,
      signature.toString('utf8'),
    ]);
    await ended;
    expect(JSON.parse(out).logs[0].signature).toMatchObject({ standing: 'good' });
  });

  it('isn’t good without its signature, nor with its start file taken out', async () => {
    const day = await satDay();
    rmSync(join(day.cwd, 'a.jsonl.sig'));
    expect(verified(day)).toMatchObject({
      status: 1,
      signature: { standing: 'wrong', says: expect.stringContaining('the .sig file is missing') },
    });
    expect(verified(day, 'a.jsonl')).toMatchObject({ status: 0, signature: { standing: 'absent' } });
    const { text } = relinked(
      recordsIn(join(day.cwd, 'a.jsonl')).map((record) => {
        if (record.kind !== 'began') return record;
        const { start: _start, ...rest } = record;
        return rest;
      }),
    );
    writeFileSync(join(day.cwd, 'a.jsonl'), text);
    const found = day.run(`verify a.jsonl ${allKeys} --json`);
    expect(found.status).not.toBe(0);
  });

  it('of practice isn’t taken for one where a card was given', async () => {
    const day = await dayOf(centre);
    copyFileSync(join(satFolder(), 'a.jsonl'), join(day.cwd, 'p.jsonl'));
    expect(verified(day, 'p.jsonl --card keys/centre-LAB')).toMatchObject({
      status: 1,
      signature: { standing: 'wrong', says: expect.stringContaining('practice sitting') },
    });
    expect(verified(day, 'p.jsonl')).toMatchObject({ status: 0, signature: { standing: 'absent' } });
  });

  it('rebuilt and signed with another key, or not signed anew, is found', async () => {
    const day = await satDay();
    const later = (records: readonly LogRecord[]) => records.map((record) => ({ ...record, at: record.at + 1 }));
    const before = readFileSync(join(day.cwd, 'a.jsonl.sig'));
    rebuild(day, later, makeSigningKey());
    expect(verified(day)).toMatchObject({
      status: 1,
      signature: { standing: 'wrong', says: 'the .sig file isn’t signed with the key of this sitting' },
    });
    writeFileSync(join(day.cwd, 'a.jsonl.sig'), before);
    expect(verified(day)).toMatchObject({
      status: 1,
      signature: { standing: 'wrong', says: 'the .sig file is of other records than these' },
    });
  });

  it('with a start file of a forged centre is found with the card of the right one', async () => {
    const day = await satDay();
    const forger = await owner('centre', 'LAB');
    const own = makeSigningKey();
    const says = readPaper(readFileSync(join(day.cwd, 'A1.start'), 'utf8'))?.says ?? {};
    const forged = writePaper(
      { ...says, centre: { id: 'LAB', sign: forger.card.sign }, sitting: { key: publicKeyOf(own), sealed: 'x' } },
      forger.sign,
    );
    rebuild(
      day,
      (records) => records.map((record) => (record.kind === 'began' ? { ...record, start: forged } : record)),
      own,
      forged,
    );
    expect(verified(day)).toMatchObject({
      status: 1,
      signature: {
        standing: 'wrong',
        says: 'the start file is signed with a key that is none of the cards given (it says LAB)',
      },
    });
    expect(verified(day, 'a.jsonl')).toMatchObject({ signature: { standing: 'unknown' } });
  });

  it.each<[string, (record: Extract<LogRecord, { kind: 'began' }>) => LogRecord]>([
    ['candidate', (began) => ({ ...began, candidate: 'B2' })],
    ['seed', (began) => ({ ...began, seed: '8' })],
    ['extra time', (began) => ({ ...began, time: { ...began.time, percent: 125 } })],
    ['rest breaks', (began) => ({ ...began, time: { ...began.time, restBreaks: true } })],
    ['time to finish', (began) => ({ ...began, time: { ...began.time, finishMs: 60_000 } })],
    ['deadline', (began) => ({ ...began, time: { ...began.time, deadlineMs: began.time.deadlineMs + 1 } })],
    ['purpose', (began) => ({ ...began, purpose: 'practice' })],
  ])('whose %s isn’t that of its start file is found, with whatever key it is signed', async (what, change) => {
    const day = await dayOf(centre);
    sitPlainly(day);
    rebuild(
      day,
      (records) => records.map((record) => (record.kind === 'began' ? change(record) : record)),
      await keyOf(day),
    );
    expect(verified(day, 'a.jsonl --card keys/centre-LAB')).toMatchObject({
      status: 1,
      signature: { standing: 'wrong', says: `the log’s ${what} isn’t that of the start file` },
    });
  });

  it('cut short is found against its signature', async () => {
    const day = await satDay();
    const log = join(day.cwd, 'a.jsonl');
    const lines = readFileSync(log, 'utf8').split(/(?<=\n)/);
    writeFileSync(log, lines.slice(0, -2).join(''));
    expect(verified(day)).toMatchObject({
      status: 1,
      signature: { standing: 'wrong', says: expect.stringContaining('the log was cut short') },
    });
  });

  it('that goes on after what was signed doesn’t pass for signed', async () => {
    const day = await satDay();
    const log = join(day.cwd, 'a.jsonl');
    const records = recordsIn(log);
    const early = { count: 3, hash: records[2]?.hash ?? '' };
    writeFileSync(
      `${log}.sig`,
      writeHeadPaper(startRead(readFileSync(join(day.cwd, 'A1.start'), 'utf8')).id, early, await keyOf(day)),
    );
    expect(verified(day)).toMatchObject({
      status: 1,
      signature: {
        standing: 'wrong',
        says: `records 0 to 2 signed with the key of LAB’s start file; the ${records.length - 3} after them aren’t`,
      },
    });
  });

  it('doesn’t open with the key of somebody else, and says so', async () => {
    const day = await satDay();
    const other = await owner('assessor', 'AS2');
    mkdirSync(join(day.cwd, 'keys/AS2'));
    writeFileSync(join(day.cwd, 'keys/AS2/public.card'), other.files.card);
    writeFileSync(join(day.cwd, 'keys/AS2/seal.key'), other.files.seal);
    expect(verified(day, 'a.jsonl --key keys/AS2')).toMatchObject({
      status: 1,
      replay: { standing: 'wrong', says: expect.stringContaining('doesn’t open') },
    });
    expect(day.run('verify a.jsonl.age --key keys/AS2')).toMatchObject({
      status: 2,
      out: expect.stringContaining('doesn’t open with this key'),
    });
    expect(day.run('replay a.jsonl --key keys/AS2')).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('doesn’t open with this key'),
    });
    expect(day.run('replay a.jsonl')).toMatchObject({ status: 2, out: '', err: expect.stringContaining('--key') });
    expect(day.run('verify a.jsonl --key keys/centre-LAB')).toMatchObject({
      status: 2,
      err: expect.stringContaining('is of the centre LAB'),
    });
    expect(day.run('verify a.jsonl --card keys/assessor-AS1')).toMatchObject({
      status: 2,
      err: expect.stringContaining('is of the assessor AS1'),
    });
  });
});

describe('two sittings from one start file', () => {
  it('on two machines are both found when their logs meet; a copy of a log isn’t one', async () => {
    const day = await dayOf(centre);
    sitPlainly(day, 'a.jsonl');
    const refused = sitPlainly(day, 'b.jsonl');
    expect(refused).toMatchObject({
      status: 2,
      err: expect.stringContaining('was used on this machine already: the log is a.jsonl'),
    });
    rmSync(join(day.cwd, 'state'), { recursive: true });
    expect(sitPlainly(day, 'b.jsonl')).toMatchObject({ status: 0 });
    copyFileSync(join(day.cwd, 'a.jsonl'), join(day.cwd, 'c.jsonl'));
    copyFileSync(join(day.cwd, 'a.jsonl.sig'), join(day.cwd, 'c.jsonl.sig'));
    const { logs } = JSON.parse(day.run(`verify a.jsonl b.jsonl ${allKeys} --json`).out);
    expect(logs).toMatchObject([
      {
        holds: false,
        signature: { standing: 'wrong', says: 'a second sitting was begun with the same start file: b.jsonl' },
      },
      {
        holds: false,
        signature: { standing: 'wrong', says: 'a second sitting was begun with the same start file: a.jsonl' },
      },
    ]);
    expect(day.run(`verify a.jsonl c.jsonl a.jsonl.age ${allKeys}`)).toMatchObject({ status: 0 });
  });
});

describe('what an invigilator put on the record', () => {
  /** A log with a grant in it, the body of which is changed, chained and signed again with the sitting's own key. */
  async function withGrant(change: (grant: LogRecord, day: Day) => readonly LogRecord[]): Promise<Day> {
    const day = await dayOf(centre);
    sitPlainly(day);
    expect(day.run('invigilate a.jsonl --credit 5m --because Alarm', codes.room)).toMatchObject({ status: 0 });
    rebuild(
      day,
      (records) => records.flatMap((record) => (record.kind === 'granted' ? change(record, day) : [record])),
      await keyOf(day),
    );
    return day;
  }

  it('is good as it was signed', async () => {
    expect(verified(await withGrant((grant) => [grant]))).toMatchObject({
      status: 0,
      signature: { standing: 'good' },
      replay: { standing: 'good' },
    });
  });

  it.each<[string, (grant: LogRecord) => readonly LogRecord[], string]>([
    ['without a signature', ({ ...grant }) => [without(grant)], 'isn’t signed, and must be'],
    [
      'with more in it',
      (grant) => [grant.kind === 'granted' ? { ...grant, seconds: 3_000 } : grant],
      'isn’t signed by whom it says',
    ],
    [
      'in another’s name',
      (grant) => [
        grant.kind === 'granted' && grant.attested
          ? { ...grant, attested: { ...grant.attested, by: 'centre' as const } }
          : grant,
      ],
      'isn’t signed by whom it says',
    ],
    ['copied', (grant) => [grant, grant], 'is a copy of one before it'],
  ])('is found %s', async (_, change, sentence) => {
    expect(verified(await withGrant(change), 'a.jsonl --card keys/centre-LAB')).toMatchObject({
      status: 1,
      signature: { standing: 'wrong', says: expect.stringContaining(sentence) },
    });
  });

  it('is found where it was signed for another sitting', async () => {
    const other = startRead(await centre.start());
    const { kind, seconds, by, because, attested } = attest(
      { kind: 'granted', seconds: 300, by: 'I7', because: 'Alarm' },
      other,
      'invigilator',
      centre.room,
    ) as Extract<LogRecord, { kind: 'granted' }>;
    const day = await withGrant((grant) => [
      { ...grant, kind, seconds, by, because, ...(attested === undefined ? {} : { attested }) } as LogRecord,
    ]);
    expect(verified(day)).toMatchObject({
      status: 1,
      signature: { standing: 'wrong', says: expect.stringContaining('isn’t signed by whom it says') },
    });
  });
});

function without(record: LogRecord): LogRecord {
  const { attested: _attested, ...rest } = record as LogRecord & { attested?: unknown };
  return rest as LogRecord;
}
