import { absolutePath } from '../../host/paths.ts';
import { readText } from '../../host/read-text.ts';
import { scenarioFileBytesMax } from '../../host/scenario-files.ts';
import { sha256Hex } from '../../log/canonical.ts';
import { commonSchemes, type FoundLedger, type HeldScheme } from '../../mark/agreement/found-ledgers.ts';
import type { Plan } from '../../scenario/plan.ts';
import { type MarkingScheme, readScheme } from '../../scenario/scheme-file.ts';
import { understand } from '../../scenario/understand.ts';
import { openPlan, readOf } from '../open/open-plan.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/** The scheme by which ledgers are compared. */
export interface ComparedScheme extends Pick<MarkingScheme, 'id' | 'title' | 'criteria' | 'status'> {
  readonly digest: string;
  readonly plan: { readonly id: string; readonly isDraft: boolean };
  /** Why a ledger isn't by it, to go after its name; null where it is. */
  readonly whyNot: (one: FoundLedger) => string | null;
}

/** The scheme of a file, or that which most of the ledgers are by; with it the ledgers' own copy is read, so that no file is needed. */
export function schemeOf(
  found: readonly FoundLedger[],
  file: string | null,
  surroundings: Surroundings,
): Read<ComparedScheme> {
  const held = file === null ? commonScheme(found) : schemeInFile(file, found, surroundings);
  if (!held.ok) return held;
  const { digest } = held.value;
  const plan = found.find(({ ledger }) => ledger.opened.scheme.digest === digest)?.ledger.opened.plan;
  const opened = openPlan(plan?.id ?? '', surroundings);
  if (!opened.ok) return { ok: false, because: `${opened.because} The scheme ${shown(held.value.id)} is for it` };
  const read = readHeld(held.value, opened.value);
  if (!read.ok) return read;
  return {
    ok: true,
    value: {
      ...read.value,
      digest,
      plan: { id: opened.value.id, isDraft: plan?.status === 'draft' },
      whyNot: ({ ledger: { opened } }) =>
        opened.scheme.digest === digest ? null : `is by another scheme (${named(opened.scheme)})`,
    },
  };
}

/** It could be read when the marking began; the plan that is here may be another by now. */
function readHeld({ id, text }: HeldScheme, plan: Plan): Read<MarkingScheme> {
  const source = { path: `${shown(id)}.yaml`, text };
  const understood = understand(source, (read, report) => readScheme(read, plan, report));
  return readOf(understood, source, `the scheme ${shown(id)} in the ledgers can’t be read with the plan that is here`);
}

function commonScheme(found: readonly FoundLedger[]): Read<HeldScheme> {
  const [most, ...others] = commonSchemes(found);
  if (most === undefined) return { ok: false, because: 'there is no ledger that can be compared' };
  if (others.length === 0) return { ok: true, value: most.scheme };
  const each = [most, ...others].map(({ scheme, ledgers }) => `${named(scheme)}: ${ledgers}`);
  return {
    ok: false,
    because: `as many ledgers are by one scheme as by another: give the one that is meant with --scheme\n${each.join('\n')}`,
  };
}

function schemeInFile(file: string, found: readonly FoundLedger[], { cwd }: Surroundings): Read<HeldScheme> {
  const text = readText(absolutePath(cwd, file), scenarioFileBytesMax);
  if (!text.ok) return { ok: false, because: `${shown(file)} ${text.because}` };
  const digest = sha256Hex(text.text);
  const scheme = found.map(({ ledger }) => ledger.opened.scheme).find((one) => one.digest === digest);
  if (scheme !== undefined) return { ok: true, value: scheme };
  const there = [...new Set(found.map(({ ledger }) => named(ledger.opened.scheme)))].join(', ');
  return {
    ok: false,
    because: `no ledger is by the scheme of ${shown(file)} (digest ${digest.slice(0, 12)}): ${there === '' ? 'there is none' : `they are by ${there}`}`,
  };
}

function named({ id, digest }: HeldScheme): string {
  return `${shown(id)}, digest ${digest.slice(0, 12)}`;
}
