import type { Key, Keys, Notation, Shape } from './shape.ts';

/** The small shapes that the format is put together from. */

/** A value in one notation. */
export function written(as: Notation): Shape {
  return { is: 'value', as };
}

/** A value whose notation its neighbours give. */
export const value: Shape = { is: 'value' };
export const id: Shape = written('id');
export const condition: Shape = written('condition');
export const duration: Shape = written('duration');
export const time: Shape = written('time');
export const label: Shape = { is: 'label' };
export const prose: Shape = { is: 'prose' };
export const yesNo: Shape = { is: 'word', of: ['yes', 'no'] };
export const ids: Shape = { is: 'list', of: id };
export const codes: Shape = { is: 'list', of: written('code') };

/** A key that may be left out. */
export function some(shape: Key['shape'], says: string, example?: string): Key {
  return { shape, says, ...(example === undefined ? {} : { example }) };
}

/** A key that may not be left out. */
export function needed(shape: Key['shape'], says: string, example?: string): Key {
  return { ...some(shape, says, example), needed: true };
}

/** A key for those who check and mark: no story needs it. */
export function forMarkers(key: Key): Key {
  return { ...key, forMarkers: true };
}

/** One of these words. */
export function word(...of: readonly string[]): Shape {
  return { is: 'word', of };
}

/** One thing or a list of them. */
export function oneOrMore(one: Shape, list: { readonly needsOne?: true } = {}): Shape {
  const many: Shape = { is: 'list', of: one, ...list };
  return one.is === 'map' ? { is: 'either', map: one, list: many } : { is: 'either', scalar: one, list: many };
}

/** A map with these keys. */
export function map(keys: Keys): Shape & { readonly is: 'map' } {
  return { is: 'map', keys };
}
