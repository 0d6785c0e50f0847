import { roleWords } from '../../scenario/role-words.ts';
import { lengthOf } from '../../view/boards.ts';
import { sentence } from '../../view/words.ts';
import { textLengthMax } from '../../view/work.ts';
import { howToWrite, sayText } from '../text.ts';
import { type At, numbered, numbersOf, type PlainKind, pickedBy, type Taken } from './plain-kind.ts';

/** An e-mail, a note, a handover: whom to, what attached, the subject, then the text, line by line until a full stop by itself. */
export const plainWrite: PlainKind<'write'> = {
  first: (view, work) =>
    work.text === '' && work.subject === '' && work.to.length === 0 ? (partsOf(view)[0] ?? 'text') : 'end',
  ask: (at) => [...askPart(at), ...(at.part === 'end' ? [] : askNotToSend(at))],
  tell: (at) => tell(at),
  soFar: (at) => tellHead(at).map(sentence).join(' '),
  take: (at, line) => jumped(at, line) ?? takePart(at, line),
  words: {
    writing: (at) => {
      if (at.part === 'subject') return { text: at.work.subject, isOneLine: true, charsMax: subjectLengthMax };
      return at.part === 'text' ? { text: at.work.text, isOneLine: false, charsMax: textLengthMax } : null;
    },
    withText: (at, text) => ({ ...at.work, isSent: true, [at.part === 'subject' ? 'subject' : 'text']: text }),
    end: (at) => goTo(at, at.work, nextPart(at, at.work)),
  },
};

const subjectLengthMax = 200;

type Outcome = Taken<'write'> | string | null;
type View = At<'write'>['view'];
type Part = 'to' | 'attach' | 'subject' | 'text';

/** The parts that this one has, in the order in which they are asked. */
function partsOf(view: View): readonly Part[] {
  return [
    ...(view.to.length === 0 ? [] : ['to' as const]),
    ...(view.attach.length === 0 ? [] : ['attach' as const]),
    ...(view.hasSubject ? ['subject' as const] : []),
    'text',
  ];
}

function askPart(at: At<'write'>): readonly string[] {
  const { view } = at;
  switch (at.part) {
    case 'to':
      return [
        'To whom?',
        ...numbered(view.to.map((person) => `${person.label}, ${roleWords(person.role)}`)),
        'Type the numbers of all of them in one line, such as 1 2.',
      ];
    case 'attach':
      return [
        'What do you attach?',
        ...numbered(view.attach.map((document) => document.label)),
        'Type the numbers in one line, or none.',
      ];
    case 'subject':
      return ['Subject? Type it in one line.', ...(at.work.subject === '' ? [] : [`It says now: ${at.work.subject}`])];
    case 'text':
      return askText(at);
    default:
      return askEnd(at);
  }
}

function askText(at: At<'write'>): readonly string[] {
  const { work, view } = at;
  const has =
    work.text === '' ? [] : [`There is text already: ${lengthOf(view, work.text).text}. What you type is added.`];
  return [`The text: about ${view.words} words, at most ${view.atMostWords}.`, ...has, howToWrite];
}

function askEnd(at: At<'write'>): readonly string[] {
  const parts = partsOf(at.view);
  return [
    ...tell(at),
    `Type ${parts.join(', ')} to change that part, clear to begin the text again, and done when you have finished.`,
    ...askNotToSend(at),
  ];
}

function askNotToSend(at: At<'write'>): readonly string[] {
  if (!at.view.mayNotSend) return [];
  return [`Type ${isTextAt(at) ? '/' : ''}nothing to decide not to send anything.`];
}

function isTextAt({ part }: At<'write'>): boolean {
  return part === 'text' || part === 'subject';
}

function tell(at: At<'write'>): readonly string[] {
  const { work } = at;
  const text = work.isSent && work.text !== '' ? ['Text:', ...sayText(work.text)] : [];
  return [...tellHead(at), ...text];
}

/** Everything but the text itself, of which it says the length. */
function tellHead({ view, work }: At<'write'>): readonly string[] {
  if (!work.isSent) return ['Nothing is sent.'];
  const names = (ids: readonly string[], among: readonly { id: string; label: string }[]) =>
    among.filter((one) => ids.includes(one.id)).map((one) => one.label);
  const to = names(work.to, view.to);
  const attached = names(work.attach, view.attach);
  return [
    ...(view.to.length === 0 ? [] : [`To: ${to.length === 0 ? 'nobody yet' : to.join(', ')}.`]),
    ...(view.attach.length === 0 ? [] : [`Attached: ${attached.length === 0 ? 'nothing' : attached.join(', ')}.`]),
    ...(view.hasSubject ? [`Subject: ${work.subject === '' ? 'empty' : work.subject}`] : []),
    work.text === '' ? 'The text is empty.' : `The text has ${lengthOf(view, work.text).text}.`,
  ];
}

function goTo(at: At<'write'>, work: At<'write'>['work'], part: string, said: readonly string[] = []): Taken<'write'> {
  return { work, part, out: [...said, ...plainWrite.ask({ ...at, work, part })], isDone: false };
}

/** The next part that is still empty, or "end" once there is a text: whoever went back to change one isn't asked all that follows again. */
function nextPart(at: At<'write'>, work: At<'write'>['work']): string {
  if (work.text !== '') return 'end';
  const parts = partsOf(at.view);
  const names: readonly string[] = parts;
  const after = parts.slice(names.indexOf(at.part) + 1);
  return after.find((part) => work[part].length === 0) ?? 'end';
}

/** A part's name goes there, `nothing` decides not to send, `clear` empties the text. */
function jumped(at: At<'write'>, line: string): Outcome {
  const word = line.trim().toLowerCase();
  if (partsOf(at.view).some((part) => part === word)) return goTo(at, { ...at.work, isSent: true }, word);
  if (word === 'clear') return goTo(at, { ...at.work, text: '' }, 'text', ['The text is empty again.']);
  if (word !== 'nothing' || !at.view.mayNotSend) return null;
  return { work: { ...at.work, isSent: false }, part: 'end', out: [], isDone: true };
}

function takePart(at: At<'write'>, line: string): Outcome {
  switch (at.part) {
    case 'to':
      return takeNumbers(at, line, at.view.to, (to) => ({ ...at.work, isSent: true, to }));
    case 'attach':
      return takeNumbers(at, line, at.view.attach, (attach) => ({ ...at.work, isSent: true, attach }));
    default:
      return null;
  }
}

function takeNumbers(
  at: At<'write'>,
  line: string,
  among: readonly { readonly id: string; readonly label: string }[],
  into: (ids: readonly string[]) => At<'write'>['work'],
): Outcome {
  const isNone = line.trim().toLowerCase() === 'none';
  const numbers = isNone ? [] : numbersOf(line);
  if (numbers === null) return null;
  const picked = pickedBy(numbers, among, at.part === 'to' ? 'person' : 'document');
  if (typeof picked === 'string') return picked;
  const chosen = among.filter((one) => picked.includes(one));
  const nothing = at.part === 'to' ? 'Nobody chosen.' : 'Nothing attached.';
  const said = chosen.length === 0 ? nothing : `${chosen.map((one) => one.label).join(', ')}.`;
  const work = into(chosen.map((one) => one.id));
  return goTo(at, work, nextPart(at, work), [said]);
}
