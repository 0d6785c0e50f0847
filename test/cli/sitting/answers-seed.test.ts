import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callsheet, emptyFolder, root } from '../run-callsheet.ts';

it('answers that don’t fit what was drawn are told which seed that was, and how to give another', () => {
  const file = join(root, 'scenarios/rain-on-day-six/answers/strong.yaml');
  const ran = callsheet(['sit', 'rain-on-day-six', '--answers', file, '--as', 'A1', '--seed', '11'], {
    cwd: emptyFolder(),
  });
  expect(ran.status).toBe(2);
  expect(ran.err).toContain('error CS703');
  expect(ran.err).toContain('This was seed 11: answers that were written for another are sat with it (--seed)');
});
