import { readText } from '../../host/read-text.ts';
import { planFile, planPath, scenarioFileBytesMax } from '../../host/scenario-files.ts';
import { type Compiled, compileScenario } from '../../scenario/compile.ts';
import { parseYaml } from '../../scenario/parse.ts';
import { parsingOnce } from '../../scenario/parse-once.ts';
import type { ScenarioSource } from '../../scenario/scenario.ts';
import type { Surroundings } from '../surroundings.ts';
import { placesOf } from './open-scenario.ts';

/**
 * Gets ready to compile what is still sealed: reads the plan of this id that is here, which most likely is the very one sealed with the
 * scenario. It serves only where it is, letter for letter.
 */
export function compileAhead(planId: string, surroundings: Surroundings): (source: ScenarioSource) => Compiled {
  const parse = parsingOnce(parseYaml);
  const path = planPath(planId, placesOf(surroundings));
  const file = path === null ? null : readText(path, scenarioFileBytesMax);
  if (file?.ok === true) parse(planFile, file.text, () => {});
  return (source) => compileScenario(source, parse);
}
