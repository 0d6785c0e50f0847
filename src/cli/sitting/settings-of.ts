import { readSettings, removeSettings, settingsPath, writeSettings } from '../../host/kept-settings.ts';
import { type KeptSettings, type Settings, settingsFrom, usualSettings } from '../../view/settings.ts';
import type { Surroundings } from '../surroundings.ts';

/** The settings of a new sitting: the usual ones, whoever sat here before. Nothing is read, and nothing looked for before one is changed. */
export function newSettings(logPath: string, { env }: Surroundings): KeptSettings {
  return { first: usualSettings, keep: (settings) => keep(settingsPath(logPath, env), settings) };
}

/** Those of a sitting that goes on, as the candidate left them. */
export function settingsOf(logPath: string, { env }: Surroundings): KeptSettings {
  const path = settingsPath(logPath, env);
  const first = path === null ? usualSettings : settingsFrom(readSettings(path));
  return { first, keep: (settings) => keep(path, settings) };
}

function keep(path: string | null, settings: Settings | null): void {
  if (path === null) return;
  if (settings === null) removeSettings(path);
  else writeSettings(path, settings);
}
