import { cleanText } from '../clean-text.ts';
import { countWords } from '../words.ts';
import type { Answer, Kind, ReadAnswer } from './kind.ts';
import { accepted, answerCharsMax, asMap, asTexts, problemsOfIds, problemsOfKeys, refused } from './read.ts';

/**
 * An e-mail, a note, a handover. Canonical answer: `{ to: [person ids in the file's order], subject, attach: [document ids], text }`,
 * or `{ sent: "no" }` where the author lets the candidate send nothing. Conditions: `answer.sent`, `answer.to("priya")`,
 * `answer.attached("call-sheet")`, never the words.
 */
export interface WriteSpec {
  readonly kind: 'write';
  readonly as: 'e-mail' | 'note' | 'handover';
  /** Who can be addressed; empty for a note to the file. */
  readonly to: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  /** What can be attached. */
  readonly attach: readonly { readonly id: string; readonly title: string }[];
  readonly mayNotSend: boolean;
  readonly hasSubject: boolean;
  /** Words the author expects (`words:`), and the most that are accepted (`at-most:`). */
  readonly words: number;
  readonly atMostWords: number;
}

/** An e-mail, a note, a handover. */
export const write: Kind<WriteSpec> = {
  kind: 'write',
  offers: (spec) => ({
    fields: { sent: 'yes-no' },
    questions: {
      to: { takes: [spec.to.map((person) => person.id)], gives: 'yes-no' },
      attached: { takes: [spec.attach.map((document) => document.id)], gives: 'yes-no' },
    },
  }),
  read,
  view: (_spec, answer) => {
    const { isSent, to, attach } = partsOf(answer);
    return {
      fields: { sent: isSent },
      ask: { to: (id) => to.includes(id ?? ''), attached: (id) => attach.includes(id ?? '') },
    };
  },
  tell,
  ownResults: () => [],
  ownTakesMinutes: () => null,
};

interface Written {
  readonly isSent: boolean;
  readonly to: readonly string[];
  readonly attach: readonly string[];
  readonly subject: string;
  readonly text: string;
}

function partsOf(answer: Answer): Written {
  const map = asMap(answer) ?? {};
  const isSent = map.sent !== 'no';
  return {
    isSent,
    to: asTexts(map.to ?? []) ?? [],
    attach: asTexts(map.attach ?? []) ?? [],
    subject: String(map.subject ?? ''),
    text: String(map.text ?? ''),
  };
}

const keys = ['to', 'subject', 'attach', 'text', 'sent'];

function read(spec: WriteSpec, raw: unknown): ReadAnswer {
  const map = typeof raw === 'string' ? { text: raw } : asMap(raw);
  if (map === null) return refused('Write it.');
  if (map.sent === 'no' || map.sent === false)
    return spec.mayNotSend ? accepted({ sent: 'no' }) : refused('It has to be sent.');
  const to = asTexts(map.to ?? []);
  const attach = asTexts(map.attach ?? []);
  const text = cleanText(String(map.text ?? ''), { newlines: true }).trim();
  const subject = cleanText(String(map.subject ?? ''), { newlines: false }).trim();
  const problems = [
    ...problemsOfKeys(map, keys),
    ...problemsOfPeople(spec, to),
    ...problemsOfAttachments(spec, attach),
    ...problemsOfText(spec, subject, text),
  ];
  if (problems.length > 0 || to === null || attach === null) return refused(...problems);
  return accepted({
    ...(spec.to.length === 0 ? {} : { to: spec.to.map((person) => person.id).filter((id) => to.includes(id)) }),
    ...(spec.hasSubject ? { subject } : {}),
    ...(spec.attach.length === 0
      ? {}
      : { attach: spec.attach.map((one) => one.id).filter((id) => attach.includes(id)) }),
    text,
  });
}

function problemsOfPeople(spec: WriteSpec, to: readonly string[] | null): readonly string[] {
  if (to === null) return ['“to” is a list of people.'];
  if (spec.to.length > 0 && to.length === 0) return ['Choose at least one person to send it to.'];
  return problemsOfIds(
    to,
    spec.to.map((person) => person.id),
    'someone this can be sent to',
  );
}

function problemsOfAttachments(spec: WriteSpec, attach: readonly string[] | null): readonly string[] {
  if (attach === null) return ['“attach” is a list of documents.'];
  return problemsOfIds(
    attach,
    spec.attach.map((document) => document.id),
    'something that can be attached',
  );
}

/** The most characters of a subject line. */
const subjectCharsMax = 200;

function problemsOfText(spec: WriteSpec, subject: string, text: string): readonly string[] {
  const problems: string[] = [];
  const count = countWords(text);
  if (subject.length > subjectCharsMax)
    problems.push(`The subject has ${subject.length} characters; at most ${subjectCharsMax}.`);
  if (subject !== '' && !spec.hasSubject) problems.push('This has no subject line.');
  if (count === 0) problems.push('There is no text yet.');
  if (count > spec.atMostWords) problems.push(`${count} words; at most ${spec.atMostWords}.`);
  if (text.length > answerCharsMax) problems.push(`${text.length} characters; at most ${answerCharsMax}.`);
  return problems;
}

function tell(spec: WriteSpec, answer: Answer): readonly string[] {
  const { isSent, to, attach, subject, text } = partsOf(answer);
  if (!isSent) return ['Send nothing'];
  const names = spec.to.filter((person) => to.includes(person.id)).map((person) => person.name);
  const titles = spec.attach.filter((document) => attach.includes(document.id)).map((document) => document.title);
  const head = [
    ...(spec.to.length === 0 ? [] : [`To: ${names.join(', ')}`]),
    ...(spec.hasSubject ? [`Subject: ${subject === '' ? '(none)' : subject}`] : []),
    ...(spec.attach.length === 0 ? [] : [`Attached: ${titles.length === 0 ? 'nothing' : titles.join(', ')}`]),
  ];
  return [...head, ...(head.length === 0 ? [] : ['']), ...text.split('\n'), `(${countWords(text)} words)`];
}
