import { describe, expect, it } from 'vitest';
import { runPlainPreview } from '../../src/plain/preview.ts';
import { Desk } from '../cli/authoring/preview-bench-of.ts';

/** What a preview says to these lines. A function among them is done in its place: the author saves a file. */
async function said(
  lines: readonly (string | ((desk: Desk) => void))[],
  { seed = '2', desk = new Desk(), isAscii = false } = {},
): Promise<readonly string[]> {
  const bench = await desk.bench(seed);
  const out: string[] = [];
  async function* typed(): AsyncGenerator<readonly string[]> {
    for (const line of lines) {
      if (typeof line === 'string') yield [line];
      else {
        line(desk);
        await bench.ask({ kind: 'read-again' });
      }
    }
  }
  await runPlainPreview(bench, { lines: typed(), write: (line) => out.push(line), isAscii });
  return out;
}

/** The same without what is said at the opening. */
async function answered(...lines: readonly (string | ((desk: Desk) => void))[]): Promise<readonly string[]> {
  const opening = await said([]);
  return (await said(lines)).slice(opening.length);
}

const atYard = [
  'You answered whom.',
  'Result: told',
  'Shows: S1 toward a pass: Tells who decides',
  'Takes: 10m, until Mon 09:10',
  'Sets: spent £0 → £40',
  'Goes to: yard',
  'Mon 09:10, 1 step on. In yard.',
  'Wait.',
  '1. Until something happens: in 20m, Mon 09:30: yard goes to handover',
  '2. 5 minutes',
  '3. 15 minutes',
  '4. 30 minutes',
  'Open a document: 5. Paper.',
];

describe('a preview line by line', () => {
  it('begins with where the story stands and what can be done', async () => {
    expect(await said([])).toEqual([
      'Preview of A story, story.yaml.',
      'Type help to hear what works here. A saved file is read by itself.',
      'Mon 09:00, at the opening. In desk.',
      'Whom (whom): choose one. Whom do you tell?',
      '1. told: S1 pass; spent £40; 10m; to yard',
      '2. untold: S1 against; 10m; to shed',
      'Open a document: 3. Paper.',
    ]);
  });

  it('does what a number stands for, and tells what came of it', async () => {
    expect(await answered('1')).toEqual(atYard);
    expect(await answered('9')).toEqual(['There is no choice 9: they go from 1 to 3.']);
  });

  it('shows a choice without doing it', async () => {
    expect(await answered('show 2')).toEqual([
      '2. untold: S1 against; 10m; to shed',
      'Example: Nobody yet',
      'Result: untold',
      'Shows: S1 against: Nobody knows',
      'Takes: 10m, until Mon 09:10',
      'Goes to: shed',
    ]);
  });

  it('tells facts, draws and what is pending', async () => {
    expect((await answered('1', 'where')).slice(atYard.length)).toEqual([
      'Mon 09:10, 1 step on. Variant 2 of 2, seed 2.',
      'In yard.',
      'Pending:',
      'in 20m, Mon 09:30: yard goes to handover',
      'Fact spent: £40, was £0',
      'Draw wet: no',
    ]);
  });

  it('waits so many minutes, goes back, goes to a state, and reads a document', async () => {
    const out = await answered('1', 'wait 5', 'back', 'back', 'go to handover', 'go to hangar', 'wait soon');
    expect(out).toContain('Mon 09:15, 2 steps on. In yard.');
    expect(out).toContain('Mon 09:30, 2 steps on. In handover.');
    expect(out.at(-2)).toBe('There is no state "hangar". Type states to hear them.');
    expect(out.at(-1)).toBe('Nothing is on its way, so there is nothing to wait for.');
    expect((await answered('3')).slice(0, 3)).toEqual([
      'Document 1, Paper: 1 line.',
      'Line 1: One line',
      'End of the document.',
    ]);
  });

  it('says by itself what a saved file changed: mistakes, and their mending', async () => {
    const out = await answered(
      '1',
      (desk) => {
        desk.text = desk.text.replace('title: A story', 'tilte: A story');
      },
      'mistakes',
      (desk) => {
        desk.text = desk.text.replace('tilte: A story', 'title: A story');
      },
    );
    const rest = out.slice(atYard.length);
    expect(rest[0]).toBe('In the files: 1 error.');
    expect(rest[1]).toContain('story.yaml:3:1: error CS201');
    expect(rest).toContain('The story stays as it was before, until they are mended.');
    expect(rest.filter((line) => line === 'In the files: 1 error.')).toHaveLength(2);
    const mended = rest.slice(rest.indexOf('The mistakes are mended.'));
    expect(mended.slice(0, 2)).toEqual(['The mistakes are mended.', 'Read again. Everything is where it was.']);
  });

  it('understands what it can and says so of the rest; help has every word', async () => {
    expect(await answered('dance', '', 'read again', 'quit', '1')).toEqual([
      '"dance" was not understood. Type help to hear what works here.',
      'Nothing has changed.',
    ]);
    expect(await answered('help')).toContain(
      'go to STATE, go STATE: Goes to any state by the shortest way. On the full screen it lists them: type a part of the name.',
    );
  });

  it('begins with the mistakes where there is no story yet', async () => {
    const desk = new Desk();
    desk.text = desk.text.replace('initial: desk', 'initial: dusk');
    const out = await said(['1'], { desk });
    expect(out[0]).toBe('Preview of story.yaml.');
    expect(out[1]).toBe('In the files: 1 error.');
    expect(out.at(-1)).toBe('There is no story yet: mend the mistakes and save.');
  });

  it('says everything in ASCII where nothing else can be shown', async () => {
    for (const line of await said(['1', 'where', 'help'], { isAscii: true })) expect(line).toMatch(/^[ -~]*$/);
  });
});
