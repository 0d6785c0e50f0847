import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pty from '@lydell/node-pty';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealWithPassphrase } from '../../src/seal/age.ts';
import { readCard } from '../../src/seal/keys.ts';
import { writePaper } from '../../src/seal/signed-paper.ts';
import { publicKeyOf, readPem } from '../../src/seal/signing.ts';
import { type Day, dayOf, sitPlainly, wholeOfLateVan } from '../cli/centre/assessed-day.ts';
import { lateVan } from '../laws/every-scenario.ts';
import { type Centre, centreWith, codes, packRead, startRead } from '../seal/centre.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await centreWith(lateVan.scenario);
});

/** What `age` makes of a file with a passphrase, which it reads from a terminal and from nothing else. */
function ageWithPassphrase(cwd: string, args: readonly string[], passphrase: string): Promise<number> {
  const child = pty.spawn('age', [...args], { cwd, env: process.env });
  let said = '';
  let answered = 0;
  child.onData((data) => {
    said += data;
    const asked = said.match(/passphrase[^\n]*: ?/gi)?.length ?? 0;
    for (; answered < asked; answered += 1) child.write(`${passphrase}\r`);
  });
  return new Promise((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)));
}

function age(cwd: string, ...args: readonly string[]): string {
  return execFileSync('age', args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** What `openssl` says of the first line of a paper and the signature in its second. */
function opensslVerifies(cwd: string, paper: string, publicKey: string): boolean {
  const [line = '', signature = ''] = paper.split('\n');
  writeFileSync(join(cwd, 'line'), line);
  writeFileSync(join(cwd, 'signature'), Buffer.from(signature, 'base64'));
  writeFileSync(join(cwd, 'public.der'), Buffer.from(publicKey, 'base64'));
  const key = ['-pubin', '-keyform', 'DER', '-inkey', 'public.der'];
  const args = ['pkeyutl', '-verify', ...key, '-rawin', '-in', 'line', '-sigfile', 'signature'];
  return spawnSync('openssl', args, { cwd }).status === 0;
}

async function satDay(): Promise<Day> {
  const day = await dayOf(centre);
  expect(sitPlainly(day, 'a.jsonl', [...wholeOfLateVan, 'leave'])).toMatchObject({ status: 0 });
  return day;
}

describe('Debian’s age', () => {
  it('opens the candidate’s part of a pack with the start code, and with no other', async () => {
    const { cwd } = await dayOf(centre);
    writeFileSync(join(cwd, 'candidate.age'), packRead(centre.pack).pack.candidate.sealed);
    expect(await ageWithPassphrase(cwd, ['-d', '-o', 'candidate.json', 'candidate.age'], codes.start)).toBe(0);
    const opened = JSON.parse(readFileSync(join(cwd, 'candidate.json'), 'utf8'));
    expect(opened.files.map(({ path }: { path: string }) => path)).toContain('scenario.yaml');
    expect(await ageWithPassphrase(cwd, ['-d', '-o', 'wrong.json', 'candidate.age'], 'wrong code')).not.toBe(0);
  });

  it('opens the marking part and a log that was sealed to be sent with an assessor’s key, and not with the centre’s', async () => {
    const { cwd } = await satDay();
    writeFileSync(join(cwd, 'marking.age'), packRead(centre.pack).pack.marking);
    const marking = JSON.parse(age(cwd, '-d', '-i', 'keys/assessor-AS1/seal.key', 'marking.age'));
    expect(marking.whole.files[0].text).toContain('Holds the van before the desk closes');
    expect(age(cwd, '-d', '-i', 'keys/assessor-AS1/seal.key', 'a.jsonl.age')).toBe(
      readFileSync(join(cwd, 'a.jsonl'), 'utf8'),
    );
    expect(spawnSync('age', ['-d', '-i', 'keys/centre-LAB/seal.key', 'marking.age'], { cwd }).status).not.toBe(0);
  });

  it('opens a key that is locked with a passphrase', async () => {
    const { cwd } = await dayOf(centre);
    const { files } = centre.assessor;
    writeFileSync(join(cwd, 'locked.key'), await sealWithPassphrase('four words and one', files.seal));
    expect(await ageWithPassphrase(cwd, ['-d', '-o', 'seal.key', 'locked.key'], 'four words and one')).toBe(0);
    expect(readFileSync(join(cwd, 'seal.key'), 'utf8')).toBe(files.seal);
  });

  it('makes keys with which callsheet opens what is sealed, and locks them so that callsheet asks for the passphrase', async () => {
    const day = await dayOf(centre);
    execFileSync('age-keygen', ['-o', 'own.key'], { cwd: day.cwd, stdio: 'ignore' });
    const recipient = execFileSync('age-keygen', ['-y', 'own.key'], { cwd: day.cwd, encoding: 'utf8' }).trim();
    sitPlainly(day);
    // A log handed on to somebody with a key of age's own making.
    execFileSync('age', ['-r', recipient, '-o', 'handed-on.age', 'a.jsonl'], { cwd: day.cwd });
    const verified = day.run('verify handed-on.age --key own.key');
    expect(verified.out).toContain('chain      good');
    expect(await ageWithPassphrase(day.cwd, ['-p', '-a', '-o', 'locked.key', 'own.key'], 'four words and one')).toBe(0);
    expect(day.run('verify handed-on.age --key locked.key', 'four words and one').out).toContain('chain      good');
    expect(day.run('verify handed-on.age --key locked.key', 'a', 'b', 'c')).toMatchObject({
      status: 2,
      err: expect.stringContaining('doesn’t open with that passphrase'),
    });
  }, 60_000);
});

describe('Debian’s openssl', () => {
  it('verifies a card, a start file and the signature of a log, and no changed one', async () => {
    const { cwd } = await satDay();
    const start = readFileSync(join(cwd, 'A1.start'), 'utf8');
    const sig = readFileSync(join(cwd, 'a.jsonl.sig'), 'utf8');
    const { card, files } = centre.centre;
    const papers = [
      [files.card, card.sign],
      [start, card.sign],
      [sig, startRead(start).sitting.key],
    ] as const;
    for (const [paper, key] of papers) {
      expect(opensslVerifies(cwd, paper, key)).toBe(true);
      expect(opensslVerifies(cwd, paper.replace('"version":1', '"version":2'), key)).toBe(false);
    }
    expect(opensslVerifies(cwd, sig, card.sign)).toBe(false);
  });

  it('makes a key with which a centre signs, where its card is signed with it too', async () => {
    const day = await dayOf(centre);
    const folder = join(day.cwd, 'keys/centre-OWN');
    mkdirSync(folder, { recursive: true });
    cpSync(join(day.cwd, 'keys/centre-LAB/seal.key'), join(folder, 'seal.key'));
    execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', join(folder, 'sign.pem')]);
    const key = readPem(readFileSync(join(folder, 'sign.pem'), 'utf8'));
    if (key === null) throw new Error('callsheet reads a key of openssl’s');
    const says = {
      callsheet: 'card',
      version: 1,
      role: 'centre',
      id: 'OWN',
      sign: publicKeyOf(key),
      seal: centre.centre.card.seal,
    };
    writeFileSync(join(folder, 'public.card'), writePaper(says, key));
    expect(readCard(readFileSync(join(folder, 'public.card'), 'utf8'))).toMatchObject({ id: 'OWN' });
    // The line of a card can be signed with openssl alone.
    const [line = ''] = readFileSync(join(folder, 'public.card'), 'utf8').split('\n');
    writeFileSync(join(day.cwd, 'line'), line);
    execFileSync(
      'openssl',
      ['pkeyutl', '-sign', '-inkey', join(folder, 'sign.pem'), '-rawin', '-in', 'line', '-out', 'signature'],
      { cwd: day.cwd },
    );
    const signature = readFileSync(join(day.cwd, 'signature')).toString('base64');
    expect(readFileSync(join(folder, 'public.card'), 'utf8')).toBe(`${line}\n${signature}\n`);
    const scenario = new URL('../fixtures/late-van', import.meta.url).pathname;
    const packed = day.run(
      `pack ${scenario} --to keys/assessor-AS1 --for keys/centre-OWN --code made-by-hand --out own.pack`,
    );
    expect(packed).toMatchObject({ status: 0, err: '' });
    const window = '--from 2026-01-01T09:00Z --until 2199-01-01T12:00Z';
    const started = day.run(
      `start own.pack --key keys/centre-OWN --candidate A1 --invigilator I7 ${window}`,
      'made-by-hand',
    );
    expect(started).toMatchObject({ status: 0 });
  }, 60_000);
});
