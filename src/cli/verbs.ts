/** A verb as the help lists it. */
export interface Verb {
  readonly name: string;
  readonly summary: string;
}

/** Every verb there is, in the order of the help. */
export const verbs = [
  { name: 'home', summary: 'shows what there is to do here' },
  { name: 'sit', summary: 'sits a scenario, for practice or with a start file' },
  { name: 'resume', summary: 'goes on with a sitting where it stopped' },
  { name: 'verify', summary: 'says of each log whether it is whole' },
  { name: 'replay', summary: 'tells what happened in a sitting' },
  { name: 'agree', summary: 'says how far assessors agree' },
  { name: 'export', summary: 'writes decisions for a spreadsheet, a record store or a program' },
  { name: 'bundle', summary: 'packs sittings, marks and a transcript for an external quality assurer' },
  { name: 'analyse', summary: 'counts over many sittings what each task came to' },
  { name: 'mark', summary: 'marks sittings by a scheme, with records for evidence' },
  { name: 'moderate', summary: 'shows where two markers differ, and draws the sample that is moderated' },
  { name: 'report', summary: 'writes what came of a sitting, or of many, as one web page' },
  { name: 'keygen', summary: 'makes keys for a centre, an assessor or a moderator' },
  { name: 'pack', summary: 'seals a scenario for assessed sittings' },
  { name: 'start', summary: 'makes the start files of assessed sittings' },
  { name: 'doctor', summary: 'says whether this machine and this terminal are fit for a sitting' },
  { name: 'print', summary: 'makes a scenario’s papers to hand out, as web pages and as text' },
  { name: 'invigilate', summary: 'puts on the record what happens in the room' },
  { name: 'seal', summary: 'seals logs for those who mark, as they stand now' },
  { name: 'retain', summary: 'says which logs are due to be deleted' },
  { name: 'new', summary: 'writes a small scenario to begin with' },
  { name: 'preview', summary: 'plays a scenario beside its author’s editor' },
  { name: 'check', summary: 'proves what a scenario promises, or shows what breaks it' },
  { name: 'coverage', summary: 'says what versions of an assessment cover of a plan' },
  { name: 'timeline', summary: 'turns a spreadsheet of messages into timers' },
  { name: 'simulate', summary: 'plays many sittings by chance, and counts' },
  { name: 'graph', summary: 'draws a scenario: its states, and what leads from one to another' },
] as const satisfies readonly Verb[];

/** The name of a verb. */
export type VerbName = (typeof verbs)[number]['name'];
