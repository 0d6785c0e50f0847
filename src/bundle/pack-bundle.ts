import type { Head } from '../log/chain.ts';
import { receiptOf } from '../log/receipt.ts';
import {
  bundleVersion,
  digestsOf,
  type Manifest,
  manifestPath,
  type PackedSitting,
  readmePath,
  sumsPath,
  writeManifest,
  writeSums,
} from './manifest.ts';
import { readmeText } from './readme.ts';
import { textFile } from './sitting-files.ts';
import { type BundleFile, packZip } from './zip.ts';

/** A sitting with its files, ready to be packed. */
export interface ReadySitting {
  /** The log's name without its folder. */
  readonly was: string;
  readonly candidate: string;
  readonly scenario: { readonly id: string; readonly digest: string };
  readonly head: Head;
  /** By their paths in the sitting's folder. */
  readonly files: readonly BundleFile[];
}

/** Packs sittings into a bundle: the same sittings, in whatever order, give the same bytes. Pure. */
export function packBundle(sittings: readonly ReadySitting[], program: string): Uint8Array {
  const sorted = sittings.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const packed = sorted.map((sitting, index) => ({ sitting, folder: folderOf(sitting, index) }));
  const files = packed.flatMap(({ sitting, folder }) =>
    sitting.files.map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes })),
  );
  const all = [...files, textFile(readmePath, readmeText)];
  const manifest: Manifest = {
    callsheet: 'bundle',
    version: bundleVersion,
    program,
    sittings: packed.map(({ sitting, folder }) => entryOf(sitting, folder)),
    files: digestsOf(all),
  };
  const listed = [...all, textFile(manifestPath, writeManifest(manifest))];
  return packZip([...listed, textFile(sumsPath, writeSums(listed))]);
}

function sortKey({ scenario, candidate, head }: ReadySitting): string {
  return `${scenario.id} ${candidate} ${head.hash}`;
}

/** Numbered, so that no two are one where upper and lower case are. */
function folderOf({ scenario, candidate }: ReadySitting, index: number): string {
  const name = `${scenario.id}-${candidate}`.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 100);
  return `sittings/${String(index + 1).padStart(3, '0')}-${name.replace(/\.+$/, '')}`;
}

function entryOf({ was, candidate, scenario, head }: ReadySitting, folder: string): PackedSitting {
  const { id, digest } = scenario;
  return {
    folder,
    was: was.toWellFormed(),
    candidate,
    scenario: { id, digest },
    records: head.count,
    hash: head.hash,
    receipt: receiptOf(head),
  };
}
