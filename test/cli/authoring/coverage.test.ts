import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callsheet, emptyFolder, root } from '../run-callsheet.ts';

const version = `callsheet-version: 1
id: mine
title: Mine
plan: st0792-v2
option: production
scenarios: [rain-on-day-six]
`;

function folderWith(text: string): string {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'scenarios/versions'), { recursive: true });
  writeFileSync(join(cwd, 'scenarios/versions/mine.yaml'), text);
  return cwd;
}

describe('callsheet coverage', () => {
  it('takes the one plan that there is where none is named', () => {
    const cwd = folderWith(version);
    const ran = callsheet(['coverage', 'mine', '--option', 'production'], { cwd });
    expect(ran).toMatchObject({ status: 1, err: '' });
    expect(ran).toEqual(callsheet(['coverage', 'mine', '--plan', 'st0792-v2', '--option', 'production'], { cwd }));
  });

  it('tells each option of the plan where none is named, and is content when all are', () => {
    const all = callsheet(['coverage'], { cwd: root });
    expect(all).toMatchObject({ status: 0, err: '' });
    const each = ['production', 'post-production'].map(
      (option) => callsheet(['coverage', '--option', option], { cwd: root }).out,
    );
    expect(all.out).toBe(each.join('\n\n'));
    const told = JSON.parse(callsheet(['coverage', '--json'], { cwd: root }).out);
    expect(told.options.map((one: { option: string }) => one.option)).toEqual(['production', 'post-production']);
  });

  it('names the file of a version whose scenario isn’t there', () => {
    const cwd = folderWith(version.replace('rain-on-day-six', 'rain-on-day-sex'));
    const ran = callsheet(['coverage', 'mine', '--option', 'production'], { cwd });
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toBe(
      'callsheet: scenarios/versions/mine.yaml: there is no scenario rain-on-day-sex. Did you mean rain-on-day-six?\n',
    );
  });
});
