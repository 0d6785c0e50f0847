import * as z from 'zod';
import type { Head } from './chain.ts';
import { decodeRecord } from './decode-record.ts';
import { embeddedProblem, isSealed } from './embed.ts';
import { digestPattern, type EmbeddedScenario, type SealedScenario } from './record.ts';

/** What a log says of itself at its beginning and its end. Nothing of it is verified: that is for whoever opens the log. */
export interface Glance {
  readonly candidate: string;
  /** The start file, verbatim; not there in practice. */
  readonly start: string | undefined;
  readonly scenario: EmbeddedScenario | SealedScenario;
  /** The hash of its first record, which no other sitting has. */
  readonly first: string;
  readonly head: Head;
  /** Whether its last record is the end of the sitting. */
  readonly isEnded: boolean;
}

const hash = z.string().regex(digestPattern);
const beganShape = z.object({ kind: z.literal('began'), candidate: z.string(), start: z.string().optional(), hash });
const lastShape = z.object({ kind: z.string(), seq: z.int().min(0), hash });

/**
 * Glances at many logs: the text of a scenario, most of a log's bytes, is read once however many logs hold it. Null where a log has to
 * be read whole to say what it is, or what is wrong with it.
 */
export function createGlancer(): (bytes: Uint8Array) => Glance | null {
  const scenarios = new Map<string, Glance['scenario'] | null>();
  const scenarioIn = (line: string, text: string): Glance['scenario'] | null => {
    const before = scenarios.get(text);
    if (before !== undefined) return before;
    const scenario = soundScenario(line);
    scenarios.set(text, scenario);
    return scenario;
  };
  return (bytes) => {
    if (bytes.at(-1) !== lf) return null;
    const line = textOf(bytes.subarray(0, bytes.indexOf(lf)));
    const parted = partsOf(line);
    if (parted === null) return null;
    const began = beganShape.safeParse(parsed(parted.around));
    const last = lastShape.safeParse(parsed(textOf(bytes.subarray(bytes.lastIndexOf(lf, -2) + 1, -1))));
    const scenario = scenarioIn(line, parted.scenario);
    if (!began.success || !last.success || scenario === null) return null;
    const { candidate, start, hash: first } = began.data;
    const { kind, seq, hash } = last.data;
    return { candidate, start, scenario, first, head: { count: seq + 1, hash }, isEnded: kind === 'ended' };
  };
}

const lf = 0x0a;

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** A first line in two: keys are sorted in the canonical form, so that the scenario stands before `seed`, and quotes within it are escaped. */
function partsOf(line: string): { readonly scenario: string; readonly around: string } | null {
  const from = line.indexOf(',"scenario":{');
  const to = line.indexOf(',"seed":"', from);
  if (from < 0 || to < 0) return null;
  return { scenario: line.slice(from, to), around: `${line.slice(0, from)}${line.slice(to)}` };
}

function soundScenario(line: string): Glance['scenario'] | null {
  const decoded = decodeRecord(parsed(line));
  if (!decoded.ok || decoded.record.kind !== 'began') return null;
  const { scenario } = decoded.record;
  return isSealed(scenario) || embeddedProblem(scenario) === null ? scenario : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
