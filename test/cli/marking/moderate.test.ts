import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { receiptOf } from '../../../src/log/receipt.ts';
import { readLedger } from '../../../src/mark/ledger.ts';
import { writeReopened } from '../../../src/mark/reopened.ts';
import { readStops, writeStops } from '../../../src/mark/stops.ts';
import { encryptTo } from '../../../src/seal/age.ts';
import { markOf } from '../../mark/ledger-of.ts';
import { putReopened } from '../../mark/put-reopened.ts';
import { callsheet, expectSound, type Ran } from '../run-callsheet.ts';
import { type Moderated, moderatedFolder, textIn } from './moderated-folder.ts';

const allCards = '--card keys/MO1,keys/AS1,keys/AS2,keys/AS3';

/** Everything closed: two agree on papers; on who was told, a differs by a level. */
async function marked(): Promise<Moderated> {
  const day = await moderatedFolder();
  markAll(day);
  return day;
}

function markAll({ mark }: Moderated): void {
  for (const log of ['a.jsonl', 'b.jsonl', 'c.jsonl']) {
    mark(log, { marks: { 'tells-people': markOf('secure pass 12', 'Says why.'), papers: 'secure pass 12' } });
    const told = log === 'a.jsonl' ? markOf('just below 12 14', 'Nobody was rung.') : markOf('secure pass 12');
    mark(log, { round: 'second', assessor: 'AS2', marks: { 'tells-people': told, papers: 'secure pass 12' } });
  }
}

/** Seals the first marks of a to the moderator, as closing with --seal-to does. */
async function sealFirst(day: Moderated): Promise<void> {
  const path = join(day.cwd, 'logs/a.jsonl.marks/first-AS1-1.ledger');
  writeFileSync(`${path}.age`, await encryptTo([day.people.MO1.card.seal], readFileSync(path)));
  rmSync(path);
}

const controlsFile = (day: Moderated, more = ''): string => `callsheet-controls: 1
id: autumn
title: The autumn’s controls
plan: small-plan
scheme: small-scheme
off-by-a-level: 1
sittings:
  steady:
    log: a.jsonl
    receipt: ${receiptOf(day.headOf('a.jsonl'))}
    agreed: 2026-08-20
    by: [MO1, AS3]
${more}    marks:
      tells-people: secure pass
      papers: pass
`;

