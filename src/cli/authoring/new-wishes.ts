import { cleanText } from '../../scenario/clean-text.ts';
import { firstMinutes, suggestedCodes } from '../../scenario/first-scenario.ts';
import { limits } from '../../scenario/limits.ts';
import { didYouMean } from '../../scenario/nearest.ts';
import type { Code, Plan } from '../../scenario/plan.ts';
import { isSpelledAsId, reservedId, respell } from '../../scenario/spelling.ts';
import { reservedScenarioIds } from '../../scenario/top-rules.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';

/** Something that an author wishes of a new scenario: by a flag, or when asked. */
export interface Wish<Value> {
  readonly flag: string;
  readonly question: string;
  /** What it is when nobody says. */
  readonly usual: string;
  readonly read: (typed: string) => Read<Value>;
}

/** Reads the id of a scenario that is to be. */
export function readNewId(typed: string): Read<string> {
  if (!isSpelledAsId(typed, '-')) {
    const proposal = respell(typed, '-');
    const instead = proposal === null ? 'begin with a letter' : `write ${proposal}`;
    return wrong(`${shown(typed)} can't be an id, which has small letters, digits and -: ${instead}`);
  }
  if (typed.length > limits.idCharacters)
    return wrong(`an id has at most ${limits.idCharacters} characters, and this one has ${typed.length}`);
  if (reservedScenarioIds.includes(typed))
    return wrong(`${typed} is reserved: the folder scenarios/${typed} holds something else. Choose another id`);
  const reserved = reservedId(typed, 'id');
  return reserved === null ? { ok: true, value: typed } : wrong(`${typed} is ${reserved}: choose another id`);
}

/** The title; unless said it is made from the id. */
export function titleWish(id: string): Wish<string> {
  const words = id.replaceAll('-', ' ');
  return {
    flag: 'title',
    question: 'What is its title?',
    usual: words.charAt(0).toUpperCase() + words.slice(1),
    read: (typed) => {
      const title = cleanText(typed, { newlines: false }).trim();
      if (title === '') return wrong('a title has at least one letter');
      if (title.length <= limits.labelCharacters) return { ok: true, value: title };
      return wrong(`a title has at most ${limits.labelCharacters} characters, and this one has ${title.length}`);
    },
  };
}

/** The codes of the plan that it gives a chance to show. */
export function codesWish(plan: Plan, option: string | null): Wish<readonly Code[]> {
  return {
    flag: 'codes',
    question: 'Which codes should it give a chance to show? Put commas between them; ? lists them.',
    usual: suggestedCodes(plan, option).join(', '),
    read: (typed) => readCodes(typed, plan, option),
  };
}

/** The time allowed. */
export const minutesWish: Wish<number> = {
  flag: 'minutes',
  question: 'How many minutes should a candidate have?',
  usual: String(firstMinutes.usual),
  read: (typed) => {
    const { least, most } = firstMinutes;
    const minutes = Number(/^(\d{1,3})m?$/.exec(typed)?.[1] ?? 0);
    if (minutes >= least && minutes <= most) return { ok: true, value: minutes };
    return wrong(`the time is a number of minutes from ${least} to ${most}, and this is ${shown(typed)}`);
  },
};

/** The codes that a new scenario may have, with their texts. */
export function codeLines(plan: Plan, option: string | null): readonly string[] {
  return offered(plan, option).map(({ id, text }) => `  ${id.padEnd(4)} ${text}`);
}

function offered(plan: Plan, option: string | null): readonly Code[] {
  const isOffered = ({ kind, part }: Code): boolean =>
    kind !== 'behaviour' && (option === null || part === 'core' || part === option);
  return plan.codes.filter(isOffered);
}

function readCodes(typed: string, plan: Plan, option: string | null): Read<readonly Code[]> {
  const names = typed.split(/[\s,]+/).filter((name) => name !== '');
  if (names.length === 0) return wrong('name at least one code');
  const codes = offered(plan, option);
  const unknown = names.find((name) => !codes.some(({ id }) => id === name));
  if (unknown !== undefined) return wrong(whyNotCode(unknown, plan, codes));
  return { ok: true, value: codes.filter(({ id }) => names.includes(id)) };
}

function whyNotCode(name: string, plan: Plan, codes: readonly Code[]): string {
  const code = plan.codes.find(({ id }) => id === name);
  if (code?.kind === 'behaviour')
    return `${name} is a behaviour: the employer verifies it, a sitting doesn't. Leave it out`;
  if (code !== undefined)
    return `${name} belongs to the option ${code.part}: take it out, or say --option ${code.part}`;
  const near = didYouMean(
    name,
    codes.map(({ id }) => id),
  );
  return `the plan ${plan.id} has no code ${shown(name)}.${near === '' ? ' Codes are written as in the plan: K6, S3' : near}`;
}

function wrong(because: string): { readonly ok: false; readonly because: string } {
  return { ok: false, because };
}
