import type { Names } from './cel.ts';
import { diagnose, type Report } from './diagnostic.ts';
import { readTableDocument, readTextDocument } from './document.ts';
import { limits } from './limits.ts';
import { short } from './message-words.ts';
import { labelAt } from './resolver.ts';
import type { Document, ScenarioSource, SourceFile } from './scenario.ts';
import { asMap, entriesAt, scalarAt, valueAt, type YamlEntry, type YamlMap, type YamlScalar } from './yaml-tree.ts';

/** The documents of a scenario, by id; `unread` are those whose file isn't there or is too long, which was reported. */
export interface ReadDocuments {
  readonly documents: ReadonlyMap<string, Document>;
  readonly unread: ReadonlySet<string>;
}

/** Reads every document that the scenario names. `names` are the draws alone. */
export function readDocuments(source: ScenarioSource, root: YamlMap, names: Names, report: Report): ReadDocuments {
  const unread = new Set<string>();
  const documents = entriesAt(root, 'documents').map((entry): [string, Document] => {
    const body = readBody(source, entry, names, report);
    if (body === null) unread.add(entry.key.text);
    const map = asMap(entry.value);
    const document = {
      id: entry.key.text,
      title: labelAt(valueAt(map, 'title')) ?? '',
      fromStart: scalarAt(map, 'arrives') === null,
      body: body ?? { kind: 'text' as const, lines: [] },
      span: entry.key.span,
    };
    return [document.id, document];
  });
  return { documents: new Map(documents), unread };
}

function readBody(source: ScenarioSource, { value }: YamlEntry, names: Names, report: Report): Document['body'] | null {
  const map = asMap(value);
  const text = scalarAt(map, 'text');
  const named = text ?? scalarAt(map, 'table');
  if (named === null) return null;
  const file = findFile(source, named, report);
  if (file === null) return null;
  return text === null ? readTableDocument(file, names, report) : readTextDocument(file, names, report);
}

function findFile(source: ScenarioSource, named: YamlScalar, report: Report): SourceFile | null {
  const path = named.text;
  const parts = path.split('/');
  if (path.startsWith('/') || path.includes('\\') || parts.includes('..') || /^[A-Za-z]:/.test(path)) {
    report(
      diagnose(
        'CS502',
        named.span,
        `\`${short(path)}\` lies outside the scenario’s folder.`,
        'Put the file in `documents/`.',
      ),
    );
    return null;
  }
  const file = source.files.find((one) => one.path === path);
  if (file === undefined || path === source.entry) {
    report(
      diagnose(
        'CS501',
        named.span,
        `There is no file \`${short(path)}\` in the scenario’s folder.`,
        'Write the file, or mend its name; names begin at the folder of scenario.yaml.',
      ),
    );
    return null;
  }
  if (file.text.length <= limits.documentCharacters) return file;
  const message = `\`${short(path)}\` has ${file.text.length} characters; the limit documentCharacters is ${limits.documentCharacters}.`;
  report(diagnose('CS120', named.span, message, 'Make several documents of it.'));
  return null;
}
