import { describe, expect, it } from 'vitest';
import { replayLog, stateAt } from '../../src/log/replay.ts';
import { stateLines } from '../../src/view/state-lines.ts';
import { MemoryLog, sit } from '../log/memory-log.ts';
import { whole } from '../log/small-answers.ts';

const log = new MemoryLog();
sit(log.begin(), whole);
const replayed = replayLog(log.records());

/** How things stood after a record, without its number and digest. */
function standing(seq: number): string {
  const state = stateAt(replayed, seq);
  if (state === null) throw new Error('There is no such record');
  return stateLines(replayed, state).slice(1, -1).join('\n');
}

describe('how things stood, for a person', () => {
  it('has titles and names where the scenario has them', () => {
    expect(standing(6)).toMatchInlineSnapshot(`
      "
      In
        opening

      Facts
        extra cost  £180
        goodwill    5
        lost        0m
        unit call   Mon 07:30
        van booked  no
        unit is     location

      Tasks
        First call       answered: right
        Wet-weather kit  open

      Messages
        Sun 16:00  Tom Ellery: Rain due Mon 11:30. Acme can do the van. Who do we ring?
        Sun 16:05  Dele Akande: Radio check, nothing needed.

      Pending
        Sun 16:25  message from Priya Nair
        Sun 17:00  opening goes on to day

      Opened so far
        Call sheet
        message from Tom Ellery

      There, and not opened so far
        Crew list
        message from Dele Akande

      Open now
        Call sheet

      Notebook
        Rain: who pays?

      Evidence so far
        record 6  S1 toward a distinction: Tells the one who decides, first (First call)
        record 6  K1 toward a pass: Knows who decides (First call)
      "
    `);
  });

  it('has drafts in words, what a state lies in, and what a timer brings', () => {
    expect(standing(log.kinds().lastIndexOf('drafted'))).toMatchInlineSnapshot(`
      "
      In
        day > office > paying
        day > unit > shot

      Facts
        extra cost  £480
        goodwill    5
        lost        0m
        unit call   Mon 07:30
        van booked  yes
        unit is     studio

      Tasks
        First call       answered: right
        Wet-weather kit  answered: dry
        Order scenes     answered: outside-first
        Board            answered: dry
        Check order      answered: some
        Book van         answered: booked
        Split            answered: covered
        Order form       open

      Messages
        Sun 16:00  Tom Ellery: Rain due Mon 11:30. Acme can do the van. Who do we ring?
        Sun 16:05  Dele Akande: Radio check, nothing needed.
        Sun 16:15  Tom Ellery: What in it can't stand?
        Sun 16:25  Priya Nair: Glad you rang. That's £180 so far.

      Pending
        Sun 17:30  message from Dele Akande
        Sun 20:15  paying goes on to paid

      Opened so far
        Call sheet
        message from Tom Ellery

      There, and not opened so far
        Crew list
        New order
        message from Dele Akande
        message from Tom Ellery
        message from Priya Nair

      Unfinished answers
        Order form:
          Net price: £2
          How many people: 5
          Reason so far: not sure

      Notebook
        Rain: who pays?
        I meant Priya first and Tom after

      Evidence so far
        record 6  S1 toward a distinction: Tells the one who decides, first (First call)
        record 6  K1 toward a pass: Knows who decides (First call)
        record 10  K1 toward a pass: Keeps the crew dry (Wet-weather kit)
        record 11  S2 toward a pass: Uses the dry hours (Order scenes)
        record 12  S2 toward a distinction: The whole board holds in the rain (Board)
        record 13  S2 toward a pass: Finds a clash (Check order)
        record 14  K1 toward a pass: Knows who books (Book van)
        record 15  K1 toward a pass: Covers first (Split)
      "
    `);
  });

  it('says how it ended', () => {
    expect(standing(log.lines.length - 1)).toContain('Ended: finished, ');
  });
});
