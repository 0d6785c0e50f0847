import type { SealedScenario } from '../log/record.ts';
import type { Unsealed } from '../log/unseal.ts';
import { compileScenario } from '../scenario/compile.ts';
import { openBytes } from '../seal/age.ts';
import { candidateSource, type MarkingPart, openMarking } from '../seal/pack.ts';

/** Opens the scenarios of sealed logs with an assessor's key, each once. */
export type Unsealer = (scenario: SealedScenario) => Promise<Unsealed | null>;

/** Null for what the key doesn't open, or what this version doesn't accept. Without a key nothing opens. */
export function createUnsealer(identity: string | null): Unsealer {
  const done = new Map<string, Promise<Unsealed | null>>();
  return (scenario) => {
    if (identity === null) return Promise.resolve(null);
    const before = done.get(scenario.marking);
    if (before !== undefined) return before;
    const unsealed = unseal(scenario, identity);
    done.set(scenario.marking, unsealed);
    return unsealed;
  };
}

async function unseal(sealed: SealedScenario, identity: string): Promise<Unsealed | null> {
  const marking = await openMarking(sealed, { identity });
  return marking === null ? null : compileMarking(marking);
}

/** What a marking part says, compiled; null for what this version doesn't accept. */
export function compileMarking(marking: MarkingPart): Unsealed | null {
  const { scenario: whole } = compileScenario(marking.whole);
  const { scenario: candidate } = compileScenario(candidateSource(marking));
  return whole === null || candidate === null ? null : { whole, candidate, results: new Map(marking.results) };
}

const ageHeader = 'age-encryption.org/v1\n';

/** The bytes of a log, opened where it was sealed to be sent; or a few words that say why they can't be, to go after its name. */
export async function openedBytes(
  bytes: Uint8Array,
  identity: string | null,
): Promise<{ readonly bytes: Uint8Array } | { readonly because: string }> {
  const isSealed = new TextDecoder('latin1').decode(bytes.subarray(0, ageHeader.length)) === ageHeader;
  if (!isSealed) return { bytes };
  if (identity === null) return { because: 'is a sealed log: give the key of an assessor (--key)' };
  const opened = await openBytes(bytes, { identity });
  return opened === null
    ? { because: 'is a sealed log that doesn’t open with this key, or isn’t whole' }
    : { bytes: opened };
}
