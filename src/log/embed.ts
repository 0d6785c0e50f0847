import type { Compiled } from '../scenario/compile.ts';
import type { Scenario, ScenarioSource, SourceFile } from '../scenario/scenario.ts';
import { beganOf } from './book.ts';
import { canonicalForm, sha256Hex } from './canonical.ts';
import type { EmbeddedFile, EmbeddedScenario, LogRecord, SealedScenario } from './record.ts';

/** Embeds a scenario's files and plan, files in the order of their paths. */
export function embedScenario(scenario: Scenario): EmbeddedScenario {
  const { entry, files, plan } = scenario.source;
  const embedded = files.map(embedFile).sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    id: scenario.id,
    title: scenario.title,
    status: scenario.status,
    entry,
    files: embedded,
    plan: embedFile(plan),
    digest: digestOfFiles(embedded, embedFile(plan)),
  };
}

function embedFile(file: SourceFile): EmbeddedFile {
  return { path: file.path, text: file.text, sha256: sha256Hex(file.text) };
}

/** The digest of a scenario's files and plan. */
export function digestOfSource({ files, plan }: ScenarioSource): string {
  const embedded = files.map(embedFile).sort((a, b) => (a.path < b.path ? -1 : 1));
  return digestOfFiles(embedded, embedFile(plan));
}

function digestOfFiles(files: readonly EmbeddedFile[], plan: EmbeddedFile): string {
  return sha256Hex(canonicalForm([...files, plan].map((file) => [file.path, file.sha256])));
}

/** What is wrong with the digests of an embedded scenario, or null. */
export function embeddedProblem(scenario: EmbeddedScenario): string | null {
  const changed = [...scenario.files, scenario.plan].find((file) => sha256Hex(file.text) !== file.sha256);
  if (changed !== undefined) return `the embedded file ${changed.path} doesn’t have the digest that stands beside it`;
  const agrees = digestOfFiles(scenario.files, scenario.plan) === scenario.digest;
  return agrees ? null : 'the scenario’s digest isn’t that of the embedded files';
}

/** The embedded files as the compiler wants them. */
export function sourceOf(scenario: EmbeddedScenario): ScenarioSource {
  const bare = ({ path, text }: EmbeddedFile): SourceFile => ({ path, text });
  return { entry: scenario.entry, files: scenario.files.map(bare), plan: bare(scenario.plan) };
}

/** Whether a log holds its scenario only sealed. */
export function isSealed(scenario: EmbeddedScenario | SealedScenario): scenario is SealedScenario {
  return 'candidate' in scenario;
}

/** The scenario of a log that holds it only sealed; null where it is open, or there is no first record. */
export function sealedScenarioOf(records: readonly LogRecord[]): SealedScenario | null {
  const scenario = beganOf(records)?.scenario;
  return scenario !== undefined && isSealed(scenario) ? scenario : null;
}

/** Compiles the scenario of a log. Null where it is sealed and can't be opened here. */
export type CompileEmbedded = (scenario: EmbeddedScenario | SealedScenario) => Compiled | null;

/** What the sitting ran of a sealed scenario; null where it can't be opened here. */
export type OpenSealed = (scenario: SealedScenario) => ScenarioSource | null;

/** A compiler that does each scenario once, for reading many logs. Call it only where {@link embeddedProblem} found nothing. */
export function createCompileCache(
  compile: (source: ScenarioSource) => Compiled,
  open: OpenSealed = () => null,
): CompileEmbedded {
  const done = new Map<string, Compiled>();
  return (scenario) => {
    const key = isSealed(scenario) ? `sealed ${scenario.candidate.digest}` : `${scenario.digest} ${scenario.entry}`;
    const before = done.get(key);
    if (before !== undefined) return before;
    const source = isSealed(scenario) ? open(scenario) : sourceOf(scenario);
    if (source === null) return null;
    const compiled = compile(source);
    done.set(key, compiled);
    return compiled;
  };
}
