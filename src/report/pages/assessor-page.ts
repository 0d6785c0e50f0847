import { minutesAndSeconds } from '../../log/minutes-and-seconds.ts';
import { receiptOf } from '../../log/receipt.ts';
import { endingTitle } from '../../log/replay.ts';
import { storyOf } from '../../log/story.ts';
import { toldClock } from '../../scenario/notation.ts';
import { evidenceSection, expectationsSection } from './evidence-sections.ts';
import { type Marked, noticesOf, openingOf } from './marked.ts';
import { ledgersSection, marksSection } from './marks-sections.ts';
import type { Page, Section } from './page.ts';
import type { Player } from './player.ts';
import { incidentsSection, readSection, timeSection } from './sitting-sections.ts';

/** Everything that is known of a sitting, for those who mark: it has the answer key in it. With a player it can be watched too. Pure. */
export function assessorPage(marked: Marked, player: Player | null): Page {
  const { began, sitting } = openingOf(marked);
  return {
    title: `“${sitting.scenario.title}”, sat by ${began.candidate}`,
    under: `For those who mark: it says what the author expects. Log ${marked.log}.`,
    notices: noticesOf(marked),
    sections: [
      theSitting(marked),
      ...(player === null ? [] : [watch(player)]),
      marksSection(marked),
      ledgersSection(marked),
      evidenceSection(marked.replayed),
      expectationsSection(marked.replayed),
      timeSection(marked.replayed),
      readSection(marked.replayed),
      incidentsSection(marked.replayed),
      story(marked),
    ],
    foot: [
      `Made from the log with the receipt ${receiptOf(marked.head)}, which replayed to its end.`,
      'Evidence is what the author expects a decision to show. It is no mark and never a grade: people mark.',
    ],
  };
}

function theSitting({ replayed, head }: Marked): Section {
  const { began, sitting } = openingOf({ replayed });
  const { time, program } = began;
  const { title, version, status } = sitting.scenario.plan;
  const extra = time.percent === 100 ? '' : `, with ${time.percent - 100}% more: ${minutesAndSeconds(time.deadlineMs)}`;
  return {
    heading: 'The sitting',
    blocks: [
      {
        kind: 'facts',
        pairs: [
          ['Candidate', began.candidate],
          [
            'Scenario',
            `${sitting.scenario.title} (${began.scenario.id}, ${sitting.scenario.status}; digest ${began.scenario.digest.slice(0, 12)}…)`,
          ],
          ['Plan', `${title}, ${version}${status === 'draft' ? ' (draft)' : ''}`],
          ['Purpose and mode', `${began.purpose}, ${began.mode}`],
          ['Seed', began.seed],
          ['Begun', began.wall],
          [
            'Time allowed',
            `${minutesAndSeconds(time.baseMs)}${extra}${time.restBreaks ? '; rest breaks stop the clock' : ''}`,
          ],
          ['How it ended', endWords({ replayed })],
          ['Receipt', receiptOf(head)],
          ['Written by', `callsheet ${program.callsheet}`],
          ['To be kept until', began.keepUntil],
        ],
      },
    ],
  };
}

/** How a sitting ended, in words. Pure. */
function endWords({ replayed }: Pick<Marked, 'replayed'>): string {
  const ended = replayed.records.findLast(({ record }) => record.kind === 'ended');
  if (ended === undefined || ended.record.kind !== 'ended') return 'not ended: the log stops unfinished';
  const how = { finished: 'finished', 'out-of-time': 'the time was up', withdrawn: 'ended by the candidate' }[
    ended.record.how
  ];
  const title = endingTitle(ended.after.sitting.scenario, ended.record.ending);
  const after = `after ${minutesAndSeconds(ended.record.at)}`;
  return title === null ? `${how}, ${after}` : `${how}, ${after}: ${title}`;
}

function watch(player: Player): Section {
  const about =
    'The screen as the candidate saw it, with stops of more than two seconds cut. Space plays and stops it; [ and ] go from decision to decision. All that it shows is told below in words, record by record.';
  return {
    heading: 'The sitting, to be watched',
    blocks: [
      { kind: 'paragraphs', paragraphs: [about] },
      { kind: 'player', player },
    ],
  };
}

function story({ replayed }: Marked): Section {
  const lines = storyOf(replayed).map(({ seq, clock, sitting, what, under }) => ({
    seq,
    when: `Record ${seq}, ${toldClock(clock)}, ${sitting} into the sitting`,
    what,
    under,
  }));
  return { heading: 'The story, record by record', blocks: [{ kind: 'story', lines }] };
}
