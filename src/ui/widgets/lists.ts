import type { CommandId } from '../../view/commands.ts';

/** The list with one thing moved by so many places; unchanged at its ends. Pure. */
export function moved<T>(list: readonly T[], from: number, by: number): readonly T[] {
  const to = from + by;
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, one);
}

/** The list with the thing in it if it wasn't, without it if it was; kept in the order of `among`. Pure. */
export function toggled(
  list: readonly string[],
  id: string,
  among: readonly { readonly id: string }[],
): readonly string[] {
  const wanted = list.includes(id) ? list.filter((one) => one !== id) : [...list, id];
  return among.map((one) => one.id).filter((one) => wanted.includes(one));
}

/** How far a command moves what is under the pointer, in places: 0 when it moves nothing. */
export function moveOf(command: CommandId): -1 | 0 | 1 {
  if (command === 'move-up') return -1;
  return command === 'move-down' ? 1 : 0;
}
