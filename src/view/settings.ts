import type { Arrangements } from './arrangements.ts';

/**
 * How the candidate has the screen. It is for the candidate's eyes alone: nothing of it is in the log or beside it, so that
 * nobody who marks can tell, or be swayed by, what somebody needs in order to read.
 */

/** What each setting may be, with the words for it; the first is what it is until the candidate says otherwise. */
const choices = {
  colours: {
    terminal: 'as the terminal has them',
    light: 'for a light background',
    dark: 'for a dark background',
    contrast: 'high contrast',
    none: 'none',
  },
  spacing: { usual: 'usual', wide: 'wide' },
  time: { shown: 'shown', hidden: 'hidden' },
  mode: { 'full-screen': 'on the full screen', plain: 'line by line' },
} as const;

type Choices = typeof choices;

/** The name of a setting. */
export type SettingName = keyof Choices;

/** All of them. */
export type Settings = { readonly [Name in SettingName]: keyof Choices[Name] };

/** A set of colours. */
export type Colours = Settings['colours'];

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
    idsOf(name).find((id) => id === given.get(name)) ?? usualSettings[name];
  return { colours: read('colours'), spacing: read('spacing'), time: read('time'), mode: read('mode') };
}

function idsOf<Name extends SettingName>(name: Name): readonly Settings[Name][] {
  return Object.keys(choices[name]) as Settings[Name][];
}

/** The settings with one of them so many choices further on. `isRound`: after the last comes the first again. Pure. */
export function settingMoved(settings: Settings, name: SettingName, by: 1 | -1, isRound: boolean): Settings {
  const ids = idsOf(name);
  const to = ids.indexOf(settings[name]) + by;
  const id = ids[isRound ? (to + ids.length) % ids.length : Math.max(0, Math.min(to, ids.length - 1))];
  return { ...settings, [name]: id };
}

/** One row of the page. */
export interface SettingRow {
  readonly name: SettingName;
  readonly label: string;
  /** What it may be, side by side. None where the row does something instead. */
  readonly choices: readonly { readonly label: string; readonly isChosen: boolean }[];
  /** What is worth knowing of it as it stands. */
  readonly about: string;
}

/** The page on which they are set. */
export interface SettingsView {
  readonly title: string;
  readonly about: string;
  readonly rows: readonly SettingRow[];
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

/** The settings that are moved through on the page, in order. */
export const settingNames: readonly SettingName[] = ['colours', 'spacing', 'time', 'mode'];

/** The page as it stands. `hasColour`: whether this terminal is to show any (`NO_COLOR`). Pure. */
export function settingsView(settings: Settings, hasColour: boolean): SettingsView {
  return {
    title: 'Settings',
    about: 'Colours, spacing and time are for your eyes alone: nothing of it is recorded.',
    rows: settingNames.map((name) => ({
      name,
      label: labels[name],
      choices: name === 'mode' ? [] : choicesOf(settings, name),
      about: name === 'colours' && !hasColour ? noColourWords : aboutOf(settings, name),
    })),
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

const labels: Readonly<Record<SettingName, string>> = {
  colours: 'Colours',
  spacing: 'Spacing',
  time: 'Time left',
  mode: 'Plain mode',
};

const noColourWords = 'NO_COLOR is set here, and wins: no colours are shown, whatever is chosen.';

function choicesOf(settings: Settings, name: SettingName): SettingRow['choices'] {
  return Object.entries(choices[name]).map(([id, label]) => ({ label, isChosen: id === settings[name] }));
}

const abouts: { readonly [Name in SettingName]: Readonly<Record<Settings[Name], string>> } = {
  colours: {
    terminal: 'The eight colours of your terminal, as it is set up.',
    light: 'Dark colours. The background stays that of your terminal.',
    dark: 'Light colours. The background stays that of your terminal.',
    contrast: 'White on black; what the keys work on is black on white.',
    none: 'Signs, words and bold letters alone.',
  },
  spacing: {
    usual: 'As much as there is room for.',
    wide: 'An empty line between items: there is more to scroll.',
  },
  time: {
    shown: 'At the top, clearly in the last ten minutes. t hides it.',
    hidden: 'Not when little is left, either. t shows it again.',
  },
  mode: {
    'full-screen': 'Enter goes on line by line. The record says that.',
    plain: 'Enter goes on line by line. The record says that.',
  },
};

function aboutOf<Name extends SettingName>(settings: Settings, name: Name): string {
  return abouts[name][settings[name]];
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
