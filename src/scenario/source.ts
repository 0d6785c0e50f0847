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
  const root = asMap(parseYaml('', entryText, () => {}).root);
  const documents = entriesAt(root, 'documents').flatMap(({ value }) => {
    const map = asMap(value);
    return (scalarAt(map, 'text') ?? scalarAt(map, 'table'))?.text ?? [];
  });
  return { documents: documents.slice(0, limits.documents), plan: scalarAt(root, 'plan')?.text ?? null };
}
