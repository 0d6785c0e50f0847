import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { factsOf, factsReader } from '../../../src/cli/marking/sitting-facts.ts';
import { createSittingOpener, openToMark } from '../../../src/cli/open/each-sitting.ts';
import { takeLock } from '../../../src/host/lock.ts';
import { readLog } from '../../../src/log/read-log.ts';
import { identityIn, keyFileNames } from '../../../src/seal/keys.ts';
import { linkedAnew } from '../../bench/signed-logs.ts';
import { lateVan } from '../../laws/every-scenario.ts';
import { centreWith } from '../../seal/centre.ts';
import { dayOf, sitPlainly, wholeOfLateVan } from '../centre/assessed-day.ts';
import { expectSound, recordsIn, root } from '../run-callsheet.ts';
import { asFirst, candidates, MarkingRoom, passAndOn, sitIn } from './marking-room.ts';

/** Sat once for all tests; each works on a copy. */
const sat = mkdtempSync(join(tmpdir(), 'callsheet-sat-'));

beforeAll(() => {
  sitIn(sat);
  return () => rmSync(sat, { recursive: true, force: true });
});

function room(): MarkingRoom {
  return new MarkingRoom(sat);
}

describe('marking line by line', () => {
  it('marks nothing before no conflict of interest is declared', () => {
    const here = room();
    const ran = here.run(['mark', ...asFirst], 'cite 6', 'pass', 'quit');
    expect(ran.out).toContain('Type yes to declare that you have no conflict of interest, or quit.');
    expect(here.all()).toEqual([]);
    expectSound(ran);
  });

  it('saves each mark at once, and goes on there the next time', () => {
    const here = room();
    const ran = here.mark('comment Said it in time', 'cite 6', 'just pass', 'next', 'quit');
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('Saved: just a pass, on record 6.');
    expect(ran.out).toContain('5 of 6 left');
    expect(here.all().map(({ kind }) => kind)).toEqual(['opened', 'drafted', 'drafted', 'marked']);
    expect(here.all()[3]).toMatchObject({
      criterion: 'telling',
      mark: { level: 'pass', firmness: 'just', cites: [6], comment: 'Said it in time' },
    });
    const again = here.mark('quit');
    expect(again.out).toContain(
      'Page 2 of 6: Tells the right people. AO1  S1. criterion 1 of 2, sitting 2 of 3, 5 of 6 left.',
    );
  });

  it('refuses a level without evidence, and a distinction on one task, in a sentence', () => {
    const ran = room().mark('pass', 'cite 6', 'distinction', 'cite 99', 'quit');
    expect(ran.out).toContain('cite at least one record first');
    expect(ran.out).toContain('A distinction rests on two tasks or more, and only 1 task is cited.');
    expect(ran.out).toContain('Name a record by its number');
  });

  it('hides who sat, how, and what the author expected, until each is opened on the record', () => {
    const here = room();
    const ran = here.mark('all', 'read 6', 'author', 'criterion', 'list', 'cite 6', 'pass', 'again', 'quit');
    expect(ran.out).toContain('What the author expects opens after the mark is set');
    for (const hidden of [...candidates, 'Tells the one who decides', 'came to', 'from an answers file'])
      expect(ran.out).not.toContain(hidden);
    const opened = here.mark('before', 'go 1', 'author', 'open identity', 'open identity', 'open mode', 'quit');
    expect(opened.out).toContain('First call (record 6, came to right):');
    expect(opened.out).toMatch(/Whose sitting it is: (Kim-7|Lou-8|Max-9), seed 7/);
    expect(opened.out).toContain('How it was sat: from an answers file');
    const looks = here.all().flatMap((record) => (record.kind === 'looked' ? [record.what] : []));
    expect(looks).toEqual(['expectation', 'identity', 'mode']);
  });

  it('cites several records by one line, and none where one of them isn’t there', () => {
    const here = room();
    const ran = here.mark('cite 6 99', 'cite 6, 18', 'cite 18 6', 'quit');
    expect(ran.out).toContain('There is no such record: 6 99. Name a record by its number');
    expect(ran.out.match(/^Cited: 6, 18\.$/gm)).toHaveLength(2);
    const drafts = here.all().flatMap((record) => (record.kind === 'drafted' ? [record.cites] : []));
    expect(drafts).toEqual([[6], [6, 18]]);
  });

  it('hides again what the author expected while a mark is taken back, and opens it with no further record', () => {
    const here = room();
    const ran = here.mark('cite 6', 'pass', 'author', 'take back', 'author', 'just pass', 'author', 'quit');
    const [, opened = '', hidden = '', again = ''] = ran.out.split(/Saved: pass|Taken back\.|Saved: just a pass/);
    expect(opened).toContain('First call (record 6, came to right):');
    expect(hidden).toContain('What the author expects opens after the mark is set');
    expect(hidden).not.toContain('came to right');
    expect(again).toContain('First call (record 6, came to right):');
    expect(here.all().filter(({ kind }) => kind === 'looked')).toHaveLength(1);
  });

  it('takes a mark back by a further record', () => {
    const here = room();
    const ran = here.mark('cite 6', 'pass', 'take back', 'no evidence', 'cite 6', 'no evidence', 'quit');
    expect(ran.out).toContain('“No evidence seen” cites nothing, and records are cited here');
    expect(here.all().map(({ kind }) => kind)).toEqual([
      'opened',
      'drafted',
      'marked',
      'taken-back',
      'drafted',
      'drafted',
      'marked',
    ]);
  });

  it('reads a document that was made as one, and says what had been read before it', () => {
    const ran = room().mark('read 18', 'quit');
    expect(ran.out).toContain('Net price: £310');
    expect(ran.out).toMatch(/Opened before it: .*Crew list \(record \d+\)/);
  });

  it('keeps of a comment no escape sequence, HTML as letters, and refuses one that is too long', () => {
    const here = room();
    const ran = here.mark(
      'cite 6',
      'comment \u001b[31mRed\u001b]0;title\u0007 <script>x</script>',
      'pass',
      `comment ${'x'.repeat(1_000_000)}`,
      'quit',
    );
    expect(ran.out).toContain('A comment has at most 10000 characters');
    const [marked, ...rest] = here.all().filter(({ kind }) => kind === 'marked');
    expect(marked).toMatchObject({ mark: { comment: 'Red <script>x</script>' } });
    expect(rest).toEqual([]);
    expectSound(ran);
  });
});

