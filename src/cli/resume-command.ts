/** The command that goes on with a sitting, as it can be typed into a shell. */
export function resumeCommand(logPath: string): string {
  const isPlain = /^[\w./-]+$/.test(logPath);
  return `callsheet resume ${isPlain ? logPath : `'${logPath.replaceAll("'", `'\\''`)}'`}`;
}
