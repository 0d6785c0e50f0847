import type { CommandId } from '../view/commands.ts';
import { type Settings, settingMoved, settingNames } from '../view/settings.ts';

/** The settings while their page is open: as they are, and which of them keys work on. */
export interface BeingSet {
  readonly settings: Settings;
  readonly selected: number;
}

/** What a command does on the page of settings; `plain` where the candidate goes on line by line, null where it does nothing. Pure. */
export function pressInSettings({ settings, selected }: BeingSet, command: CommandId): BeingSet | 'plain' | null {
  const name = settingNames[selected];
  const at = (place: number): BeingSet => ({
    settings,
    selected: Math.max(0, Math.min(place, settingNames.length - 1)),
  });
  switch (command) {
    case 'up':
      return at(selected - 1);
    case 'down':
      return at(selected + 1);
    case 'first':
    case 'page-up':
      return at(0);
    case 'last':
    case 'page-down':
      return at(settingNames.length - 1);
    case 'choose':
    case 'mark':
      if (name === undefined) return null;
      return name === 'mode' ? 'plain' : { settings: settingMoved(settings, name, 1, true), selected };
    case 'less':
    case 'more':
      if (name === undefined || name === 'mode') return null;
      return { settings: settingMoved(settings, name, command === 'less' ? -1 : 1, false), selected };
    default:
      return null;
  }
}
