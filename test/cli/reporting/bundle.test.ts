import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeMarksHead } from '../../../src/mark/sign-ledger.ts';
import { encryptTo, sealTo } from '../../../src/seal/age.ts';
import { keyFileNames, makeKeys, readCard } from '../../../src/seal/keys.ts';
import { readPem, type SigningKey } from '../../../src/seal/signing.ts';
import { lateVan } from '../../laws/every-scenario.ts';
import { putReopened } from '../../mark/put-reopened.ts';
import { ledgerOf, pass } from '../../mark/small-marks.ts';
import { centreWith } from '../../seal/centre.ts';
import { dayOf, sitPlainly, wholeOfLateVan } from '../centre/assessed-day.ts';
import { callsheet, emptyFolder, expectSound, recordsIn, satFolder, small } from '../run-callsheet.ts';

/** Lists and checks a bundle as somebody would who has Python and no callsheet. */
const outsider = `
import hashlib, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
for line in archive.read('SHA256SUMS').decode().splitlines():
    digest, path = line.split('  ', 1)
    assert hashlib.sha256(archive.read(path)).hexdigest() == digest, path
    print(path)
`;

function putLedger(cwd: string, name: string, text: string): void {
  mkdirSync(join(cwd, 'a.jsonl.marks'), { recursive: true });
  writeFileSync(join(cwd, 'a.jsonl.marks', name), text);
}

/** A sat folder with a closed and signed ledger, and the card of who marked. */
async function markedFolder(comment = ''): Promise<string> {
  const cwd = satFolder();
  const keys = await makeKeys('assessor', 'AS1', null);
  const key: SigningKey | null = readPem(keys.sign);
  if (key === null) throw new Error('No key');
  writeFileSync(join(cwd, 'as1.card'), keys.card);
  const { text, head } = ledgerOf(recordsIn(join(cwd, 'a.jsonl')), { marks: [['telling', pass([1], comment)]] });
  putLedger(cwd, 'first-AS1-1.ledger', text);
  putLedger(cwd, 'first-AS1-1.ledger.sig', writeMarksHead('AS1', head, key));
  return cwd;
}

/** The same with the round opened again by MO1, and marked again. */
async function reopenedFolder(): Promise<string> {
  const cwd = await markedFolder();
  const keys = await makeKeys('moderator', 'MO1', null);
  const moderator = readPem(keys.sign);
  if (moderator === null) throw new Error('No key');
  writeFileSync(join(cwd, 'mo1.card'), keys.card);
  putReopened(join(cwd, 'a.jsonl.marks/first-AS1-1.ledger'), moderator, 'A control was off');
  const records = recordsIn(join(cwd, 'a.jsonl'));
  putLedger(cwd, 'first-AS1-2.ledger', ledgerOf(records, { attempt: 2, isClosed: false }).text);
  return cwd;
}

/** Prints the transcript of the only sitting of a bundle. */
const transcriptIn = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
for path in archive.namelist():
    if path.endswith('transcript.txt'): print(archive.read(path).decode())
