import type { Ask } from '../../host/signals.ts';
import type { Recorder } from '../../log/recorder.ts';

/** A closed terminal or a request to stop goes onto the record, so that nobody has to guess why the sitting was left. */
export function noteAsk(recorder: Recorder | null, ask: Ask): void {
  const incident = { kind: 'incident', lostSeconds: 0 } as const;
  if (ask === 'hung-up') recorder?.act({ ...incident, what: 'hung-up', detail: 'the terminal was closed' });
  if (ask === 'terminated') recorder?.act({ ...incident, what: 'note', detail: 'the program was asked to stop' });
}
