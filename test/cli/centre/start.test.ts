import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StartTerms } from '../../../src/seal/start-file.ts';
import { lateVan } from '../../laws/every-scenario.ts';
import { type Centre, centreWith, codes, owner, startRead } from '../../seal/centre.ts';
import { expectSound, root } from '../run-callsheet.ts';
import { type Day, dayOf, sitPlainly } from './assessed-day.ts';

let centre: Centre;
let another: Centre;
beforeAll(async () => {
  [centre, another] = await Promise.all([centreWith(lateVan.scenario), centreWith(lateVan.scenario)]);
});

const window = '--from 2026-01-01T09:00Z --until 2199-01-01T12:00Z';
const begin = `start packs/day.pack --key keys/centre-LAB --invigilator I7 --invigilator-code room-seven ${window}`;

function startsIn(day: Day, folder = 'starts') {
  const path = join(day.cwd, folder);
  return readdirSync(path).map((name) => startRead(readFileSync(join(path, name), 'utf8')));
}

describe('start', () => {
  it('gives no two sittings of a candidate the same variant, of one day or of two', async () => {
    const day = await dayOf(centre);
    writeFileSync(join(day.cwd, 'hall.csv'), 'candidate,attempt,extra-time\nA1,1,\nA1,2,25%\nB2,1,\n');
    expect(day.run(`${begin} --cohort hall.csv`, codes.start)).toMatchObject({ status: 0 });
    const starts = startsIn(day);
    expect(starts.map(({ candidate, attempt, percent }) => [candidate, attempt, percent])).toEqual([
      ['A1', 1, 100],
      ['A1', 2, 125],
      ['B2', 1, 100],
    ]);
    expect(starts[0]?.variant).not.toBe(starts[1]?.variant);
    // The late van has two variants, and both are gone.
    const third = day.run(`${begin} --candidate A1 --attempt 3 --out again --before starts`, codes.start);
    expect(third).toMatchObject({
      status: 2,
      err: expect.stringContaining('A1 has had every variant of it that was drawn: choose another scenario'),
    });
    const seed = starts[2]?.seed ?? '';
    const same = day.run(`${begin} --candidate B2 --attempt 2 --seed ${seed}`, codes.start);
    expect(same).toMatchObject({
      status: 2,
      err: expect.stringContaining(`B2 has had the variant that the seed ${seed} gives`),
    });
    expect(readdirSync(join(day.cwd, 'starts'))).toHaveLength(3);
  });

  it('says each mistake of a cohort with its file and line, and makes nothing', async () => {
    const day = await dayOf(centre);
    writeFileSync(join(day.cwd, 'hall.csv'), 'candidate,attempt,extra-time\nA1,1,a lot\nAnn Bell,1,\nB2,1,\nB2,1,\n');
    const ran = day.run(`${begin} --cohort hall.csv`, codes.start);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('hall.csv:2: extra-time is a percentage');
    expect(ran.err).toContain('hall.csv:3: candidate is an id, not a name');
    writeFileSync(join(day.cwd, 'hall.csv'), 'candidate,attempt\nB2,1\nB2,1\n');
    expect(day.run(`${begin} --cohort hall.csv`, codes.start).err).toContain(
      'hall.csv:3: B2, attempt 1 is there twice',
    );
    expect(readdirSync(day.cwd)).not.toContain('starts');
    expectSound(ran);
  });

  it('writes over no start file, signs for no pack of another centre, and with no other key', async () => {
    const day = await dayOf(centre);
    mkdirSync(join(day.cwd, 'starts'));
    writeFileSync(join(day.cwd, 'starts/A1-late-van-1.start'), 'there');
    expect(day.run(`${begin} --candidate A1`, codes.start)).toMatchObject({
      status: 2,
      err: expect.stringContaining('is there already'),
    });
    writeFileSync(join(day.cwd, 'packs/day.pack'), another.pack);
    expect(day.run(`${begin} --candidate B2`, codes.start)).toMatchObject({
      status: 2,
      err: expect.stringContaining('this pack takes no start files of LAB: it is for LAB'),
    });
    expect(day.run(begin.replace('centre-LAB', 'assessor-AS1').concat(' --candidate B2'), codes.start)).toMatchObject({
      status: 2,
      err: expect.stringContaining('is of the assessor AS1, and what is needed here is a centre’s'),
    });
    const other = await owner('centre', 'LAB');
    writeFileSync(join(day.cwd, 'keys/centre-LAB/sign.pem'), other.files.sign);
    writeFileSync(join(day.cwd, 'packs/day.pack'), centre.pack);
    expect(day.run(`${begin} --candidate B2`, codes.start)).toMatchObject({
      status: 2,
      err: expect.stringContaining('sign.pem isn’t the key of the card beside it'),
    });
  });
});

