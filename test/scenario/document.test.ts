import { describe, expect, it } from 'vitest';
import type { Names } from '../../src/scenario/cel.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import { readTableDocument, readTextDocument } from '../../src/scenario/document.ts';
import { positionOf } from '../../src/scenario/render-diagnostic.ts';

const names: Names = {
  facts: new Map(),
  draws: new Map([['front', 'time']]),
  tasks: new Map(),
  documents: new Set(),
  offers: null,
  clock: false,
  frame: { startWeekday: 0, starts: 0 },
};

function read(reader: typeof readTextDocument, text: string) {
  const found: Diagnostic[] = [];
  const body = reader({ path: 'a', text }, names, (one) => found.push(one));
  const told = found.map(({ code, span }) => {
    const { line, column } = positionOf(text, span.start);
    return `${line}:${column} ${code}`;
  });
  return { body, told };
}

describe('a text document', () => {
  it('has lines, of which those with a mark can be named', () => {
    expect(read(readTextDocument, 'Unit call 06:00 {#l1}\r\n\r\nWrap 20:30\t{#l-2} \n\n\n')).toEqual({
      told: [],
      body: {
        kind: 'text',
        lines: [
          { id: 'l1', text: { parts: ['Unit call 06:00'] } },
          { id: null, text: { parts: [] } },
          { id: 'l-2', text: { parts: ['Wrap 20:30'] } },
        ],
      },
    });
  });

  it.each([
    ['a mark that is no id', 'Call {#L 1}\n', ['1:6 CS505']],
    ['a mark in the middle', 'a\nCall {#l1} at six\n', ['2:6 CS505']],
    ['one mark twice', 'a {#l1}\nb {#l1}\n', ['2:3 CS504']],
    ['a value that is not known', 'a\nRain {{ frnot }}\n', ['2:9 CS602']],
    ['a fact, for documents say the same all through', 'Spent {{ spent }}\n', ['1:10 CS602']],
    ['a value after a byte order mark', '\ufeffRain {{ frnot }}\n', ['1:9 CS602']],
  ])('has its mistakes named: %s', (_, text, told) => {
    expect(read(readTextDocument, text).told).toEqual(told);
  });
});

describe('a table', () => {
  it('has a heading, and rows named by a column that is not shown', () => {
    expect(read(readTableDocument, 'id,Scene,Set\ns1,31,Harbour\n,32,Pub\n')).toEqual({
      told: [],
      body: {
        kind: 'table',
        columns: ['Scene', 'Set'],
        rows: [
          { id: 's1', cells: [{ parts: ['31'] }, { parts: ['Harbour'] }] },
          { id: null, cells: [{ parts: ['32'] }, { parts: ['Pub'] }] },
        ],
      },
    });
  });

  it.each([
    ['no heading', '\n\n', ['1:1 CS503']],
    ['a row too long', 'a,b\nc,d,e\n', ['2:1 CS503']],
    ['a row too short', 'a,b\nc\n', ['2:1 CS503']],
    ['two rows of one id', 'id,a\nx,1\nx,2\n', ['3:1 CS504']],
    ['an id that is none', 'id,a\nX 1,1\n', ['2:1 CS505']],
    ['a value that is not known', 'a,b\n"x, y",at {{ frnot }}\n', ['2:14 CS602']],
  ])('has its mistakes named: %s', (_, text, told) => {
    expect(read(readTableDocument, text).told).toEqual(told);
  });
});