describe('a sitting that could still go on', () => {
  it('is named before it is marked, and says so on its page', () => {
    const here = room();
    cutShort(join(here.cwd, 's/Lou-8.jsonl'));
    const ran = here.mark('go 1', 'go 2', 'go 3', 'quit');
    expect(ran).toMatchObject({
      status: 0,
      err: 'callsheet: s/Lou-8.jsonl is unfinished: whoever has the candidate’s machine may still go on with it, and marks are of what is there now\n',
    });
    const pages = ran.out.split('This sitting is unfinished: its log stops before an end, and could still go on.');
    expect(pages.length).toBeGreaterThan(1);
    const whole = room().mark('go 1', 'go 2', 'go 3', 'quit');
    expect(whole.out).not.toContain('unfinished');
  });
});

/** Takes the last record of a log, which is its end. */
function cutShort(path: string): void {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  writeFileSync(path, `${lines.slice(0, -1).join('\n')}\n`);
}

describe('closing a round', () => {
  const everyPage = Array.from({ length: 6 }, () => passAndOn).flat();

  function closedRoom(...flags: readonly string[]): MarkingRoom {
    const here = room();
    here.run(['keygen', 'assessor', 'AS1']);
    here.run(['keygen', 'moderator', 'M1']);
    here.mark(...everyPage, 'quit');
    const closed = here.run(['mark', ...asFirst, '--key', 'keys/assessor-AS1', '--close', ...flags]);
    expect(closed).toMatchObject({ status: 0, err: '' });
    expect(closed.out).toContain('Closed and signed by AS1: 3 ledgers.');
    return here;
  }

  it('names what is still unmarked, and closes nothing', () => {
    const here = room();
    here.run(['keygen', 'assessor', 'AS1']);
    here.mark(...passAndOn, 'quit');
    const ran = here.run(['mark', ...asFirst, '--key', 'keys/assessor-AS1', '--close']);
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('the round can’t be closed yet: 5 pages still unmarked');
    expect(ran.err).toContain('page 4: Keeps the papers right, sitting 1 of 3: unmarked');
    expect(here.all().some(({ kind }) => kind === 'closed')).toBe(false);
  });

  it('waits for a comment that is typed and not kept', () => {
    const here = room();
    here.run(['keygen', 'assessor', 'AS1']);
    here.mark(...everyPage, 'quit');
    writeFileSync(join(here.cwd, 's/Kim-7.jsonl.marks/first-AS1-1.typed'), '{"telling":"Half a"}');
    const close = ['mark', ...asFirst, '--key', 'keys/assessor-AS1', '--close'];
    expect(here.run(close)).toMatchObject({
      status: 1,
      err: expect.stringContaining('on 1 page a comment is typed and neither kept'),
    });
    expect(here.run(['mark', ...asFirst], 'keep', 'quit').out).toContain(
      'Typed and not kept: Half a. Type keep, or let go.',
    );
    expect(here.run(close)).toMatchObject({ status: 0, err: '' });
    expect(here.ledger('Kim-7').at(-2)).toMatchObject({ mark: { comment: 'Half a' } });
    expect(here.files('Kim-7')).toEqual(['first-AS1-1.ledger', 'first-AS1-1.ledger.sig']);
  });

  it('needs the assessor’s own key', () => {
    const here = room();
    here.run(['keygen', 'assessor', 'AS2']);
    here.mark(...everyPage, 'quit');
    expect(here.run(['mark', ...asFirst, '--close']).err).toContain('Closing a round signs it');
    const other = here.run(['mark', ...asFirst, '--key', 'keys/assessor-AS2', '--close']);
    expect(other).toMatchObject({ status: 2, out: '' });
    expect(other.err).toContain('keys/assessor-AS2 is the key of AS2, and AS1 marks here');
  });

  it('asks for the passphrase of a key once, for both of its files', () => {
    const here = room();
    here.run(['keygen', 'assessor', 'AS1', '--passphrase'], 'a word or three');
    const ran = here.run(['mark', ...asFirst, '--key', 'keys/assessor-AS1'], 'a word or three', 'yes', 'quit');
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('Declared.');
  });

  it('signs every ledger, which `verify` then proves; nothing can be added', () => {
    const here = closedRoom();
    const before = here.ledger('Kim-7');
    expect(before.at(-1)).toMatchObject({ kind: 'closed' });
    const ran = here.run(
      ['mark', ...asFirst],
      'take back',
      'cite 18',
      'below',
      'open identity',
      'comment more',
      'quit',
    );
    expect(ran.out).toContain('This round is closed');
    expect(ran.out).not.toContain('Type close round to close it.');
    const close = here.run(['mark', ...asFirst], 'close round', 'next', 'quit').out;
    expect(close.match(/^This round is closed\.$/gm)).toHaveLength(3);
    expect(close).not.toContain('Type yes');
    expect(here.ledger('Kim-7')).toEqual(before);
    const verified = here.run(['verify', 's', '--card', 'keys/assessor-AS1']);
    expect(verified.status).toBe(0);
    expect(verified.out).toMatch(/signature {2}good {5}records 0 to 5 signed by AS1, by the card given/);
    expect(verified.out).toContain('3 ledgers: 3 whole, 0 not');
  });

  it('goes on where a crash stopped it: what was closed and not signed is signed, and a false signature doesn’t stay', () => {
    const here = closedRoom();
    const sig = (candidate: string): string => join(here.cwd, `s/${candidate}.jsonl.marks/first-AS1-1.ledger.sig`);
    const right = readFileSync(sig('Kim-7'), 'utf8');
    rmSync(sig('Kim-7'));
    writeFileSync(sig('Lou-8'), right);
    const again = here.run(['mark', ...asFirst, '--key', 'keys/assessor-AS1', '--close']);
    expect(again).toMatchObject({ status: 0, err: '' });
    expect(readFileSync(sig('Kim-7'), 'utf8')).toBe(right);
    expect(here.run(['verify', 's', '--card', 'keys/assessor-AS1']).out).toContain('3 ledgers: 3 whole, 0 not');
  });

  it('`verify` of one log looks at the ledgers beside it, and at no other', () => {
    const ran = closedRoom().run(['verify', 's/Kim-7.jsonl', '--card', 'keys/assessor-AS1']);
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('s/Kim-7.jsonl.marks/first-AS1-1.ledger');
    expect(ran.out).not.toContain('Lou-8');
  });

  it('seals the ledgers to the moderators, who alone can read and verify them', () => {
    const here = closedRoom('--seal-to', 'keys/moderator-M1');
    expect(here.files('Lou-8')).toEqual(['first-AS1-1.ledger.age', 'first-AS1-1.ledger.sig']);
    const shut = here.run(['verify', 's']);
    expect(shut.status).toBe(2);
    expect(shut.out).toContain('is sealed to the moderators: give the key of one (--key)');
    const opened = here.run(['verify', 's', '--key', 'keys/moderator-M1', '--card', 'keys/assessor-AS1']);
    expect(opened.status).toBe(0);
    expect(opened.out).toContain('3 ledgers: 3 whole, 0 not');
    expect(here.mark('cite 6', 'pass', 'quit').out).toContain('3 ledgers of this round closed and sealed already.');
    expect(here.files('Lou-8')).toEqual(['first-AS1-1.ledger.age', 'first-AS1-1.ledger.sig']);
  });

  it('`verify` names a ledger that was changed, is of another log, or is signed by nobody known', () => {
    const here = closedRoom();
    const path = (candidate: string): string => join(here.cwd, `s/${candidate}.jsonl.marks/first-AS1-1.ledger`);
    writeFileSync(path('Kim-7'), readFileSync(path('Kim-7'), 'utf8').replace('"secure"', '"just"'));
    cpSync(path('Max-9'), path('Lou-8'));
    here.run(['keygen', 'assessor', 'AS1', '--out', 'keys/other']);
    const ran = here.run(['verify', 's', '--card', 'keys/other']);
    expect(ran.status).toBe(1);
    expect(ran.out).toContain('damaged at record 2: its content and its hash don’t agree');
    expect(ran.out).toContain('is of another log, or this one was changed since the marking began, when it had');
    expect(ran.out).toContain('isn’t signed with the key of AS1’s card');
  });
});

