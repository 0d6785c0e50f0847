/** A command on a log, as it can be typed into a shell: `callsheet resume sittings/a.jsonl`. */
export function logCommand(verb: 'resume' | 'replay', logPath: string): string {
  const isPlain = /^[\w./-]+$/.test(logPath);
  return `callsheet ${verb} ${isPlain ? logPath : `'${logPath.replaceAll("'", `'\\''`)}'`}`;
}
