import type { Assessed } from '../../src/log/began.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { openArmored, workFactor } from '../../src/seal/age.ts';
import { type Card, makeKeys, readCard } from '../../src/seal/keys.ts';
import { makePack, openCandidate, type Pack, readPack, sealedScenario } from '../../src/seal/pack.ts';
import { makeSigningKey, publicKeyOf, readPem, type SigningKey } from '../../src/seal/signing.ts';
import { finishMsOf, makeStart, readStart, type Start, variantOf } from '../../src/seal/start-file.ts';
import { sample } from './sample.ts';

/** The start code of every pack here. */
export const startCode = '7KQ2-M9TD-X4VA';

/** The seed of every sitting here, whose strong answers the sample brings. */
const seed = '7';

/** The sample sealed for a centre that was made for it. */
export interface Sealed {
  readonly text: string;
  readonly pack: Pack;
  /** What its candidates sit. */
  readonly scenario: Scenario;
  /** The text of the centre's card. */
  readonly card: string;
  /** The text of a new start file. */
  readonly start: (candidate: string) => Promise<string>;
  /** The key with which the log of such a sitting is signed. */
  readonly keyOf: (start: Start) => Promise<SigningKey>;
}

/** Seals the sample, so that its start code is as slow to try as it is told to be. */
export async function sealSample(factor = workFactor): Promise<Sealed> {
  const [centre, assessor] = await Promise.all([makeKeys('centre', 'LAB', null), makeKeys('assessor', 'AS1', null)]);
  const key = there(readPem(centre.sign));
  const cards = { centres: [cardOf(centre.card)], assessors: [cardOf(assessor.card)] };
  const made = await makePack(sample(), { ...cards, code: startCode, program: '0', factor });
  const text = made.ok ? made.text : '';
  const read = readPack(text);
  if (!read.ok) throw new Error('The sample can be sealed');
  const { pack, digest } = read;
  const { source, identity } = there(await openCandidate(sealedScenario(pack), startCode));
  const scenario = there(compileScenario(source).scenario);
  const variant = variantOf(scenario, seed);
  const invigilator = { id: 'I7', key: publicKeyOf(makeSigningKey()), sealed: 'for nobody' };
  const by = { pack, packDigest: digest, centre: { id: 'LAB', key }, invigilator, variant, program: '0' };
  return {
    ...{ text, pack, scenario, card: centre.card },
    start: (candidate) => makeStart({ ...by, terms: { ...terms, candidate } }),
    keyOf: async ({ sitting }) => there(readPem(there(await openArmored(sitting.sealed, { identity })))),
  };
}

const terms = {
  option: null,
  seed,
  percent: 100,
  restBreaks: false,
  finishPercent: 0,
  editor: false,
  clipboard: false,
  way: 'any',
  attempt: 1,
  from: '2020-01-01T00:00:00.000Z',
  until: '2199-01-01T00:00:00.000Z',
  declaration: 'This is my own work.',
  keepYears: 6,
} as const;

/** What the first record of such a sitting holds besides what practice has. */
export function assessedOf({ pack }: Sealed, text: string, start: Start): Assessed {
  const { invigilator, keepYears } = start;
  return {
    scenario: sealedScenario(pack),
    start: text,
    invigilator: invigilator.id,
    finishMs: finishMsOf(start),
    keepYears,
  };
}

/** What a start file says. */
export function startIn(text: string): Start {
  const read = readStart(text);
  if (!read.ok) throw new Error(read.because);
  return read.start;
}

function cardOf(text: string): Card {
  return there(readCard(text));
}

function there<Value>(value: Value | null): Value {
  if (value === null) throw new Error('What was just sealed can be opened');
  return value;
}
