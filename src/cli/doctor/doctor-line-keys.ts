import { isBeyondAscii, type KeyAsked, type KeyTrial, lineKeys } from '../../doctor/judge-keys.ts';
import { askLines } from '../ask-lines.ts';
import type { Surroundings } from '../surroundings.ts';

const skipWord = 'skip';

/** Asks for what is typed where sittings go line by line, read just as they read it; null when the lines are over. */
export async function tryLineKeys(surroundings: Surroundings): Promise<readonly KeyTrial[] | null> {
  const asking = askLines(surroundings);
  try {
    const trials: KeyTrial[] = [];
    for (const asked of lineKeys) {
      const line = await asking.ask(asked.ask, skipWord);
      if (line === null) return null;
      trials.push(lineTrial(asked, line));
    }
    return trials;
  } finally {
    asking.end();
  }
}

/** What a line that was typed comes to. A paste is a line like any other here. */
function lineTrial(asked: KeyAsked, line: string): KeyTrial {
  if (line === skipWord) return { asked, came: 'skipped', instead: '' };
  const isAsAsked = asked.id === 'accent' ? isBeyondAscii(line) : true;
  if (isAsAsked) return { asked, came: 'as-asked', instead: '' };
  const instead = line.includes('\ufffd') ? 'something that isn’t UTF-8' : 'plain ASCII';
  return { asked, came: 'other', instead };
}
