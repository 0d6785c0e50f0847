import { setFlagsFromString } from 'node:v8';

/**
 * From here on garbage is cleared away sooner rather than memory taken: a sitting is small and waits for a person most of the
 * time, on whatever machine there is. The space for what is new stays as large as it is now, and the old is kept tidy.
 */
export function favourMemory(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--optimize-for-size');
}
