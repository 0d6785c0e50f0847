import type { Unit } from '../scenario/value.ts';

/**
 * What a hurried hand typed, in the notation that answers have: `240` or `GBP 240` for £240, `45` for 45m, `mon 7:00`
 * for Mon 07:00, `Y` for yes. Text that it doesn't know stays as it is, and is refused where it is read. Pure.
 */
export function typedValue(type: Unit | 'words', text: string): string {
  const typed = text.trim();
  switch (type) {
    case 'money':
      return typedMoney(typed);
    case 'duration':
      return /^\d+$/.test(typed) ? `${typed}m` : typed.toLowerCase().replaceAll(' ', '');
    case 'time':
      return typedTime(typed);
    case 'yes-no':
      return /^y(es)?$/i.test(typed) ? 'yes' : /^no?$/i.test(typed) ? 'no' : typed;
    case 'integer':
    case 'text':
      return typed;
    case 'words':
      return text;
    default:
      return type satisfies never;
  }
}

function typedMoney(typed: string): string {
  const match = /^(?:£|gbp)?\s*([\d.,]+)$/i.exec(typed);
  return match?.[1] === undefined ? typed : `£${match[1]}`;
}

function typedTime(typed: string): string {
  const match = /^(?:([a-z]{3})[a-z]*(\+\d+)?\s+)?(\d{1,2})[:.](\d{2})$/i.exec(typed);
  if (match === null) return typed;
  const [, day = '', week = '', hour = '', minute = ''] = match;
  const name = day === '' ? '' : `${day.slice(0, 1).toUpperCase()}${day.slice(1).toLowerCase()}${week} `;
  return `${name}${hour.padStart(2, '0')}:${minute}`;
}
