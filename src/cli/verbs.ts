/** A verb as the help lists it. */
export interface Verb {
  readonly name: string;
  readonly summary: string;
}

/** Every verb there is, in the order of the help. */
export const verbs = [
  { name: 'home', summary: 'shows what there is to do here' },
  { name: 'sit', summary: 'sits a scenario, for practice' },
  { name: 'resume', summary: 'goes on with a sitting where it stopped' },
  { name: 'print', summary: 'makes a scenario’s papers to hand out, as web pages and as text' },
  { name: 'retain', summary: 'says which logs are due to be deleted' },
  { name: 'verify', summary: 'says of each log whether it is whole' },
  { name: 'replay', summary: 'tells what happened in a sitting' },
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
