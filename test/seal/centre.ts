import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Assessed } from '../../src/log/began.ts';
import { candidatePart } from '../../src/scenario/candidate-part.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { openArmored, sealWithPassphrase } from '../../src/seal/age.ts';
import {
  type Card,
  identityIn,
  type KeyFiles,
  keyFileNames,
  makeKeys,
  type Role,
  readCard,
} from '../../src/seal/keys.ts';
import { makePack, openCandidate, readPack, sealedScenario } from '../../src/seal/pack.ts';
import { makeSigningKey, pemOf, publicKeyOf, readPem, type SigningKey } from '../../src/seal/signing.ts';
import { finishMsOf, makeStart, readStart, type Start, type StartTerms, variantOf } from '../../src/seal/start-file.ts';
import { compiled } from '../laws/every-scenario.ts';

/** What opens fast: a test types many codes, and what they protect is a test's. */
export const fastFactor = 2;

/** Somebody with keys, as the files of their folder and in memory. */
export interface Owner {
  readonly files: KeyFiles;
  readonly card: Card;
  readonly sign: SigningKey;
  readonly identity: string;
}

/** Makes keys for somebody. */
export async function owner(role: Role, id: string): Promise<Owner> {
  const files = await makeKeys(role, id, null);
  const [card, sign, identity] = [readCard(files.card), readPem(files.sign), identityIn(files.seal)];
  if (card === null || sign === null || identity === null) throw new Error('Keys just made can be read');
  return { files, card, sign, identity };
}

/** The codes of the tests. */
export const codes = { start: 'start-of-day', room: 'room-seven' } as const;

/** The terms of a sitting as the tests have them. */
export const usualTerms: StartTerms = {
  candidate: 'A1',
  option: null,
  seed: '7',
  percent: 100,
  restBreaks: false,
  finishPercent: 0,
  editor: false,
  clipboard: false,
  way: 'any',
  attempt: 1,
  from: '2026-01-01T09:00:00.000Z',
  until: '2199-01-01T12:00:00.000Z',
  declaration: 'This is my own work.',
  keepYears: 6,
};

/** A centre with a pack and all its keys. */
export interface Centre {
  readonly scenario: Scenario;
  readonly centre: Owner;
  readonly assessor: Owner;
  /** The key of the room, which opens with {@link codes}.room. */
  readonly room: SigningKey;
  readonly pack: string;
  /** The text of a new start file. */
  readonly start: (terms?: Partial<StartTerms>) => Promise<string>;
}

/** Packs a scenario for a new centre, so that its codes open fast. */
export async function centreWith(scenario: Scenario): Promise<Centre> {
  const [centre, assessor] = await Promise.all([owner('centre', 'LAB'), owner('assessor', 'AS1')]);
  const room = makeSigningKey();
  const sealed = await sealWithPassphrase(codes.room, pemOf(room), fastFactor);
  const made = await makePack(scenario, {
    centres: [centre.card],
    assessors: [assessor.card],
    code: codes.start,
    program: '0.1.0',
    factor: fastFactor,
  });
  if (!made.ok) throw new Error(made.because);
  const read = packRead(made.text);
  const start = (terms: Partial<StartTerms> = {}): Promise<string> => {
    const all = { ...usualTerms, ...terms };
    return makeStart({
      terms: all,
      pack: read.pack,
      packDigest: read.digest,
      centre: { id: 'LAB', key: centre.sign },
      invigilator: { id: 'I7', key: publicKeyOf(room), sealed },
      variant: variantOf(scenario, all.seed),
      program: '0.1.0',
    });
  };
  return { scenario, centre, assessor, room, pack: made.text, start };
}

/** A pack that is one. */
export function packRead(text: string): Extract<ReturnType<typeof readPack>, { readonly ok: true }> {
  const read = readPack(text);
  if (!read.ok) throw new Error(read.because);
  return read;
}

/** A start file that is one. */
export function startRead(text: string): Start {
  const read = readStart(text);
  if (!read.ok) throw new Error(read.because);
  return read.start;
}

/** What an assessed sitting begins with: the candidate's part, and what stands on the record. */
export function assessedOf(
  { scenario, pack }: Centre,
  startFile: string,
): { readonly shown: Scenario; readonly assessed: Assessed } {
  const start = startRead(startFile);
  const made = candidatePart(scenario);
  if (!made.ok) throw new Error(made.because);
  const sealed = sealedScenario(packRead(pack).pack);
  const terms = { invigilator: 'I7', finishMs: finishMsOf(start), keepYears: start.keepYears };
  return { shown: compiled(made.part.source), assessed: { scenario: sealed, start: startFile, ...terms } };
}

/** The key of a sitting, as the start code opens it. */
export async function sittingKeyOf({ pack }: Centre, startFile: string): Promise<SigningKey> {
  const opened = await openCandidate(sealedScenario(packRead(pack).pack), codes.start);
  const pem = opened && (await openArmored(startRead(startFile).sitting.sealed, { identity: opened.identity }));
  const key = pem === null ? null : readPem(pem);
  if (key === null) throw new Error('The start code opens the key of a sitting');
  return key;
}

/** Writes what a centre has on the day into a folder: its keys, those of the assessor, the pack, and a start file `A1.start`. */
export async function dayIn(cwd: string, centre: Centre, terms: Partial<StartTerms> = {}): Promise<string> {
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  };
  const keys = [
    ['centre-LAB', centre.centre],
    ['assessor-AS1', centre.assessor],
  ] as const;
  for (const [folder, { files }] of keys)
    for (const kind of ['card', 'sign', 'seal'] as const) put(`keys/${folder}/${keyFileNames[kind]}`, files[kind]);
  put('packs/day.pack', centre.pack);
  const start = await centre.start(terms);
  put('A1.start', start);
  return start;
}
