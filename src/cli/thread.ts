import { serveThread } from '../host/threads.ts';
import { type CountGiven, createCounter } from './reporting/count-sitting.ts';
import { createLookWith, type LookGiven, type LookJob, lookAtLog } from './verify/look-at-log.ts';

/** What a thread of this program can be asked to do. What it is sent was made by this same program, as the kind of work says. */
export function thread(): void {
  serveThread((kind, given) => {
    if (kind === 'count') {
      const count = createCounter(given as CountGiven);
      return (path) => count(path as string);
    }
    const lookWith = createLookWith(given as LookGiven);
    return (job) => lookAtLog(job as LookJob, lookWith);
  });
}
