import { onTestFinished } from 'vitest';
import { type App, type SpawnOptions, spawnApp } from './spawn-app.ts';

/** Starts callsheet in a pseudo-terminal for one test: it doesn't outlive the test, whatever the test comes to. */
export function startApp(options: SpawnOptions): App {
  const app = spawnApp(options);
  onTestFinished(async () => {
    app.kill();
    await app.exit();
  });
  return app;
}
