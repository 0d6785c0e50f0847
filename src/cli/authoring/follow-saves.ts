import { type Changes, createChanges } from '../../host/changes.ts';
import { findScenario, foldersOf } from '../../host/scenario-files.ts';
import { onAsk } from '../../host/signals.ts';
import { referencedFiles } from '../../scenario/source.ts';
import { complain } from '../complain.ts';
import { type AnyRead, placesOf, readScenario, textsOf } from '../open/open-scenario.ts';
import { type ExitStatus, type Surroundings, say } from '../surroundings.ts';

/** The saves of some scenarios' files. */
export interface Saves extends Pick<Changes, 'next' | 'stop'> {
  /**
   * Follows whatever the files name now. To be called before they are read: then no save is missed while they are, and one that
   * names other files is itself followed by a reading that follows those. False where nothing can be followed.
   */
  readonly follow: () => boolean;
}

/** Follows the files of scenarios, given as folders, files or ids: their own, their documents and their plans. */
export function followSaves(names: readonly string[], surroundings: Surroundings): Saves {
  const changes = createChanges();
  const places = placesOf(surroundings);
  const follow = (): boolean => {
    const paths = names.flatMap((name) => findScenario(name, places) ?? []);
    return changes.follow(paths.flatMap((path) => foldersOf(path, places, referencedFiles)));
  };
  return { follow, next: changes.next, stop: changes.stop };
}

/** Checks scenarios, and again whenever a save has changed what their files say, until the program is asked to stop. */
export async function onEachSave(
  names: readonly string[],
  surroundings: Surroundings,
  checkAll: (reads: readonly AnyRead[]) => Promise<ExitStatus>,
  stopped: () => boolean,
): Promise<ExitStatus> {
  const saves = followSaves(names, surroundings);
  const stopAsking = onAsk(() => {
    saves.stop();
    return true;
  });
  let checked: string | null = null;
  let status: ExitStatus = 0;
  do {
    const isFollowed = saves.follow();
    const reads = names.map((name) => readScenario(name, surroundings));
    const texts = JSON.stringify(reads.map(textsOf));
    if (texts === checked) continue;
    if (checked !== null) say(surroundings, '');
    checked = texts;
    status = await checkAll(reads);
    if (isFollowed && !stopped()) complain(surroundings, 'watching for the next save; Ctrl+C ends it');
  } while (!stopped() && (await saves.next()));
  stopAsking();
  return status;
}
