import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callsheet, emptyFolder, recordsIn, satFolder, small } from '../cli/run-callsheet.ts';
import { launcherPath, nodePath, spawnApp } from './spawn-app.ts';

describe('asked to stop from outside', () => {
  it.each([
    ['SIGINT', []],
    ['SIGTERM', [{ kind: 'incident', what: 'note', detail: 'the program was asked to stop' }]],
    ['SIGHUP', [{ kind: 'incident', what: 'hung-up', detail: 'the terminal was closed' }]],
  ] as const)(
    'by %s, a sitting line by line says why on the record, saves, and exits with 130',
    async (signal, why) => {
      const cwd = emptyFolder();
      const args = [launcherPath, 'sit', small, '--plain', '--out', 'a.jsonl'];
      const child = spawn(nodePath, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
      let out = '';
      child.stdout.setEncoding('utf8');
      child.stdout.on('data', (text: string) => {
        out += text;
        if (out.includes('Noted.\n')) child.kill(signal);
      });
      child.stdin.write('start\nnote one\n');
      const status = await new Promise((resolve) => child.on('close', resolve));
      expect(status).toBe(130);
      expect(out).toContain('Go on with: callsheet resume a.jsonl');
      const kept = [{ kind: 'began' }, { kind: 'noted', text: 'one' }, ...why, { kind: 'paused', because: 'left' }];
      expect(recordsIn(join(cwd, 'a.jsonl'))).toMatchObject(kept);
      expect(callsheet(['resume', 'a.jsonl'], { cwd, input: 'leave\n' }).status).toBe(0);
    },
  );
});

describe('verify', () => {
  it('shows how far it is to a person who watches, and to nobody else', async () => {
    const cwd = satFolder();
    callsheet(['sit', small, '--answers', 'whole.yaml', '--out', 'b.jsonl'], { cwd });
    const app = spawnApp({ args: ['verify', 'a.jsonl', 'b.jsonl'], cwd });
    expect(await app.exit()).toEqual({ status: 0, signal: 0 });
    expect(app.output()).toContain('\r1 of 2\r2 of 2\r\u001b[K');
    expect(app.screen()).not.toContain('of 2');
    expect(callsheet(['verify', 'a.jsonl', 'b.jsonl'], { cwd })).toMatchObject({ status: 0, err: '' });
  });
});
