import type { Arrangements } from './arrangements.ts';

/**
 * How the candidate has the screen. It is for the candidate's eyes alone: nothing of it is in the log or beside it, so that
 * nobody who marks can tell, or be swayed by, what somebody needs in order to read.
 */
export interface Settings {
  readonly colours: 'terminal' | 'light' | 'dark' | 'contrast' | 'none';
  readonly spacing: 'usual' | 'wide';
  /** Whether the time left is shown. */
  readonly time: 'shown' | 'hidden';
  /** Plain where it goes on line by line. */
  readonly mode: 'full-screen' | 'plain';
}

type SettingName = keyof Settings;

/** The name of a setting that is chosen on the page of settings. */
export type ChosenName = Exclude<SettingName, 'mode'>;

/** A set of colours. */
export type Colours = Settings['colours'];

/** What each may be, in order. */
const choices: { readonly [Name in SettingName]: readonly Settings[Name][] } = {
  colours: ['terminal', 'light', 'dark', 'contrast', 'none'],
  spacing: ['usual', 'wide'],
  time: ['shown', 'hidden'],
  mode: ['full-screen', 'plain'],
};

/** What they are where nothing was chosen. */
export const usualSettings: Settings = { colours: 'terminal', spacing: 'usual', time: 'shown', mode: 'full-screen' };

/** The settings as they come from the last time, and where they go for the next. */
export interface KeptSettings {
  readonly first: Settings;
  /** Keeps them for when the sitting goes on; null where there is nothing more to go on with. */
  readonly keep: (settings: Settings | null) => void;
}

/** Settings out of whatever was kept: what isn't a setting counts as not chosen. Pure; refuses nothing. */
export function settingsFrom(value: unknown): Settings {
  const given = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const read = <Name extends SettingName>(name: Name): Settings[Name] =>
    choices[name].find((choice) => choice === given.get(name)) ?? usualSettings[name];
  return { colours: read('colours'), spacing: read('spacing'), time: read('time'), mode: read('mode') };
}

/** The settings with one of them a choice further on, or back. `isRound`: after the last comes the first again. Pure. */
export function settingMoved(settings: Settings, name: ChosenName, by: 1 | -1, isRound: boolean): Settings {
  const among: readonly string[] = choices[name];
  const to = among.indexOf(settings[name]) + by;
  const place = isRound ? (to + among.length) % among.length : Math.max(0, Math.min(to, among.length - 1));
  return { ...settings, [name]: among[place] };
}

/** One row of the page. */
export interface SettingRow {
  readonly name: ChosenName;
  readonly label: string;
  /** What it may be, side by side. */
  readonly choices: readonly { readonly label: string; readonly isChosen: boolean }[];
  /** What is worth knowing of it as it stands. */
  readonly about: string;
}

/** The page on which they are set. */
export interface SettingsView {
  readonly title: string;
  readonly about: string;
  readonly rows: readonly SettingRow[];
  /** Not chosen but done: it leaves this screen. */
  readonly plain: { readonly label: string; readonly about: string };
  readonly sample: SampleView;
}

/** A little of everything that a screen shows, so that a setting is seen as soon as it is chosen. */
export interface SampleView {
  readonly title: string;
  readonly clock: string;
  /** Null where it is hidden. */
  readonly timeLeft: string | null;
  readonly chosen: string;
  readonly news: string;
  readonly other: string;
  readonly muted: string;
  readonly warning: string;
}

/** The settings that are chosen on the page, in order. Below them stands the way into plain mode. */
export const chosenNames: readonly ChosenName[] = ['colours', 'spacing', 'time'];

/** The page as it stands. `hasColour`: whether this terminal is to show any (`NO_COLOR`). Pure. */
export function settingsView(settings: Settings, hasColour: boolean): SettingsView {
  return {
    title: 'Settings',
    about: 'Colours, spacing and time are for your eyes alone: nothing of it is recorded.',
    rows: chosenNames.map((name) => rowOf(settings, name, hasColour)),
    plain: { label: 'Plain mode', about: 'Enter goes on line by line. The record says that.' },
    sample: {
      title: 'So it looks',
      clock: 'Sun 16:40',
      timeLeft: settings.time === 'hidden' ? null : '48:20 left',
      chosen: 'What the keys work on',
      news: 'NEW',
      other: 'What can be chosen too',
      muted: 'What can be passed over',
      warning: '! What needs care',
    },
  };
}

const labels: Readonly<Record<ChosenName, string>> = {
  colours: 'Colours',
  spacing: 'Spacing',
  time: 'Time left',
};

const noColourWords = 'NO_COLOR is set here, and wins: no colours are shown, whatever is chosen.';

/** What each choice is called, and what is worth knowing of it. */
const words: { readonly [Name in ChosenName]: Readonly<Record<Settings[Name], readonly [string, string]>> } = {
  colours: {
    terminal: ['as the terminal has them', 'The eight colours of your terminal, as it is set up.'],
    light: ['for a light background', 'Dark colours. The background stays that of your terminal.'],
    dark: ['for a dark background', 'Light colours. The background stays that of your terminal.'],
    contrast: ['high contrast', 'White on black; what the keys work on is black on white.'],
    none: ['none', 'Signs, words and bold letters alone.'],
  },
  spacing: {
    usual: ['usual', 'As much as there is room for.'],
    wide: ['wide', 'An empty line between items: there is more to scroll.'],
  },
  time: {
    shown: ['shown', 'At the top, clearly in the last ten minutes. t hides it.'],
    hidden: ['hidden', 'Not when little is left, either. t shows it again.'],
  },
};

function rowOf<Name extends ChosenName>(settings: Settings, name: Name, hasColour: boolean): SettingRow {
  const [, about] = words[name][settings[name]];
  return {
    name,
    label: labels[name],
    choices: choices[name].map((choice) => ({ label: words[name][choice][0], isChosen: choice === settings[name] })),
    about: name === 'colours' && !hasColour ? noColourWords : about,
  };
}

/** What plain mode says of them: there is nothing to set there. */
export function plainSettingsLines({ fullScreenCommand }: Arrangements, hasBegun: boolean): readonly string[] {
  return [
    'Colours, spacing and hiding the time left are settings of the full screen, opened there with o. Line by line there is nothing to set: type time to hear the time left.',
    hasBegun
      ? `To go on there, leave, then: ${fullScreenCommand}`
      : 'To start there, leave, then begin again without --plain.',
  ];
}
