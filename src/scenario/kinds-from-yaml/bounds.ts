import { diagnose } from '../diagnostic.ts';
import { numberOf } from '../facts-and-draws.ts';
import { type Resolver, withinBounds } from '../resolver.ts';
import type { Unit } from '../value.ts';
import { scalarAt, type YamlMap } from '../yaml-tree.ts';

/** Two ends of a range, both included. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Reads `at-least` and `at-most` within a range, which counts where one isn't given. Mistakes are reported. */
export function readBounds(resolver: Resolver, map: YamlMap | null, unit: Unit, range: Bounds): Bounds {
  const least = readBound(resolver, map, 'at-least', unit, range) ?? range.least;
  const most = readBound(resolver, map, 'at-most', unit, range) ?? range.most;
  const scalar = scalarAt(map, 'at-least') ?? scalarAt(map, 'at-most');
  if (least > most && scalar !== null)
    resolver.report(diagnose('CS412', scalar.span, '`at-least` is more than `at-most`.', 'Change one of the two.'));
  return { least, most };
}

function readBound(resolver: Resolver, map: YamlMap | null, key: string, unit: Unit, range: Bounds): number | null {
  const scalar = scalarAt(map, key);
  if (scalar === null) return null;
  const number = numberOf(scalar, unit, resolver.frame, resolver.report);
  return number === null ? null : withinBounds(resolver, scalar, number, range, unit);
}
