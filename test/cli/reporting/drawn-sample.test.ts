import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Moderated, moderatedFolder } from '../marking/moderated-folder.ts';
import { callsheet, expectSound, type Ran } from '../run-callsheet.ts';

const marks = { 'tells-people': 'secure pass 12', papers: 'secure pass 12' };
const logs = ['a.jsonl', 'b.jsonl', 'c.jsonl'];
const cards = 'keys/AS1,keys/MO1';

/** Everything is marked and closed once, and all of it was drawn for moderation. */
async function drawn(): Promise<Moderated> {
  const day = await moderatedFolder();
  expect(day.run('--commit --key keys/MO1 --share 100% --least 1')).toMatchObject({ status: 0 });
  for (const log of logs) day.mark(log, { marks });
  expect(day.run('--draw --key keys/MO1')).toMatchObject({ status: 0 });
  return day;
}

function report({ cwd }: Moderated, args: string): Ran {
  rmSync(join(cwd, 'page.html'), { force: true });
  const ran = callsheet(['report', ...args.split(' '), '--out', 'page.html'], { cwd });
  expectSound(ran);
  return ran;
}

function pageOf({ cwd }: Moderated): string {
  return readFileSync(join(cwd, 'page.html'), 'utf8');
}

function moderate({ mark }: Moderated, log: string): void {
  mark(log, { round: 'moderation', assessor: 'MO1', marks });
}

describe('report, where a sample was drawn for moderation', () => {
  it('tells a candidate nothing before what was drawn is moderated', async () => {
    const day = await drawn();
    const waiting = report(day, `logs/a.jsonl --for candidate --card ${cards}`);
    expect(waiting).toMatchObject({ status: 2, out: '' });
    expect(waiting.err).toContain(
      'logs/a.jsonl isn’t settled: of tells-people, it is in the sample, and isn’t moderated',
    );
    moderate(day, 'a.jsonl');
    expect(report(day, 'logs/a.jsonl --for candidate')).toMatchObject({ status: 0, err: '' });
  });

  it('calls the marks of an assessor’s and a cohort’s page provisional until then', async () => {
    const day = await drawn();
    expect(report(day, 'logs/a.jsonl --for assessor')).toMatchObject({ status: 0, err: '' });
    expect(pageOf(day)).toContain('Provisional: marks, not results.');
    expect(pageOf(day)).toContain('it is in the sample, and isn’t moderated');
    moderate(day, 'a.jsonl');
    expect(report(day, 'logs --least 2')).toMatchObject({ status: 0, err: '' });
    expect(pageOf(day)).toContain('Provisional: marks, not results.');
    expect(pageOf(day)).toMatch(/All rounds closed and settled<\/\w+>\s*<\w+>1</);
  });

  it('holds to the sample of the folder above, too', async () => {
    const day = await drawn();
    mkdirSync(join(day.cwd, 'logs/hall'));
    for (const name of ['a.jsonl', 'a.jsonl.marks'])
      renameSync(join(day.cwd, 'logs', name), join(day.cwd, 'logs/hall', name));
    expect(report(day, 'logs/hall/a.jsonl --for candidate')).toMatchObject({ status: 2, out: '' });
  });

  it.each([
    ['was changed', '', 'logs/moderation.sample was changed, or is none: ask the moderator for it again'],
    [
      'is by nobody whose card was given',
      '--card keys/AS1',
      'logs/moderation.sample is signed by MO1, whose card wasn’t given',
    ],
  ])('is refused where the sample %s, for every reader', async (what, given, because) => {
    const day = await drawn();
    const path = join(day.cwd, 'logs/moderation.sample');
    if (what === 'was changed')
      writeFileSync(path, readFileSync(path, 'utf8').replace('"drawn":[{', '"drawn":[],"x":[{'));
    for (const asked of ['logs/a.jsonl --for candidate', 'logs/a.jsonl --for assessor', 'logs'])
      expect(report(day, `${asked} ${given}`.trim())).toMatchObject({
        status: 2,
        out: '',
        err: expect.stringContaining(because),
      });
  });
});

describe('analyse, where a sample was drawn for moderation', () => {
  const settled = ({ cwd }: Moderated): Ran & { readonly marks: unknown } => {
    const ran = callsheet(['analyse', 'logs', '--json'], { cwd });
    return {
      ...ran,
      marks: JSON.parse(ran.out).scenarios[0].marks[0]?.criteria.map((one: { n: number }) => one) ?? [],
    };
  };

  it('counts the marks that were drawn once they are moderated', async () => {
    const day = await drawn();
    expect(settled(day)).toMatchObject({ status: 0, err: '', marks: [] });
    for (const log of logs) moderate(day, log);
    expect(settled(day).marks).toHaveLength(2);
  });

  it('counts no mark where the sample can’t be believed, and says so once', async () => {
    const day = await drawn();
    writeFileSync(join(day.cwd, 'logs/moderation.sample'), 'none');
    const ran = settled(day);
    expect(ran).toMatchObject({ status: 1, marks: [] });
    expect(ran.err).toBe(
      'callsheet: logs/moderation.sample was changed, or is none: ask the moderator for it again. No mark is counted there\n',
    );
  });
});
