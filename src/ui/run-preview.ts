import type { Bench } from '../view/bench.ts';
import { drawPreview } from './draw/preview.ts';
import { firstScreen, pressInPreview } from './preview.ts';
import { type AnsweredPorts, runAnswered } from './run-answered.ts';

/** Shows a preview until its author leaves, or `whenStopped` says that the program is to end. */
export function runPreview(bench: Bench, ports: AnsweredPorts): Promise<void> {
  return runAnswered(
    {
      ...bench,
      first: firstScreen,
      draw: drawPreview,
      press: (screen, view, stroke, { lastTop }) => pressInPreview(screen, view, stroke, lastTop),
      isFinished: () => false,
    },
    ports,
  );
}
