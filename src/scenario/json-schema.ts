import { scenarioShape } from './format.ts';
import { limits } from './limits.ts';
import type { Plan } from './plan.ts';
import type { Key, KeySpelling, Keys, Notation, Shape } from './shape.ts';

/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * The scenario format as a JSON Schema of draft 7, which editors complete and explain a file by. It knows the codes of these
 * plans and lets others pass: which of them a scenario may name, only reading it tells. Pure.
 */
export function scenarioSchema(plans: readonly Plan[]): JsonSchema {
  const making: Making = { plans, definitions: new Map(), names: new Map() };
  making.definitions.set('code', codeSchema(plans));
  const root = mapSchema(scenarioShape.keys, making);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...root,
    definitions: Object.fromEntries(making.definitions),
  };
}

/** What is gathered while a schema is made: maps are defined once each, by name, since states hold states. */
interface Making {
  readonly plans: readonly Plan[];
  readonly definitions: Map<string, JsonSchema>;
  readonly names: Map<Shape, string>;
}

function schemaOf(shape: Shape, name: string, making: Making): JsonSchema {
  switch (shape.is) {
    case 'value':
      return notations[shape.as ?? 'expression'];
    case 'label':
      return { ...scalar, maxLength: limits.labelCharacters };
    case 'prose':
      return { ...scalar, maxLength: limits.textCharacters };
    case 'word':
      return { enum: shape.of };
    case 'list':
      return {
        type: 'array',
        ...(shape.needsOne === true ? { minItems: 1 } : {}),
        ...(shape.most === undefined ? {} : { maxItems: limits[shape.most] }),
        items: schemaOf(shape.of, name, making),
      };
    case 'either': {
      const options = [shape.scalar, shape.map, shape.list].filter((one) => one !== undefined);
      return { anyOf: options.map((one) => schemaOf(one, name, making)) };
    }
    default:
      return reference(shape, name, making);
  }
}

/** A map, by reference: it is defined under the name of the first key that it stands at. */
function reference(shape: Shape & { is: 'map' | 'named' | 'kinded' }, name: string, making: Making): JsonSchema {
  const { definitions, names } = making;
  const known = names.get(shape);
  if (known !== undefined) return { $ref: `#/definitions/${known}` };
  const sameName = [...definitions.keys()].filter((one) => one.replace(/-\d+$/, '') === name).length;
  const own = sameName === 0 ? name : `${name}-${sameName + 1}`;
  names.set(shape, own);
  definitions.set(own, {});
  definitions.set(own, bodyOf(shape, name, making));
  return { $ref: `#/definitions/${own}` };
}

function bodyOf(shape: Shape & { is: 'map' | 'named' | 'kinded' }, name: string, making: Making): JsonSchema {
  if (shape.is === 'map') return mapSchema(shape.keys, making);
  if (shape.is === 'named') return namedSchema(shape, name, making);
  const kinds = Object.entries(shape.kinds).map(([kind, own]) => {
    const keys: Keys = { ...own, ...shape.common };
    const first = keys[kind];
    return mapSchema(first === undefined ? keys : { ...keys, [kind]: { ...first, needed: true } }, making);
  });
  return { anyOf: kinds };
}

function mapSchema(keys: Keys, making: Making): JsonSchema {
  const told = Object.entries(keys).filter(([, { says }]) => says !== undefined);
  const required = told.filter(([, { needed }]) => needed === true).map(([name]) => name);
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(told.map(([name, key]) => [name, keySchema(name, key, making)])),
  };
}

function keySchema(name: string, key: Key, making: Making): JsonSchema {
  const shape = typeof key.shape === 'function' ? key.shape() : key.shape;
  return { ...described(key), ...schemaOf(shape, name, making) };
}

/** What a key is for, in plain text and, where that says more, in Markdown. */
function described({ says = '', example }: Key): JsonSchema {
  const description = example === undefined ? says : `${says} For example: ${example}`;
  const marked = example === undefined ? says : `${says}\n\nFor example: \`${example}\``;
  return {
    description: description.replaceAll('`', ''),
    ...(marked === description && !marked.includes('`') ? {} : { markdownDescription: marked }),
  };
}

