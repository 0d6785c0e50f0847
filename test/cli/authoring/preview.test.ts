import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callsheet, emptyFolder, expectSound, root, small } from '../run-callsheet.ts';

/** A folder with the small scenario as one of its own. */
function folderWithSmall(): string {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'scenarios'));
  cpSync(small, join(cwd, 'scenarios/small'), { recursive: true });
  cpSync(join(root, 'test/fixtures/plans'), join(cwd, 'scenarios/plans'), { recursive: true });
  return cwd;
}

describe('preview', () => {
  it('plays line by line through a pipe, and logs nothing', () => {
    const cwd = folderWithSmall();
    const ran = callsheet(['preview', 'small', '--seed', '7'], { cwd, input: '2\nback\ngo to wrap\n' });
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toContain('You answered first-call.');
    expect(ran.out).toMatch(/steps on\. In wrap\./);
    expect(existsSync(join(cwd, 'sittings'))).toBe(false);
    expectSound(ran);
  });

  it('saves ways as answers files that a sitting can be sat from, and never over one that is there', () => {
    const cwd = folderWithSmall();
    const ran = callsheet(['preview', 'small', '--seed', '7'], { cwd, input: 'go to ended-well\nsave\nback\nsave\n' });
    expect(ran.out).toContain('Saved as scenarios/small/answers/preview-1.yaml.');
    expect(ran.out).toContain('Saved as scenarios/small/answers/preview-2.yaml.');
    const file = 'scenarios/small/answers/preview-1.yaml';
    const [, command = ''] = readFileSync(join(cwd, file), 'utf8').split('\n');
    expect(command).toBe(`# callsheet sit scenarios/small/scenario.yaml --answers ${file} --seed 7`);
    const sat = callsheet(['sit', 'small', '--answers', file, '--seed', '7', '--out', 'a.jsonl'], { cwd });
    expect(sat).toMatchObject({ status: 0, err: '' });
    expect(sat.out).toContain('A good day');
  });

  it('saves beside where one is, not in the package, when the scenario is the package’s', () => {
    const cwd = emptyFolder();
    const ran = callsheet(['preview', 'rain-on-day-six'], { cwd, input: 'save\n' });
    expect(ran.out).toContain('Saved as answers/rain-on-day-six-preview-1.yaml.');
    expect(existsSync(join(cwd, 'answers/rain-on-day-six-preview-1.yaml'))).toBe(true);
  });

  it('names every mistake of a file that can’t be played, and exits with 1', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'broken.yaml'), 'callsheet: 1\nid: broken\ntilte: Broken\n');
    const ran = callsheet(['preview', 'broken.yaml'], { cwd, input: '1\n' });
    expect(ran.status).toBe(1);
    expect(ran.out).toContain('broken.yaml:3:1: error CS201');
    expect(ran.out).toContain('There is no story yet: mend the mistakes and save.');
    expectSound(ran);
  });

  it.each([
    [['preview', 'nothing-like-it'], 'there is no scenario nothing-like-it'],
    [['preview'], '`preview` needs SCENARIO'],
    [['preview', 'small', '--sede', '7'], 'Did you mean --seed?'],
  ])('says what is wrong with %j, and exits with 2', (args, sentence) => {
    const ran = callsheet(args, { cwd: folderWithSmall() });
    expect(ran.status).toBe(2);
    expect(ran.err).toContain(sentence);
    expectSound(ran);
  });
});
