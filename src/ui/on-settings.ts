import type { CommandId } from '../view/commands.ts';
import { chosenNames, type Settings, settingMoved } from '../view/settings.ts';

/** The settings while their page is open: as they are, and which of them keys work on. */
export interface BeingSet {
  readonly settings: Settings;
  readonly selected: number;
}

/** What a command does on the page of settings; `plain` where the candidate goes on line by line, null where it does nothing. Pure. */
export function pressInSettings({ settings, selected }: BeingSet, command: CommandId): BeingSet | 'plain' | null {
  const name = chosenNames[selected];
  // The last row is the way into plain mode.
  const last = chosenNames.length;
  const at = (place: number): BeingSet => ({ settings, selected: Math.max(0, Math.min(place, last)) });
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
      return at(last);
    case 'choose':
    case 'mark':
      return name === undefined ? 'plain' : { settings: settingMoved(settings, name, 1, true), selected };
    case 'less':
    case 'more':
      if (name === undefined) return null;
      return { settings: settingMoved(settings, name, command === 'less' ? -1 : 1, false), selected };
    default:
      return null;
  }
}