describe('moderate', () => {
  it('shows where two markers differ side by side, with the records of each as replay tells them, in 80 columns', async () => {
    const ran = (await marked()).run(allCards);
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('Provisional: marks, not results.');
    expect(ran.out).toContain(
      '3 sittings, 6 pairs of a first and a second mark:\n  the same                             5\n',
    );
    expect(ran.out).toContain(
      [
        'logs/a.jsonl  Tells the people it concerns (tells-people)',
        '  one level apart; not settled: the first and the second mark differ, and nobody',
        '  has adjudicated',
        '  the first mark, AS1                     the second mark, AS2',
        '  secure pass                             just below',
        '  Says why.                               Nobody was rung.',
      ].join('\n'),
    );
    expect(ran.out).toMatch(/\n {2}cited by both: 12 .*Board\n {6}Asked: Time the day\./);
    expect(ran.out).toMatch(/\n {2}cited by second alone: 14 /);
    expect(ran.out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('gives the same to machines, with how each criterion is settled', async () => {
    const day = await marked();
    day.mark('a.jsonl', {
      round: 'adjudication',
      assessor: 'AS3',
      marks: { 'tells-people': 'just pass 12', papers: 'just pass 12' },
    });
    const said = JSON.parse(day.run(`${allCards} --json`).out);
    expect(said).toMatchObject({ provisional: true, agreement: { pairs: 6, same: 5, oneLevel: 1 }, wrong: [] });
    expect(said.disagreements).toMatchObject([{ log: 'logs/a.jsonl', settled: { by: 'adjudication', level: 'pass' } }]);
  });

  it('shows no round that isn’t closed', async () => {
    const day = await moderatedFolder();
    day.mark('a.jsonl', { marks: { papers: 'just distinction 12' }, closedAt: null });
    const ran = day.run('');
    expect(ran).toMatchObject({ status: 0 });
    expect(ran.out).not.toContain('distinction');
    expect(ran.out).toContain(
      'Not closed, and not shown:\n  logs/a.jsonl: the first mark by AS1\n\nNot marked yet:\n  logs/b.jsonl',
    );
  });

  it('opens ledgers that are sealed to the moderator, and nobody else’s key does', async () => {
    const day = await marked();
    for (const log of ['a', 'b', 'c']) {
      const folder = join(day.cwd, `logs/${log}.jsonl.marks`);
      for (const name of readdirSync(folder).filter((one) => one.endsWith('.ledger'))) {
        const plain = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.age`), await encryptTo([day.people.MO1.card.seal], plain));
        rmSync(join(folder, name));
      }
    }
    expect(day.run(`--key keys/MO1 ${allCards}`)).toMatchObject({ status: 0, err: '' });
    const other = day.run('--key keys/AS1 --scheme scheme.yaml');
    expect(other.status).toBe(1);
    expect(other.err).toContain('logs/a.jsonl.marks/first-AS1-1.ledger.age doesn’t open with this key, or isn’t whole');
  });

  it('names every ledger that is wrong, and goes on with the rest', async () => {
    const day = await marked();
    const at = (name: string): string => join(day.cwd, 'logs/b.jsonl.marks', name);
    writeFileSync(
      at('first-AS1-1.ledger'),
      readFileSync(at('first-AS1-1.ledger'), 'utf8').replace('Says why.', 'Says how.'),
    );
    writeFileSync(at('second-AS2-1.ledger'), readFileSync(join(day.cwd, 'logs/a.jsonl.marks/second-AS2-1.ledger')));
    writeFileSync(at('first-..-1.ledger'), '');
    rmSync(join(day.cwd, 'logs/c.jsonl.marks/first-AS1-1.ledger.sig'));
    writeFileSync(join(day.cwd, 'logs/d.jsonl'), readFileSync(join(day.cwd, 'logs/a.jsonl')));
    const ran = day.run('');
    expectSound(ran);
    expect(ran.status).toBe(1);
    for (const sentence of [
      'first-AS1-1.ledger is damaged at record 1: its content and its hash don’t agree',
      'second-AS2-1.ledger is of another log, or this one was changed since the marking began',
      'first-..-1.ledger isn’t named as a ledger is: ROUND-ASSESSOR-ATTEMPT.ledger, with an id for the assessor',
      'c.jsonl.marks/first-AS1-1.ledger is closed, and its signature (.sig) isn’t there: ask AS1 for it, or to close the round again',
      'logs/d.jsonl is the same log as logs/a.jsonl: keep one of them here',
    ])
      expect(ran.err).toContain(sentence);
    expect(ran.out).toContain('logs/a.jsonl  Tells the people it concerns');
  });

  it('holds signatures to the cards given, and says where none was given', async () => {
    const day = await marked();
    expect(day.run('').out).toContain('No card was given (--card): whose the signatures are isn’t known.');
    const ran = day.run('--card keys/AS1');
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('is signed by AS2, whose card wasn’t given (--card)');
  });

  it('keeps marks by two schemes apart', async () => {
    const day = await marked();
    const other = textIn(day, 'scheme.yaml').replaceAll('Does it in time.', 'Does it at once.');
    day.mark('c.jsonl', { assessor: 'AS3', scheme: other, schemeId: 'other' });
    const ran = day.run('');
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain('the ledgers are by 2 schemes: small-scheme (');
    const one = day.run('--scheme scheme.yaml');
    expect(one.status).toBe(1);
    expect(one.err).toContain('logs/c.jsonl has a ledger by another scheme: first by AS3, by other (');
    expect(one.out).toContain('6 pairs');
  });

  it.each([
    ['--commit --draw', 'give --commit or --draw, one at a time'],
    ['--anyway', '--anyway goes with --draw: give both'],
    ['--commit', '--commit needs the moderator’s key: give --key KEY'],
    ['--commit --key keys/AS1', 'keys/AS1 is of the assessor AS1, and what is needed here is a moderator’s'],
    ['--commit --key keys/MO1 --share 0%', '--share takes 1% to 100%, and got 0%'],
    ['--commit --key keys/MO1 --least many', '--least takes a number from 1 to 1000, and got many'],
    ['', 'there is no ledger in logs that can be read. With --scheme it can be looked at all the same'],
    [
      '--draw --key keys/MO1',
      'logs/moderation.commitment is not there: make one with --commit, before anything is marked',
    ],
  ])('refuses “%s” in a sentence', async (args, sentence) => {
    expect((await moderatedFolder()).run(args)).toEqual({ status: 2, out: '', err: `callsheet: ${sentence}\n` });
  });
});

describe('the sample', () => {
  const commit = (day: Moderated): Ran => day.run('--commit --key keys/MO1 --share 30% --least 1');

  it('is committed to before marking, the seed kept by the moderator alone; drawn after; drawn again by anybody', async () => {
    const day = await moderatedFolder();
    expect(commit(day)).toMatchObject({ status: 0, err: '' });
    const [seedName = ''] = readdirSync(join(day.cwd, 'keys/MO1')).filter((name) => name.endsWith('.seed'));
    expect(statSync(join(day.cwd, 'keys/MO1', seedName)).mode & 0o777).toBe(0o600);
    const seed = textIn(day, `keys/MO1/${seedName}`).trim();
    expect(textIn(day, 'logs/moderation.commitment')).not.toContain(seed);
    markAll(day);
    const drawn = day.run(`--draw --key keys/MO1 ${allCards}`);
    expect(drawn).toMatchObject({ status: 0, err: '' });
    expect(drawn.out).toContain(`Seed ${seed}`);
    expect(drawn.out).toContain('\n  logs/a.jsonl: ');
    expect(drawn.out).toContain('tells-people: just, by AS2');
    const again = day.run(`--draw ${allCards}`);
    expect(again).toMatchObject({ status: 0, err: '' });
    expect(again.out.split('\n').slice(1)).toEqual(drawn.out.split('\n').slice(1));
    expect(drawn.out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(day.run('').out).toContain('  not settled: it is in the sample, and isn’t moderated: ');
  });

  it('isn’t committed to twice, nor once marking has begun', async () => {
    const day = await moderatedFolder();
    commit(day);
    expect(commit(day)).toMatchObject({
      status: 1,
      err: expect.stringContaining('has a moderation.commitment already'),
    });
    const late = await marked();
    expect(commit(late)).toMatchObject({ status: 1, out: '', err: expect.stringContaining('marking has begun') });
  });

  it('isn’t drawn for a commitment that is younger than a closed round', async () => {
    const day = await moderatedFolder();
    commit(day);
    markAll(day);
    day.mark('b.jsonl', { day: '2001-01-01', marks: { papers: 'just pass 12' } });
    const ran = day.run('--draw --key keys/MO1');
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toContain('the commitment was made after marking');
  });

  it('isn’t drawn with another seed, nor with a lost one, nor by another moderator', async () => {
    const day = await moderatedFolder();
    commit(day);
    markAll(day);
    const [seedName = ''] = readdirSync(join(day.cwd, 'keys/MO1')).filter((name) => name.endsWith('.seed'));
    writeFileSync(join(day.cwd, 'keys/MO1', seedName), `${'0'.repeat(64)}\n`);
    const draw = (): Ran => day.run('--draw --key keys/MO1');
    expect(draw()).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining('isn’t the seed that was committed to'),
    });
    rmSync(join(day.cwd, 'keys/MO1', seedName));
    expect(draw()).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining('without the seed nothing can be drawn'),
    });
    const path = join(day.cwd, 'logs/moderation.commitment');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"moderator":"MO1"', '"moderator":"MO2"'));
    expect(draw()).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining('isn’t signed with the key of MO1'),
    });
  });

  it('waits until every round is closed, unless what is open is to be left out for good', async () => {
    const day = await moderatedFolder();
    commit(day);
    markAll(day);
    putReopened(join(day.cwd, 'logs/c.jsonl.marks/first-AS1-1.ledger'));
    day.mark('c.jsonl', { attempt: 2, closedAt: null });
    const ran = day.run('--draw --key keys/MO1');
    expect(ran).toMatchObject({ status: 1, out: '' });
    expect(ran.err).toContain('logs/c.jsonl: the first round by AS1 isn’t closed');
    expect(readdirSync(join(day.cwd, 'logs'))).not.toContain('moderation.sample');
    const anyway = day.run('--draw --key keys/MO1 --anyway');
    expect(anyway).toMatchObject({ status: 0 });
    expect(anyway.out).toContain('Left out, as it had no closed first round or an open one:\n  logs/c.jsonl');
    expect(day.run('--draw').status).toBe(0);
  });

  it('has what came after the commitment in it, and isn’t believed once it was changed', async () => {
    const day = await moderatedFolder();
    rmSync(join(day.cwd, 'logs/c.jsonl'), {});
    commit(day);
    const late = await moderatedFolder();
    writeFileSync(join(day.cwd, 'logs/c.jsonl'), readFileSync(join(late.cwd, 'logs/c.jsonl')));
    markAll(day);
    const drawn = day.run('--draw --key keys/MO1');
    expect(drawn).toMatchObject({ status: 0, err: '' });
    expect(drawn.out).toContain('\n  logs/c.jsonl: all of it\n    came after the commitment');
    day.mark('b.jsonl', { assessor: 'AS3', day: '2099-01-01', marks: { papers: 'just pass 12' } });
    expect(day.run('--draw').status).toBe(0);
    const path = join(day.cwd, 'logs/moderation.sample');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('"kind":"late"', '"kind":"just","criterion":"papers","assessor":"AS1"'),
    );
    const changed = day.run('--draw');
    expect(changed).toMatchObject({ status: 2, out: '' });
    expect(changed.err).toContain('is no sample, or was changed');
  });
});

describe('a next attempt that no paper opened', () => {
  const unopened =
    'callsheet: logs/a.jsonl.marks/first-AS1-2.ledger is attempt 2, and no paper that counts opened it: ask the moderator for first-AS1-2.reopened, or take the attempt away\n';

  it('is named and doesn’t count, and nor does the one before it, until that is settled', async () => {
    const day = await moderatedFolder();
    expect(day.run('--commit --key keys/MO1').status).toBe(0);
    markAll(day);
    day.mark('a.jsonl', { attempt: 2, marks: { 'tells-people': 'not seen', papers: 'secure pass 12' } });
    const ran = day.run('');
    expect(ran).toMatchObject({ status: 1, err: unopened });
    expect(ran.out).not.toContain('no evidence seen');
    const draw = day.run('--draw --key keys/MO1');
    expect(draw.err).toContain('logs/a.jsonl: the first round by AS1 isn’t closed');
    putReopened(join(day.cwd, 'logs/a.jsonl.marks/first-AS1-1.ledger'), day.people.MO1.sign);
    expect(day.run(allCards)).toMatchObject({ status: 0, err: '' });
    expect(day.run('').out).toContain('no evidence seen');
  });

  it('doesn’t come to count by a paper that a moderator signs when it lies there already', async () => {
    const day = await moderatedFolder();
    day.mark('a.jsonl', { marks: { 'tells-people': 'secure below 12', papers: 'not seen' }, closedAt: 1 });
    day.mark('b.jsonl', { marks: { papers: 'just pass 12' }, closedAt: 2 });
    day.mark('b.jsonl', { attempt: 2, marks: { papers: 'secure pass 12' }, closedAt: 3 });
    writeFileSync(join(day.cwd, 'controls.yaml'), controlsFile(day));
    const ran = day.run('--controls controls.yaml --enforce --key keys/MO1');
    expect(ran.status).toBe(2);
    expect(ran.err).toContain(
      'logs/b.jsonl.marks/first-AS1-2.ledger lies there before its round was opened again: take it away, then enforce again',
    );
    expect(readdirSync(join(day.cwd, 'logs/b.jsonl.marks'))).not.toContain('first-AS1-2.reopened');
  });
});

describe('controls', () => {
  it('say who marks as agreed, stop who doesn’t, and open again what was closed since', async () => {
    const day = await moderatedFolder();
    const good = { 'tells-people': 'just pass 12', papers: 'just below 12' };
    day.mark('a.jsonl', { marks: good, closedAt: 1 });
    day.mark('a.jsonl', {
      round: 'second',
      assessor: 'AS2',
      marks: { ...good, 'tells-people': 'not seen' },
      closedAt: 2,
    });
    day.mark('b.jsonl', { round: 'second', assessor: 'AS2', marks: good, closedAt: 3 });
    writeFileSync(join(day.cwd, 'controls.yaml'), controlsFile(day));
    const ran = day.run('--controls controls.yaml');
    expect(ran).toMatchObject({ status: 1, err: '' });
    expect(ran.out).toContain('\nAS1  within tolerance\n  steady: within tolerance; closed ');
    expect(ran.out).toContain('\nAS2  STOPPED: ');
    expect(ran.out).toContain('    tells-people: agreed secure pass, given no evidence seen: 2 levels off\n');
    expect(ran.out).toContain('  to be opened again:\n    logs/b.jsonl: the second mark by AS2');
    const json = JSON.parse(day.run('--controls controls.yaml --json').out);
    expect(json.assessors).toMatchObject([
      { assessor: 'AS1', isStopped: false, reopen: [] },
      { assessor: 'AS2', isStopped: true, reopen: [{ log: 'logs/b.jsonl', round: 'second', attempt: 1 }] },
    ]);
    expect(day.run('--controls controls.yaml --enforce --key keys/MO1').status).toBe(1);
    expect(readdirSync(join(day.cwd, 'logs/b.jsonl.marks'))).toContain('second-AS2-2.reopened');
    expect(day.run('').out).toContain('logs/b.jsonl: the second mark by AS2, opened again (attempt 2)');
  });

  it('of the standardisation set come before anything else', async () => {
    const day = await moderatedFolder();
    day.mark('b.jsonl', { marks: { papers: 'just pass 12' } });
    writeFileSync(join(day.cwd, 'controls.yaml'), controlsFile(day, '    standardisation: yes\n'));
    const ran = day.run('--controls controls.yaml');
    expect(ran.status).toBe(1);
    expect(ran.out).toContain('AS1  not come near yet to steady: nothing else is marked before');
    expect(ran.out).toContain('to be opened again:\n    logs/b.jsonl: the first mark by AS1');
  });

  it('are read with the place of every mistake', async () => {
    const day = await marked();
    const wrong = controlsFile(day)
      .replace('log: a.jsonl', 'log: z.jsonl')
      .replace('papers: pass', 'paper: pass')
      .replace('[MO1, AS3]', '[../MO1]')
      .replace('2026-08-20', '20 August');
    writeFileSync(join(day.cwd, 'controls.yaml'), wrong);
    const ran = day.run('--controls controls.yaml');
    expectSound(ran);
    expect(ran).toMatchObject({ status: 2, out: '' });
    for (const part of [
      'controls.yaml:9:10: error CS501 There is no log `z.jsonl`.',
      'controls.yaml:11:13: error CS206 `20 August` isn’t a date.'.replace('’', "'"),
      "controls.yaml:12:10: error CS206 `../MO1` isn't an id.",
      'controls.yaml:15:7: error CS312 There is no criterion `paper`.',
    ])
      expect(ran.err).toContain(part);
    writeFileSync(join(day.cwd, 'controls.yaml'), controlsFile(day).replace('log: a.jsonl', 'log: b.jsonl'));
    expect(day.run('--controls controls.yaml').err).toContain("This isn't the receipt of `b.jsonl`.");
  });
});

describe('`mark`, where it is moderated', () => {
  const mark = ({ cwd }: Moderated, args: string, ...typed: readonly string[]): Ran =>
    callsheet(['mark', 'logs', '--scheme', 'scheme.yaml', '--plain', ...args.split(' ')], {
      cwd,
      input: typed.map((line) => `${line}\n`).join(''),
    });

  it('lets nobody mark a sitting twice, and a third person adjudicate', async () => {
    const day = await marked();
    const again = mark(day, '--assessor AS1 --round second');
    expect(again.status).toBe(1);
    expect(again.err).toContain('logs/a.jsonl had the first mark from AS1: another person gives the second mark');
    const own = mark(day, '--assessor AS2 --round adjudication');
    expect(own.err).toContain('logs/a.jsonl was marked by AS2: a third person adjudicates');
    expect(mark(day, '--assessor AS3 --round adjudication')).toMatchObject({ status: 0, err: '' });
  });

  it('asks whoever adjudicates for what is apart alone, and closes with that', async () => {
    const day = await marked();
    const args = '--assessor AS3 --round adjudication';
    const began = mark(day, args, 'yes', 'also', 'cite 12', 'pass', 'next', 'quit');
    expect(began.out).toContain('2 sittings with nothing to adjudicate: the two marks give the same levels.');
    expect(began.out).toContain('Page 1 of 1: Tells the people it concerns.');
    expect(began.out).toContain('papers: Keeps the papers right');
    expect(began.out).toContain('Everything is marked: the round can be closed.');
    for (const hidden of ['just below', 'Nobody was rung', 'Says why']) expect(began.out).not.toContain(hidden);
    expect(mark(day, `${args} --key keys/AS3 --close`)).toMatchObject({ status: 0, err: '' });
    const verified = callsheet(['verify', 'logs/a.jsonl.marks/adjudication-AS3-1.ledger'], { cwd: day.cwd });
    expect(verified.out).toContain('attempt 1: 1 criterion marked, 1 asked for, closed');
    const moderated = day.run('');
    expect(moderated.out).toMatch(/by adjudication +1\n/);
    expect(moderated.out).toMatch(/by two who agree +5\n/);
    expect(moderated.out).not.toContain('not settled');
    const report = ['report', 'logs/a.jsonl', '--for', 'assessor', '--out', 'a.html'];
    expect(callsheet(report, { cwd: day.cwd })).toMatchObject({ status: 0, err: '' });
    expect(textIn(day, 'a.html')).toContain('not asked for');
    expect(textIn(day, 'a.html')).not.toContain('not marked');
    expect(callsheet(['agree', 'logs', '--json'], { cwd: day.cwd }).err).toBe('');
  });

  it('opens a criterion that isn’t asked for by name, and needs no mark of it to close', async () => {
    const day = await marked();
    const args = '--assessor AS3 --round adjudication';
    const ran = mark(day, args, 'yes', 'cite 12', 'pass', 'also papers', 'cite 12', 'quit');
    expect(ran.out).toContain('Page 2 of 2: Keeps the papers right.');
    expect(ran.out).toContain('This round doesn’t ask for it.');
    expect(mark(day, args, 'list', 'quit').out).toContain('2. Keeps the papers right, sitting 1 of 1: unmarked.');
    expect(mark(day, `${args} --key keys/AS3 --close`)).toMatchObject({ status: 0, err: '' });
    expect(day.run('').out).toMatch(/by two who agree +5\n/);
  });

  it('asks whoever moderates for what was drawn', async () => {
    const day = await moderatedFolder();
    day.run('--commit --key keys/MO1 --share 30% --least 1');
    markAll(day);
    day.run('--draw --key keys/MO1');
    const ran = mark(day, '--assessor AS3 --round moderation', 'yes', 'list', 'quit');
    expect(ran).toMatchObject({ status: 0, err: '' });
    const drawn = day.run('--draw --json').out;
    const whole = (JSON.parse(drawn) as { drawn: { reasons: { kind: string }[] }[] }).drawn.filter(({ reasons }) =>
      reasons.some(({ kind }) => kind === 'share' || kind === 'least'),
    );
    const pages = ran.out.split('\n').filter((line) => /^\d+\. .*unmarked\.$/.test(line));
    // The whole of what was drawn by chance, and of a besides that the one criterion that is a “just” and apart.
    expect([whole.length * 2, whole.length * 2 + 1]).toContain(pages.length);
    expect(ran.out).not.toContain('every criterion is asked for');
  });

  it('says where it can’t be told what is apart, and asks for everything', async () => {
    const day = await marked();
    await sealFirst(day);
    const ran = mark(day, '--assessor AS3 --round adjudication', 'yes', 'quit');
    expect(ran.out).toContain(
      'Of 1 sitting every criterion is asked for: the two marks can’t be read here, and no moderator has signed where they are apart.',
    );
    expect(ran.out).toContain('Page 1 of 2');
  });

  it('asks whoever can’t read sealed marks for what a moderator signed to be apart, and for no more', async () => {
    const day = await marked();
    const asThird = '--assessor AS3 --round adjudication --card keys/MO1';
    const before = day.run('--apart --key keys/MO1');
    expect(before).toMatchObject({ status: 0, err: '' });
    expect(before.out).toContain('logs/moderation.apart  signed by MO1');
    expect(before.out).toContain('Of 3 sittings, 1 criterion to adjudicate.');
    const paper = readFileSync(join(day.cwd, 'logs/moderation.apart'), 'utf8');
    expect(paper).toContain('tells-people');
    expect(paper).not.toMatch(/pass|below|just/);
    await sealFirst(day);
    const ran = mark(day, asThird, 'yes', 'quit');
    expect(ran.err).toBe('');
    expect(ran.out).toContain('2 sittings with nothing to adjudicate');
    expect(ran.out).toContain('Page 1 of 1: Tells the people it concerns.');
    expect(ran.out).not.toContain('every criterion');
  });

  it('goes by no such paper that is of other marks, that was changed, or that another signed', async () => {
    const day = await marked();
    day.run('--apart --key keys/MO1');
    await sealFirst(day);
    const path = join(day.cwd, 'logs/moderation.apart');
    const paper = readFileSync(path, 'utf8');
    const as = (args = '') => mark(day, `--assessor AS3 --round adjudication${args}`, 'yes', 'quit');
    expect(as().out).toContain('No card was given (--card): whose the moderator’s signatures are isn’t known.');
    const sig = join(day.cwd, 'logs/a.jsonl.marks/first-AS1-1.ledger.sig');
    const head = readFileSync(sig, 'utf8');
    writeFileSync(sig, head.replace(/"hash":"../, '"hash":"00'));
    expect(as().out).toContain('moderation.apart is of earlier ones: ask the moderator to make it again.');
    writeFileSync(sig, head);
    writeFileSync(path, paper.replace('tells-people', 'tells_people'));
    expect(as(' --card keys/MO1')).toMatchObject({ status: 2, out: '' });
    expect(as(' --card keys/MO1').err).toContain('logs/moderation.apart isn’t signed with the key of MO1’s card');
    writeFileSync(path, 'x\n');
    expect(as().err).toContain('logs/moderation.apart was changed, or is none: ask the moderator for it again');
  });

  it('stops who was outside tolerance on a control, and opens their rounds again as new attempts', async () => {
    const day = await moderatedFolder();
    day.mark('a.jsonl', { marks: { 'tells-people': 'secure below 12', papers: 'not seen' }, closedAt: 1 });
    day.mark('b.jsonl', { marks: { 'tells-people': 'just pass 12', papers: 'just pass 12' }, closedAt: 2 });
    writeFileSync(join(day.cwd, 'controls.yaml'), controlsFile(day));
    expect(day.run('--controls controls.yaml --enforce --key keys/MO1')).toMatchObject({ status: 1, err: '' });
    const ran = mark(day, '--assessor AS1');
    expect(ran.err).toContain('AS1 was outside tolerance on a control, and stops until one is within it');
    expect(ran.err).toContain('2 logs left until then');
    expect(ran.out).not.toContain('nothing left here');
    expect(mark(day, '--assessor AS2').err).toBe('');
    day.mark('a.jsonl', {
      attempt: 2,
      marks: { 'tells-people': 'secure pass 12', papers: 'just pass 12' },
      closedAt: 3,
    });
    const back = day.run('--controls controls.yaml --enforce --key keys/MO1');
    expect(back.out).toContain('\nAS1  within tolerance\n');
    expect(back.out).toContain('logs/b.jsonl: the first mark by AS1');
    expect(mark(day, '--assessor AS1').err).toBe('');
    writeFileSync(join(day.cwd, 'logs/moderation.stops'), '{}');
    expect(mark(day, '--assessor AS1')).toMatchObject({
      status: 2,
      err: expect.stringContaining('logs/moderation.stops was changed'),
    });
  });

  it('is stopped, or opened again, by what the moderator signed alone where their card is given', async () => {
    const day = await moderatedFolder();
    day.mark('a.jsonl', { marks: { 'tells-people': 'secure below 12', papers: 'not seen' }, closedAt: 1 });
    day.mark('b.jsonl', { marks: { 'tells-people': 'just pass 12', papers: 'just pass 12' }, closedAt: 2 });
    writeFileSync(join(day.cwd, 'controls.yaml'), controlsFile(day));
    day.run('--controls controls.yaml --enforce --key keys/MO1');
    expect(mark(day, '--assessor AS1').out).toContain(
      'No card was given (--card): whose the moderator’s signatures are isn’t known.',
    );
    const held = mark(day, '--assessor AS1 --card keys/MO1');
    expect(held).toMatchObject({ status: 0, err: expect.stringContaining('AS1 was outside tolerance on a control') });
    expect(held.out).not.toContain('No card was given');
    const stops = readStops(textIn(day, 'logs/moderation.stops'));
    if (stops === null) throw new Error('A paper just written can be read');
    const free = { ...stops, stopped: [], again: [] };
    writeFileSync(join(day.cwd, 'logs/moderation.stops'), writeStops(free, stops, day.people.AS1.sign));
    expect(mark(day, '--assessor AS1 --card keys/MO1')).toMatchObject({
      status: 2,
      err: 'callsheet: logs/moderation.stops isn’t signed with the key of MO1’s card: ask MO1 for it again\n',
    });
  });

  it('doesn’t open a round again by a paper that somebody else signed in the moderator’s name', async () => {
    const day = await moderatedFolder();
    const says = { marks: { papers: 'just pass 12' } };
    const path = day.mark('b.jsonl', says);
    const read = readLedger(readFileSync(path, 'utf8'));
    if (!read.ok) throw new Error(read.because);
    const paper = { wall: '2199-01-02T10:00:00.000Z', moderator: 'MO1', because: 'to be looked at again' };
    writeFileSync(path.replace('-1.ledger', '-2.reopened'), writeReopened(read.ledger, paper, day.people.AS1.sign));
    const ran = mark(day, '--assessor AS1 --card keys/MO1');
    expect(ran.status).toBe(1);
    expect(ran.err).toContain(
      'logs/b.jsonl.marks/first-AS1-2.reopened isn’t signed with the key of MO1’s card: ask MO1 for it again: it can’t be marked',
    );
    const moderated = day.run(allCards);
    expect(moderated.status).toBe(1);
    expect(moderated.err).toContain('first-AS1-2.reopened isn’t signed with the key of MO1’s card');
    expect(moderated.out).not.toContain('opened again');
    writeFileSync(path.replace('-1.ledger', '-2.reopened'), writeReopened(read.ledger, paper, day.people.MO1.sign));
    expect(mark(day, '--assessor AS1 --card keys/MO1')).toMatchObject({ status: 0, err: '' });
    day.mark('b.jsonl', { ...says, attempt: 2, closedAt: null });
    rmSync(path.replace('-1.ledger', '-2.reopened'));
    expect(mark(day, '--assessor AS1').err).toBe(
      'callsheet: logs/b.jsonl.marks/first-AS1-2.reopened isn’t there, and attempt 2 counts only with it: ask the moderator for it, or take that attempt away: it can’t be marked\n',
    );
    rmSync(path.replace('-1.ledger', '-2.ledger'));
    writeFileSync(path.replace('-1.ledger', '-2.reopened'), writeReopened(read.ledger, paper, day.people.MO1.sign));
    day.mark('a.jsonl', says);
    cpSync(path.replace('-1.ledger', '-2.reopened'), join(day.cwd, 'logs/a.jsonl.marks/first-AS1-2.reopened'));
    expect(mark(day, '--assessor AS1 --card keys/MO1').err).toBe(
      'callsheet: logs/a.jsonl.marks/first-AS1-2.reopened opens another ledger again than the one that lies beside it: it can’t be marked\n',
    );
  });
});
