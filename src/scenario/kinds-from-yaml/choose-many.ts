import type { ChooseManySpec } from '../kinds/choose-many.ts';
import { expressionAt, type Resolver, templateAt } from '../resolver.ts';
import { asMap, entriesAt, valueAt, type YamlMap } from '../yaml-tree.ts';
import { readBounds } from './bounds.ts';

/** Reads a `choose-many`. Without bounds any number may be chosen, none too. */
export function readChooseMany(resolver: Resolver, task: YamlMap): ChooseManySpec {
  const options = entriesAt(task, 'options').map(({ key, value }) => {
    const map = asMap(value);
    return {
      id: key.text,
      label: templateAt(resolver, map === null ? value : valueAt(map, 'label'), resolver.names),
      if: expressionAt(resolver, valueAt(map, 'if'), resolver.names, 'yes-no'),
    };
  });
  const { least, most } = readBounds(resolver, task, 'integer', { least: 0, most: options.length });
  return { kind: 'choose-many', options, atLeast: least, atMost: most };
}
