import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessorPage } from '../../../src/report/pages/assessor-page.ts';
import { candidatePage } from '../../../src/report/pages/candidate-page.ts';
import { pageHtml } from '../../../src/report/pages/page-html.ts';
import { resultsOf } from '../../../src/scenario/task-results.ts';
import { stoppedAnswers } from '../../cli/logs-of.ts';
import { MemoryLog, sit, small } from '../../log/memory-log.ts';
import { nastyText } from '../papers/nasty.ts';
import { markOf } from './ledgers.ts';
import { markedSmall, smallLog } from './marked-small.ts';

const marked = markedSmall([
  {
    marks: {
      tells: markOf('pass', 'You rang Priya first.\n\nTom heard it from her.'),
      papers: markOf('distinction', 'It says why.'),
    },
  },
  { round: 'second', assessor: 'AS2', marks: { tells: markOf('pass', 'Agreed.'), papers: markOf('below', 'No.') } },
  { round: 'adjudication', assessor: 'AS3', marks: { papers: markOf('distinction', 'It does say why.') } },
]);
const candidate = pageHtml(candidatePage(marked));
const assessor = pageHtml(assessorPage(marked, null));

/** What only those who mark may read. */
const secrets = [...small.tasks.values()].flatMap((task) => [
  ...resultsOf(task).flatMap(({ shows }) => shows.map(({ because }) => because)),
  ...(task.marking?.lookFor ?? []),
  ...[task.marking?.notAPass, task.marking?.justAPass, task.marking?.justADistinction].flatMap((one) => one ?? []),
]);

describe('a candidate’s page', () => {
  it('gives each mark with its comment, and what the next level shows in the words of the scheme', () => {
    for (const words of ['A secure pass', 'You rang Priya first.', 'Tom heard it from her.', 'Tells the others too.'])
      expect(candidate).toContain(words);
  });

  it('gives the settled mark and its comment, and not those that it took the place of', () => {
    expect(candidate).toContain('It does say why.');
    expect(candidate).not.toContain('No.</p>');
    expect(candidate).not.toContain('Agreed.');
  });

  it('says of a sitting that could still go on that its marks are of what is there', () => {
    const log = new MemoryLog();
    sit(log.begin(), stoppedAnswers);
    const unfinished = markedSmall([{ marks: { tells: markOf('pass', '', [2]) } }], log);
    for (const page of [candidatePage(unfinished), assessorPage(unfinished, null)])
      expect(pageHtml(page)).toContain('The sitting is unfinished: its log stops before an end');
    for (const page of [candidate, assessor]) expect(page).not.toContain('The sitting is unfinished');
  });

  it('names nobody who marked', () => {
    for (const id of ['AS1', 'AS2', 'AS3']) {
      expect(candidate).not.toContain(id);
      expect(assessor).toContain(id);
    }
  });

  it('says nothing of what the author expects, of results, or of what else could have been answered', () => {
    expect(secrets.length).toBeGreaterThan(5);
    for (const secret of secrets) expect(candidate).not.toContain(secret.trim());
    for (const words of ['Came to', 'toward a pass', 'Not chosen', 'Rang Priya, then Tom', 'Told nobody']) {
      expect(candidate).not.toContain(words);
    }
    for (const words of ['Came to', 'toward a pass', 'Not chosen', 'Told nobody']) expect(assessor).toContain(words);
  });

  it('has the candidate’s own answers and reasons', () => {
    expect(candidate).toContain('Ring Priya');
    expect(candidate).toContain('Your reason: She signs for it');
  });
});

describe('an assessor’s page', () => {
  it('has every mark of every ledger, the evidence, the notes to markers, and the records that are cited as links', () => {
    for (const words of [
      'a secure distinction',
      'well below a pass',
      'Agreed.',
      'Look for:',
      'Evidence for AO1',
      'href="#record-4"',
    ])
      expect(assessor).toContain(words);
  });

  it('says that marks are provisional while they are, and not once they are settled', () => {
    expect(assessor).not.toContain('Provisional');
    const open = markedSmall([{ marks: { tells: markOf('pass') }, isClosed: false }]);
    expect(pageHtml(assessorPage(open, null))).toContain('Provisional: marks, not results.');
  });
});

describe('either page', () => {
  it('has the same scripts, links, frames and pictures whatever the candidate and the marker wrote: none', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (typed, comment) => {
        const log = smallLog(
          typed
            .toWellFormed()
            .replace(/\p{Cc}/gu, ' ')
            .trim() || 'x',
        );
        const given = markedSmall(
          [
            {
              marks: { tells: markOf('pass', comment.toWellFormed()), papers: markOf('pass', comment.toWellFormed()) },
            },
          ],
          log,
        );
        for (const page of [candidatePage(given), assessorPage(given, null)].map(pageHtml)) {
          expect(page).not.toMatch(/<(script|img|iframe|object|embed|form|input|link|base|video|audio|b|i)\b/i);
          expect(page).not.toMatch(/<[^>]*\s(on\w+|src|style)=/i);
          expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