describe('sit --start', () => {
  const sit = 'sit --start A1.start --plain --out a.jsonl';

  /** What is said of a start file, and that nothing was begun. */
  async function refusedWith(terms: Partial<StartTerms>, spoil: (day: Day) => void = () => {}): Promise<string> {
    const day = await dayOf(centre, terms);
    spoil(day);
    const ran = day.run(sit, codes.start, 'start');
    expect(ran).toMatchObject({ status: 2, out: '' });
    expectSound(ran);
    expect(readdirSync(day.cwd)).not.toContain('a.jsonl');
    return ran.err;
  }

  it('refuses one before its window and after it', async () => {
    expect(await refusedWith({ from: '2190-01-01T09:00:00.000Z' })).toMatch(
      /A1\.start can’t be used before 1 Jan 2190, \d\d:00, and this machine’s clock says/,
    );
    expect(await refusedWith({ from: '2020-01-01T09:00:00.000Z', until: '2020-01-01T12:00:00.000Z' })).toMatch(
      /could be used until 1 Jan 2020/,
    );
  });

  it('refuses one that was edited, one of a foreign centre, and one for another pack', async () => {
    const edited = (day: Day): void => {
      const path = join(day.cwd, 'A1.start');
      writeFileSync(path, readFileSync(path, 'utf8').replace('"percent":100', '"percent":200'));
    };
    expect(await refusedWith({}, edited)).toContain('A1.start was changed after the centre signed it');
    expect(await refusedWith({}, (day) => writeFileSync(join(day.cwd, 'packs/day.pack'), another.pack))).toContain(
      'the pack of late-van isn’t here',
    );
    expect(
      await refusedWith(
        {},
        (day) =>
          writeFileSync(join(day.cwd, 'packs/late-van.pack'), another.pack) ??
          writeFileSync(join(day.cwd, 'packs/day.pack'), ''),
      ),
    ).toContain('is for another pack of late-van: take the pack that came with it');
    expect(
      await refusedWith({}, (day) => writeFileSync(join(day.cwd, 'packs/day.pack'), centre.pack.slice(0, -100))),
    ).toContain('the pack of late-van isn’t here');
  });

  it('is what a pack or a start file by itself is told to need', async () => {
    const day = await dayOf(centre);
    expect(day.run('sit packs/day.pack')).toMatchObject({
      status: 2,
      err: expect.stringContaining('is a pack, and a pack is sat with a start file: `callsheet sit --start FILE`'),
    });
    expect(day.run('sit A1.start')).toMatchObject({
      status: 2,
      err: expect.stringContaining('is a start file: `callsheet sit --start A1.start`'),
    });
  });

  it('begins nothing without a code', async () => {
    const day = await dayOf(centre);
    expect(day.run(sit)).toMatchObject({
      status: 2,
      err: expect.stringContaining('no start code was given, and nothing was begun'),
    });
    expect(day.run(sit, codes.start)).toMatchObject({ err: expect.not.stringContaining('was used') });
    expect(readdirSync(day.cwd)).not.toContain('a.jsonl');
    // What was never begun can be begun.
    expect(day.run(sit, codes.start, 'start', 'leave', 'yes')).toMatchObject({ status: 0 });
  });

  it('takes nothing besides that the start file settles', async () => {
    const day = await dayOf(centre);
    for (const flag of ['--seed 9', '--as B2', '--extra-time 50%', '--rest-breaks', '--answers x.yaml'])
      expect(day.run(`${sit} ${flag}`, codes.start, 'start')).toMatchObject({ status: 2, out: '' });
  });
});

describe('invigilate', () => {
  it('says in a sentence what it can’t put on the record, and whose code it needs', async () => {
    const day = await dayOf(centre);
    day.run('sit --start A1.start --plain --out a.jsonl', codes.start, 'start', 'leave', 'yes');
    const because = (args: string, ...typed: readonly string[]): string => {
      const ran = day.run(`invigilate a.jsonl ${args}`, ...typed);
      expect(ran.status).not.toBe(0);
      expectSound(ran);
      return ran.err;
    };
    expect(because('--credit 5m', codes.room)).toContain('--credit needs --because: why is time given back?');
    expect(because('--because Alarm', codes.room)).toContain('--because goes with --credit');
    expect(because('--credit 5h --because Alarm', codes.room)).toContain(
      '--credit takes minutes or seconds, as in 5m or 90s, and not 5h',
    );
    expect(because('--key keys/centre-LAB')).toContain('say what is to go on the record');
    expect(because('--note x', 'no-such-code')).toContain('That isn’t the code of I7. 4 tries are left');
    expect(because('--note x')).toContain('no code of I7 was given, and nothing goes on the record without one');
    expect(because('--supplied who-decides', codes.room)).toContain('the sitting must be going on');
    const other = await owner('centre', 'LAB');
    mkdirSync(join(day.cwd, 'keys/other'));
    writeFileSync(join(day.cwd, 'keys/other/public.card'), other.files.card);
    writeFileSync(join(day.cwd, 'keys/other/sign.pem'), other.files.sign);
    expect(because('--note x --key keys/other')).toContain('isn’t the key of the centre whose sitting this is (LAB)');
    expect(day.run('invigilate a.jsonl --malpractice Phone --key keys/centre-LAB')).toMatchObject({
      status: 0,
      out: expect.stringContaining('malpractice: Phone'),
    });
    expect(day.run('verify a.jsonl --card keys/centre-LAB')).toMatchObject({ status: 0 });
  });
});

