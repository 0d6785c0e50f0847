import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { whole } from '../log/small-answers.ts';
import { callsheet, emptyFolder, expectSound, recordsIn, root, satFolder, small } from './run-callsheet.ts';

describe('sit, from an answers file', () => {
  it('says how it ended, where the log is, and the receipt', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'whole.yaml'), whole);
    const ran = callsheet(['sit', small, '--answers', 'whole.yaml', '--as', 'A1', '--seed', '7'], { cwd });
    expect(ran.out).toContain('A small day, sat from whole.yaml by A1 with seed 7.');
    expect(ran.out).toContain('Log: sittings/small-A1-1.jsonl\n');
    expect(ran.out).toMatch(/^Receipt: \d+(-[0-9a-f]{4}){5}$/m);
    expect(ran.status).toBe(0);
  });

  it('never writes over a log: the next one gets the next number, and a name given twice is refused', () => {
    const cwd = satFolder();
    const before = readFileSync(join(cwd, 'a.jsonl'));
    const again = callsheet(['sit', small, '--answers', 'whole.yaml', '--out', 'a.jsonl'], { cwd });
    expect(again).toMatchObject({ status: 2, out: '' });
    expect(again.err).toContain('a.jsonl is already there, and a log is never overwritten');
    expect(readFileSync(join(cwd, 'a.jsonl'))).toEqual(before);
    for (const number of [1, 2]) {
      const ran = callsheet(['sit', small, '--answers', 'whole.yaml', '--as', 'A1'], { cwd });
      expect(ran.out).toContain(`Log: sittings/small-A1-${number}.jsonl`);
    }
  });

  it('stops at an entry that can’t be done, shows where it stands, and leaves a log to go on with', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'short.yaml'), '- open: call-sheet\n- kit: [tent]\n');
    const ran = callsheet(['sit', small, '--answers', 'short.yaml', '--out', 'a.jsonl'], { cwd });
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('short.yaml:2:3: error CS703');
    expect(ran.out).toContain('Not finished; still open: first-call');
    expect(ran.out).toContain('Go on with: callsheet resume a.jsonl');
    expect(callsheet(['verify', 'a.jsonl'], { cwd }).status).toBe(0);
  });

  it('`check` of several says at the end what they come to', () => {
    const files = ['faults/dead-end', 'faults/draw-that-only-shows', 'broken.yaml'];
    const ran = callsheet(['check', ...files.map((file) => join(root, 'test/fixtures', file))], { cwd: emptyFolder() });
    expect(ran.status).toBe(1);
    expect(ran.out.trimEnd().split('\n').at(-1)).toBe(
      "3 scenarios: 1 without an error, 1 with a broken promise, 1 that can't be sat yet",
    );
  });

  it('names every mistake of a broken scenario with its place, and sits nothing', () => {
    const cwd = emptyFolder();
    const ran = callsheet(['sit', join(root, 'test/fixtures/broken.yaml')], { cwd });
    expect(ran).toMatchObject({ status: 2, out: '' });
    const places = [...ran.err.matchAll(/broken\.yaml:(\d+):\d+: error (CS\d+)/g)].map(
      ([, line, code]) => `${line} ${code}`,
    );
    expect(places).toEqual([
      '6 CS201',
      '8 CS206',
      '15 CS106',
      '21 CS401',
      '29 CS403',
      '29 CS602',
      '30 CS302',
      '31 CS109',
      '33 CS409',
    ]);
    expect(ran.err).toContain('hint: Did you mean `assesses`?');
    expect(ran.err).toContain('it stands here first');
    expectSound(ran);
  });
});

describe('a scenario whose file has a name that a terminal would obey', () => {
  it('has its mistakes told under a name that can be shown', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'odd\u001b[31m.yaml'), 'callsheet: 2\n');
    const ran = callsheet(['sit', 'odd\u001b[31m.yaml'], { cwd });
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('\nodd\\u{1b}[31m.yaml:1:12: error CS211');
    expectSound(ran);
  });
});

