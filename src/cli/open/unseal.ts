import type { SealedScenario } from '../../log/record.ts';
import type { Unsealed } from '../../log/unseal.ts';
import { compileScenario } from '../../scenario/compile.ts';
import { isAgeFile, openBytes } from '../../seal/age.ts';
import { candidateSource, type MarkingPart, openMarking } from '../../seal/pack.ts';

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

/** What is said of a sealed file that stays shut, to go after its name: where no key was given, and where the one given doesn't open it. */
type Shut = Readonly<Record<'noKey' | 'otherKey', string>>;

const shutLog: Shut = {
  noKey: 'is a sealed log: give the key of an assessor (--key)',
  otherKey: 'is a sealed log that doesn’t open with this key, or isn’t whole',
};

/** What is said of a ledger that stays shut. */
export const shutLedger: Shut = {
  noKey: 'is sealed to the moderators: give the key of one (--key)',
  otherKey: 'doesn’t open with this key, or isn’t whole',
};

/** The bytes of a log or a ledger, opened where it was sealed, armored or not; or why they can't be, to go after its name. */
export async function openedBytes(
  bytes: Uint8Array,
  identity: string | null,
  shut = shutLog,
): Promise<{ readonly bytes: Uint8Array } | { readonly because: string }> {
  if (!isAgeFile(bytes)) return { bytes };
  if (identity === null) return { because: shut.noKey };
  const opened = await openBytes(bytes, { identity });
  return opened === null ? { because: shut.otherKey } : { bytes: opened };
}
