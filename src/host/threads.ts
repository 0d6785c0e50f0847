import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { packageRoot } from './package-root.ts';

/** Much work of one kind, to be shared among threads. All of it is plain data that a thread can be sent. */
export interface SharedWork<Job, Done> {
  /** What the thread is asked to do: {@link serveThread} finds it by this name. */
  readonly kind: string;
  /** What every job needs. */
  readonly given: unknown;
  readonly jobs: readonly Job[];
  /** The same done here: where there is one processor or little to do, and for what a thread couldn't do. */
  readonly here: (job: Job) => Promise<Done>;
}

/** Fewer jobs than this are done sooner than threads are started. */
const jobsForThreads = 200;
/** Each has a compiler and a heap of its own: more threads than this cost more memory than they save time. */
const threadsMax = 8;
/** A log that needs more than this is left to the command itself; a thread left alone would take ever more before it clears up. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };
/** How many jobs a thread is sent at once. */
const batchSize = 16;

/** Does all jobs, on every processor where there are many, and gives what came of them in their order. */
export async function* onThreads<Job, Done>(work: SharedWork<Job, Done>): AsyncGenerator<Done> {
  const threads = threadsFor(work.jobs.length);
  const batches = Array.from({ length: Math.ceil(work.jobs.length / batchSize) }, (_, batch) =>
    work.jobs.slice(batch * batchSize, (batch + 1) * batchSize),
  );
  const shared = threads > 1 ? share<Job, Done>(work, batches, threads) : null;
  try {
    for (const [batch, jobs] of batches.entries()) {
      const done = (await shared?.doneOf(batch)) ?? null;
      for (const [index, job] of jobs.entries()) yield done?.[index] ?? (await work.here(job));
    }
  } finally {
    await shared?.stop();
  }
}

function threadsFor(jobs: number): number {
  return jobs < jobsForThreads || !existsSync(bundle()) ? 1 : Math.min(threadsMax, availableParallelism());
}

function bundle(): string {
  return join(packageRoot(), 'dist', 'callsheet.mjs');
}

/** Jobs that are being done by threads. */
interface Shared<Done> {
  /** What came of a batch; null where no thread could do it. */
  readonly doneOf: (batch: number) => Promise<readonly Done[] | null>;
  readonly stop: () => Promise<unknown>;
}

/** Each thread takes the next batch when it has done its last one; one that breaks down takes no more. */
function share<Job, Done>(
  { kind, given }: SharedWork<Job, Done>,
  batches: readonly (readonly Job[])[],
  threads: number,
): Shared<Done> {
  const waiting = batches.map(() => Promise.withResolvers<readonly Done[] | null>());
  let next = 0;
  const script = `import(${JSON.stringify(pathToFileURL(bundle()).href)}).then((program) => program.thread())`;
  const start = (): Worker => {
    const worker = new Worker(script, { eval: true, workerData: { kind, given }, resourceLimits });
    let its: number | null = null;
    const take = (): void => {
      its = next < batches.length ? next : null;
      next += 1;
      if (its !== null) worker.postMessage(batches[its]);
    };
    const breakDown = (): void => {
      if (its !== null) waiting[its]?.resolve(null);
      its = null;
      alive.delete(worker);
      if (alive.size === 0) for (const one of waiting) one.resolve(null);
    };
    worker.on('message', (done: readonly Done[] | null) => {
      if (its !== null) waiting[its]?.resolve(done);
      take();
    });
    worker.on('error', breakDown);
    worker.on('exit', breakDown);
    take();
    return worker;
  };
  const alive = new Set<Worker>();
  for (let thread = 0; thread < threads; thread += 1) alive.add(start());
  return {
    doneOf: async (batch) => (await waiting[batch]?.promise) ?? null,
    stop: () => Promise.all([...alive].map((worker) => worker.terminate())),
  };
}

/** What a thread does: `find` gives, for a kind of work and what all of it needs, how a job is done. A batch that fails is left to whoever shared it. */
export function serveThread(find: (kind: string, given: unknown) => (job: unknown) => Promise<unknown>): void {
  const { kind, given } = workerData as { readonly kind: string; readonly given: unknown };
  const todo = find(kind, given);
  parentPort?.on('message', async (jobs: readonly unknown[]) => {
    try {
      const done: unknown[] = [];
      for (const job of jobs) done.push(await todo(job));
      parentPort?.postMessage(done);
    } catch {
      parentPort?.postMessage(null);
    }
  });
}
