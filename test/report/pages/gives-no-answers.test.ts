import { describe, expect, it } from 'vitest';
import { sitAnswers } from '../../../src/log/answers.ts';
import { replayLog } from '../../../src/log/replay.ts';
import { roundsOfLog } from '../../../src/mark/rounds-of-log.ts';
import { candidatePage } from '../../../src/report/pages/candidate-page.ts';
import { pageHtml } from '../../../src/report/pages/page-html.ts';
import { readAnswers } from '../../../src/scenario/answers-file.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { readScheme } from '../../../src/scenario/scheme-file.ts';
import { resultsOf } from '../../../src/scenario/task-results.ts';
import { bank, projectFile } from '../../laws/every-scenario.ts';
import { MemoryLog } from '../../log/memory-log.ts';
import { readXml } from '../papers/read-xml.ts';
import { ledgerOf, markOf } from './ledgers.ts';

const text = projectFile('scenarios/schemes/st0792-v2-default.yaml');

/** The texts of a candidate's page of a whole sitting, every criterion marked, every decision cited; and what the candidate wrote. */
function pageOf(scenario: Scenario, seed: string): { readonly page: readonly string[]; readonly typed: string } {
  const path = `scenarios/${scenario.id}/answers/weak.yaml`;
  const answers = readAnswers(path, projectFile(path), scenario, ({ message }) => {
    throw new Error(message);
  });
  const scheme = readScheme({ path: 'scheme.yaml', text }, scenario.plan, () => {});
  const log = new MemoryLog();
  if (
    answers === null ||
    scheme === null ||
    !sitAnswers(log.begin({ scenario, seed, mode: 'answers-file' }), answers).ok
  )
    throw new Error(`${path} wasn't sat`);
  const records = log.records();
  const last = records.at(-1);
  const cites = records.flatMap(({ kind, seq }) => (kind === 'decided' || kind === 'lapsed' ? [seq] : []));
  const marks = Object.fromEntries(scheme.criteria.map(({ id }) => [id, markOf('pass', 'A comment.', cites)]));
  const ledgers = [ledgerOf(records, text, { marks })];
  const page = readXml(
    pageHtml(
      candidatePage({
        log: 'a.jsonl',
        replayed: replayLog(records, () => ({ scenario, diagnostics: [] })),
        head: { count: records.length, hash: last?.hash ?? '' },
        scheme,
        ledgers,
        rounds: roundsOfLog(ledgers),
        sampled: undefined,
        notCounted: [],
      }),
    ),
  );
  const typed = records
    .flatMap((record) => (record.kind === 'decided' ? [JSON.stringify([record.answer, record.reason])] : []))
    .join('\n');
  return { page, typed };
}

/** What the author wrote for those who mark, and for nobody else. */
function secretsOf({ tasks }: Scenario): readonly string[] {
  const all = [...tasks.values()].flatMap((task) => {
    const { lookFor = [], notAPass, justAPass, justADistinction } = task.marking ?? {};
    const shows = [...resultsOf(task), ...(task.unanswered === null ? [] : [task.unanswered])].flatMap(
      (one) => one.shows,
    );
    return [
      ...shows.map(({ because }) => because),
      ...lookFor,
      ...[notAPass, justAPass, justADistinction].flatMap((one) => one ?? []),
    ];
  });
  return [...new Set(all.map((secret) => secret.trim()))];
}

describe('a candidate’s page of', () => {
  const assessed = bank.filter(({ scenario }) => !scenario.rehearsal);

  it.each(assessed.map(({ scenario }) => [scenario.id, scenario] as const))(
    '%s has no word of the author’s for those who mark',
    (id, scenario) => {
      const seed = /seed (\S+?)[:.,\s]/.exec(projectFile(`scenarios/${id}/answers/weak.yaml`))?.[1] ?? '7';
      const { page, typed } = pageOf(scenario, seed);
      // Some of the bank's weak answers are the author's own examples of one that isn't a pass.
      const secrets = secretsOf(scenario).filter((secret) => !typed.includes(JSON.stringify(secret).slice(1, -1)));
      expect(secrets.length).toBeGreaterThan(20);
      const said = page.join('\n');
      expect(said).toContain('A comment.');
      expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    },
  );
});
