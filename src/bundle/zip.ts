import { unzipSync, zipSync } from 'fflate';
import { isSafePath, twicePath } from './safe-path.ts';

/** One file of a bundle. */
export interface BundleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The most bytes of a bundle: what `verify` reads at a time. */
export const bundleBytesMax = 512 * 1024 * 1024;
/** The most files of a bundle; the archive's own limit is 65,535. */
export const bundleFilesMax = 60_000;

/**
 * Packs files into a ZIP archive, uncompressed, in the order of their paths, all of noon on 1 January 1980: the same files give the same bytes on
 * every machine, whatever the compressor's version. Pure.
 */
export function packZip(files: readonly BundleFile[]): Uint8Array {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const entries = sorted.map(({ path, bytes }) => [path, bytes] as const);
  // Given as a text without a zone it is the same in every zone, as is what the archive holds.
  return zipSync(Object.fromEntries(entries), { level: 0, mtime: '1980-01-01T12:00:00' });
}

/** The files of an archive, or why it is no bundle, to go after its name. */
export type UnpackedZip =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly because: string };

/** Whether bytes begin as a ZIP archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * Unpacks a bundle. It is one only byte for byte as {@link packZip} makes it, so that no unpacker can see something else in it than what
 * was checked: a file twice, a name that leads out of the folder, something between the files, another directory at its end. Pure.
 */
export function unpackZip(bytes: Uint8Array): UnpackedZip {
  const seen: { readonly name: string; readonly isStored: boolean }[] = [];
  let size = 0;
  let found: Readonly<Record<string, Uint8Array>>;
  try {
    found = unzipSync(bytes, {
      filter: (entry) => {
        const isStored = entry.compression === 0;
        seen.push({ name: entry.name, isStored });
        // Files that share their bytes could be many times what the archive is.
        size += entry.size;
        return isStored && isSafePath(entry.name) && seen.length <= bundleFilesMax && size <= bytes.length;
      },
    });
  } catch {
    return no('is cut short, or damaged: ask for it again');
  }
  const names = seen.map(({ name }) => name);
  const unsafe = names.find((name) => !isSafePath(name));
  if (unsafe !== undefined)
    return no(`has a file in it called ${unsafe}, which a bundle never has: unpacked, it could land anywhere`);
  const twice = twicePath(names);
  if (twice !== null) return no(`has two files in it called ${twice}: nobody could tell which is meant`);
  if (names.length > bundleFilesMax) return no(`has more than ${bundleFilesMax} files in it (bundleFilesMax)`);
  const files = new Map(Object.entries(found));
  const isOurs = seen.every(({ isStored }) => isStored) && isSame(packZip(filesOf(files)), bytes);
  return isOurs
    ? { ok: true, files }
    : no(
        'isn’t as callsheet packed it: it was packed again by another program, or something was put into it. Ask for it as it was made',
      );
}

function no(because: string): UnpackedZip {
  return { ok: false, because };
}

/** Files by their paths as a list. */
export function filesOf(files: ReadonlyMap<string, Uint8Array>): readonly BundleFile[] {
  return [...files].map(([path, bytes]) => ({ path, bytes }));
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
