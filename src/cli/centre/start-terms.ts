import { readWall } from '../../host/clocks.ts';
import { usualKeepYears } from '../../log/began.ts';
import { candidatePattern, seedPattern } from '../../log/record.ts';
import { type StartTerms, ways } from '../../seal/start-file.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';

/** What is settled about one sitting, by its column in a cohort's file and its flag: text as it was typed, null where nothing was. */
export type Wishes = (name: TermName) => string | null;

/** The columns of a cohort's file. Each is a flag of `start` too. */
export const termNames = [
  'candidate',
  'option',
  'seed',
  'extra-time',
  'rest-breaks',
  'finish',
  'editor',
  'clipboard',
  'way',
  'attempt',
  'invigilator',
  'from',
  'until',
  'declaration',
  'keep',
] as const;

/** One of them. */
export type TermName = (typeof termNames)[number];

/** The terms of a start file but for the seed, which is drawn where none is set, and who invigilates. */
export interface WishedTerms {
  readonly terms: Omit<StartTerms, 'seed'>;
  readonly seed: string | null;
  readonly invigilator: string;
}

/** The most characters of a declaration: it stands above the key that starts the sitting, on the smallest window too. */
const declarationCharsMax = 300;

/** What a candidate declares unless the centre says otherwise. */
const usualDeclaration =
  'What I do in this sitting is my own work. Nobody has told me what is in it, and I will tell nobody.';

/** Reads what was wished; the first thing wrong with it, as a sentence that begins with its name. */
export function readStartTerms(wish: Wishes, planOptions: readonly string[]): Read<WishedTerms> {
  const problems: string[] = [];
  const term = <Value>(
    name: TermName,
    usual: Value | undefined,
    read: (text: string) => Value | null,
    says: string,
  ): Value => {
    const typed = wish(name);
    const isGiven = typed !== null && typed.trim() !== '';
    const value = isGiven ? read(typed.trim()) : (usual ?? null);
    if (value === null)
      problems.push(isGiven ? `${name} is ${says}, and not ${shown(typed)}` : `${name} is missing: it is ${says}`);
    // Where there is a problem, what is built here is thrown away.
    return value as Value;
  };
  const id = (text: string): string | null => (candidatePattern.test(text) ? text : null);
  const option = planOptions.length === 0 ? null : wish('option')?.trim() || null;
  if (option !== null && !planOptions.includes(option))
    problems.push(`option is ${planOptions.join(' or ')}, and not ${shown(option)}`);
  const terms = {
    candidate: term('candidate', undefined, id, 'an id, not a name: letters, digits, dots, dashes and underscores'),
    option,
    percent: 100 + term('extra-time', 0, percent(900), 'a percentage, 0% to 900%'),
    restBreaks: term('rest-breaks', false, yesOrNo, 'yes or no'),
    finishPercent: term('finish', 0, percent(100), 'a percentage of the time, on top, to finish the last answer'),
    editor: term('editor', false, yesOrNo, 'yes or no'),
    clipboard: term('clipboard', false, yesOrNo, 'yes or no'),
    way: term('way', 'any', (text) => ways.find((one) => one === text) ?? null, ways.join(', ')),
    attempt: term('attempt', 1, whole(99), 'a number from 1 to 99'),
    from: term('from', undefined, readWall, windowForm),
    until: term('until', undefined, readWall, windowForm),
    declaration: term(
      'declaration',
      usualDeclaration,
      (text) => (text.length <= declarationCharsMax ? text : null),
      `a sentence or two, ${declarationCharsMax} characters at most`,
    ),
    keepYears: term('keep', usualKeepYears, whole(99), 'a number of years from 1 to 99'),
  };
  const seed = term<string | null>(
    'seed',
    '',
    (text) => (seedPattern.test(text) ? text : null),
    'letters, digits or signs, without spaces',
  );
  const invigilator = term('invigilator', undefined, id, 'an id, not a name');
  if (problems.length === 0 && terms.until <= terms.from) problems.push('until comes before from');
  const [problem] = problems;
  if (problem !== undefined) return { ok: false, because: problem };
  return { ok: true, value: { terms, seed: seed === '' ? null : seed, invigilator } };
}

/** Reads a number from 1 to the most. */
function whole(most: number): (text: string) => number | null {
  return (text) => (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : null);
}

/** Reads per cent, with or without the sign. */
function percent(most: number): (text: string) => number | null {
  return (text) => {
    const [, digits] = /^(\d{1,3})\s?%?$/.exec(text) ?? [];
    return digits === undefined || Number(digits) > most ? null : Number(digits);
  };
}

const windowForm = 'a day and a time, as in 2026-12-01 09:00';

function yesOrNo(text: string): boolean | null {
  return text === 'yes' ? true : text === 'no' ? false : null;
}
