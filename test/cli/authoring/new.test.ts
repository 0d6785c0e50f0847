import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spawnApp } from '../../terminal/spawn-app.ts';
import { callsheet, emptyFolder, expectSound, root } from '../run-callsheet.ts';

const schema = 'scenarios/scenario.schema.json';

describe('new', () => {
  it('writes a scenario that checks and can be sat at once, with the schema beside it', () => {
    const cwd = emptyFolder();
    const made = callsheet(['new', 'my-first'], { cwd });
    expect(made).toMatchObject({ status: 0, err: '' });
    expect(made.out).toMatch(
      /^Written:\n {2}scenarios\/my-first\/scenario\.yaml\n {2}scenarios\/my-first\/documents\/who-decides\.txt\n {2}scenarios\/my-first\/answers\/strong\.yaml\n {2}scenarios\/my-first\/README\.md\n {2}scenarios\/scenario\.schema\.json\n\nNext:\n {2}callsheet check my-first\n/,
    );
    expect(readFileSync(join(cwd, schema), 'utf8')).toBe(readFileSync(join(root, schema), 'utf8'));
    const checked = callsheet(['check', 'my-first', '--json'], { cwd });
    expect(checked.status).toBe(0);
    expect(JSON.parse(checked.out).scenarios).toMatchObject([
      { scenario: 'my-first', title: 'My first', findings: [] },
    ]);
    const line = /callsheet (sit my-first --answers .+)\n/.exec(made.out)?.[1] ?? '';
    const sat = callsheet(line.split(' '), { cwd });
    expect(sat).toMatchObject({ status: 0, err: '' });
    expect(sat.out).toContain('The van rolls');
  });

  it('takes title, codes and time from flags, and asks nothing without a terminal', () => {
    const cwd = emptyFolder();
    const flags = ['--title', 'The late “van”: day 2 # two', '--codes', 'K28 K6,S23', '--minutes', '40m'];
    expect(callsheet(['new', 'late-van', ...flags], { cwd }).status).toBe(0);
    const { scenarios } = JSON.parse(callsheet(['check', 'late-van', '--json'], { cwd }).out);
    expect(scenarios[0]).toMatchObject({ title: 'The late “van”: day 2 # two', findings: [] });
    const text = readFileSync(join(cwd, 'scenarios/late-van/scenario.yaml'), 'utf8');
    expect(text).toContain('  core: [K6]\n  post-production: [K28, S23]\nallow: 40m ');
  });

  it('overwrites nothing: neither a folder that is there, nor the schema', () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'scenarios/taken'), { recursive: true });
    writeFileSync(join(cwd, schema), 'mine');
    expect(callsheet(['new', 'taken'], { cwd })).toEqual({
      status: 2,
      out: '',
      err: 'callsheet: scenarios/taken is there already, and nothing is overwritten: choose another id\n',
    });
    expect(readdirSync(join(cwd, 'scenarios/taken'))).toEqual([]);
    expect(callsheet(['new', 'free'], { cwd }).status).toBe(0);
    expect(readFileSync(join(cwd, schema), 'utf8')).toBe('mine');
  });

  it.each([
    [['new'], '`new` needs ID: see `callsheet new --help`'],
    [['new', 'My First'], "My First can't be an id, which has small letters, digits and -: write my-first"],
    [['new', '1'], "1 can't be an id, which has small letters, digits and -: begin with a letter"],
    [['new', '../out'], "../out can't be an id, which has small letters, digits and -: write out"],
    [['new', 'a'.repeat(61)], 'an id has at most 60 characters, and this one has 61'],
    [['new', 'plans'], 'plans is reserved: the folder scenarios/plans holds something else. Choose another id'],
    [['new', 'rain-on-day-six'], 'rain-on-day-six is a scenario that comes with callsheet: choose another id'],
    [['new', 'a', '--codes', 'K6,S33'], '--codes: the plan st0792-v2 has no code S33. Did you mean “S3”?'],
    [
      ['new', 'a', '--codes', 'money'],
      'the plan st0792-v2 has no code money. Codes are written as in the plan: K6, S3',
    ],
    [['new', 'a', '--codes', 'B1'], "B1 is a behaviour: the employer verifies it, a sitting doesn't. Leave it out"],
    [['new', 'a', '--codes', ','], '--codes: name at least one code'],
    [
      ['new', 'a', '--codes', 'K28', '--option', 'production'],
      'K28 belongs to the option post-production: take it out, or say --option post-production',
    ],
    [['new', 'a', '--option', 'prod'], 'the plan has no option prod. It has production, post-production'],
    [['new', 'a', '--plan', 'st0792'], 'there is no plan st0792. Did you mean “st0792-v2”?'],
    [['new', 'a', '--minutes', '5'], '--minutes: the time is a number of minutes from 10 to 240, and this is 5'],
    [['new', 'a', '--title', ' \u001b[31m'], '--title: a title has at least one letter'],
  ])('%j is refused in a sentence, and writes nothing', (args, sentence) => {
    const cwd = emptyFolder();
    const ran = callsheet(args, { cwd });
    expect(ran.err).toContain(sentence);
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
    expectSound(ran);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('says which file a folder would not take', () => {
    const cwd = emptyFolder();
    // The kernel's own folder takes nothing from anyone, root included; modes would stop everyone but root.
    symlinkSync('/sys', join(cwd, 'scenarios'));
    const ran = callsheet(['new', 'a'], { cwd });
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('scenarios/a/scenario.yaml');
  });

  it('says which file can’t be written where `scenarios` is no folder', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'scenarios'), '');
    const ran = callsheet(['new', 'a'], { cwd });
    expect(ran.status).toBe(2);
    expect(ran.err).toMatch(/^callsheet: \/.+\/scenarios\/a\/scenario\.yaml .+\n$/);
    expectSound(ran);
  });
});

describe('new, on a terminal', () => {
  it('asks for what no flag gives, lists the codes, and asks again where it was answered wrongly', async () => {
    const cwd = emptyFolder();
    const app = spawnApp({ args: ['new', 'my-first', '--minutes', '20'], cwd });
    await app.waitFor('What is its title?\nEnter alone takes: My first');
    app.type('The late van\r');
    await app.waitFor('Which codes');
    app.type('?\r');
    await app.waitFor('K29  The editorial process in relation to client turnover, ingest');
    app.type('K99\r');
    await app.waitFor('the plan st0792-v2 has no code K99. Did you mean “K9”?');
    app.type('\r');
    expect(await app.exit()).toEqual({ status: 0, signal: 0 });
    const text = readFileSync(join(cwd, 'scenarios/my-first/scenario.yaml'), 'utf8');
    expect(text).toContain('title: "The late van"\n');
    expect(text).toContain('core: [K6, S3]\nallow: 20m');
  });

  it.each(['ctrl-c', 'ctrl-d'] as const)('is left with %s, and has written nothing', async (key) => {
    const cwd = emptyFolder();
    const app = spawnApp({ args: ['new', 'my-first'], cwd });
    await app.waitFor('What is its title?');
    app.key(key);
    expect(await app.exit()).toEqual({ status: 130, signal: 0 });
    expect(app.output()).toContain('nothing is written');
    expect(readdirSync(cwd)).toEqual([]);
  });
});
