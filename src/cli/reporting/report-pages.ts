import { assessorPage } from '../../report/pages/assessor-page.ts';
import { candidatePage } from '../../report/pages/candidate-page.ts';
import { cohortPage } from '../../report/pages/cohort-page.ts';
import { type Marked, openingOf, whyNoResult } from '../../report/pages/marked.ts';
import type { Page } from '../../report/pages/page.ts';
import { pageHtml } from '../../report/pages/page-html.ts';
import type { Player } from '../../report/pages/player.ts';
import { type Summary, summaryOf } from '../../report/pages/summary.ts';
import type { MarkingScheme } from '../../scenario/scheme-file.ts';
import { counted } from '../../view/words.ts';
import { type MarkedOpener, openMarked } from '../marking/marked-sitting.ts';
import { shown, shownWhole } from '../shown.ts';
import type { Surroundings } from '../surroundings.ts';

/** A page, ready to be written, and what isn't in it; or why there is none. */
export type Made =
  | {
      readonly ok: true;
      readonly html: string;
      /** What it is, to go before the name of its file. */
      readonly told: string;
      /** Logs and ledgers that aren't in it, each in a sentence. */
      readonly missing: readonly string[];
      /** What whoever hands it out should know. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly because: string };

/** Makes the page of one sitting. That of a candidate is made only of marking that is closed, settled and whole. */
export async function makeOne(
  path: string,
  reader: 'candidate' | 'assessor',
  player: Player | null,
  opener: MarkedOpener,
  surroundings: Surroundings,
): Promise<Made> {
  const each = await openMarked(path, opener, surroundings);
  if (each.is !== 'read') return { ok: false, because: each.sentence };
  const { marked } = each;
  const { candidate } = openingOf(marked).began;
  if (reader === 'assessor') {
    const notes = ['It has the answer key in it: it is for those who mark, and no candidate’s.'];
    return made(
      assessorPage(marked, player),
      `Everything about the sitting of ${candidate} is in`,
      marked.notCounted,
      notes,
    );
  }
  const why = whyNoFeedback(marked);
  if (why !== null) return { ok: false, because: why };
  return made(
    candidatePage(marked),
    `Feedback for ${candidate} is in`,
    [],
    ['It says nothing of what answers came to, or of what the author expects.'],
  );
}

/** Why a candidate can't be told yet; null where they can. */
function whyNoFeedback(marked: Marked): string | null {
  const [bad] = marked.notCounted;
  const later = 'A candidate is told when every round is closed and settled';
  if (bad !== undefined)
    return `nothing is told to a candidate while a ledger beside the log can’t be counted: ${shownWhole(bad)}`;
  const why = whyNoResult(marked);
  return why === null ? null : `${shown(marked.log)} ${why}. ${later}`;
}

/** Makes the page of a cohort. A log that can't be opened spoils no other. */
export async function makeCohort(
  paths: readonly string[],
  { name, least }: { readonly name: string; readonly least: number },
  opener: MarkedOpener,
  surroundings: Surroundings,
): Promise<Made> {
  const summaries: Summary[] = [];
  const bad: string[] = [];
  const missing: string[] = [];
  const taken = new Map<string, string>();
  let scheme: MarkingScheme | null = null;
  for (const path of paths) {
    const each = await openMarked(path, opener, surroundings);
    if (each.is === 'stop') return { ok: false, because: each.sentence };
    if (each.is === 'bad') {
      bad.push(each.sentence);
      continue;
    }
    const { log, head } = each.marked;
    const before = taken.get(head.hash);
    if (before !== undefined) {
      missing.push(`${shownWhole(log)} is the same log as ${shownWhole(before)}: it is counted once`);
      continue;
    }
    taken.set(head.hash, log);
    const its: MarkingScheme | null = each.marked.scheme;
    if (scheme !== null && its !== null && JSON.stringify(its) !== JSON.stringify(scheme))
      return {
        ok: false,
        because: `the sittings in ${shown(name)} were marked by more than one scheme: say which with --scheme FILE`,
      };
    scheme ??= its;
    missing.push(...each.marked.notCounted);
    summaries.push(summaryOf(each.marked));
  }
  if (summaries.length === 0)
    return { ok: false, because: [`no log in ${shown(name)} could be opened`, ...bad.slice(0, 1)].join(': ') };
  const page = cohortPage(summaries, { name, least, scheme, leftOut: bad.length });
  return made(page, `${counted(summaries.length, 'sitting')} in`, [...bad, ...missing], []);
}

function made(page: Page, told: string, missing: readonly string[], notes: readonly string[]): Made {
  return { ok: true, html: pageHtml(page), told, missing, notes };
}
