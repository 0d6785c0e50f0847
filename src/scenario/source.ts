import { limits } from './limits.ts';
import { parseYaml } from './parse.ts';
import { asMap, entriesAt, scalarAt } from './yaml-tree.ts';

/**
 * What a scenario's text names: its documents' files, relative to its folder, and its plan's id. A light reading, so that
 * whoever has the files knows which to bring; what is wrong with the text is for `compileScenario` to say. Never throws.
 */
export function referencedFiles(entryText: string): {
  readonly documents: readonly string[];
  readonly plan: string | null;
} {
  const root = asMap(parseYaml('', namingParts(entryText), () => {}).root);
  const documents = entriesAt(root, 'documents').flatMap(({ value }) => {
    const map = asMap(value);
    return (scalarAt(map, 'text') ?? scalarAt(map, 'table'))?.text ?? [];
  });
  return { documents: documents.slice(0, limits.documents), plan: scalarAt(root, 'plan')?.text ?? null };
}

/**
 * The parts of the text that name files, each from its key at the start of a line to the next such line: most of a scenario
 * is its story, and reading that twice would take as long again. The whole text where it has no such parts.
 */
function namingParts(text: string): string {
  const parts = text.split(/(?<=\n)(?=[^\s#])/);
  const naming = parts.filter((part) => /^\ufeff?(["']?)(?:plan|documents)\1\s*:/.test(part));
  return naming.length === 0 ? text : naming.join('');
}
