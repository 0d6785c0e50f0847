import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayLog } from '../../../src/log/replay.ts';
import { besideReplayed, checkLedger, tellable } from '../../../src/mark/check-ledger.ts';
import type { Mark } from '../../../src/mark/levels.ts';
import { createSchemeReader } from '../../../src/mark/scheme-reader.ts';
import { csvHeader, csvRows } from '../../../src/report/export/export-csv.ts';
import type { ExportedSitting } from '../../../src/report/export/export-json.ts';
import { durationOf, statementsOf, usualHome } from '../../../src/report/export/export-xapi.ts';
import { readCsv } from '../../../src/scenario/csv.ts';
import { kinds } from '../../../src/scenario/kinds/all.ts';
import { ledgerOf, pass, satIn, satWhole } from '../../mark/small-marks.ts';

/** Learning Locker’s validator of xAPI statements: what is wrong with one. */
const validate: (statement: unknown) => readonly unknown[] = createRequire(import.meta.url)('xapi-validation').default;

const golden = satWhole();
const unmarked: ExportedSitting = { ...golden, path: 'a.jsonl', marks: { closed: [], notYet: 0 } };

function markedWith(marks: readonly (readonly [string, Mark])[], assessor = 'AS1'): ExportedSitting {
  const { text } = ledgerOf(golden.records, { marks, assessor });
  const log = besideReplayed(golden.replayed, golden.head);
  const given = { file: `first-${assessor}-1.ledger`, sig: null, cards: [], log, schemes: createSchemeReader() };
  const told = tellable(checkLedger(text, given));
  if (told === null) throw new Error('A ledger just made can be told');
  return { ...unmarked, marks: { closed: [told], notYet: 0 } };
}

