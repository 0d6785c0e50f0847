import { setFlagsFromString } from 'node:v8';

/**
 * From here on the space for what is new stays as large as it is now, instead of growing to a quarter of all the memory held:
 * a picture and the strokes that led to it are soon forgotten. So little is cleared at once that more threads would only wait
 * for each other.
 */
export function staySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--no-parallel-scavenge');
}
