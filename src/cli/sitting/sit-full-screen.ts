import { editText, namesEditor } from '../../host/edit-text.ts';
import { every } from '../../host/every.ts';
import { runHere } from '../../host/run-here.ts';
import { type Ask, onAsk } from '../../host/signals.ts';
import { staySmall } from '../../host/stay-small.ts';
import { runSitting } from '../../ui/run-sitting.ts';
import type { Arrangements } from '../../view/arrangements.ts';
import { endView } from '../../view/end.ts';
import { leftView } from '../../view/pause.ts';
import { lostWords } from '../../view/words.ts';
import { complain } from '../complain.ts';
import { printLines } from '../print.ts';
import { screenPorts } from '../screen-ports.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { noteAsk } from './note-ask.ts';
import type { Seating } from './seating.ts';

/** Sits on the full screen; `plain` when the candidate wants to go on line by line. */
export async function sitFullScreen(seating: Seating, surroundings: Surroundings): Promise<ExitStatus | 'plain'> {
  const { scenario, arrangements, records, settings } = seating;
  const asked: Ask[] = [];
  const sitting = runSitting(
    { scenario, arrangements, records, settings, begin: () => seating.begin('full-screen') },
    {
      ...screenPorts(surroundings),
      every,
      onStop: (listen) =>
        onAsk((ask) => {
          asked.push(ask);
          listen();
          noteAsk(seating.recorder(), ask);
          return true;
        }),
      editText:
        mayEdit(arrangements) && namesEditor(surroundings.env)
          ? (text) => seating.aside(() => editText(text, surroundings.env))
          : null,
      invigilate: () => seating.aside(() => runHere(['invigilate', '--', seating.arrangements.logPath])),
    },
  );
  // The first picture is on the screen by now, as fast as it could be.
  staySmall();
  const end = await sitting;
  switch (end.kind) {
    case 'plain':
      return 'plain';
    case 'not-started':
      printLines(surroundings, ['The sitting was not started.']);
      return 0;
    case 'failed':
      complain(surroundings, end.because);
      return 2;
    case 'lost':
      complain(surroundings, lostWords);
      return 2;
    case 'stopped':
      tellWhere(seating, surroundings);
      return 130;
    default:
      tellWhere(seating, surroundings);
      return 0;
  }
}

/** The candidate's own editor shows what is on the machine: in an assessment the centre says whether it may be used. */
function mayEdit({ assessed }: Arrangements): boolean {
  return assessed === undefined || assessed.editor;
}

/** What stays on the terminal after the screen has gone: the ending and the receipt, or how to go on. */
function tellWhere({ recorder, arrangements }: Seating, surroundings: Surroundings): void {
  const seat = recorder()?.seat();
  if (seat === undefined) return;
  const view = endView(seat, arrangements);
  const lines =
    view === null
      ? leftView(seat, arrangements)
      : [`${view.title}.`, ...view.lines, `Receipt: ${view.receipt}`, view.receiptNote, `The log is ${view.logPath}`];
  printLines(surroundings, lines);
}
