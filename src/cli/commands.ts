import type { Command } from './command.ts';
import type { VerbName } from './verbs.ts';

/** How each verb is loaded: with it comes what it needs, and no sooner. */
export const commands: Readonly<Record<VerbName, () => Promise<Command>>> = {
  home: async () => (await import('./home.ts')).home,
  sit: async () => (await import('./sitting/sit.ts')).sit,
  resume: async () => (await import('./sitting/resume.ts')).resume,
  print: async () => (await import('./centre/print-papers.ts')).printPapers,
  retain: async () => (await import('./centre/retain.ts')).retain,
  verify: async () => (await import('./verify/verify.ts')).verify,
  keygen: async () => (await import('./centre/keygen.ts')).keygen,
  pack: async () => (await import('./centre/pack.ts')).pack,
  start: async () => (await import('./centre/start.ts')).start,
  invigilate: async () => (await import('./centre/invigilate.ts')).invigilate,
  seal: async () => (await import('./centre/seal.ts')).seal,
  new: async () => (await import('./authoring/new.ts')).newScenario,
  preview: async () => (await import('./authoring/preview.ts')).preview,
  check: async () => (await import('./authoring/check.ts')).check,
  simulate: async () => (await import('./authoring/simulate.ts')).simulate,
  coverage: async () => (await import('./authoring/coverage.ts')).coverage,
  timeline: async () => (await import('./authoring/timeline.ts')).timeline,
  agree: async () => (await import('./marking/agree.ts')).agree,
  mark: async () => (await import('./marking/mark.ts')).mark,
  replay: async () => (await import('./replay/replay.ts')).replay,
  export: async () => (await import('./reporting/export.ts')).exportLogs,
  bundle: async () => (await import('./reporting/bundle.ts')).bundle,
  moderate: async () => (await import('./marking/moderate.ts')).moderate,
  report: async () => (await import('./reporting/report.ts')).report,
  doctor: async () => (await import('./doctor/doctor.ts')).doctor,
  analyse: async () => (await import('./reporting/analyse.ts')).analyse,
  graph: async () => (await import('./authoring/graph.ts')).graph,
};
