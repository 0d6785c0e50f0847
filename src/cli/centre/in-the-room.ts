import { wallNow } from '../../host/clocks.ts';
import type { Unattested } from '../../seal/attest.ts';
import type { Arguments } from '../arguments.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';

/** The most characters of what is said: as many as a record keeps. */
const remarkCharsMax = 500;

/** The most seconds that can be given back at once: four hours. */
const creditSecondsMax = 4 * 60 * 60;

/** Time that is given back by somebody, with the reason; or what is wrong with how much. */
export function creditOf(amount: string, because: string, by: string): Read<Unattested> {
  const seconds = secondsOf(amount.trim());
  return seconds === null
    ? { ok: false, because: `takes minutes or seconds, as in 5m or 90s, and not ${shown(amount)}` }
    : { ok: true, value: { kind: 'granted', seconds, by, because: remark(because) } };
}

function secondsOf(text: string): number | null {
  const [, digits, unit] = /^(\d{1,5})\s?(m|min|s|sec)$/.exec(text) ?? [];
  const seconds = digits === undefined ? 0 : Number(digits) * (unit?.startsWith('m') === true ? 60 : 1);
  return seconds >= 1 && seconds <= creditSecondsMax ? seconds : null;
}

function remark(text: string): string {
  return text.trim().slice(0, remarkCharsMax);
}

/** What is put on the record with one text alone, by the name of its flag, in the order in which it is put there. */
export const inTheRoom: Readonly<Record<'note' | 'malpractice' | 'supplied' | 'pause', (text: string) => Unattested>> =
  {
    note: (text) => incident('note', text),
    malpractice: (text) => incident('malpractice', text),
    supplied: (text) => ({ kind: 'viewed', id: text.trim(), act: 'supplied' }),
    pause: (text) => ({ kind: 'paused', because: remark(text) }),
  };

function incident(what: 'note' | 'malpractice', text: string): Unattested {
  return { kind: 'incident', wall: wallNow(), what, lostSeconds: 0, detail: remark(text) };
}

/** What the flags ask to be put on the record, in order: nothing where none of them does. */
export function bodiesOf(given: Arguments, by: string): Read<readonly Unattested[]> {
  const credit = given.value('credit');
  const because = given.value('because');
  if ((credit === null) !== (because === null))
    return {
      ok: false,
      because: credit === null ? '--because goes with --credit' : '--credit needs --because: why is time given back?',
    };
  const granted = credit === null || because === null ? null : creditOf(credit, because, by);
  if (granted?.ok === false) return { ok: false, because: `--credit ${granted.because}` };
  const others = Object.entries(inTheRoom).flatMap(([flag, make]) => {
    const text = given.value(flag);
    return text === null ? [] : [make(text)];
  });
  return { ok: true, value: [...(granted === null ? [] : [granted.value]), ...others] };
}

/** What was put on the record, to be told. */
export function toldBody(body: Unattested): string {
  switch (body.kind) {
    case 'granted':
      return `${body.seconds} seconds given back: ${body.because}`;
    case 'paused':
      return `paused for all: ${body.because}`;
    case 'viewed':
      return `supplied: ${body.id}`;
    case 'incident':
      return `${body.what}: ${body.detail}`;
  }
}