describe('sit, refused in a sentence', () => {
  it.each([
    [['sit'], '`sit` needs SCENARIO: see `callsheet sit --help`'],
    [['sit', 'rian-on-day-six'], 'there is no scenario rian-on-day-six. Did you mean rain-on-day-six?'],
    [['sit', 'rain-on-day-six', '--as', 'Ann Smith'], '--as takes an id, not a name'],
    [['sit', 'rain-on-day-six', '--seed', 'two words'], '--seed takes 1 to 200 letters, digits or signs'],
    [['sit', 'rain-on-day-six', '--extra-time', 'lots'], '--extra-time takes a percentage, 0% to 900%'],
    [['sit', 'rain-on-day-six', '--answers', 'none.yaml'], 'none.yaml is not there'],
    [['sit', 'rain-on-day-six', '--out', '/proc/nowhere/a.jsonl'], '/proc/nowhere/a.jsonl'],
    [['sit', '\u001b[31mred\u009b\u202e'], 'there is no scenario \\u{1b}[31mred\\u{9b}\\u{202e}'],
    [['resume', 'none.jsonl'], 'none.jsonl isn’t there'],
    [['verify', 'none'], 'none is not there'],
    [['replay', '.'], 'isn’t a file'],
  ])('%j', (args, sentence) => {
    const ran = callsheet(args, { cwd: emptyFolder() });
    expect(ran.err).toContain(sentence);
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
    expectSound(ran);
  });

  it('a file of 50 MB, before it is read', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'large.yaml'), '');
    truncateSync(join(cwd, 'large.yaml'), 50_000_000);
    expect(callsheet(['sit', 'large.yaml'], { cwd })).toMatchObject({
      status: 2,
      err: 'callsheet: large.yaml is 50.0 MB, and at most 2.0 MB are read\n',
    });
  });

  it.each([
    ['aliases that grow without end', `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n`],
    ['nesting without end', `a: ${'['.repeat(5_000)}`],
    ['bytes of nothing', '\u0000\u0001\u0002'],
    ['escape sequences', 'callsheet: 1\n"\u001b]0;x\u0007": "\u009b31m"\n'],
    ['nothing', ''],
    ['a list', '- 1\n'],
  ])('a file of %s', (_, text) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'odd.yaml'), text);
    const ran = callsheet(['sit', 'odd.yaml'], { cwd });
    expect(ran.status).toBe(2);
    expect(ran.err).toMatch(/odd\.yaml:\d+:\d+: error CS\d+/);
    expectSound(ran);
  });
});

describe('sit, line by line through a pipe', () => {
  it('leaves no log behind where it wasn’t started', () => {
    const cwd = emptyFolder();
    const ran = callsheet(['sit', small], { cwd, input: 'leave\n' });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('Not started.');
    expect(callsheet(['verify', 'sittings'], { cwd }).err).toContain('sittings has no log (.jsonl) in it');
  });

  it('is left with everything saved when the lines end, and resume goes on there', () => {
    const cwd = emptyFolder();
    const first = callsheet(['sit', small, '--as', 'A1', '--seed', '7'], { cwd, input: 'start\nnote Ring the van\n' });
    expect(first).toMatchObject({ status: 0, err: '' });
    expect(first.out).toContain('Go on with: callsheet resume sittings/small-A1-1.jsonl');
    const second = callsheet(['resume', 'sittings/small-A1-1.jsonl'], { cwd, input: 'start\nnotebook\n' });
    expect(second.out).toContain('Ring the van');
    const kinds = recordsIn(join(cwd, 'sittings/small-A1-1.jsonl')).map(({ kind }) => kind);
    expect(kinds).toEqual(['began', 'noted', 'paused', 'resumed', 'paused']);
  });

  it('keeps the terms it was given: extra time and rest breaks', () => {
    const cwd = emptyFolder();
    const args = ['sit', small, '--extra-time', '25%', '--rest-breaks', '--out', 'a.jsonl'];
    const ran = callsheet(args, { cwd, input: 'start\n' });
    expect(ran.out).toContain('25% more');
    expect(recordsIn(join(cwd, 'a.jsonl'))[0]).toMatchObject({
      time: { baseMs: 1_800_000, percent: 125, restBreaks: true, deadlineMs: 2_250_000 },
    });
  });

  it('lets no control character through that somebody typed, and survives 100 KB at once', () => {
    const cwd = emptyFolder();
    const typed = `start\nnote \u001b[31mred\u0007\u202e\n${'x'.repeat(100_000)}\nnotebook\n`;
    const ran = callsheet(['sit', small, '--out', 'a.jsonl'], { cwd, input: typed });
    expect(ran.status).toBe(0);
    expectSound(ran);
    expect(callsheet(['verify', 'a.jsonl'], { cwd }).status).toBe(0);
  });
});

