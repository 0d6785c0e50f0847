import type { DeskPort } from '../mark/desk.ts';
import { drawMarking } from './draw/marking.ts';
import { firstMarkingScreen, pressInMarking } from './marking.ts';
import { type AnsweredPorts, runAnswered } from './run-answered.ts';

/** Shows a marker's desk until they leave or the round is closed, or `whenStopped` says that the program is to end. */
export function runMarking(desk: DeskPort, ports: AnsweredPorts): Promise<void> {
  const isFinished = () => desk.look().isFinished;
  return runAnswered(
    { ...desk, first: firstMarkingScreen, draw: drawMarking, press: pressInMarking, isFinished },
    ports,
  );
}
