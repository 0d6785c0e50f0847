import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Head } from '../../../src/log/chain.ts';
import { ledgerPath, marksFolder } from '../../../src/mark/ledger-name.ts';
import { writeMarksHead } from '../../../src/mark/sign-ledger.ts';
import { keyFileNames } from '../../../src/seal/keys.ts';
import { whole } from '../../log/small-answers.ts';
import { type LedgerSays, ledgerOf } from '../../mark/ledger-of.ts';
import { type Owner, owner } from '../../seal/centre.ts';
import { callsheet, emptyFolder, type Ran, recordsIn, root, small } from '../run-callsheet.ts';

/** A scheme for the plan of the small scenario. */
export const smallScheme = ['tells-people', 'papers'].reduce(
  (text, id) => `${text}  ${id}:
    title: ${id === 'papers' ? 'Keeps the papers right' : 'Tells the people it concerns'}
    outcome: ${id === 'papers' ? 'AO2' : 'AO1'}
    codes: [${id === 'papers' ? 'S2' : 'S1'}]
    descriptors: [planning]
    pass: Does it.
    distinction: Does it in time.
    not-a-pass: It isn't done.
    just-a-pass: It is done.
    just-a-distinction: It is done before anybody asks.
`,
  `callsheet-scheme: 1
id: small-scheme
title: A small scheme
plan: small-plan
status: draft
criteria:
`,
);

/** A folder of sittings on its way through the rounds. */
export interface Moderated {
  readonly cwd: string;
  readonly people: Readonly<Record<'MO1' | 'AS1' | 'AS2' | 'AS3', Owner>>;
  readonly run: (args: string) => Ran;
  /** Writes a ledger beside a log, signed where it is closed; gives its path. */
  readonly mark: (log: string, says: LedgerSays) => string;
  readonly headOf: (log: string) => Head;
}

/** Three sittings, the keys of a moderator and of three assessors, and a scheme; nothing marked. */
export async function moderatedFolder(): Promise<Moderated> {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'logs'));
  mkdirSync(join(cwd, 'scenarios/plans'), { recursive: true });
  cpSync(join(root, 'test/fixtures/plans/small-plan.yaml'), join(cwd, 'scenarios/plans/small-plan.yaml'));
  writeFileSync(join(cwd, 'whole.yaml'), whole);
  writeFileSync(join(cwd, 'scheme.yaml'), smallScheme);
  for (const name of ['a', 'b', 'c']) {
    const sat = [
      'sit',
      small,
      '--answers',
      'whole.yaml',
      '--as',
      name.toUpperCase(),
      '--seed',
      '7',
      '--out',
      `logs/${name}.jsonl`,
    ];
    expect(callsheet(sat, { cwd })).toMatchObject({ status: 0, err: '' });
  }
  const people = {
    MO1: await owner('moderator', 'MO1'),
    AS1: await owner('assessor', 'AS1'),
    AS2: await owner('assessor', 'AS2'),
    AS3: await owner('assessor', 'AS3'),
  };
  for (const [id, { files }] of Object.entries(people)) writeKeys(join(cwd, 'keys', id), files);
  const headOf = (log: string): Head => {
    const records = recordsIn(join(cwd, 'logs', log));
    return { count: records.length, hash: records.at(-1)?.hash ?? '' };
  };
  const mark = (log: string, says: LedgerSays): string => {
    const path = join(cwd, 'logs', log);
    const { text, ledger } = ledgerOf({
      scheme: smallScheme,
      schemeId: 'small-scheme',
      log: headOf(log),
      ...sittingIn(path),
      planId: 'small-plan',
      day: '2199-01-01',
      ...says,
    });
    mkdirSync(marksFolder(path), { recursive: true });
    const file = ledgerPath(path, ledger.opened);
    writeFileSync(file, text);
    const signer = Object.entries(people).find(([id]) => id === ledger.opened.assessor)?.[1] ?? people.AS1;
    if (ledger.isClosed) writeFileSync(`${file}.sig`, writeMarksHead(ledger.opened.assessor, ledger.head, signer.sign));
    return file;
  };
  const run = (args: string): Ran =>
    callsheet(['moderate', 'logs', ...args.split(' ').filter((word) => word !== '')], { cwd });
  return { cwd, people, run, mark, headOf };
}

/** Whose a log is, and of which scenario. */
function sittingIn(path: string): Pick<LedgerSays, 'candidate' | 'scenario'> {
  const [began] = recordsIn(path);
  if (began?.kind !== 'began') throw new Error('A log begins');
  const { id, digest } = began.scenario;
  return { candidate: began.candidate, scenario: { id, digest } };
}

function writeKeys(folder: string, files: Owner['files']): void {
  mkdirSync(folder, { recursive: true });
  for (const kind of ['card', 'sign', 'seal'] as const) writeFileSync(join(folder, keyFileNames[kind]), files[kind]);
}

/** The text of a file in the folder. */
export function textIn({ cwd }: Moderated, path: string): string {
  return readFileSync(join(cwd, path), 'utf8');
}
