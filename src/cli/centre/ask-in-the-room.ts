import { readShownLine } from '../../host/one-line.ts';
import type { Unattested } from '../../seal/attest.ts';
import { complain } from '../complain.ts';
import { printLines } from '../print.ts';
import type { Surroundings } from '../surroundings.ts';
import { creditOf, inTheRoom } from './in-the-room.ts';

/** Asks a question in the terminal; null where the person gave up. */
type Ask = (question: string) => Promise<string | null>;

/** What can be put on the record: what it is called, and how it is asked for. Null where the person gave up, or said nothing. */
const choices: readonly (readonly [string, (ask: Ask, by: string) => Promise<Unattested | string | null>])[] = [
  ['time given back', askCredit],
  ['a note of something that happened', asking('What happened', inTheRoom.note)],
  ['a pause for all, as for a fire alarm', asking('What the candidate is to be told', inTheRoom.pause)],
  [
    'a document supplied on paper or read aloud',
    asking('Its id, as the list says that `print` makes', inTheRoom.supplied),
  ],
  ['something that people should look into', asking('What was seen', inTheRoom.malpractice)],
];

/** Asks what is to go on the record, one thing after the other, until nothing more is. `put` says whether it could be. */
export async function askInTheRoom(
  by: string,
  put: (body: Unattested) => Promise<boolean>,
  surroundings: Surroundings,
): Promise<void> {
  const ask: Ask = async (question) => {
    const line = await readShownLine(`${question}: `, surroundings.stdin, surroundings.stdout);
    return line === null || line.trim() === '' ? null : line.trim();
  };
  const list = ['What goes on the record?', ...choices.map(([says], index) => `${index + 1}  ${says}`)];
  for (;;) {
    printLines(surroundings, ['', ...list]);
    const number = await ask('Its number, or Enter alone to end this');
    if (number === null) return;
    const chosen = choices[Number(number) - 1];
    const body = chosen === undefined ? `There is 1 to ${choices.length}.` : await chosen[1](ask, by);
    if (typeof body === 'string') complain(surroundings, body);
    else if (body === null) printLines(surroundings, ['Nothing was put on the record.']);
    else await put(body);
  }
}

async function askCredit(ask: Ask, by: string): Promise<Unattested | string | null> {
  const amount = await ask('How much, as in 5m or 90s');
  const because = amount === null ? null : await ask('Why');
  if (amount === null || because === null) return null;
  const credit = creditOf(amount, because, by);
  return credit.ok ? credit.value : `It ${credit.because}`;
}

function asking(question: string, make: (text: string) => Unattested): (ask: Ask) => Promise<Unattested | null> {
  return async (ask) => {
    const text = await ask(question);
    return text === null ? null : make(text);
  };
}
