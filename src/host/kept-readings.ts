import { mkdirSync, readFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';
import type { ParsedYaml, ParseYaml } from '../scenario/parse.ts';
import type { YamlNode } from '../scenario/yaml-tree.ts';
import { putWhole } from './put-whole.ts';

/** What is kept of a file without a mistake: its tree, and all that the tree depends on. */
interface Kept {
  readonly program: string;
  readonly file: string;
  readonly text: string;
  readonly root: YamlNode;
}

/** Where readings are kept: beside what Node keeps of the program, which is this user's; null where Node keeps nothing. */
export function readingsFolder(): string | null {
  const folder = getCompileCacheDir();
  return folder === undefined ? null : join(folder, 'callsheet-readings');
}

/**
 * A way to read that keeps what it has read of files with an `id`, one reading for an id, so that it is there when the same
 * file is read again: reading YAML takes longer than all else at the start. A reading serves only the very same text and
 * `program`; whatever can't be kept or found again is only a slower start.
 */
export function keepingReadings(parse: ParseYaml, program: string, folder: string | null): ParseYaml {
  if (folder === null) return parse;
  return (file, text, report) => {
    const path = placeOf(folder, file, text);
    if (path === null) return parse(file, text, report);
    const kept = readKept(path);
    const isSame = kept?.program === program && kept.file === file && kept.text === text;
    if (isSame) return whole(kept.root);
    let isSound = true;
    const parsed = parse(file, text, (diagnostic) => {
      isSound = false;
      report(diagnostic);
    });
    if (isSound && parsed.root !== null) keep(folder, path, { program, file, text, root: parsed.root });
    return parsed;
  };
}

/** What a file without a mistake gives besides its tree. */
function whole(root: YamlNode): ParsedYaml {
  return { root, readableUpTo: Number.POSITIVE_INFINITY, isWhole: true };
}

function placeOf(folder: string, file: string, text: string): string | null {
  const [, id] = /^id:[ \t]*([a-z][a-z0-9-]{0,60})[ \t]*$/m.exec(text) ?? [];
  return id === undefined || !/^[a-z][a-z0-9-]*\.yaml$/.test(file) ? null : join(folder, `${id}.${file}.json`);
}

function readKept(path: string): Kept | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Put in its place whole, so that another sitting that starts meanwhile never reads half of it. */
function keep(folder: string, path: string, kept: Kept): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    putWhole(path, JSON.stringify(kept), 0o600);
  } catch {
    // The next start reads the file itself, as this one did.
  }
}
