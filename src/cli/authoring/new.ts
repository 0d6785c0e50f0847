import { isThere } from '../../host/is-there.ts';
import { writeNewFileInFolder } from '../../host/new-file.ts';
import { absolutePath, toldPath } from '../../host/paths.ts';
import { findScenario, listPlans } from '../../host/scenario-files.ts';
import { firstScenario, firstSeed } from '../../scenario/first-scenario.ts';
import { scenarioSchema } from '../../scenario/json-schema.ts';
import type { Plan } from '../../scenario/plan.ts';
import type { Arguments } from '../arguments.ts';
import { type Asking, askLines } from '../ask-lines.ts';
import type { Command } from '../command.ts';
import { complain, refuse } from '../complain.ts';
import { openPlan, readOption } from '../open/open-plan.ts';
import { placesOf } from '../open/open-scenario.ts';
import { printLines } from '../print.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';
import { codeLines, codesWish, minutesWish, readNewId, titleWish, type Wish } from './new-wishes.ts';

/** `callsheet new`: a small scenario to begin with. */
export const newScenario: Command = {
  name: 'new',
  summary: 'Writes a small scenario that can be checked and sat at once, to be changed into your own',
  about: [
    'On a terminal it asks for what no flag gives. It writes the folder scenarios/ID, and beside it scenario.schema.json, with which',
    'an editor completes and explains as you type. Nothing that is there already is touched.',
  ].join('\n'),
  takes: { words: 'ID', least: 1, most: 1, says: 'the name of its folder: small letters, digits and -' },
  flags: [
    { name: 'title', value: 'T', says: 'its title; made from the id unless said' },
    { name: 'codes', value: 'LIST', says: 'the codes that it gives a chance to show, with commas: K6,S3' },
    { name: 'minutes', value: 'N', says: 'the sitting time; 15 unless said' },
    { name: 'plan', value: 'P', says: 'the id of an assessment plan; needed only where there are several' },
    { name: 'option', value: 'O', says: 'the option of the plan that it is for' },
  ],
  examples: [
    { line: 'callsheet new my-first', says: 'asks for the rest' },
    { line: 'callsheet new late-van --title "The late van" --codes K6,S3 --minutes 10', says: 'asks nothing' },
  ],
  exits: [
    [0, 'written'],
    [130, 'interrupted; nothing is written'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const id = readNewId(given.words[0] ?? '');
  if (!id.ok) return refuse(surroundings, id.because);
  const taken = whyTaken(id.value, surroundings);
  if (taken !== null) return refuse(surroundings, taken);
  const plan = planOf(given, surroundings);
  if (!plan.ok) return refuse(surroundings, plan.because);
  const optionName = given.value('option');
  const option = optionName === null ? null : readOption(optionName, plan.value);
  if (option !== null && !option.ok) return refuse(surroundings, option.because);
  const wished = await wishesOf(given, surroundings, id.value, plan.value, option?.value ?? null);
  if (wished === null) {
    complain(surroundings, 'nothing is written');
    return 130;
  }
  if (!wished.ok) return refuse(surroundings, wished.because);
  const files = firstScenario({ id: id.value, plan: plan.value, ...wished.value });
  return write(id.value, files, scenarioSchema([plan.value]), surroundings);
}

function whyTaken(id: string, surroundings: Surroundings): string | null {
  const folder = `scenarios/${id}`;
  if (isThere(absolutePath(surroundings.cwd, folder)))
    return `${folder} is there already, and nothing is overwritten: choose another id`;
  const { packageRoot } = placesOf(surroundings);
  return findScenario(id, { cwd: packageRoot, packageRoot }) === null
    ? null
    : `${id} is a scenario that comes with callsheet: choose another id`;
}

function planOf(given: Arguments, surroundings: Surroundings): Read<Plan> {
  const plans = listPlans(placesOf(surroundings));
  const id = given.value('plan') ?? (plans.length === 1 ? plans[0] : undefined);
  if (id !== undefined) return openPlan(id, surroundings);
  return { ok: false, because: `name a plan with --plan: there is ${plans.join(', ') || 'none'}` };
}

type Wishes = Omit<Parameters<typeof firstScenario>[0], 'id' | 'plan'>;

/** What the flags say, and on a terminal what is typed; null when somebody stopped it. */
async function wishesOf(
  given: Arguments,
  surroundings: Surroundings,
  id: string,
  plan: Plan,
  option: string | null,
): Promise<Read<Wishes> | null> {
  const isAsked = surroundings.stdin.isTTY === true && surroundings.stdout.isTTY === true;
  const asking = isAsked ? askLines(surroundings) : null;
  const wish = <Value>(one: Wish<Value>) => wishOf(given, one, asking, () => codeLines(plan, option));
  try {
    const title = await wish(titleWish(id));
    if (title?.ok !== true) return title;
    const codes = await wish(codesWish(plan, option));
    if (codes?.ok !== true) return codes;
    const minutes = await wish(minutesWish);
    if (minutes?.ok !== true) return minutes;
    return { ok: true, value: { title: title.value, codes: codes.value, minutes: minutes.value } };
  } finally {
    asking?.end();
  }
}

async function wishOf<Value>(
  given: Arguments,
  { flag, question, usual, read }: Wish<Value>,
  asking: Asking | null,
  help: () => readonly string[],
): Promise<Read<Value> | null> {
  const said = given.value(flag);
  if (said !== null || asking === null) {
    const value = read(said ?? usual);
    return value.ok ? value : { ok: false, because: `--${flag}: ${value.because}` };
  }
  for (;;) {
    const typed = await asking.ask(question, usual);
    if (typed === null) return null;
    const value = typed === '?' ? null : read(typed);
    if (value?.ok === true) return value;
    asking.tell(value === null ? help() : [`${value.because}.`]);
  }
}

function write(
  id: string,
  files: ReadonlyMap<string, string>,
  schema: unknown,
  surroundings: Surroundings,
): ExitStatus {
  const path = (file: string): string => absolutePath(surroundings.cwd, `scenarios/${file}`);
  const all = [...files].map(([file, text]) => [path(`${id}/${file}`), text] as const);
  const schemaPath = path('scenario.schema.json');
  if (!isThere(schemaPath)) all.push([schemaPath, `${JSON.stringify(schema, null, 1)}\n`]);
  const told: string[] = [];
  let problem: string | null = null;
  for (const [file, text] of all) {
    const written = writeNewFileInFolder(file, text);
    if (!written.ok) {
      problem = written.because;
      break;
    }
    told.push(`  ${shown(toldPath(surroundings.cwd, file))}`);
  }
  if (told.length > 0) printLines(surroundings, ['Written:', ...told]);
  if (problem !== null) return refuse(surroundings, problem);
  printLines(surroundings, next(id));
  return 0;
}

function next(id: string): readonly string[] {
  const lines = [
    [`callsheet check ${id}`, 'proves what it promises'],
    [`callsheet sit ${id}`, 'sits it'],
    [`callsheet sit ${id} --answers scenarios/${id}/answers/strong.yaml --seed ${firstSeed}`, 'plays the answers'],
    [`callsheet preview ${id}`, 'plays it beside the file as you change it'],
  ] as const;
  return [
    '',
    'Next:',
    ...lines.flatMap(([line, says]) => [`  ${line}`, `      ${says}`]),
    'docs/authors.md goes on from here. In VS Code, the YAML extension completes keys and explains codes.',
  ];
}
