/**
 * Whether the terminal shows UTF-8, from the environment: the first of LC_ALL, LC_CTYPE and LANG that is set decides, as POSIX
 * says; where none is, plain ASCII, except in terminals for which UTF-8 is the rule. Pure.
 */
export function isUtf8Locale(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  if (locale === undefined) return env.TERM_PROGRAM !== undefined || env.WT_SESSION !== undefined;
  return /utf-?8/i.test(locale);
}

/**
 * Sets a terminal right that a killed program left as it had it: on another screen, without a cursor, marking what is pasted. What is
 * in sight is cleared, since a part of it may be the dead program's.
 */
export function setTerminalRight(stream: NodeJS.WriteStream): void {
  if (stream.isTTY === true) stream.write('\u001b[?1049l\u001b[?25h\u001b[?2004l\u001b[2J\u001b[H');
}
