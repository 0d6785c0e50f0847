import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagnosticCodes } from '../../src/scenario/codes.ts';

it('every code of a diagnostic has its row in docs/diagnostics.md, with the same severity and meaning', () => {
  const page = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| CS'));
  expect(rows).toEqual(
    Object.entries(diagnosticCodes).map(([code, { severity, meaning }]) => `| ${code} | ${severity} | ${meaning} |`),
  );
});
