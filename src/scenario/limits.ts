/**
 * What a scenario may hold. Each limit has a name, which its message gives, so that an author knows what was reached.
 * They are far above what a real scenario needs: they keep a broken or hostile file from stopping the program.
 */
export const limits = {
  /** Characters of the scenario file, and of its plan. */
  fileCharacters: 500_000,
  /** Characters of one document. */
  documentCharacters: 200_000,
  /** Levels of nesting. */
  depth: 40,
  /** Keys, values and list items in one file. */
  values: 30_000,
  /** Characters of one text. */
  textCharacters: 8_000,
  /** Characters of one label, title or name. */
  labelCharacters: 300,
  /** Characters of one id. */
  idCharacters: 60,
  people: 100,
  documents: 100,
  /** Lines of a text document, rows of a table. */
  documentLines: 2_000,
  /** Columns of a table. */
  tableColumns: 30,
  facts: 100,
  draws: 50,
  /** Choices of one draw. */
  drawChoices: 50,
  signals: 100,
  invariants: 100,
  states: 500,
  tasks: 200,
  messages: 500,
  timers: 500,
  /** Results of one task. */
  results: 50,
  /** Options, items, lines, strips, fields of one task. */
  parts: 40,
  /** Mistakes listed in one run. */
  diagnostics: 200,
} as const;

/** The name of a limit. */
export type Limit = keyof typeof limits;
