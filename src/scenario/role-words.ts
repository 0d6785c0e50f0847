/**
 * A role as it stands after a name: "Tom Ellery, first assistant director". What is a name itself ("Gannet Covers") or begins
 * with capitals ("DIT") stays. Pure.
 */
export function roleWords(role: string): string {
  const isName = /^[^\s,]*\p{Lu}[^\s,]* +\p{Lu}/u.test(role) || /^\p{Lu}{2}/u.test(role);
  return isName ? role : `${role.slice(0, 1).toLowerCase()}${role.slice(1)}`;
}
