/** What the terminal in hand can do, so that the right way to sit is offered. */
export interface Terminal {
  /** Both keyboard and screen are a terminal. */
  readonly isInteractive: boolean;
  readonly columns: number;
  readonly rows: number;
  /** Can't move its cursor: only line by line will do. */
  readonly isDumb: boolean;
  /** Shows UTF-8; otherwise ASCII is used. */
  readonly isUtf8: boolean;
  readonly hasColour: boolean;
  /** The person asked for the line-by-line way in their environment. */
  readonly wantsPlain: boolean;
}

/** The part of a stream that tells what it is. */
interface Stream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

/** Looks at the streams and the environment. Pure: asks the terminal nothing. */
export function describeTerminal(
  env: Readonly<Record<string, string | undefined>>,
  stdin: Stream,
  stdout: Stream,
): Terminal {
  const isDumb = env.TERM === 'dumb';
  return {
    isInteractive: stdin.isTTY === true && stdout.isTTY === true,
    // A terminal that doesn't say is taken for the size every terminal can have.
    columns: stdout.columns || 80,
    rows: stdout.rows || 24,
    isDumb,
    isUtf8: isUtf8Locale(env),
    hasColour: !isDumb && (env.NO_COLOR ?? '') === '',
    wantsPlain: isYes(env.ACCESSIBLE),
  };
}

/** The first of LC_ALL, LC_CTYPE and LANG that is set decides, as POSIX says; none means plain ASCII, except where UTF-8 is the rule. */
function isUtf8Locale(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  if (locale === undefined) return env.TERM_PROGRAM !== undefined || env.WT_SESSION !== undefined;
  return /utf-?8/i.test(locale);
}

function isYes(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'no', 'false', 'off'].includes(value.toLowerCase());
}