`;

describe('bundle, then verify', () => {
  it('packs what an outsider opens without callsheet, and an assurer checks with it', async () => {
    const cwd = await markedFolder();
    const packed = callsheet(['bundle', 'a.jsonl', '--out', 'q.zip'], { cwd });
    expect(packed).toMatchObject({ status: 0, err: '' });
    expect(packed.out).toMatch(/^q\.zip: 1 sitting, 1 ledger\nSHA-256 [0-9a-f]{64}\n/);
    const listed = spawnSync('python3', ['-c', outsider, 'q.zip'], { cwd, encoding: 'utf8' });
    expect(listed.stderr).toBe('');
    expect(listed.stdout).toContain('sittings/001-small-A1/marks/first-AS1-1.ledger\n');
    const ran = callsheet(['verify', 'q.zip', '--card', 'as1.card'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toMatch(/^q\.zip {2}holds$/m);
    expect(ran.out).toMatch(
      /^ {2}signed {5}good {5}first-AS1-1\.ledger: records 0 to 2 signed by AS1, by the card given$/m,
    );
    expect(ran.out).toContain(packed.out.split('\n')[1] ?? 'nothing');
    const receipt = /receipt now {2}(\S+)/.exec(ran.out)?.[1] ?? '';
    expect(callsheet(['verify', 'q.zip', '--receipt', receipt], { cwd }).out).toMatch(/receipt {4}good/);
    const other = `${receipt.slice(0, -4)}0000`;
    expect(callsheet(['verify', 'q.zip', '--receipt', other], { cwd }).status).toBe(1);
  });

  it('has the same bytes in every time zone and whatever the order', () => {
    const cwd = satFolder();
    const sat = callsheet(['sit', small, '--answers', 'whole.yaml', '--as', 'B2', '--out', 'b.jsonl'], { cwd });
    expect(sat.status).toBe(0);
    const zones = ['UTC', 'Pacific/Apia', 'America/St_Johns', 'Asia/Kathmandu'];
    const made = zones.map((TZ, index) => {
      const logs = index % 2 === 0 ? ['a.jsonl', 'b.jsonl'] : ['b.jsonl', 'a.jsonl'];
      const ran = callsheet(['bundle', ...logs, '--out', `${index}.zip`], { cwd, env: { TZ } });
      expect(ran.status).toBe(0);
      return readFileSync(join(cwd, `${index}.zip`)).toString('base64');
    });
    expect(new Set(made).size).toBe(1);
  });

  it('an assessed sitting is replayed by the assurer, who holds no key', async () => {
    const day = await dayOf(await centreWith(lateVan.scenario));
    expect(sitPlainly(day, 'a.jsonl', [...wholeOfLateVan, 'leave'])).toMatchObject({ status: 0 });
    const without = day.run('bundle a.jsonl --out none.zip');
    expect(without.status).toBe(1);
    expect(without.err).toContain('a.jsonl is sealed: give the key of an assessor or a moderator (--key)');
    expect(day.run('bundle a.jsonl --key keys/assessor-AS1 --out q.zip')).toMatchObject({ status: 0, err: '' });
    const ran = day.run('verify q.zip --card keys/centre-LAB');
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toMatch(/^ {2}replay {5}good/m);
    expect(ran.out).toMatch(/^ {2}opened {5}good/m);
    expect(ran.out).toMatch(/^ {2}signature {2}good/m);
    expect(ran.out).toMatch(/^ {2}scenario {3}good/m);
    // The copy that was sealed to be sent is the same log: it makes the same bundle but for its name.
    expect(day.run('bundle a.jsonl.age --key keys/assessor-AS1 --out age.zip')).toMatchObject({ status: 0, err: '' });
    expect(day.run('verify age.zip --card keys/centre-LAB').status).toBe(0);
  });

  it('names what can’t be packed, packs the rest, and leaves nothing half written', () => {
    const cwd = satFolder();
    const text = readFileSync(join(cwd, 'a.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'b.jsonl'), text.slice(0, -200));
    writeFileSync(join(cwd, 'c.jsonl'), text.replace('"Ask', '"Esk'));
    const ran = callsheet(['bundle', '.', '--out', 'q.zip'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('c.jsonl is damaged at record');
    expect(ran.err).toContain('bytes of an unfinished record: it is packed as it is');
    expect(ran.out).toMatch(/^q\.zip: 2 sittings/);
    expect(callsheet(['verify', 'q.zip'], { cwd }).out).toContain('torn');
    const before = readdirSync(cwd);
    expect(callsheet(['bundle', 'c.jsonl', '--out', 'none.zip'], { cwd }).status).toBe(1);
    expect(callsheet(['bundle', 'a.jsonl', '--out', 'q.zip'], { cwd }).err).toContain('never written over');
    expect(callsheet(['bundle', 'a.jsonl', '--out', 'no/where.zip'], { cwd }).err).toContain('its folder isn’t there');
    expect(callsheet(['bundle', 'a.jsonl'], { cwd }).err).toContain('say into which file: --out FILE');
    expect(readdirSync(cwd)).toEqual(before);
  });

  it('cut short, or with a log beside it, is refused in a sentence', async () => {
    const cwd = await markedFolder();
    callsheet(['bundle', 'a.jsonl', '--out', 'q.zip'], { cwd });
    copyFileSync(join(cwd, 'q.zip'), join(cwd, 'short.zip'));
    truncateSync(join(cwd, 'short.zip'), 9000);
    const short = callsheet(['verify', 'short.zip', 'q.zip'], { cwd });
    expect(short.status).toBe(1);
    expect(short.out).toContain('short.zip  DOES NOT HOLD\n  it is cut short, or damaged: ask for it again\n');
    expect(short.out).toMatch(/^q\.zip {2}holds$/m);
    expect(JSON.parse(callsheet(['verify', 'short.zip', '--json'], { cwd }).out)).toMatchObject({ holds: false });
    const mixed = callsheet(['verify', 'q.zip', 'a.jsonl'], { cwd });
    expect(mixed.status).toBe(2);
    expect(mixed.err).toContain('q.zip is a bundle: verify bundles by themselves');
  });

  it('leaves a ledger sealed that is sealed to moderators, until a moderator’s key opens it', async () => {
    const cwd = satFolder();
    const keys = await makeKeys('moderator', 'M1', null);
    mkdirSync(join(cwd, 'm1'));
    for (const what of ['card', 'sign', 'seal'] as const)
      writeFileSync(join(cwd, 'm1', keyFileNames[what]), keys[what]);
    const { text } = ledgerOf(recordsIn(join(cwd, 'a.jsonl')), { marks: [['telling', pass([1])]] });
    const recipient = readCard(keys.card)?.seal ?? '';
    const sealed = {
      armored: await sealTo([recipient], text),
      bytes: await encryptTo([recipient], new TextEncoder().encode(text)),
    };
    putLedger(cwd, 'first-AS1-1.ledger.age', sealed.armored);
    writeFileSync(join(cwd, 'a.jsonl.marks/second-AS2-1.ledger.age'), sealed.bytes);
    expect(callsheet(['bundle', 'a.jsonl', '--out', 'q.zip'], { cwd })).toMatchObject({ status: 0, err: '' });
    const without = callsheet(['verify', 'q.zip'], { cwd });
    expect(without.status).toBe(0);
    expect(without.out).toContain(
      'unknown  first-AS1-1.ledger.age: is sealed to the moderators: give the key of one (--key)',
    );
    const opened = callsheet(['verify', 'q.zip', '--key', 'm1'], { cwd });
    expect(opened.out).toMatch(/marks {6}good {5}first-AS1-1\.ledger\.age: first round, by AS1: unbroken, closed/);
    // The second holds the ledger of another round under its name.
    expect(opened.out).toMatch(
      /marks {6}WRONG {4}second-AS2-1\.ledger\.age: isn’t what its name says: it is the first round of AS1, attempt 1/,
    );
    expect(opened.status).toBe(1);
  });

  it('says which attempt at a round counts, and by whose paper, from the files alone', async () => {
    const cwd = await reopenedFolder();
    const packed = callsheet(['bundle', 'a.jsonl', '--out', 'q.zip'], { cwd });
    expect(packed).toMatchObject({ status: 0, err: '' });
    expect(packed.out).toContain('q.zip: 1 sitting, 2 ledgers, 1 paper that opens a round again\n');
    const bare = callsheet(['verify', 'q.zip'], { cwd });
    expect(bare.status).toBe(0);
    expect(bare.out).toContain(
      'reopened   unknown  first-AS1-2.reopened: MO1 opened the first round by AS1 again for attempt 2 (A control was off): no card was given',
    );
    const ran = callsheet(['verify', 'q.zip', '--card', 'as1.card,mo1.card'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toMatch(
      /reopened {3}good {5}first-AS1-2\.reopened: MO1 .*: signed, by the card given, for the ledger beside it$/m,
    );
    expect(ran.out).toMatch(
      /marks {6}good {5}first-AS1-1\.ledger: .*; opened again by MO1, it counts no more: A control was off$/m,
    );
    expect(ran.out).toMatch(/marks {6}good {5}first-AS1-2\.ledger: .*; opened by MO1: A control was off$/m);
    expect(callsheet(['verify', 'q.zip', '--json'], { cwd }).out).toContain('"of": "reopened"');
    const listed = spawnSync('python3', ['-c', transcriptIn, 'q.zip'], { cwd, encoding: 'utf8' });
    expect(listed.stdout).toContain(
      'By the papers beside it: opened again by MO1, it counts no more: A control was off',
    );
    expect(listed.stdout).toContain('By the papers beside it: opened by MO1: A control was off');
    // In the moderator's name, and with somebody else's key.
    putReopened(join(cwd, 'a.jsonl.marks/first-AS1-1.ledger'));
    expect(callsheet(['bundle', 'a.jsonl', '--out', 'forged.zip'], { cwd }).status).toBe(0);
    const forged = callsheet(['verify', 'forged.zip', '--card', 'as1.card,mo1.card'], { cwd });
    expect(forged.status).toBe(1);
    expect(forged.out).toMatch(/reopened {3}WRONG {4}first-AS1-2\.reopened: isn’t signed with the key of MO1’s card/);
    expect(forged.out).toMatch(
      /marks {6}WRONG {4}first-AS1-2\.ledger: is attempt 2, and no paper that counts opened it/,
    );
  });

  it('names an attempt that no paper opened, and a paper for another ledger, and packs both as they are', async () => {
    const cwd = await reopenedFolder();
    const paper = join(cwd, 'a.jsonl.marks/first-AS1-2.reopened');
    const kept = readFileSync(paper, 'utf8');
    writeFileSync(paper, kept.replace(/"instead":"[0-9a-f]{4}/, '"instead":"0000'));
    const other = callsheet(['bundle', 'a.jsonl', '--out', 'other.zip'], { cwd });
    expect(other.status).toBe(1);
    expect(other.err).toContain(
      'a.jsonl.marks/first-AS1-2.reopened opens another ledger again than the one that lies beside it. It is packed as it is\n',
    );
    expect(callsheet(['verify', 'other.zip'], { cwd }).out).toMatch(
      /reopened {3}WRONG {4}first-AS1-2\.reopened: opens another/,
    );
    rmSync(paper);
    const none = callsheet(['bundle', 'a.jsonl', '--out', 'none.zip'], { cwd });
    expect(none.err).toContain('a.jsonl.marks/first-AS1-2.ledger is attempt 2, and no paper that counts opened it');
    const ran = callsheet(['verify', 'none.zip'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.out).toMatch(/marks {6}WRONG {4}first-AS1-2\.ledger: is attempt 2/);
    expect(ran.out).toMatch(/text {7}good/);
  });

  it('isn’t harmed by what stands in a ledger, or is called like one', async () => {
    const cwd = await markedFolder('=cmd()\u001b[2J<img src=x onerror=alert(1)>\u202e');
    putLedger(cwd, 'first-AS2-1.ledger', 'x'.repeat(1_000_000));
    putLedger(cwd, 'second-..-1.ledger', 'a path for a name');
    const packed = callsheet(['bundle', 'a.jsonl', '--out', 'q.zip'], { cwd });
    expect(packed.status).toBe(1);
    expect(packed.err).toContain('first-AS2-1.ledger is no mark ledger of callsheet. It is packed as it is');
    const ran = callsheet(['verify', 'q.zip'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.out).toMatch(/marks {6}WRONG {4}first-AS2-1\.ledger: is no mark ledger of callsheet/);
    expect(ran.out).not.toContain('second-..');
    for (const one of [packed, ran]) expectSound(one);
  });

  it('tells nothing of an empty folder but that', () => {
    const ran = callsheet(['bundle', '.', '--out', 'q.zip'], { cwd: emptyFolder() });
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toContain('has no log (.jsonl) in it');
  });
});