describe('sealed sittings', () => {
  it('are marked with the assessor’s key, and the ledger names the start file', async () => {
    const day = await dayOf(await centreWith(lateVan.scenario));
    sitPlainly(day, 'a.jsonl', wholeOfLateVan);
    const scheme = join(root, 'scenarios/schemes/st0792-v2-default.yaml');
    const mark = `mark a.jsonl --assessor AS1 --scheme ${scheme}`;
    const shut = day.run(mark);
    expect(shut.status).toBe(1);
    expect(shut.err).toContain(
      'a.jsonl is sealed: give the key of an assessor or a moderator (--key): it can’t be marked',
    );
    const ran = day.run(`${mark} --key keys/assessor-AS1`, 'yes', 'all', 'quit');
    expect(ran).toMatchObject({ status: 0, err: '' });
    const seq = /Record (\d+), /.exec(ran.out)?.[1] ?? '';
    const marked = day.run(`${mark} --key keys/assessor-AS1`, 'yes', `cite ${seq}`, 'pass', 'author', 'quit');
    expect(marked.out).toContain(`Saved: pass, on record ${seq}.`);
    expect(marked.out).toContain('toward');
    const verified = day.run('verify a.jsonl.marks/first-AS1-1.ledger');
    expect(verified.out).toMatch(/log {8}good/);
    const [opened] = readFileSync(join(day.cwd, 'a.jsonl.marks/first-AS1-1.ledger'), 'utf8').split('\n');
    expect(JSON.parse(opened ?? '')).toMatchObject({ log: { candidate: 'A1', start: expect.stringMatching(/./) } });
  });

  it('say of themselves at a glance what they say when they are read whole', async () => {
    const day = await dayOf(await centreWith(lateVan.scenario));
    sitPlainly(day, 'a.jsonl', wholeOfLateVan);
    const identity = identityIn(readFileSync(join(day.cwd, 'keys/assessor-AS1', keyFileNames.seal), 'utf8'));
    const opener = createSittingOpener(identity);
    const path = join(day.cwd, 'a.jsonl');
    const whole = await openToMark(path, opener, day);
    expect(whole.ok).toBe(true);
    const glanced = await factsReader(opener, day)(path);
    expect(glanced).not.toBe(null);
    expect(glanced).toEqual(whole.ok && factsOf(whole.sitting));
  });
});

