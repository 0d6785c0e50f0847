import { expect, it } from 'vitest';
import { bank } from '../laws/every-scenario.ts';
import { bankPage } from './bank-page.ts';

it('docs/bank.md is what the scenarios make (vitest -u writes it again)', async () => {
  await expect(bankPage(bank.map(({ scenario }) => scenario))).toMatchFileSnapshot('../../docs/bank.md');
});
