import { describe, expect, it } from 'vitest';
import { referencedFiles } from '../../src/scenario/source.ts';

describe('what a scenario’s text names', () => {
  it('is its plan and the files of its documents, wherever they stand', () => {
    const text = [
      'documents:',
      '  # what is known at the start',
      '  forecast: { title: Forecast, text: documents/forecast.md }',
      '# the budget',
      '  costs:',
      '    title: Costs',
      '    table: documents/costs.csv',
      'brief: |',
      '  plan: nothing of this is a key',
      'plan: a-plan # the draft',
      'states: { first: {} }',
    ].join('\n');
    expect(referencedFiles({ path: 'scenario.yaml', text })).toEqual({
      documents: ['documents/forecast.md', 'documents/costs.csv'],
      plan: 'a-plan',
    });
  });

  it.each([
    ['with quoted keys', '"plan": p\n\'documents\':\n  a: { text: a.md }\n'],
    ['between signs that begin and end a file', '---\nplan: p\ndocuments:\n  a: { text: a.md }\n...\n'],
    ['with the line ends of Windows', 'plan: p\r\ndocuments:\r\n  a: { text: a.md }\r\nstates:\r\n'],
    ['after a mark of the byte order', '\ufeffplan: p\ndocuments: { a: { text: a.md } }\n'],
    ['written in brackets as a whole', '{ plan: p,\n  documents: { a: { text: a.md } } }\n'],
    ['indented as a whole', '  plan: p\n  documents:\n    a: { text: a.md }\n'],
    ['beside mistakes', 'title: "open\nplan: p\nbrief: {\ndocuments:\n  a: { text: a.md }\nstates: [\n'],
  ])('is read %s', (_, text) => {
    expect(referencedFiles({ path: 'scenario.yaml', text })).toEqual({ documents: ['a.md'], plan: 'p' });
  });

  it('is nothing where nothing is named', () => {
    expect(referencedFiles({ path: 'scenario.yaml', text: 'title: None' })).toEqual({ documents: [], plan: null });
    expect(referencedFiles({ path: 'scenario.yaml', text: '' })).toEqual({ documents: [], plan: null });
  });
});
