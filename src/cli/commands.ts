import type { Command } from './command.ts';
import type { VerbName } from './verbs.ts';

/** How each verb is loaded: with it comes what it needs, and no sooner. */
export const commands: Readonly<Record<VerbName, () => Promise<Command>>> = {
  home: async () => (await import('./home.ts')).home,
  sit: async () => (await import('./sit.ts')).sit,
  resume: async () => (await import('./resume.ts')).resume,
  print: async () => (await import('./print-papers.ts')).printPapers,
  retain: async () => (await import('./retain.ts')).retain,
  verify: async () => (await import('./verify.ts')).verify,
  keygen: async () => (await import('./keygen.ts')).keygen,
  pack: async () => (await import('./pack.ts')).pack,
  start: async () => (await import('./start.ts')).start,
  invigilate: async () => (await import('./invigilate.ts')).invigilate,
  seal: async () => (await import('./seal.ts')).seal,
  new: async () => (await import('./new.ts')).newScenario,
  preview: async () => (await import('./preview.ts')).preview,
  check: async () => (await import('./check.ts')).check,
  simulate: async () => (await import('./simulate.ts')).simulate,
  coverage: async () => (await import('./coverage.ts')).coverage,
  timeline: async () => (await import('./timeline.ts')).timeline,
  agree: async () => (await import('./agree.ts')).agree,
  mark: async () => (await import('./mark.ts')).mark,
  replay: async () => (await import('./replay.ts')).replay,
  export: async () => (await import('./export.ts')).exportLogs,
  bundle: async () => (await import('./bundle.ts')).bundle,
  moderate: async () => (await import('./moderate.ts')).moderate,
  report: async () => (await import('./report.ts')).report,
  doctor: async () => (await import('./doctor.ts')).doctor,
  analyse: async () => (await import('./analyse.ts')).analyse,
  graph: async () => (await import('./graph.ts')).graph,
};
