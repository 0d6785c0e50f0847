import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstScenario } from '../../src/scenario/first-scenario.ts';
import { readPlan } from '../../src/scenario/plan-file.ts';
import { projectFile } from '../laws/every-scenario.ts';
import { nodePath } from '../terminal/spawn-app.ts';
import { referencePage } from './reference-page.ts';

/** `docs/authors.md` as it stands. */
export const guide = projectFile('docs/authors.md');

const late = 'scenarios/late-van/scenario.yaml';

/**
 * The page with everything that is made put in anew: the files that `new` writes, what each command prints in this empty folder
 * (changes to the scenario between them are made as shown), and the reference.
 */
export function madeGuide(folder: string): string {
  const files = lateVan();
  return guide
    .replaceAll(/^```(\w+)(?: file=(\S+))?\n(.*?)^```$/gms, (block, language: string, file: string, body: string) => {
      if (file !== undefined) return `\`\`\`${language} file=${file}\n${files.get(file) ?? ''}\`\`\``;
      if (language === 'diff') change(join(folder, late), body);
      return language === 'console' ? ran(folder, body.split('\n')[0]?.replace(/^\$ /, '') ?? '') : block;
    })
    .replace(
      /(<!-- reference:[^\n]*-->\n).*(<!-- end of reference -->)/s,
      (_, begin: string, end: string) => `${begin}\n${referencePage()}\n${end}`,
    );
}

/** What `callsheet new late-van --title "The late van" --codes K6,S3 --minutes 10` writes. */
function lateVan(): ReadonlyMap<string, string> {
  const text = projectFile('scenarios/plans/st0792-v2.yaml');
  const plan = readPlan({ path: 'plan.yaml', text }, () => {});
  if (plan === null) throw new Error('The plan could not be read');
  const codes = plan.codes.filter(({ id }) => id === 'K6' || id === 'S3');
  return firstScenario({ id: 'late-van', title: 'The late van', plan, codes, minutes: 10 });
}

/** A command as a reader would type it, and what it prints. */
function ran(folder: string, command: string): string {
  const { stdout } = spawnSync('sh', ['-c', `(${command}) 2>&1`], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      LANG: 'C.UTF-8',
      PATH: `${binFolder}:${nodePath.replace(/\/node$/, '')}:${process.env.PATH}`,
    },
  });
  return `\`\`\`console\n$ ${command}\n${stdout.trimEnd()}\n\`\`\``;
}

const binFolder = new URL('../../bin', import.meta.url).pathname;

/** Makes a change as a diff shows it: the lines with `-`, which stand there once, give way to those with `+`. */
function change(path: string, diff: string): void {
  const lines = (sign: string): string =>
    diff
      .split('\n')
      .filter((line) => line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const text = readFileSync(path, 'utf8');
  const parts = text.split(lines('-'));
  if (parts.length !== 2) throw new Error(`The guide changes what stands ${parts.length - 1} times: ${lines('-')}`);
  writeFileSync(path, parts.join(lines('+')));
}
