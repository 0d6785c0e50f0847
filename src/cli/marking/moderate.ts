import { usualRules } from '../../mark/commitment.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { refuse } from '../complain.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { signWhatIsApart } from './moderate-apart.ts';
import { commitToSample } from './moderate-commit.ts';
import { holdToControls } from './moderate-controls.ts';
import { drawTheSample } from './moderate-draw.ts';
import { moderatedFolder } from './moderate-folder.ts';
import { viewModeration } from './moderate-view.ts';

/** `callsheet moderate`: what stands between marks and a result. */
export const moderate: Command = {
  name: 'moderate',
  summary: 'Shows where two markers differ, and draws the sample that is moderated',
  about: [
    'Without a flag: the closed first and second marks of a folder, where they differ side by side with the records that each cites,',
    'and how each criterion is settled: by an appeal, else by moderation, else by a third person’s adjudication, else by two who agree.',
    'The program never settles one: it takes no mean and no higher mark. Rounds that aren’t closed aren’t shown.',
  ].join('\n'),
  takes: { words: 'DIR', least: 1, most: 1, says: 'the folder of the logs, with their ledgers beside them' },
  flags: [
    { name: 'key', value: 'KEY', says: 'the folder of the moderator’s key: to open what is sealed, and to sign' },
    {
      name: 'card',
      value: 'CARDS',
      says: 'cards of assessors and moderators: then every signature must be one of theirs',
    },
    { name: 'scheme', value: 'FILE', says: 'the marking scheme, where the ledgers are by more than one' },
    { name: 'single', value: null, says: 'one mark is enough where there is no second' },
    { name: 'commit', value: null, says: 'before marking: settles the sample’s seed, rules and logs, and signs them' },
    {
      name: 'share',
      value: 'PERCENT',
      says: `with --commit: how much of each assessor’s and each centre’s (${usualRules.share}%)`,
    },
    { name: 'least', value: 'N', says: `with --commit: at least so many of each (${usualRules.least})` },
    {
      name: 'draw',
      value: null,
      says: 'after marking: shows the seed, holds it to the commitment and draws; later, draws again',
    },
    { name: 'anyway', value: null, says: 'with --draw: although some aren’t marked, which are left out' },
    {
      name: 'apart',
      value: null,
      says: 'signs which criteria are apart, and not how they were marked: for who adjudicates and can’t read the marks',
    },
    { name: 'controls', value: 'FILE', says: 'where each assessor stands by sittings with agreed marks' },
    {
      name: 'enforce',
      value: null,
      says: 'with --controls: signs who stops, and opens again what they closed since the last agreed one',
    },
    { name: 'json', value: null, says: 'for machines' },
  ],
  examples: [
    { line: 'callsheet moderate sittings/ --commit --key keys/moderator-MO1', says: 'before anything is marked' },
    { line: 'callsheet moderate sittings/ --draw --key keys/moderator-MO1', says: 'when the rounds are closed' },
    { line: 'callsheet moderate sittings/ --key keys/moderator-MO1', says: 'where two markers differ' },
    { line: 'callsheet moderate sittings/ --apart --key keys/moderator-MO1', says: 'for whoever adjudicates' },
    { line: 'callsheet moderate sittings/ --controls controls.yaml', says: 'who marks as was agreed' },
  ],
  exits: [
    [0, 'told, whether anybody differs or not'],
    [
      1,
      'a log or a ledger is wrong, and is named; a commitment or a sample doesn’t hold; an assessor is outside tolerance',
    ],
  ],
  run,
};

/** What can be done with a folder, of which one is asked for: the view where none is. */
const deeds = ['commit', 'draw', 'apart', 'controls'] as const;

/** Flags that say something only beside another. */
const beside = { share: 'commit', least: 'commit', anyway: 'draw', enforce: 'controls' } as const;

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const asked = deeds.filter((flag) => given.has(flag)).map((flag) => `--${flag}`);
  if (asked.length > 1) return refuse(surroundings, `give ${asked.join(' or ')}, one at a time`);
  const idle = Object.entries(beside).find(([flag, its]) => given.has(flag) && !given.has(its));
  if (idle !== undefined) return refuse(surroundings, `--${idle[0]} goes with --${idle[1]}: give both`);
  const folder = await moderatedFolder(given, surroundings);
  if (!folder.ok) return refuse(surroundings, folder.because);
  if (given.has('commit')) return commitToSample(folder.value, given, surroundings);
  if (given.has('draw')) return drawTheSample(folder.value, given, surroundings);
  if (given.has('apart')) return signWhatIsApart(folder.value, given, surroundings);
  const controls = given.value('controls');
  if (controls !== null) return holdToControls(folder.value, controls, given, surroundings);
  return viewModeration(folder.value, given, surroundings);
}
