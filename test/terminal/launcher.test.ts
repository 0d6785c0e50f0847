import { describe, expect, it } from 'vitest';
import { spawnApp } from './spawn-app.ts';

describe('the program in a terminal', () => {
  it('prints its version and ends well', async () => {
    const app = spawnApp({ args: ['--version'] });
    await app.waitFor(/^\d+\.\d+\.\d+$/m);
    expect(await app.exit()).toEqual({ status: 0, signal: 0 });
  });

  it('says in a sentence what is wrong with a mistyped verb', async () => {
    const app = spawnApp({ args: ['sti'] });
    await app.waitFor('there is no `sti`');
    expect((await app.exit()).status).toBe(2);
  });

  it('never lets a control character of an argument through', async () => {
    const app = spawnApp({ args: ['\u001b]0;owned\u0007\u009b31m'] });
    await app.waitFor('there is no');
    await app.exit();
    expect(app.output()).not.toMatch(/\u001b|\u0007|\u009b/);
  });
});