describe('rounds', () => {
  it('never show one another’s marks, nor so much as read them', () => {
    const here = room();
    here.mark('cite 6', 'comment Seen by the first alone', 'pass', 'quit');
    for (const candidate of candidates) {
      const folder = join(here.cwd, `s/${candidate}.jsonl.marks`);
      mkdirSync(folder, { recursive: true });
      appendFileSync(join(folder, 'first-AS1-1.ledger'), 'garbage\n');
    }
    const second = [...asFirst.slice(0, 1), '--assessor', 'AS2', ...asFirst.slice(3), '--round', '2'];
    const ran = here.run(['mark', ...second], 'yes', 'list', 'cite 6', 'pass', 'quit');
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).not.toContain('Seen by the first alone');
    expect(ran.out).toContain('second round, AS2');
    const written = candidates.filter((one) => here.files(one).includes('second-AS2-1.ledger'));
    expect(written).toHaveLength(1);
  });
});

describe('what can’t be marked', () => {
  it('names each log that doesn’t verify, copies and others’ plans, and goes on with the rest', () => {
    const here = room();
    const log = (candidate: string): string => join(here.cwd, `s/${candidate}.jsonl`);
    const text = readFileSync(log('Kim-7'), 'utf8');
    writeFileSync(log('Kim-7'), text.replace('She signs for it', 'She signs for me'));
    truncateSync(log('Lou-8'), readFileSync(log('Lou-8')).length - 5);
    cpSync(log('Max-9'), join(here.cwd, 's/Z-copy.jsonl'));
    const ran = here.mark('quit');
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('s/Kim-7.jsonl is damaged at record 6');
    expect(ran.err).toMatch(/s\/Lou-8\.jsonl ends in \d+ bytes of an unfinished record/);
    expect(ran.err).toContain(
      's/Z-copy.jsonl is another copy of the sitting in s/Max-9.jsonl, and each is marked once: it can’t be marked\n',
    );
    expect(ran.out).toContain('2 pages: one criterion of one sitting each');
    expectSound(ran);
  });

  it.each([
    [['--assessor', '../AS1'], '../AS1 is no id'],
    [
      ['--assessor', 'AS1', '--round', 'secnd'],
      '--round takes first, second, adjudication, moderation, appeal, and got secnd. Did you mean second?',
    ],
    [['--assessor', 'AS1', '--for', 'me'], '--for takes organisation, centre, and got me'],
    [[], 'say who marks, by an id'],
  ])('refuses %j', (args, sentence) => {
    const ran = room().run(['mark', 's', '--scheme', 'small-scheme.yaml', ...args]);
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(sentence);
  });

  it('of many logs verifies each before it can be marked, names the bad ones, and closes without them', () => {
    const here = room();
    here.run(['keygen', 'assessor', 'AS1']);
    const text = readFileSync(join(here.cwd, 's/Kim-7.jsonl'), 'utf8');
    const read = readLog(Buffer.from(text));
    for (const candidate of candidates) rmSync(join(here.cwd, `s/${candidate}.jsonl`));
    const log = (index: number): string => join(here.cwd, `s/c-${index}.jsonl`);
    for (let index = 100; index < 160; index += 1)
      writeFileSync(log(index), linkedAnew(read.ok ? read.log.records : [], { candidate: `C${index}` }).join(''));
    const spoil = (index: number, from: string, to: string): void =>
      writeFileSync(log(index), readFileSync(log(index), 'utf8').replace(from, to));
    spoil(155, 'She signs for it', 'She signs for me');
    spoil(156, '"candidate":"C156"', '"candidate":"C999"');
    truncateSync(log(157), readFileSync(log(157)).length - 5);

    // Every sitting is gone to, so that every log is opened.
    const ran = here.mark(...Array.from({ length: 60 }, (_, page) => `go ${page + 1}`), 'no evidence', 'quit');
    expect(ran.status).toBe(1);
    expect(ran.out).toContain('114 of 114 left, 2 sittings left out.');
    for (const named of [
      'c-155.jsonl is damaged at record 6',
      'c-156.jsonl is damaged at record 0',
      'c-157.jsonl ends in',
    ])
      expect(ran.err).toContain(`s/${named}`);
    for (const bad of [155, 156, 157]) expect(existsSync(`${log(bad)}.marks`)).toBe(false);
    const closed = here.run(['mark', ...asFirst, '--key', 'keys/assessor-AS1', '--close']);
    expect(closed.status).toBe(1);
    expect(closed.err).toContain('113 pages still unmarked');
    for (const bad of [155, 156, 157]) expect(closed.err).toContain(`s/c-${bad}.jsonl`);
  });

  it('names the mistakes of a faulty scheme with their places', () => {
    const here = room();
    const path = join(here.cwd, 'small-scheme.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('codes: [S2]', 'codes: [S1]'));
    const ran = here.mark();
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain('small-scheme.yaml:20:13: error CS315');
  });

  it('refuses a ledger of another scheme, another log, or for somebody else', () => {
    const here = room();
    here.mark('cite 6', 'pass', 'quit');
    const marked = candidates.find((one) => existsSync(join(here.cwd, `s/${one}.jsonl.marks`))) ?? '';
    expect(here.run(['mark', ...asFirst, '--for', 'centre']).err).toContain(
      'is marked for the organisation: begin with --for organisation',
    );
    const scheme = join(here.cwd, 'small-scheme.yaml');
    const text = readFileSync(scheme, 'utf8');
    writeFileSync(scheme, text.replace('in time.', 'in good time.'));
    const other = here.run(['mark', ...asFirst]);
    expect(other).toMatchObject({ status: 2, out: '' });
    expect(other.err).toContain('is by another scheme (small-scheme, digest');
    const second = here.run(['mark', 's', '--assessor', 'AS2', '--scheme', 'small-scheme.yaml', '--round', 'second']);
    expect(second).toMatchObject({ status: 2, out: '' });
    expect(second.err).toContain(
      `s/${marked}.jsonl.marks/first-AS1-1.ledger is by another scheme (small-scheme, digest`,
    );
    writeFileSync(scheme, text);
    const to = candidates.find((one) => one !== marked) ?? '';
    renameSync(join(here.cwd, `s/${marked}.jsonl.marks`), join(here.cwd, `s/${to}.jsonl.marks`));
    const rest = here.mark('quit');
    expect(rest.status).toBe(1);
    expect(rest.err).toContain(
      `s/${to}.jsonl.marks/first-AS1-1.ledger is of another log, or this one was changed since the marking began`,
    );
    expect(rest.out).toContain('4 pages: one criterion of one sitting each');
  });

  it('refuses a ledger that another process holds, and says which one', () => {
    const here = room();
    here.mark('cite 6', 'pass', 'quit');
    const marked = candidates.find((one) => existsSync(join(here.cwd, `s/${one}.jsonl.marks`))) ?? '';
    const path = join(here.cwd, `s/${marked}.jsonl.marks/first-AS1-1.ledger`);
    const taken = takeLock(path);
    const ran = here.run(['mark', ...asFirst], 'yes', 'go 1', 'below', 'quit');
    if (taken.ok) taken.lock.release();
    expect(ran.out).toContain(
      `Nothing can be marked here: the ledger of this sitting is in use by process ${process.pid}`,
    );
    expect(ran.out).not.toContain(marked);
    expect(here.ledger(marked).map(({ kind }) => kind)).toEqual(['opened', 'drafted', 'marked']);
  });
});

describe('a ledger after a crash', () => {
  it('sets what was cut off aside, and goes on after the last record that was saved', () => {
    const here = room();
    here.mark('cite 6', 'pass', 'quit');
    const marked = candidates.find((one) => existsSync(join(here.cwd, `s/${one}.jsonl.marks`))) ?? '';
    const path = join(here.cwd, `s/${marked}.jsonl.marks/first-AS1-1.ledger`);
    appendFileSync(path, '{"criterion":"papers","half');
    here.mark('go 1', 'below', 'quit');
    expect(here.ledger(marked).map(({ kind }) => kind)).toEqual(['opened', 'drafted', 'marked', 'marked']);
    expect(here.files(marked)).toContain('first-AS1-1.ledger.torn-1');
  });

  it('begins anew where not even the first record was whole', () => {
    const here = room();
    for (const candidate of candidates) {
      mkdirSync(join(here.cwd, `s/${candidate}.jsonl.marks`));
      writeFileSync(join(here.cwd, `s/${candidate}.jsonl.marks/first-AS1-1.ledger`), '{"assessor":"AS1","att');
    }
    here.mark('cite 6', 'pass', 'quit');
    const begun = candidates.filter((one) => here.files(one).includes('first-AS1-1.ledger.torn-1'));
    expect(begun).toHaveLength(1);
    expect(here.ledger(begun[0] ?? '').map(({ kind }) => kind)).toEqual(['opened', 'drafted', 'marked']);
  });
});

describe('the logs', () => {
  it('are as they were after marking', () => {
    const here = room();
    const before = candidates.map((one) => recordsIn(join(here.cwd, `s/${one}.jsonl`)));
    here.mark(...passAndOn, 'quit');
    expect(candidates.map((one) => recordsIn(join(here.cwd, `s/${one}.jsonl`)))).toEqual(before);
  });
});
