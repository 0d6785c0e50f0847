import { keepingReadings, readingsFolder } from '../../host/kept-readings.ts';
import { type ParseYaml, parseYaml } from '../../scenario/parse.ts';
import { parsingOnce } from '../../scenario/parse-once.ts';

/**
 * A way to read each file once, and not at all what was read on this machine before. Made here for every verb: a reading serves one
 * program, and in the bundle that is named by the chunk this stands in, so that what `sit` has kept serves `replay`.
 */
export function parsingKept(): ParseYaml {
  return parsingOnce(keepingReadings(parseYaml, import.meta.url, readingsFolder()));
}
