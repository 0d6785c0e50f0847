import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lets a person change a text in the editor that `$VISUAL` or `$EDITOR` names, over this terminal, and gives what was saved;
 * null when no editor is named, it failed, or what it left can't be read. The file is the owner's alone and is gone afterwards.
 */
export function editText(text: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const command = editorOf(env);
  if (command === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'callsheet-'));
  const path = join(folder, 'text.txt');
  try {
    writeFileSync(path, text, { mode: 0o600 });
    // An editor's name may have words after it (`code --wait`): the shell reads them as it would anywhere else.
    const { status } = spawnSync('/bin/sh', ['-c', `${command} "$1"`, 'sh', path], { stdio: 'inherit' });
    return status === 0 ? readFileSync(path, 'utf8') : null;
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether an editor is named. */
export function namesEditor(env: Readonly<Record<string, string | undefined>>): boolean {
  return editorOf(env) !== undefined;
}

function editorOf(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return [env.VISUAL, env.EDITOR].find((name) => name !== undefined && name.trim() !== '');
}
