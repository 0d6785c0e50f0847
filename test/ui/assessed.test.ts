import { describe, expect, it } from 'vitest';
import type { Assessed } from '../../src/log/began.ts';
import type { Attestation } from '../../src/log/record.ts';
import type { AssessedArrangements } from '../../src/view/arrangements.ts';
import { Hands } from './hands.ts';

const assessed: AssessedArrangements = {
  candidate: 'A1',
  attempt: 1,
  centre: 'LAB',
  invigilator: 'I7',
  declaration: 'This is my own work.',
  editor: false,
  clipboard: false,
  isFacilitated: false,
};

const zeros = '0'.repeat(64);

/** A sitting with a minute to finish the last answer in. */
function finishing(): Hands {
  const scenario = {
    id: 'small',
    title: 'A small day',
    status: 'specimen',
    digest: zeros,
    candidate: { digest: zeros, sealed: 'x' },
    marking: 'x',
  };
  const settled: Assessed = { scenario, start: 'x', invigilator: 'I7', finishMs: 60_000, keepYears: 6 };
  return new Hands({ arrangements: { assessed }, assessed: settled }).press('s');
}

/** The small scenario allows 30 minutes. */
const almostAllSeconds = 30 * 60 - 5;

function attested(id: string): Attestation {
  return { id: id.repeat(32), by: 'invigilator', signature: `${'A'.repeat(86)}==` };
}

function begun(): Hands {
  return new Hands({ arrangements: { assessed } }).press('s');
}

describe('an assessed sitting on the full screen', () => {
  it('says who sits, and that starting is declaring', () => {
    const hands = new Hands({ arrangements: { assessed } });
    expect(hands.screen).toContain('You sit as A1, attempt 1, for the centre LAB. I7 invigilates.');
    expect(hands.screen).toContain('By starting you declare: “This is my own work.”');
  });

  it('tells that time was given back, when it was and with the next key', () => {
    const body = { kind: 'granted', seconds: 300, by: 'I7', because: 'Alarm' } as const;
    const hands = begun();
    hands.fromOutside({ kind: 'attested', body: { ...body, attested: attested('a') } }).after(1);
    expect(hands.screen).toContain('The invigilator has given you 5 minutes back.');
    hands.press('2');
    expect(hands.screen).not.toContain('given you');
    hands.fromOutside({ kind: 'attested', body: { ...body, attested: attested('b') } }).press('1');
    expect(hands.screen).toContain('The invigilator has given you 5 minutes back.');
  });

  it('is covered when the invigilator pauses it for all, and goes on with a key', () => {
    const hands = begun();
    hands
      .fromOutside({ kind: 'attested', body: { kind: 'paused', because: 'Fire alarm', attested: attested('a') } })
      .after(1);
    expect(hands.screen).toContain('Paused by the invigilator');
    expect(hands.screen).toContain('Fire alarm');
    expect(hands.screen).not.toContain('Open tasks');
    hands.press('enter');
    expect(hands.screen).toContain('Open tasks');
  });

  it('is covered too where other things came onto the record before', () => {
    const hands = begun()
      .fromOutside({
        kind: 'attested',
        body: { kind: 'granted', seconds: 300, by: 'I7', because: 'x', attested: attested('b') },
      })
      .after(1)
      .fromOutside({
        kind: 'attested',
        body: { kind: 'viewed', id: 'crew-list', act: 'supplied', attested: attested('c') },
      })
      .after(1)
      .fromOutside({ kind: 'attested', body: { kind: 'paused', because: 'Fire alarm', attested: attested('a') } })
      .after(1);
    expect(hands.screen).toContain('Paused by the invigilator');
  });

  it('is covered too where the candidate pressed a key before the screen knew', () => {
    const hands = begun().fromOutside({
      kind: 'attested',
      body: { kind: 'paused', because: 'Fire alarm', attested: attested('a') },
    });
    hands.press('p').after(1);
    expect(hands.screen).toContain('Paused by the invigilator');
  });

  it('lets the answer that is being made when the time is up be finished, and nothing else', () => {
    const hands = finishing().open('first-call').after(almostAllSeconds).press('space').after(1);
    expect(hands.kinds).toContain('drafted');
    hands.after(6);
    expect(hands.screen).toContain('The time is up. You have 58 seconds to finish the answer');
    hands.press('w').press('enter');
    expect(hands.kinds).not.toContain('waited');
    hands.after(60);
    expect(hands.kinds.at(-1)).toBe('ended');
    expect(hands.screen).toContain('The time allowed is up');
  });

  it('ends when that answer is given', () => {
    const hands = finishing().open('first-call').after(almostAllSeconds).press('space').after(1).after(6);
    hands.press('tab').type('She decides.').press('ctrl-s', 'y').after(1);
    expect(hands.kinds.filter((kind) => ['decided', 'ended'].includes(kind))).toEqual(['decided', 'ended']);
  });

  it('ends with the time where nothing was being answered', () => {
    const hands = finishing().after(almostAllSeconds).after(6);
    expect(hands.kinds.at(-1)).toBe('ended');
  });

  it('takes nothing that is pasted where that isn’t allowed, and puts on the record how much it was', () => {
    const hands = begun().press('n').paste('copied from elsewhere');
    expect(hands.screen).toContain('Nothing can be pasted in this sitting');
    expect(hands.screen).not.toContain('copied from elsewhere');
    const incidents = hands.log.records().filter(({ kind }) => kind === 'incident');
    expect(incidents).toMatchObject([{ what: 'pasted', detail: '21 characters at once, not taken' }]);
    expect(hands.log.lines.join('')).not.toContain('copied from elsewhere');
  });
});
