import { describe, expect, test } from 'vitest';
import { rowLine } from '../../src/view/documents.ts';

describe('a row on one line', () => {
  test('has each cell with its label, semicolons between them, and says which are empty', () => {
    const row = { number: 1, id: null, cells: ['31', 'EXT OLD QUAY, night', ''] };
    expect(rowLine(['Scene', 'Set', 'Notes'], row)).toBe('Scene: 31; Set: EXT OLD QUAY, night; Notes: empty');
  });

  test('leaves out a label that is none', () => {
    expect(rowLine(['', 'Set'], { number: 1, id: null, cells: ['31', 'Quay'] })).toBe('31; Set: Quay');
  });
});
