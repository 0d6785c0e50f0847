/** A command on a log, as it can be typed into a shell: `callsheet resume sittings/a.jsonl`. */
export function logCommand(verb: 'resume' | 'replay' | 'verify', logPath: string): string {
  const path = logPath.startsWith('-') ? `./${logPath}` : logPath;
  const isPlain = /^[\w./-]+$/.test(path);
  return `callsheet ${verb} ${isPlain ? path : `'${path.replaceAll("'", `'\\''`)}'`}`;
}
