import type { Finding } from '../log/verify.ts';
import {
  digestsOf,
  type Manifest,
  manifestPath,
  type PackedSitting,
  readManifest,
  readmePath,
  sumsPath,
  writeSums,
} from './manifest.ts';
import { isFileOfSitting } from './sitting-files.ts';
import { type BundleFile, filesOf, unpackZip } from './zip.ts';

/** One sitting of a bundle: what the manifest says of it, and its files by their paths in its folder. */
export interface UnpackedSitting {
  readonly packed: PackedSitting;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A bundle, opened. */
export interface OpenedBundle {
  readonly program: string;
  readonly sittings: readonly UnpackedSitting[];
  /** Whether every file is as the manifest says, and no other is there. */
  readonly manifest: Finding;
}

/** A bundle as read, or why it is none, to go after its name. */
export type ReadBundle =
  | { readonly ok: true; readonly bundle: OpenedBundle }
  | { readonly ok: false; readonly because: string };

/** Opens a bundle, and holds every file to the manifest. Pure. */
export function openBundle(bytes: Uint8Array): ReadBundle {
  const unpacked = unpackZip(bytes);
  if (!unpacked.ok) return unpacked;
  const { files } = unpacked;
  const text = files.get(manifestPath);
  if (text === undefined) return { ok: false, because: `is no bundle of callsheet: it has no ${manifestPath}` };
  const manifest = readManifest(decoded(text));
  if (typeof manifest === 'string') return { ok: false, because: `can’t be checked: its ${manifestPath} ${manifest}` };
  const sittings = manifest.sittings.map((packed) => ({ packed, files: filesIn(files, `${packed.folder}/`) }));
  return { ok: true, bundle: { program: manifest.program, sittings, manifest: manifestFinding(manifest, files) } };
}

function filesIn(files: ReadonlyMap<string, Uint8Array>, folder: string): ReadonlyMap<string, Uint8Array> {
  const within = [...files].filter(([path]) => path.startsWith(folder));
  return new Map(within.map(([path, bytes]) => [path.slice(folder.length), bytes]));
}

function manifestFinding(manifest: Manifest, files: ReadonlyMap<string, Uint8Array>): Finding {
  const listed = filesOf(files).filter(({ path }) => path !== sumsPath);
  const problems = [...differences(manifest, listed), ...strays(manifest, listed), ...wrongSums(files, listed)];
  const [first, ...rest] = problems;
  if (first === undefined) {
    const many = `${manifest.files.length} files, each as its digest says`;
    return { standing: 'good', says: `${many}, and no other` };
  }
  return { standing: 'wrong', says: rest.length === 0 ? first : `${first}; and ${rest.length} more like it` };
}

function differences({ files }: Manifest, found: readonly BundleFile[]): readonly string[] {
  const there = new Map(digestsOf(found).map((one) => [one.path, one]));
  const said = new Set(files.map(({ path }) => path));
  return [
    ...files.flatMap(({ path, bytes, sha256 }) => {
      const one = there.get(path);
      if (one === undefined) return [`${path} is missing`];
      return one.sha256 === sha256 && one.bytes === bytes ? [] : [`${path} was changed`];
    }),
    ...found.flatMap(({ path }) => (path === manifestPath || said.has(path) ? [] : [`${path} was added`])),
  ];
}

/** What belongs to no sitting, or is none of the files that one has, would be looked at by nobody. */
function strays({ sittings }: Manifest, found: readonly BundleFile[]): readonly string[] {
  const folders = new Set(sittings.map(({ folder }) => folder));
  return found.flatMap(({ path }) => {
    const [top, name, ...rest] = path.split('/');
    if (rest.length === 0) return [manifestPath, readmePath].includes(path) ? [] : [`${path} belongs to no bundle`];
    if (!folders.has(`${top}/${name}`)) return [`${path} belongs to no sitting that is listed`];
    return isFileOfSitting(rest.join('/')) ? [] : [`${path} belongs to no sitting`];
  });
}

function wrongSums(files: ReadonlyMap<string, Uint8Array>, listed: readonly BundleFile[]): readonly string[] {
  const sums = files.get(sumsPath);
  if (sums === undefined) return [`${sumsPath} is missing`];
  return decoded(sums) === writeSums(listed) ? [] : [`${sumsPath} doesn’t list these files`];
}

/** Text in UTF-8; what isn't comes out as a text that nothing agrees with. */
export function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
