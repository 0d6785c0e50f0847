import { limits } from './limits.ts';
import { type ParseYaml, parseYaml } from './parse.ts';
import type { SourceFile } from './scenario.ts';
import { asMap, entriesAt, scalarAt, type YamlNode } from './yaml-tree.ts';

/**
 * What a scenario's text names: its documents' files, relative to its folder, and its plan's id, so that whoever has the files
 * knows which to bring; what is wrong with the text is for `compileScenario` to say. Never throws.
 */
export function referencedFiles(
  entry: SourceFile,
  parse: ParseYaml = parseYaml,
): { readonly documents: readonly string[]; readonly plan: string | null } {
  const root = asMap(rootOf(entry, parse));
  const documents = entriesAt(root, 'documents').flatMap(({ value }) => {
    const map = asMap(value);
    return (scalarAt(map, 'text') ?? scalarAt(map, 'table'))?.text ?? [];
  });
  return { documents: documents.slice(0, limits.documents), plan: scalarAt(root, 'plan')?.text ?? null };
}

/** The whole text read; where there is a mistake in it, only the parts that name files: a mistake in the story hides none of them. */
function rootOf({ path, text }: SourceFile, parse: ParseYaml): YamlNode | null {
  let isSound = true;
  const { root } = parse(path, text, () => {
    isSound = false;
  });
  return isSound ? root : parseYaml(path, namingParts(text), () => {}).root;
}

/** The parts of the text that name files, each from its key at the start of a line to the next such line; the whole text where it has none. */
function namingParts(text: string): string {
  const parts = text.split(/(?<=\n)(?=[^\s#])/);
  const naming = parts.filter((part) => /^\ufeff?(["']?)(?:plan|documents)\1\s*:/.test(part));
  return naming.length === 0 ? text : naming.join('');
}
