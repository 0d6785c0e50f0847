import { describe, expect, it } from 'vitest';
import { type ControlsFile, readControls } from '../../src/scenario/controls-file.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import { readPlan } from '../../src/scenario/plan-file.ts';
import { readScheme } from '../../src/scenario/scheme-file.ts';
import { projectFile } from '../laws/every-scenario.ts';

const plan = readPlan({ path: 'plan.yaml', text: projectFile('scenarios/plans/st0792-v2.yaml') }, () => {});
if (plan === null) throw new Error('The plan can’t be read');
const scheme = readScheme(
  { path: 'scheme.yaml', text: projectFile('scenarios/schemes/st0792-v2-default.yaml') },
  plan,
  () => {},
);
if (scheme === null) throw new Error('The scheme can’t be read');
const terms = { plan, scheme, logs: new Map([['c1.jsonl', (receipt: string) => receipt === '61-09ab'] as const]) };

const right = `callsheet-controls: 1
id: autumn
title: The autumn’s controls
plan: st0792-v2
scheme: st0792-v2-default
off-by-a-level: 2
sittings:
  steady-hand:
    log: c1.jsonl
    receipt: 61-09ab
    standardisation: yes
    agreed: 2026-08-20
    by: [MO1, AS3]
    marks:
      money: just pass
      safety: distinction
      tells-people: not seen
`;

function read(text: string): { readonly file: ControlsFile | null; readonly said: readonly string[] } {
  const said: Diagnostic[] = [];
  const file = readControls({ path: 'controls.yaml', text }, terms, (one) => said.push(one));
  return { file, said: said.map(({ code, message }) => `${code} ${message}`) };
}

describe('a controls file', () => {
  it('says of sittings by whom, when and at which marks they were agreed, with “just” and “secure” or without', () => {
    const { file, said } = read(right);
    expect(said).toEqual([]);
    expect(file).toMatchObject({ id: 'autumn', offByALevelMost: 2 });
    const [steady] = file?.sittings ?? [];
    expect(steady).toMatchObject({
      log: 'c1.jsonl',
      isStandardisation: true,
      agreed: '2026-08-20',
      by: ['MO1', 'AS3'],
    });
    expect([...(steady?.marks ?? [])]).toEqual([
      ['money', { level: 'pass', firmness: 'just' }],
      ['safety', { level: 'distinction', firmness: null }],
      ['tells-people', { level: 'not-seen', firmness: null }],
    ]);
  });

  it.each([
    ['plan: st0792-v2', 'plan: other', 'CS507 This is for the plan `other`, not for `st0792-v2`.'],
    ['scheme: st0792-v2-default', 'scheme: mine', 'CS507 This is for the scheme `mine`, not for `st0792-v2-default`.'],
    ['callsheet-controls: 1', 'callsheet-controls: 2', "CS211 Version 2 of this format isn't known."],
    ['off-by-a-level: 2', 'off-by-a-level: 40', 'CS208 `40` is out of bounds.'],
    ['off-by-a-level: 2', 'off-by-a-level: few', "CS206 `few` isn't a whole number."],
    ['c1.jsonl', 'c2.jsonl', 'CS501 There is no log `c2.jsonl`.'],
    ['61-09ab', '61-0000', "CS206 This isn't the receipt of `c1.jsonl`."],
    ['[MO1, AS3]', '[MO1, MO1]', 'CS208 Only `MO1` agreed to these marks.'],
    ['[MO1, AS3]', '[MO1, ../AS3, AS4]', "CS206 `../AS3` isn't an id."],
    ['2026-08-20', '2026-02-30', "CS206 `2026-02-30` isn't a date."],
    ['money: just pass', 'monny: just pass', 'CS312 There is no criterion `monny`.'],
  ])('where “%s” became “%s” says so', (from, to, sentence) => {
    expect(read(right.replace(from, to)).said).toEqual([sentence]);
  });

  it('knows the words for marks, and names the one that was meant', () => {
    expect(read(right.replace('just pass', 'just a pass')).said).toEqual([expect.stringContaining('just a pass')]);
  });

  it('has one set of agreed marks for a log', () => {
    const twice = right + right.slice(right.indexOf('  steady-hand')).replace('steady-hand', 'again');
    expect(read(twice).said).toEqual(['CS301 `c1.jsonl` is a control already.']);
  });
});
