import type { Arguments } from '../arguments.ts';
import type { Command, Flag } from '../command.ts';
import { refuse } from '../complain.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';

/** The way to sit that asks nothing of a terminal and can be listened to. */
export const plainFlag: Flag = {
  name: 'plain',
  value: null,
  says: 'line by line, for a screen reader or a bare terminal (also with ACCESSIBLE=1)',
};

/** `callsheet sit`: a practice sitting, on the full screen, line by line or from an answers file. */
export const sit: Command = {
  name: 'sit',
  summary: 'Sits a scenario, for practice or with a start file',
  about: [
    'On a terminal that is the full screen; without one, or with --plain, it is line by line. The time starts when you say so.',
    'Everything is saved as it happens. Leave when you like: `callsheet resume LOG` goes on there.',
  ].join('\n'),
  takes: {
    words: 'SCENARIO',
    least: 0,
    most: 1,
    says: 'a folder, its scenario.yaml, any .yaml file, or an id (`callsheet` alone lists them); with --start, the pack',
  },
  flags: [
    {
      name: 'start',
      value: 'FILE',
      says: 'the assessed sitting that this start file settles; the start code is asked for',
    },
    { name: 'as', value: 'ID', says: 'who sits: an id, not a name (practice)' },
    { name: 'seed', value: 'S', says: 'which variant; the same seed gives the same one (drawn at random)' },
    { name: 'extra-time', value: '25%', says: 'more sitting time; the story is the same' },
    { name: 'rest-breaks', value: null, says: 'a pause stops the sitting clock, in an assessment too' },
    { name: 'answers', value: 'FILE', says: 'sits it from an answers file, as `replay --answers` prints one' },
    plainFlag,
    {
      name: 'out',
      value: 'FILE',
      says: 'the log; one that is there is never overwritten (the next free name in ./sittings)',
    },
  ],
  examples: [
    { line: 'callsheet sit rain-on-day-six', says: 'a scenario by its id' },
    { line: 'callsheet sit scenarios/mine --seed 7 --plain', says: 'one of your own, in a folder, line by line' },
    { line: 'callsheet sit --start A1-rain-on-day-six-1.start', says: 'the sitting that counts' },
    { line: 'callsheet sit rain-on-day-six --answers strong.yaml --out a.jsonl', says: 'from an answers file' },
  ],
  exits: [
    [0, 'sat to its end, or left with everything saved'],
    [130, 'interrupted (Ctrl+C, a closed terminal), with everything saved'],
  ],
  run,
};

/** Each kind of sitting is loaded when it is sat: before a start code is typed nothing is read or compiled. */
async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  if (given.has('start')) return runAssessed(given, surroundings);
  const { sitPractice } = await import('./sit-practice.ts');
  return sitPractice(given, surroundings);
}

/** What the start file settles isn't said again. */
async function runAssessed(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const settled = ['as', 'seed', 'extra-time', 'rest-breaks', 'answers'].filter((flag) => given.has(flag));
  if (settled.length > 0)
    return refuse(surroundings, `--${settled[0]} can’t go with --start: the start file settles it`);
  const { sitAssessed } = await import('./sit-assessed.ts');
  const wishes = {
    startFile: given.value('start') ?? '',
    pack: given.words[0] ?? null,
    out: given.value('out'),
    wantsPlain: given.has('plain'),
  };
  return sitAssessed(wishes, surroundings);
}