describe('resume', () => {
  it('lists what can be gone on with here, where no log is named', () => {
    const cwd = emptyFolder();
    expect(callsheet(['resume'], { cwd })).toMatchObject({
      status: 2,
      err: 'callsheet: `resume` needs LOG, and no sitting in ./sittings is there to go on with\n',
    });
    callsheet(['sit', small, '--plain', '--as', 'A1'], { cwd, input: 'start\n' });
    expect(callsheet(['resume'], { cwd })).toMatchObject({
      status: 2,
      err: expect.stringContaining('callsheet resume sittings/small-A1-1.jsonl\n'),
    });
  });

  it('refuses a log that has ended, and one that isn’t whole', () => {
    const cwd = satFolder();
    expect(callsheet(['resume', 'a.jsonl'], { cwd }).err).toContain(
      'a.jsonl has ended: there is nothing to go on with',
    );
    const log = readFileSync(join(cwd, 'a.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'b.jsonl'), log.replace('She signs for it', 'He signs for it'));
    const ran = callsheet(['resume', 'b.jsonl'], { cwd });
    expect(ran.status).toBe(2);
    expect(ran.err).toMatch(/b\.jsonl is damaged at record \d+/);
  });

  it('sets an unfinished record aside and goes on behind the last whole one', () => {
    const cwd = emptyFolder();
    callsheet(['sit', small, '--out', 'a.jsonl'], { cwd, input: 'start\n' });
    const log = readFileSync(join(cwd, 'a.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'a.jsonl'), `${log}{"at":12,"clo`);
    expect(callsheet(['verify', 'a.jsonl'], { cwd }).status).toBe(1);
    expect(callsheet(['resume', 'a.jsonl'], { cwd, input: 'start\n' }).status).toBe(0);
    expect(callsheet(['verify', 'a.jsonl'], { cwd }).status).toBe(0);
    expect(readFileSync(join(cwd, 'a.jsonl.torn-1'), 'utf8')).toBe('{"at":12,"clo');
  });
});

describe('verify', () => {
  it('says each thing by itself, and Python agrees about the chain', () => {
    const cwd = satFolder();
    const ran = callsheet(['verify', 'a.jsonl', '--json'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(ran.out)).toMatchObject({
      holds: true,
      logs: [
        {
          log: 'a.jsonl',
          chain: { standing: 'good' },
          replay: { standing: 'good' },
          signature: { standing: 'absent' },
          receipt: { standing: 'absent' },
          end: { standing: 'good' },
        },
      ],
    });
    const python = spawnSync('python3', [join(root, 'docs/verify-log.py'), 'a.jsonl'], { cwd });
    expect(python.status).toBe(0);
  });

  it('names the record in which one byte was changed', () => {
    const cwd = satFolder();
    const records = recordsIn(join(cwd, 'a.jsonl'));
    const changed = records.findIndex((record) => record.kind === 'decided');
    const lines = readFileSync(join(cwd, 'a.jsonl'), 'utf8').split('\n');
    writeFileSync(
      join(cwd, 'a.jsonl'),
      lines.map((line, at) => (at === changed ? line.replace('She', 'Sha') : line)).join('\n'),
    );
    const ran = callsheet(['verify', 'a.jsonl'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.out).toContain('a.jsonl  DOES NOT HOLD');
    expect(ran.out).toContain(`damaged at record ${changed} (line ${changed + 1})`);
  });

  it('finds a log cut short by its receipt, given alone or in a file', () => {
    const cwd = satFolder();
    const receipt = /receipt now {2}(\S+)/.exec(callsheet(['verify', 'a.jsonl'], { cwd }).out)?.[1] ?? '';
    expect(callsheet(['verify', 'a.jsonl', '--receipt', receipt.toUpperCase()], { cwd }).status).toBe(0);
    const lines = readFileSync(join(cwd, 'a.jsonl'), 'utf8').split('\n');
    writeFileSync(join(cwd, 'a.jsonl'), `${lines.slice(0, -2).join('\n')}\n`);
    expect(callsheet(['verify', 'a.jsonl'], { cwd }).status).toBe(0);
    const cut = callsheet(['verify', 'a.jsonl', '--receipt', receipt], { cwd });
    expect(cut.status).toBe(1);
    expect(cut.out).toContain('it was cut short');
    writeFileSync(join(cwd, 'receipts.txt'), `a.jsonl ${receipt}\ngone.jsonl ${receipt}\n`);
    const both = callsheet(['verify', '.', '--receipts', 'receipts.txt'], { cwd });
    expect(both.status).toBe(1);
    expect(both.out).toContain('gone.jsonl: there is a receipt, and no such log was given');
  });

  it('gives each receipt of a file to the log it was made from, whatever that is called by then', () => {
    const cwd = satFolder();
    const receipt = /receipt now {2}(\S+)/.exec(callsheet(['verify', 'a.jsonl'], { cwd }).out)?.[1] ?? '';
    renameSync(join(cwd, 'a.jsonl'), join(cwd, 'other.jsonl'));
    writeFileSync(join(cwd, 'receipts.txt'), `a.jsonl ${receipt}\n`);
    const ran = callsheet(['verify', '.', '--receipts', 'receipts.txt'], { cwd });
    expect([ran.status, ran.out.includes('good     the receipt of')]).toEqual([0, true]);
  });

  it('goes through a folder of many, and one that can’t be read spoils no other', () => {
    const cwd = satFolder();
    mkdirSync(join(cwd, 'all'));
    for (const name of ['b', 'c']) writeFileSync(join(cwd, `all/${name}.jsonl`), readFileSync(join(cwd, 'a.jsonl')));
    writeFileSync(join(cwd, 'all/d.jsonl'), 'not a log\n');
    const ran = callsheet(['verify', 'all'], { cwd });
    expect(ran.status).toBe(2);
    expect(ran.out).toContain('3 logs: 2 whole, 1 not');
    expect(ran.out).toContain('is not a log of callsheet');
  });
});

describe('replay', () => {
  it('tells the story and the evidence by outcome', () => {
    const cwd = satFolder();
    const ran = callsheet(['replay', 'a.jsonl'], { cwd });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('A1 begins “A small day”');
    expect(ran.out).toContain('Reason: She signs for it');
    expect(ran.out).toContain('Evidence by outcome');
  });

  it('gives what to mark by where that is asked for, and only there', () => {
    const cwd = satFolder();
    const evidence = callsheet(['replay', 'a.jsonl', '--evidence'], { cwd });
    expect(evidence).toMatchObject({ status: 0, err: '' });
    expect(evidence.out).toContain('look for: Says who knows');
    expect(evidence.out).not.toContain('A1 begins');
    expect(callsheet(['replay', 'a.jsonl'], { cwd }).out).not.toContain('look for');
  });

  it('says where an unfinished log stops, which is no error, and what stands behind a torn one, which is', () => {
    const cwd = satFolder();
    const lines = readFileSync(join(cwd, 'a.jsonl'), 'utf8').split('\n');
    const cut = `${lines.slice(0, 4).join('\n')}\n`;
    writeFileSync(join(cwd, 'cut.jsonl'), cut);
    writeFileSync(join(cwd, 'torn.jsonl'), `${cut}{"at":1`);
    const unfinished = callsheet(['replay', 'cut.jsonl'], { cwd });
    expect(unfinished).toMatchObject({ status: 0, err: '' });
    expect(unfinished.out).toContain('\nThe log stops here, unfinished: ');
    const torn = callsheet(['replay', 'torn.jsonl'], { cwd });
    expect(torn.status).toBe(1);
    expect(torn.out).toContain('\nThe log stops here, unfinished: ');
    expect(torn.out).toContain('\n7 bytes of a record that was cut off follow.');
  });

  it('prints answers that give the same decisions and the same states again', () => {
    const cwd = satFolder();
    const answers = callsheet(['replay', 'a.jsonl', '--answers'], { cwd });
    writeFileSync(join(cwd, 'again.yaml'), answers.out);
    const again = ['sit', small, '--answers', 'again.yaml', '--as', 'A1', '--seed', '7', '--out', 'b.jsonl'];
    expect(callsheet(again, { cwd }).status).toBe(0);
    const said = (path: string) => recordsIn(join(cwd, path)).map(({ kind, clock, state }) => ({ kind, clock, state }));
    expect(said('b.jsonl')).toEqual(said('a.jsonl'));
  });

  it('shows how things stood at a record, for people and for machines', () => {
    const cwd = satFolder();
    expect(callsheet(['replay', 'a.jsonl', '--at', '0'], { cwd }).out).toContain(
      'Record 0 (began): Sun 16:00 in the story',
    );
    const json = callsheet(['replay', 'a.jsonl', '--at', '0', '--json'], { cwd });
    expect(JSON.parse(json.out)).toMatchObject({ seq: 0, kind: 'began', clock: 'Sun 16:00' });
    const beyond = callsheet(['replay', 'a.jsonl', '--at', '999'], { cwd });
    expect(beyond).toMatchObject({ status: 2, out: '' });
    expect(beyond.err).toMatch(/--at takes the number of a record, 0 to \d+, and got 999/);
  });

  it('tells what came before the damage, says where it is, and exits with 1', () => {
    const cwd = satFolder();
    const log = readFileSync(join(cwd, 'a.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'a.jsonl'), log.replace('She signs for it', 'He signs for it'));
    const ran = callsheet(['replay', 'a.jsonl'], { cwd });
    expect(ran.status).toBe(1);
    expect(ran.out).toContain('opened Call sheet');
    expect(ran.err).toMatch(/a\.jsonl is damaged at record \d+/);
  });

  it('stops without a word where its reader has gone', () => {
    const cwd = satFolder();
    const script = `"${process.execPath}" "${join(root, 'bin/callsheet')}" replay a.jsonl --json | head -1`;
    expect(execFileSync('sh', ['-c', script], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).toBe(
      '{\n',
    );
  });
});

describe('the help', () => {
  it('lists every verb, and each has its own: purpose, usage, flags, examples, exit statuses', () => {
    const cwd = emptyFolder();
    const general = callsheet(['--help'], { cwd });
    expect(general.status).toBe(0);
    for (const verb of [
      'home',
      'sit',
      'resume',
      'print',
      'retain',
      'verify',
      'replay',
      'agree',
      'check',
      'simulate',
      'coverage',
      'timeline',
      'graph',
    ]) {
      expect(general.out).toContain(`  ${verb} `);
      const own = callsheet([verb, '--help'], { cwd });
      expect(own).toMatchObject({ status: 0, err: '' });
      expect(own.out).toMatch(new RegExp(`^[A-Z].+\\.\n\n.+\n\nUsage\n  callsheet ${verb} `, 's'));
      expect(own.out).toMatch(
        /\n\nFlags\n.+\n {2}--help +this help\n\nExamples\n {2}callsheet.+\n\nExit status\n {2}0 .+\n {2}2 /s,
      );
      expect(own.out.split('\n').filter((line) => line.length > 130)).toEqual([]);
    }
  });

  it.each([
    [
      'nonsense',
      'there is no `nonsense`. There is home, sit, resume, verify, replay, agree, export, bundle, analyse, mark, moderate, report, keygen, pack, start, doctor, print, invigilate, seal, retain, new, preview, check, coverage, timeline, simulate, graph: see `callsheet --help`',
    ],
    ['verfy', 'there is no `verfy`. Did you mean `callsheet verify`?'],
    ['--halp', '--halp is not a flag of callsheet itself: did you mean --help?'],
    [
      '',
      'the verb is empty. There is home, sit, resume, verify, replay, agree, export, bundle, analyse, mark, moderate, report, keygen, pack, start, doctor, print, invigilate, seal, retain, new, preview, check, coverage, timeline, simulate, graph: see `callsheet --help`',
    ],
  ])('is near where “%s” was typed', (typed, sentence) => {
    expect(callsheet([typed], { cwd: emptyFolder() })).toEqual({ status: 2, out: '', err: `callsheet: ${sentence}\n` });
  });

  it('is what a bare callsheet prints where there is no terminal', () => {
    const cwd = emptyFolder();
    expect(callsheet([], { cwd })).toEqual(callsheet(['--help'], { cwd }));
  });
});
