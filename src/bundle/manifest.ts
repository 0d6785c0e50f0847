import * as z from 'zod';
import { canonicalForm, sha256HexOf } from '../log/canonical.ts';
import { digestPattern } from '../log/record.ts';
import type { BundleFile } from './zip.ts';

/** The version of bundles that this program makes and reads. */
export const bundleVersion = 1;

/** The names of what every bundle has beside its sittings. */
export const manifestPath = 'manifest.json';
export const sumsPath = 'SHA256SUMS';
export const readmePath = 'README.txt';

const digest = z.string().regex(digestPattern);

const manifestShape = z.strictObject({
  callsheet: z.literal('bundle'),
  version: z.literal(bundleVersion),
  /** The version of the program that packed it. */
  program: z.string().min(1),
  sittings: z.array(
    z.strictObject({
      folder: z.string().regex(/^sittings\/[A-Za-z0-9._-]+$/),
      /** The log's name, without its folder, as it was packed. */
      was: z.string(),
      candidate: z.string(),
      scenario: z.strictObject({ id: z.string(), digest }),
      records: z.int().min(1),
      hash: digest,
      receipt: z.string(),
    }),
  ),
  /** Every file but this one and the list of digests, in the order of their paths. */
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().min(0), sha256: digest })),
});

/** What is in a bundle. */
export type Manifest = z.infer<typeof manifestShape>;
/** One sitting of a bundle. */
export type PackedSitting = Manifest['sittings'][number];

/** The digests of files, in the order of their paths. Pure. */
export function digestsOf(files: readonly BundleFile[]): Manifest['files'] {
  return files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256HexOf(bytes) }));
}

/** The manifest's file: its canonical form and a line end. Pure. */
export function writeManifest(manifest: Manifest): string {
  return `${canonicalForm(manifest)}\n`;
}

/** Reads a manifest; or why it isn't one, to go after its name. Pure. */
export function readManifest(text: string): Manifest | string {
  const says = parsed(text);
  if (typeof says !== 'object' || says === null) return 'is no JSON';
  const version: unknown = Reflect.get(says, 'version');
  if (typeof version === 'number' && version > bundleVersion)
    return `is of version ${version}, and this callsheet knows ${bundleVersion}: use a newer callsheet`;
  const manifest = manifestShape.safeParse(says);
  if (!manifest.success) return 'isn’t the manifest of a bundle';
  return writeManifest(manifest.data) === text ? manifest.data : 'isn’t in the canonical form';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The list of digests as `sha256sum -c` reads it. Pure. */
export function writeSums(files: readonly BundleFile[]): string {
  return digestsOf(files)
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}
