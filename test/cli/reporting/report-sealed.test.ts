import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encryptTo, sealTo } from '../../../src/seal/age.ts';
import { lateVan, projectFile } from '../../laws/every-scenario.ts';
import { ledgerLines, type Marking, markOf, signatureOf } from '../../report/pages/ledgers.ts';
import { type Centre, centreWith } from '../../seal/centre.ts';
import { type Day, dayOf, sitPlainly, wholeOfLateVan } from '../centre/assessed-day.ts';
import { recordsIn } from '../run-callsheet.ts';

const scheme = projectFile('scenarios/schemes/st0792-v2-default.yaml');
const marks: Marking['marks'] = { money: markOf('pass', 'You asked before you spent.', [2]) };
let centre: Centre;
beforeAll(async () => {
  centre = await centreWith(lateVan.scenario);
});

/** A day with an assessed sitting, and the text of its marked ledger. */
async function markedDay(): Promise<{ readonly day: Day; readonly ledger: string }> {
  const day = await dayOf(centre);
  expect(sitPlainly(day, 'a.jsonl', [...wholeOfLateVan, 'leave'])).toMatchObject({ status: 0 });
  mkdirSync(join(day.cwd, 'a.jsonl.marks'));
  const ledger = ledgerLines(recordsIn(join(day.cwd, 'a.jsonl')), scheme, { marks });
  writeFileSync(join(day.cwd, 'a.jsonl.marks/first-AS1-1.ledger.sig'), signatureOf(ledger));
  return { day, ledger };
}

describe('report of an assessed sitting', () => {
  it('opens log and ledgers with an assessor’s key, and says what is missing without', async () => {
    const { day, ledger } = await markedDay();
    const sealed = await encryptTo([centre.assessor.card.seal], new TextEncoder().encode(ledger));
    writeFileSync(join(day.cwd, 'a.jsonl.marks/first-AS1-1.ledger.age'), sealed);
    const bare = day.run('report a.jsonl --for candidate');
    expect(bare).toMatchObject({ status: 2, err: expect.stringContaining('a.jsonl is sealed: give the key') });
    const ran = day.run('report a.jsonl --for candidate --key keys/assessor-AS1 --out a.html');
    expect(ran).toMatchObject({ status: 0, err: '' });
    const page = readFileSync(join(day.cwd, 'a.html'), 'utf8');
    expect(page).toContain('You asked before you spent.');
    expect(page).toContain('The van comes at half past six.');
  });

  it('opens a ledger in age’s armour too, beside a copy that was sealed to be sent', async () => {
    const { day, ledger } = await markedDay();
    writeFileSync(
      join(day.cwd, 'a.jsonl.marks/first-AS1-1.ledger.age'),
      await sealTo([centre.assessor.card.seal], ledger),
    );
    const ran = day.run('report a.jsonl.age --for candidate --key keys/assessor-AS1 --out a.html');
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(readFileSync(join(day.cwd, 'a.html'), 'utf8')).toContain('You asked before you spent.');
  });

  it('tells a candidate nothing while a ledger is sealed to somebody else', async () => {
    const { day, ledger } = await markedDay();
    writeFileSync(join(day.cwd, 'a.jsonl.marks/first-AS1-1.ledger'), ledger);
    const other = await encryptTo([centre.centre.card.seal], new TextEncoder().encode(ledger));
    writeFileSync(join(day.cwd, 'a.jsonl.marks/second-AS2-1.ledger.age'), other);
    const ran = day.run('report a.jsonl --for candidate --key keys/assessor-AS1');
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain('second-AS2-1.ledger.age doesn’t open with this key, or isn’t whole');
  });
});