type Tree = Readonly<Record<string, unknown>>;
const at = (tree: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((node, name) => (node as Tree | undefined)?.[name], tree);

describe('xAPI', () => {
  const statements = statementsOf(unmarked, usualHome);

  it('has a statement for each decision, of all nine kinds, and the public validator finds nothing wrong with any', () => {
    const decided = golden.records.filter((record) => record.kind === 'decided');
    expect(statements).toHaveLength(decided.length);
    const seen = statements.map((one) =>
      at(one, 'result', 'extensions', 'https://callsheet.example/xapi/extensions/kind'),
    );
    expect(new Set(seen)).toEqual(new Set(Object.keys(kinds)));
    for (const statement of statements) expect(validate(statement)).toEqual([]);
  });

  it.each(['rain-strong', 'rain-ordinary', 'rain-weak', 'withdrawn', 'every-kind'])(
    'the validator finds nothing wrong with any statement of the golden log %s',
    (name) => {
      const path = new URL(`../../golden/${name}.jsonl`, import.meta.url);
      const some = statementsOf({ ...unmarked, ...satIn(readFileSync(path, 'utf8')) }, usualHome);
      expect(some.flatMap((one) => validate(one))).toEqual([]);
    },
  );

  it('the validator would find a mailbox, a wrong duration, a stray component or an id that is none', () => {
    const [one] = statements;
    expect(validate({ ...one, id: 'x' })).not.toEqual([]);
    expect(validate({ ...one, result: { duration: '5s' } })).not.toEqual([]);
    expect(validate({ ...one, actor: { mbox: 'a@b.example', account: at(one, 'actor', 'account') } })).not.toEqual([]);
    const definition = { interactionType: 'long-fill-in', choices: [{ id: 'a' }] };
    expect(validate({ ...one, object: { id: 'https://x.example/', definition } })).not.toEqual([]);
  });

  it('writes each kind’s answer as xAPI writes such a response', () => {
    const responses = Object.fromEntries(
      statements.map((one) => [
        at(one, 'result', 'extensions', 'https://callsheet.example/xapi/extensions/kind'),
        [at(one, 'object', 'definition', 'interactionType'), at(one, 'result', 'response')],
      ]),
    );
    expect(responses).toMatchObject({
      choose: ['choice', expect.stringMatching(/^[a-z-]+$/)],
      rank: ['sequencing', expect.stringMatching(/^s\d\[,\]s\d\[,\]s\d$/)],
      schedule: ['sequencing', expect.stringMatching(/^[a-z]+(\[,\][a-z]+)+$/)],
      contact: ['matching', expect.stringMatching(/^[a-z]+\[\.\](call|text|e-mail|in-person)$/)],
      allocate: ['performance', expect.stringMatching(/^covers\[\.\]£\d+\[,\]heat\[\.\]£\d+$/)],
      form: ['performance', expect.stringContaining('net[.]£')],
      write: ['long-fill-in', expect.any(String)],
    });
  });

  it('knows a candidate by an account alone, says no score and names nobody who marks', () => {
    const text = JSON.stringify(statements);
    expect(text).not.toContain('mbox');
    expect(text).not.toContain('"score"');
    expect(text).not.toContain('instructor');
    for (const one of statements)
      expect(at(one, 'actor')).toEqual({
        objectType: 'Agent',
        account: { homePage: 'https://callsheet.example/candidates', name: 'A1' },
      });
  });

  it('gives away nothing of what the author expects', () => {
    const text = JSON.stringify(statements);
    for (const record of golden.records)
      if (record.kind === 'decided')
        for (const { because } of record.evidence ?? []) expect(text).not.toContain(because);
  });

  it('says of a decision the same whatever came after it: from any shorter log, and marked or not', () => {
    for (let length = 1; length < golden.records.length; length += 3) {
      const cut = { ...unmarked, replayed: replayLog(golden.records.slice(0, length)) };
      const some = statementsOf(cut, usualHome);
      expect(some).toEqual(statements.slice(0, some.length));
    }
    const marked = statementsOf(markedWith([['telling', pass([2])]]), usualHome);
    expect(marked.slice(0, statements.length)).toEqual(statements);
    expect(new Set(marked.map(({ id }) => id)).size).toBe(marked.length);
  });

  it('has other ids under another address, since the statements differ', () => {
    const others = statementsOf(unmarked, 'https://awards.example.org/');
    const ids = new Set(statements.map(({ id }) => id));
    expect(others.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('has a score only where a person saw something, and says who that was', () => {
    const comment = '=1+1 <b>\u001b[31m';
    const marked = statementsOf(
      markedWith([
        ['telling', pass([2], comment)],
        ['papers', { level: 'not-seen', comment: '' }],
      ]),
      usualHome,
    ).slice(statements.length);
    for (const one of marked) expect(validate(one)).toEqual([]);
    expect(marked.map((one) => at(one, 'result', 'score'))).toEqual([{ raw: 3, min: 0, max: 5 }, undefined]);
    expect(at(marked[0], 'result', 'response')).toBe(comment);
    for (const one of marked)
      expect(at(one, 'context', 'instructor', 'account')).toEqual({
        homePage: 'https://callsheet.example/assessors',
        name: 'AS1',
      });
  });

  it('dates a decision by the last wall time in the log and the sitting time since', () => {
    const [first] = golden.records.filter((record) => record.kind === 'decided');
    expect(at(statements[0], 'timestamp')).toBe(new Date(Date.UTC(2026, 8, 1, 9) + (first?.at ?? 0)).toISOString());
    expect(at(statements[0], 'result', 'duration')).toBe(durationOf(first?.at ?? 0));
    expect(durationOf(83_259)).toBe('PT83.25S');
    expect(durationOf(0)).toBe('PT0S');
  });

  it('after a pause goes by the wall time at which the sitting went on', () => {
    const paused = satIn(readFileSync(new URL('../../golden/every-kind.jsonl', import.meta.url), 'utf8'));
    const [decided] = statementsOf({ ...unmarked, ...paused }, usualHome);
    const resumed = paused.records.find((record) => record.kind === 'resumed');
    const record = paused.records.find((one) => one.kind === 'decided');
    if (resumed?.kind !== 'resumed' || record === undefined) throw new Error('The golden log has both');
    const wall = Date.parse(resumed.wall) + record.at - resumed.at;
    expect(at(decided, 'timestamp')).toBe(new Date(wall).toISOString());
  });
});

describe('CSV', () => {
  it('has a row for each decision, every row with a cell for each column, and a reader gets every word back', () => {
    const { rows, problems } = readCsv(csvHeader() + csvRows(unmarked));
    expect(problems).toEqual([]);
    const decided = golden.records.filter((record) => record.kind === 'decided');
    expect(rows).toHaveLength(decided.length + 1);
    for (const row of rows) expect(row).toHaveLength(rows[0]?.length ?? 0);
    const reasons = decided.map((record) => record.reason ?? '');
    const column = rows[0]?.findIndex((cell) => cell.text === 'reason') ?? -1;
    expect(rows.slice(1).map((row) => row[column]?.text)).toEqual(reasons);
    const answers = rows[0]?.findIndex((cell) => cell.text === 'answer') ?? -1;
    expect(rows.slice(1).map((row) => row[answers]?.text)).toContain('Covers: £300\nHeat: £0');
  });

  it('ends its lines in CR LF', () => {
    expect(csvHeader()).toMatch(/^[a-z_,]+\r\n$/);
  });

  it('never begins a cell as a formula begins, and never steers a terminal, whatever is written in a reason', () => {
    const evil = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(
          fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\u200e=', '\u001b[1m='),
          fc.string(),
        )
        .map(([start, rest]) => start + rest),
    );
    fc.assert(
      fc.property(evil, (reason) => {
        const records = golden.replayed.records.map((one) =>
          one.record.kind === 'decided' ? { ...one, record: { ...one.record, reason } } : one,
        );
        const text = csvHeader() + csvRows({ ...unmarked, replayed: { ...golden.replayed, records } });
        const { rows, problems } = readCsv(text);
        expect(problems).toEqual([]);
        const column = rows[0]?.findIndex((cell) => cell.text === 'reason') ?? -1;
        for (const row of rows.slice(1)) expect(row[column]?.text ?? '').not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('says which marks of closed rounds cite a decision', () => {
    const decided = golden.records.find((record) => record.kind === 'decided');
    const text = csvRows(markedWith([['telling', pass([decided?.seq ?? 0])]]));
    expect(text.split('\r\n')[0]).toMatch(/,first AS1: telling$/);
  });
});
