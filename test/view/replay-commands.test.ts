import { describe, expect, it } from 'vitest';
import {
  type ReplayPlace,
  replayCommands,
  replayFooter,
  replayHelp,
  replayKey,
} from '../../src/view/replay-commands.ts';

const places: readonly ReplayPlace[] = ['screen', 'decisions', 'what-if', 'page', 'typing'];

describe('the table of an assessor’s keys in a replay', () => {
  it.each(places)('no key means two things at: %s', (place) => {
    const keys = replayCommands.filter((one) => one.places.includes(place)).flatMap((one) => one.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('no id is there twice, and help has every key but those of typing', () => {
    const ids = replayCommands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const ofTyping = replayCommands.filter(({ places: at }) => at.every((place) => place === 'typing'));
    expect(replayHelp(true)).toHaveLength(replayCommands.length - ofTyping.length);
  });

  it.each(places)('a way back or out is named at: %s', (place) => {
    expect(replayFooter(place, true).map(({ label }) => label)).toContain(place === 'screen' ? 'leave' : 'back');
  });

  it('letters are letters while one types', () => {
    expect(replayKey('typing', 'q')).toBeNull();
    expect(replayKey('screen', 'q')).toBe('quit');
  });
});
