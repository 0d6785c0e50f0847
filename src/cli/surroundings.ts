/** Exit statuses: 0 yes, 1 the thing looked at is wrong, 2 wrong usage or can't be read, 130 interrupted. */
export type ExitStatus = 0 | 1 | 2 | 130;

/** Everything a verb touches of the world around it. `main` hands in the real one; a test hands in its own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder the command was given in. */
  readonly cwd: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Writes one line to standard output. */
export function say(surroundings: Surroundings, line: string): void {
  surroundings.stdout.write(`${line}\n`);
}