function namedSchema(shape: Shape & { is: 'named' }, name: string, making: Making): JsonSchema {
  const value = schemaOf(shape.of, name, making);
  const pattern = keyPatterns[shape.keys];
  const known = shape.keys === 'evidence' ? evidenceKeys(making.plans, value) : null;
  return {
    type: 'object',
    ...(shape.needsOne === true ? { minProperties: 1 } : {}),
    ...(shape.most === undefined ? {} : { maxProperties: limits[shape.most] }),
    ...(known === null ? {} : { properties: known }),
    ...(pattern === null
      ? { additionalProperties: value }
      : { patternProperties: { [pattern]: value }, additionalProperties: false }),
  };
}

/** Every code that a sitting can show, as an editor proposes it and explains it. */
function assessable(plans: readonly Plan[]): readonly (readonly [id: string, text: string])[] {
  const codes = plans.flatMap((plan) => plan.codes).filter(({ kind }) => kind !== 'behaviour');
  return [...new Map(codes.map(({ id, text }) => [id, text]))];
}

function codeSchema(plans: readonly Plan[]): JsonSchema {
  const known = assessable(plans).map(([id, text]) => ({ const: id, description: `${id}: ${text}` }));
  return { anyOf: [...known, { type: 'string', pattern: codePattern }] };
}

function evidenceKeys(plans: readonly Plan[], value: JsonSchema): JsonSchema {
  return Object.fromEntries(
    assessable(plans).flatMap(([id, text]) =>
      ['pass', 'distinction', 'against'].map((toward) => [
        `${id} ${toward}`,
        { description: `${id}: ${text}`, ...value },
      ]),
    ),
  );
}

/** What YAML may make of something that is read as it is written: `0201`, `yes`, `true`. */
const scalar: JsonSchema = { type: ['string', 'number', 'boolean'], minLength: 1 };

const codePattern = '^[A-Za-z][A-Za-z0-9.]{0,19}$';
const moneyPattern = '^-?£(\\d{1,3}(,\\d{3})+|\\d{1,10})(\\.\\d{2})?$';
const durationPattern = '-?(\\d{1,5}h(\\d{1,6}m)?|\\d{1,6}m)';
const timePattern = '(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(\\+\\d{1,2})? ([01]\\d|2[0-3]):[0-5]\\d';
const drawPattern = '[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?';

const notations: Readonly<Record<Notation, JsonSchema>> = {
  code: { $ref: '#/definitions/code' },
  id: { ...spelled('^[a-z][a-z0-9-]*$', 'an id: small letters, digits and -'), maxLength: limits.idCharacters },
  money: spelled(moneyPattern, 'money: "£1,240" or "£12.50"'),
  duration: spelled(`^${durationPattern}$`, 'a duration: 45m, 2h or 1h30m'),
  time: spelled(`^${timePattern}$`, 'a time: "Mon 11:30"'),
  integer: { ...spelled('^-?\\d{1,3}(,\\d{3})*$', 'a whole number: 12'), type: ['integer', 'string'] },
  'yes-no': { enum: ['yes', 'no', true, false] },
  percentage: spelled('^\\d{1,3}%$', 'a percentage: 10%'),
  date: spelled('^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', 'a date: 2026-03-01'),
  condition: scalar,
  expression: scalar,
};

/** Text in a notation; editors show the sentence where it isn't. */
function spelled(pattern: string, wanted: string): JsonSchema {
  return { type: 'string', pattern, patternErrorMessage: `Write ${wanted}.` };
}

const keyPatterns: Readonly<Record<KeySpelling, string | null>> = {
  id: '^[a-z][a-z0-9-]*$',
  name: '^[a-z][a-z0-9_]*$',
  evidence: `${codePattern.slice(0, -1)} (pass|distinction|against)$`,
  delay: `^(${durationPattern}|${drawPattern})$`,
  instant: `^(${timePattern}|${drawPattern})$`,
  other: null,
};
