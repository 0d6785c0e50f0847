import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChanges } from '../../src/host/changes.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callsheet-'));
  for (const name of ['one', 'other']) mkdirSync(join(folder, name));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('folders that are followed', () => {
  it('tell of a change that came before anybody waited, and of the next', async () => {
    const changes = createChanges();
    expect(changes.follow([join(folder, 'one'), join(folder, 'other')])).toBe(true);
    writeFileSync(join(folder, 'other', 'a.txt'), 'a');
    expect(await changes.next()).toBe(true);
    const waiting = changes.next();
    writeFileSync(join(folder, 'one', 'b.txt'), 'b');
    expect(await waiting).toBe(true);
    changes.stop();
  });

  it('can be joined by others later', async () => {
    const changes = createChanges();
    expect(changes.follow([join(folder, 'not-yet')])).toBe(false);
    mkdirSync(join(folder, 'not-yet'));
    expect(changes.follow([join(folder, 'not-yet')])).toBe(true);
    writeFileSync(join(folder, 'not-yet', 'a.txt'), 'a');
    expect(await changes.next()).toBe(true);
    changes.stop();
  });

  it('end the waiting when they are told to stop, or when there are none', async () => {
    const changes = createChanges();
    expect(await changes.next()).toBe(false);
    changes.follow([folder]);
    const waiting = changes.next();
    changes.stop();
    expect(await waiting).toBe(false);
    expect(await changes.next()).toBe(false);
  });
});
