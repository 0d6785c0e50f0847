import type { News } from '../../src/check/news.ts';
import type { Happening } from '../../src/engine/sitting.ts';

/** What the engine says has happened, in the one form in which it is compared with what the stepper says. */
export function engineWords(one: Happening): string {
  switch (one.kind) {
    case 'decided':
      return `result ${one.task} ${one.result}`;
    case 'lapsed':
      return `lapsed ${one.task}`;
    case 'delivered':
      return `delivered ${one.message.id}`;
    case 'entered':
      return `entered ${one.state}`;
    case 'ended':
      return `ended ${one.ending}`;
    case 'fault':
      return 'fault';
    default:
      return one satisfies never;
  }
}

/** What the stepper says has happened, in the same form; empty for what the engine has no word for. */
export function stepperWords(one: News): string {
  switch (one.kind) {
    case 'result':
      return `result ${one.task} ${one.result}`;
    case 'lapsed':
      return `lapsed ${one.task}`;
    case 'delivered':
      return `delivered ${one.message}`;
    case 'entered':
      return `entered ${one.state}`;
    case 'ended':
      return `ended ${one.ending}`;
    case 'fault':
      return 'fault';
    default:
      return '';
  }
}
