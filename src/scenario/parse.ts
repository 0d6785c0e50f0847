import { isScalar } from 'yaml';
import { type Diagnostic, diagnose, type Report } from './diagnostic.ts';
import { limits } from './limits.ts';
import { readWrittenJson } from './written-json.ts';
import { type Builder, buildNode } from './yaml-builder.ts';
import { repairTraps } from './yaml-repair.ts';
import type { YamlNode } from './yaml-tree.ts';

/** A file as a tree, as far as it can be read. */
export interface ParsedYaml {
  /** Null when nothing can be read. */
  readonly root: YamlNode | null;
  /** Beyond this offset the file may mean something else than it seems to: nothing is to be said of it. */
  readonly readableUpTo: number;
  /** False when some part had to be painted over, so that what seems missing may have been in it. */
  readonly isWhole: boolean;
}

/** A way to read YAML: {@link parseYaml}, or one that gives just what it gives. */
export type ParseYaml = (file: string, text: string, report: Report) => ParsedYaml;

/** Reads YAML 1.2 with the place of everything. Each mistake goes to `report`; never throws. */
export function parseYaml(file: string, text: string, report: Report): ParsedYaml {
  const unreadable: ParsedYaml = { root: null, readableUpTo: 0, isWhole: false };
  if (text.length > limits.fileCharacters) {
    report(tooLong(file, text));
    return unreadable;
  }
  const written = readWrittenJson(file, text);
  if (written !== null) return { root: written, readableUpTo: Number.POSITIVE_INFINITY, isWhole: true };
  const repair = repairTraps(file, text, report);
  if (repair.document === null) return unreadable;
  const { contents } = repair.document;
  const builder: Builder = { file, text, painted: repair.painted, report };
  if (contents === null || (isScalar(contents) && contents.source === '')) {
    report(
      diagnose(
        'CS115',
        { file, start: 0, end: 0 },
        'There is nothing in this file.',
        'Was it saved? Is it the file you meant?',
      ),
    );
    return unreadable;
  }
  return { root: buildNode(builder, contents, false), readableUpTo: repair.readableUpTo, isWhole: repair.isWhole };
}

function tooLong(file: string, text: string): Diagnostic {
  const message = `This file has ${text.length} characters; the limit fileCharacters is ${limits.fileCharacters}.`;
  return diagnose('CS120', { file, start: 0, end: 0 }, message, 'Move long texts into documents.');
}
