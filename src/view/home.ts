/** What can be chosen at home. */
export type HomeChoice =
  | { readonly kind: 'sit'; readonly scenario: string }
  | { readonly kind: 'resume'; readonly log: string }
  | { readonly kind: 'replay'; readonly log: string };

/** One line of the home screen. */
export interface HomeItem {
  readonly label: string;
  /** What is known of it, in a few words. */
  readonly detail: string;
  /** Null where it can't be chosen: the detail says why. */
  readonly choice: HomeChoice | null;
  /** The command that does the same. */
  readonly command: string;
}

/** A part of the home screen; one without items isn't shown. */
export interface HomePart {
  readonly title: string;
  readonly items: readonly HomeItem[];
  /** Said instead of items where there are none, or null. */
  readonly whenEmpty: string | null;
}

/** The home screen: what there is to do here. */
export interface HomeView {
  readonly line: string;
  readonly parts: readonly HomePart[];
  /** What else there is to do, by commands. */
  readonly also: HomeCommands;
}

/** Commands, each with what it does. */
export interface HomeCommands {
  readonly title: string;
  readonly commands: readonly { readonly command: string; readonly says: string }[];
}

/** Arranges what was found here: what was begun first, the newest of it chosen. `program` is what the program is called here. Pure. */
export function homeView(
  scenarios: readonly HomeItem[],
  unfinished: readonly HomeItem[],
  finished: readonly HomeItem[],
  told: { readonly program: string; readonly authorsGuide: string },
): HomeView {
  const parts: readonly HomePart[] = [
    { title: 'Go on with a sitting', items: unfinished, whenEmpty: null },
    { title: 'Practise', items: scenarios, whenEmpty: 'No scenario is here: a scenario is a folder in ./scenarios.' },
    { title: 'Look at a log', items: finished, whenEmpty: null },
  ];
  return {
    line: 'Simulated tasks for people learning production coordination.',
    parts: parts.filter((part) => part.items.length > 0 || part.whenEmpty !== null),
    also: alsoHere(told.program, told.authorsGuide),
  };
}

function alsoHere(program: string, authorsGuide: string): HomeCommands {
  return {
    title: 'What you can do here',
    commands: [
      {
        command: `${program} sit SCENARIO --plain`,
        says: 'Sits line by line, for a screen reader or a bare terminal.',
      },
      {
        command: `${program} sit FOLDER`,
        says: `Sits a scenario of your own. ${authorsGuide} tells how to write one.`,
      },
      { command: `${program} replay LOG`, says: 'Tells what happened in a sitting, and what it is evidence for.' },
      {
        command: `${program} verify LOG`,
        says: 'Says whether a log is whole; with --receipt, whether it is the one on paper.',
      },
      { command: `${program} --help`, says: 'Lists every command.' },
    ],
  };
}
