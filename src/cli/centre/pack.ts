import { statesMax } from '../../check/explore-states.ts';
import { writeNewFileInFolder } from '../../host/new-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { onAsk } from '../../host/signals.ts';
import { codeCharactersMin, drawCode, readCode } from '../../seal/code.ts';
import { makePack, openMarking, type Pack, sealedScenario } from '../../seal/pack.ts';
import type { Arguments } from '../arguments.ts';
import { checkScenario, hasError } from '../authoring/check.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { openCards, openIdentity } from '../open/open-keys.ts';
import { openPack } from '../open/open-pack.ts';
import { type ReadScenario, readScenario } from '../open/open-scenario.ts';
import { printJson, printLines } from '../print.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { version } from '../versions.ts';

/** `callsheet pack`: a scenario sealed for an assessment. */
export const pack: Command = {
  name: 'pack',
  summary: 'Seals a scenario for assessed sittings',
  about: [
    'The candidate’s part opens with the start code. The marking part (evidence, marking notes, what results are called, the whole',
    'scenario) opens only with the key of an assessor or a moderator named in it. A scenario is checked before it is sealed.',
  ].join('\n'),
  takes: { words: 'SCENARIO', least: 1, most: 1, says: 'a scenario as `sit` takes one; with --list or --open, a pack' },
  flags: [
    { name: 'to', value: 'CARDS', says: 'who marks: cards of assessors and moderators, with commas between them' },
    { name: 'for', value: 'CARDS', says: 'whose start files it takes: cards of centres, with commas' },
    { name: 'code', value: 'CODE', says: 'the start code (one is drawn, and said once)' },
    { name: 'out', value: 'FILE', says: 'where to put it (./packs/ID.pack); with --open, the folder' },
    { name: 'list', value: null, says: 'tells what anybody can read of a pack' },
    { name: 'open', value: null, says: 'opens the marking part of a pack, with --key, into a folder' },
    { name: 'key', value: 'KEY', says: 'an assessor’s or a moderator’s key folder, or a file of age-keygen' },
    { name: 'json', value: null, says: 'with --list: the same for machines' },
  ],
  examples: [
    {
      line: 'callsheet pack rain-on-day-six --to keys/assessor-AS1 --for keys/centre-LAB',
      says: 'seals it, and says the start code',
    },
    { line: 'callsheet pack packs/rain-on-day-six.pack --list', says: 'what it is, and for whom' },
    { line: 'callsheet pack packs/rain-on-day-six.pack --open --key keys/assessor-AS1', says: 'the whole scenario' },
  ],
  exits: [
    [0, 'sealed, told or opened'],
    [1, 'the scenario doesn’t keep what it promises: `check` shows it'],
    [130, 'interrupted; nothing is written'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const [name = ''] = given.words;
  if (given.has('list') && given.has('open')) return refuse(surroundings, 'give --list or --open, not both');
  if (given.has('list')) return list(name, given.has('json'), surroundings);
  if (given.has('open')) return open(name, given, surroundings);
  return seal(name, given, surroundings);
}

async function seal(name: string, given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const to = given.value('to');
  const whose = given.value('for');
  if (to === null)
    return refuse(surroundings, '--to is missing: name the card of an assessor at least, or nobody could mark');
  if (whose === null)
    return refuse(surroundings, '--for is missing: name the card of the centre whose start files it takes');
  const markers = openCards(to, ['assessor', 'moderator'], surroundings);
  if (!markers.ok) return refuse(surroundings, markers.because);
  if (!markers.value.some(({ role }) => role === 'assessor'))
    return refuse(surroundings, '--to names no assessor, and a moderator marks nothing first: name an assessor too');
  const centres = openCards(whose, ['centre'], surroundings);
  if (!centres.ok) return refuse(surroundings, centres.because);
  const code = given.value('code') === null ? drawCode() : readCode(given.value('code') ?? '');
  if (code.length < codeCharactersMin)
    return refuse(
      surroundings,
      `a start code has at least ${codeCharactersMin} characters: leave --code out, and one is drawn`,
    );
  const read = readScenario(name, surroundings);
  if (!read.ok) return refuse(surroundings, read.because);
  const checked = await checkFirst(read, surroundings);
  if (checked !== 0 || read.scenario === null) return checked === 0 ? 1 : checked;
  const { scenario } = read;
  if (scenario.status === 'draft')
    return refuse(surroundings, `${read.path} is a draft: what is sat in an assessment is a specimen or live`);
  const made = await makePack(scenario, { assessors: markers.value, centres: centres.value, code, program: version });
  if (!made.ok) return refuse(surroundings, `${read.path} ${made.because}`);
  const out = given.value('out') ?? `packs/${scenario.id}.pack`;
  const written = writeNewFileInFolder(absolutePath(surroundings.cwd, out), made.text);
  if (!written.ok) return refuse(surroundings, written.because);
  const drawn = given.value('code') === null;
  printLines(surroundings, [
    `${shown(out)}  ${scenario.title}, sealed to ${markers.value.map(({ id }) => id).join(', ')}, for ${centres.value.map(({ id }) => id).join(', ')}`,
    '',
    ...(drawn
      ? [
          `Start code: ${code}`,
          'It is kept nowhere. Give it to the centre apart from the pack, and to the room on the day.',
        ]
      : []),
  ]);
  return 0;
}

/** A pack that gets somebody stuck can't be mended on the day. */
async function checkFirst(read: ReadScenario, surroundings: Surroundings): Promise<ExitStatus> {
  let isInterrupted = false;
  const stopAsking = onAsk(() => {
    isInterrupted = true;
    return true;
  });
  const looked = await checkScenario(read, surroundings, statesMax, () => isInterrupted);
  stopAsking();
  if (isInterrupted) return 130;
  if (!hasError(looked)) return 0;
  complain(
    surroundings,
    `${read.path} isn't sealed: it doesn't keep what it promises. See \`callsheet check ${read.path}\``,
  );
  return 1;
}

function list(name: string, isJson: boolean, surroundings: Surroundings): ExitStatus {
  const opened = openPack(name, surroundings);
  if (!opened.ok) return refuse(surroundings, opened.because);
  const { pack: one, digest } = opened.value;
  if (isJson) printJson(surroundings, forMachines(one, digest));
  else printLines(surroundings, forPeople(one, digest));
  return 0;
}

function forMachines(one: Pack, digest: string): unknown {
  const { candidate, marking: _, ...open } = one;
  return { digest, ...open, candidate: candidate.digest };
}

function forPeople({ scenario, plan, minutes, centres, assessors, made }: Pack, digest: string): readonly string[] {
  return [
    `${scenario.title} (${scenario.id}), ${scenario.status}, ${minutes} minutes`,
    `plan       ${plan.title} (${plan.id}); options: ${plan.options.join(', ') || 'none'}`,
    `centres    ${centres.map(({ id }) => id).join(', ')}`,
    `sealed to  ${assessors.map(({ id }) => id).join(', ')}`,
    `scenario   ${scenario.digest}`,
    `pack       ${digest}`,
    `made by    callsheet ${made}`,
  ];
}

async function open(name: string, given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const opened = openPack(name, surroundings);
  if (!opened.ok) return refuse(surroundings, opened.because);
  const key = given.value('key');
  if (key === null)
    return refuse(surroundings, '--open needs --key: the key of an assessor or a moderator named in the pack');
  const identity = await openIdentity(key, surroundings);
  if (!identity.ok) return refuse(surroundings, identity.because);
  const { pack: one } = opened.value;
  const marking = await openMarking(sealedScenario(one), { identity: identity.value });
  if (marking === null) {
    const who = one.assessors.map(({ id }) => id).join(', ');
    return refuse(surroundings, `${shown(name)} doesn’t open with ${shown(key)}: it is sealed to ${who}`);
  }
  const folder = given.value('out') ?? `opened/${one.scenario.id}`;
  for (const { path, text } of [...marking.whole.files, { ...marking.whole.plan, path: `plans/${one.plan.id}.yaml` }]) {
    const written = writeNewFileInFolder(absolutePath(surroundings.cwd, `${folder}/${path}`), text, 'owner');
    if (!written.ok) return refuse(surroundings, written.because);
  }
  printLines(surroundings, [`${shown(folder)} holds the whole scenario, for markers alone.`]);
  return 0;
}
