import { v5 as uuidFrom } from 'uuid';
import { stepOf } from '../../mark/levels.ts';
import { type StandingMark, standingMarks } from '../../mark/standing-marks.ts';
import { type Decision, decisionsOf } from './decisions.ts';
import type { ExportedSitting } from './export-json.ts';
import { inEnglish, interactionOf, language, responseOf } from './interaction.ts';
import type { ClosedRound } from './marks.ts';

/** Under which address accounts and activities stand unless an organisation gives its own; `.example` is nobody's (RFC 2606). */
export const usualHome = 'https://callsheet.example/';

/** Under which the names of what only callsheet says stand: they mean the same whatever the address of the rest. */
const vocabulary = 'https://callsheet.example/xapi/extensions/';

const answered = { id: 'http://adlnet.gov/expapi/verbs/answered', display: inEnglish('answered') };
const scored = { id: 'http://adlnet.gov/expapi/verbs/scored', display: inEnglish('scored') };

/** A statement of xAPI 1.0.3. */
export type Statement = Readonly<Record<string, unknown>> & { readonly id: string };

/**
 * The statements of a sitting: one for each decision, and one for each mark of a closed round, with a score where the marker saw
 * something. What a decision's says depends on nothing that came later, and its id on the chain up to it: sent twice, also from
 * a log that has grown, it is the same statement. What the author expects isn't in them. Pure.
 */
export function statementsOf(sitting: ExportedSitting, home: string): readonly Statement[] {
  const [first] = sitting.replayed.records;
  if (first === undefined) return [];
  const { began, sitting: opened } = first.after;
  const { scenario } = opened;
  const version = `${home}scenarios/${part(scenario.id)}/${began.scenario.digest.slice(0, 12)}`;
  const frame: Frame = {
    home,
    namespace: uuidFrom(home, uuidFrom.URL),
    actor: account(home, 'candidates', began.candidate),
    registration: first.record.hash,
    purpose: began.purpose,
    version,
    scenario: activity(version, 'simulation', scenario.title),
    grouping: [
      activity(`${home}scenarios/${part(scenario.id)}`, 'simulation', scenario.title),
      activity(`${home}plans/${part(scenario.plan.id)}`, 'assessment', scenario.plan.title),
    ],
  };
  const hashes = sitting.replayed.records.map(({ record }) => record.hash);
  return [
    ...decisionsOf(sitting.replayed).map((decision) => decisionStatement(decision, frame)),
    ...sitting.marks.closed.flatMap((round) =>
      standingMarks(round.ledger).map((mark) => markStatement(mark, round, hashes, frame)),
    ),
  ];
}

/** What the statements of a sitting have in common. */
interface Frame {
  readonly home: string;
  /** Ids of another address are others: their statements differ. */
  readonly namespace: string;
  readonly actor: unknown;
  /** Hash of the first record. */
  readonly registration: string;
  readonly purpose: string;
  /** The address of this version of the scenario. */
  readonly version: string;
  readonly scenario: unknown;
  readonly grouping: readonly unknown[];
}

function decisionStatement(decision: Decision, frame: Frame): Statement {
  const { task, answer, told, reason, sinceMs, seq, asked, clock, hash, wall } = decision;
  return {
    id: idOf('record', hash, frame),
    actor: frame.actor,
    verb: answered,
    object: {
      objectType: 'Activity',
      id: `${frame.version}/tasks/${part(task.id)}`,
      definition: {
        name: inEnglish(task.title),
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        ...interactionOf(task.spec),
      },
    },
    result: {
      response: responseOf(task.spec, answer),
      duration: durationOf(sinceMs),
      extensions: extensions({ kind: task.spec.kind, answer, told, ...(reason === null ? {} : { reason }) }),
    },
    context: contextOf(frame, frame.grouping, {}, { record: seq, hash, asked, 'story-time': clock }),
    timestamp: wall,
  };
}

function markStatement(
  { criterion, mark, hash, wall }: StandingMark,
  { ledger, scheme }: ClosedRound,
  hashes: readonly string[],
  frame: Frame,
): Statement {
  const { opened } = ledger;
  const address = `${frame.home}schemes/${part(opened.scheme.id)}/${opened.scheme.digest.slice(0, 12)}`;
  const title = scheme.criteria.find((one) => one.id === criterion)?.title ?? criterion;
  const step = stepOf(mark);
  const cites = mark.level === 'not-seen' ? [] : mark.cites;
  const firmness = mark.level === 'not-seen' ? {} : { firmness: mark.firmness };
  const grouping = [...frame.grouping, activity(address, 'assessment', scheme.title)];
  return {
    id: idOf('mark', hash, frame),
    actor: frame.actor,
    verb: scored,
    object: activity(`${address}/criteria/${part(criterion)}`, 'objective', title),
    result: {
      ...(step === null ? {} : { score: { raw: step, min: 0, max: 5 } }),
      ...(mark.comment === '' ? {} : { response: mark.comment.toWellFormed() }),
      extensions: extensions({
        level: mark.level,
        ...firmness,
        cites,
        'cited-hashes': cites.map((seq) => hashes[seq]),
      }),
    },
    context: contextOf(
      frame,
      grouping,
      { instructor: account(frame.home, 'assessors', opened.assessor) },
      {
        round: opened.round,
        attempt: opened.attempt,
        for: opened.for,
        plan: opened.plan,
        standing: 'the mark of one round: no result',
      },
    ),
    timestamp: wall,
  };
}

function contextOf(
  frame: Frame,
  grouping: readonly unknown[],
  more: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, unknown>>,
): unknown {
  return {
    registration: idOf('registration', frame.registration, frame),
    ...more,
    platform: 'callsheet',
    language,
    contextActivities: { parent: [frame.scenario], grouping },
    extensions: extensions({ purpose: frame.purpose, ...own }),
  };
}

/** A UUID of version 5 (RFC 9562): the same for the same record, for ever. */
function idOf(what: string, hash: string, { namespace }: Frame): string {
  return uuidFrom(`${what} ${hash}`, namespace);
}

/** Somebody known by an id: never a mailbox. A candidate and an assessor of the same id are two. */
function account(home: string, who: 'candidates' | 'assessors', name: string): unknown {
  return { objectType: 'Agent', account: { homePage: `${home}${who}`, name } };
}

function activity(id: string, type: string, name: string): unknown {
  const definition = { name: inEnglish(name), type: `http://adlnet.gov/expapi/activities/${type}` };
  return { objectType: 'Activity', id, definition };
}

function extensions(own: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [`${vocabulary}${name}`, value]));
}

/** A part of an address. */
function part(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}

/** An ISO 8601 duration in seconds and hundredths, as precise as xAPI compares them (part 2, 4.6): `PT83.25S`. Pure. */
export function durationOf(ms: number): string {
  return `PT${Math.floor(ms / 10) / 100}S`;
}
