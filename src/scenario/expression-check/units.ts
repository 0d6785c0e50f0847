import type { Unit } from '../value.ts';

/** The units, as messages say them. */
export const unitWords: Readonly<Record<Unit, string>> = {
  money: 'money',
  duration: 'a duration',
  time: 'a time',
  integer: 'a whole number',
  'yes-no': 'a yes-or-no',
  text: 'text',
};

/** With a capital letter, to begin a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How to write what is wanted, where something of another unit stands. */
export function hintFor(unit: Unit, allowed: readonly Unit[]): string {
  if (unit === 'integer' && allowed.includes('money')) return 'Write money as money("£500").';
  if (unit === 'integer' && allowed.includes('duration')) return 'Write a duration as duration("2h").';
  if (unit === 'integer' && allowed.includes('time')) return 'Write a time as time("Mon 11:30").';
  return allowed.includes('yes-no') ? 'A condition compares something: goodwill >= 3.' : 'Use a value of that unit.';
}

/** How to make two units that don’t go together alike. */
export function mixHint(one: Unit, other: Unit): string {
  const units = [one, other];
  if (units.includes('integer')) return hintFor('integer', units);
  return units.includes('yes-no')
    ? 'A yes-or-no stands by itself: cover_ready, !cover_ready.'
    : units.includes('text')
      ? 'Only words stand in quotes alone: write money("£500"), duration("2h"), time("Mon 11:30").'
      : 'Compare like with like.';
}

/** The signs that reckon. */
export type SumSign = '+' | '-' | '*' | '/' | '%';

/** The unit of a sum, or null where it has no meaning: time − time is a duration, money × number is money. */
export function unitOfSum(sign: SumSign, one: Unit, other: Unit): Unit | null {
  const isAmount = one === 'money' || one === 'duration' || one === 'integer';
  switch (sign) {
    case '+':
      if (one === 'time' || other === 'time') return one === 'duration' || other === 'duration' ? 'time' : null;
      return isAmount && one === other ? one : null;
    case '-':
      if (one === 'time') return other === 'time' ? 'duration' : other === 'duration' ? 'time' : null;
      return isAmount && one === other ? one : null;
    case '*':
      if (one === 'integer' && (other === 'money' || other === 'duration' || other === 'integer')) return other;
      return isAmount && other === 'integer' ? one : null;
    case '/':
      if (isAmount && other === 'integer') return one;
      return isAmount && one === other ? 'integer' : null;
    case '%':
      return one === 'integer' && other === 'integer' ? 'integer' : null;
  }
}
