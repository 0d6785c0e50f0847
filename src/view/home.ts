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
}

/** Arranges what was found here. Pure. */
export function homeView(
  scenarios: readonly HomeItem[],
  unfinished: readonly HomeItem[],
  finished: readonly HomeItem[],
): HomeView {
  const parts: readonly HomePart[] = [
    { title: 'Practise', items: scenarios, whenEmpty: 'No scenario is here: a scenario is a folder in ./scenarios.' },
    { title: 'Go on with a sitting', items: unfinished, whenEmpty: null },
    { title: 'Look at a log', items: finished, whenEmpty: null },
  ];
  return {
    line: 'Simulated tasks for people learning production coordination.',
    parts: parts.filter((part) => part.items.length > 0 || part.whenEmpty !== null),
  };
}