describe('print, for an assessed sitting', () => {
  it('tells what comes later to nobody who has the start code alone', async () => {
    const day = await dayOf(centre);
    expect(day.run('print --start A1.start', codes.start)).toMatchObject({
      status: 2,
      err: expect.stringContaining('That isn’t the code of I7'),
    });
    expect(existsSync(join(day.cwd, 'papers'))).toBe(false);
    expect(day.run('print --start A1.start', codes.room, codes.start)).toMatchObject({ status: 0 });
    expect(readFileSync(join(day.cwd, 'papers/late-van/index.txt'), 'utf8')).toContain('Its id is hire-terms.');
    const withKey = 'print --start A1.start --key keys/centre-LAB --out again';
    expect(day.run(withKey, codes.start)).toMatchObject({ status: 0 });
  });
});

describe('the copy of a log that is sealed to be sent', () => {
  it('has what was put on the record after leaving, and can be made again when it is lost', async () => {
    const day = await dayOf(centre);
    expect(sitPlainly(day)).toMatchObject({ status: 0 });
    expect(day.run('invigilate a.jsonl --note Rain', codes.room)).toMatchObject({ status: 0 });
    const replayed = () => day.run('replay a.jsonl.age --key keys/assessor-AS1');
    expect(replayed().out).toContain('Rain');
    rmSync(join(day.cwd, 'a.jsonl.age'));
    expect(day.run('seal a.jsonl')).toMatchObject({ status: 0, out: expect.stringContaining('a.jsonl.age') });
    expect(replayed().out).toContain('Rain');
    expect(day.run('seal none.jsonl')).toMatchObject({ status: 2, err: expect.stringContaining('none.jsonl') });
  });

  it('has a name of its own for each sitting of one start file', async () => {
    const start = await centre.start();
    const names = await Promise.all(
      ['one machine', 'another'].map(async () => {
        const day = await dayOf(centre);
        writeFileSync(join(day.cwd, 'A1.start'), start);
        day.run('sit --start A1.start --plain', codes.start, 'start', 'leave', 'yes');
        return readdirSync(join(day.cwd, 'sittings')).filter((name) => name.endsWith('.jsonl'));
      }),
    );
    expect(names.flat()).toHaveLength(2);
    expect(names[0]).not.toEqual(names[1]);
  });
});

describe('a moderator', () => {
  it('opens with their own key what was sealed to them as well, and is no assessor', async () => {
    const day = await dayOf(centre);
    expect(day.run('keygen moderator MO1')).toMatchObject({ status: 0, err: '' });
    const pack = `pack ${root}/test/fixtures/late-van --for keys/centre-LAB`;
    expect(day.run(`${pack} --to keys/assessor-AS1,keys/moderator-MO1`)).toMatchObject({
      status: 0,
      out: expect.stringContaining('sealed to AS1, MO1'),
    });
    const opened = day.run('pack packs/late-van.pack --open --key keys/moderator-MO1 --out whole');
    expect(opened).toMatchObject({ status: 0, err: '' });
    expect(readFileSync(join(day.cwd, 'whole/scenario.yaml'), 'utf8')).toContain('Says what is still at risk tomorrow');
    expect(day.run(`${pack} --to keys/moderator-MO1 --out alone.pack`)).toMatchObject({
      status: 2,
      err: expect.stringContaining('--to names no assessor'),
    });
    expect(day.run(`${pack} --to keys/centre-LAB --out alone.pack`)).toMatchObject({
      status: 2,
      err: expect.stringContaining('an assessor’s or a moderator’s'),
    });
  });
});

describe('keygen', () => {
  it('writes keys that only their owner can read, and over none that is there', async () => {
    const day = await dayOf(centre);
    expect(day.run('keygen moderator M1')).toMatchObject({ status: 0, err: '' });
    const mode = (name: string): number => statSync(join(day.cwd, 'keys/moderator-M1', name)).mode & 0o777;
    expect([mode('sign.pem'), mode('seal.key')]).toEqual([0o600, 0o600]);
    expect(day.run('keygen moderator M1')).toMatchObject({
      status: 2,
      err: expect.stringContaining('no key is ever written over'),
    });
    expect(day.run('keygen marker M1')).toMatchObject({
      status: 2,
      err: expect.stringContaining('the role is centre, assessor or moderator, and not marker'),
    });
    expect(day.run('keygen centre ../x')).toMatchObject({
      status: 2,
      err: expect.stringContaining('an id is letters'),
    });
    expect(day.run('keygen centre C2 --passphrase', 'short')).toMatchObject({
      status: 2,
      err: expect.stringContaining('at least 10 characters'),
    });
    expect(day.run('keygen centre C2 --passphrase')).toMatchObject({
      status: 2,
      err: expect.stringContaining('no passphrase was given'),
    });
    expect(readdirSync(join(day.cwd, 'keys')).sort()).toEqual(['assessor-AS1', 'centre-LAB', 'moderator-M1']);
  });
});
