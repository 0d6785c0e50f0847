import { expect, it } from 'vitest';
import { roleWords } from '../../src/scenario/role-words.ts';

it.each([
  ['First assistant director', 'first assistant director'],
  ['Gaffer', 'gaffer'],
  ['Fitter, Fenwhistle Power', 'fitter, Fenwhistle Power'],
  ['Landlord, the Ship Aground', 'landlord, the Ship Aground'],
  ['Gannet Covers', 'Gannet Covers'],
  ['DIT', 'DIT'],
  ['', ''],
])('the role "%s" stands after a name as "%s"', (role, expected) => {
  expect(roleWords(role)).toBe(expected);
});
