import { existsSync, readFileSync } from 'node:fs';
import { sitAnswers } from '../../src/log/answers.ts';
import { readAnswers } from '../../src/scenario/answers-file.ts';
import type { ReadingCode } from '../../src/scenario/codes.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Diagnostic } from '../../src/scenario/diagnostic.ts';
import type { ScenarioSource, SourceFile } from '../../src/scenario/scenario.ts';
import { referencedFiles } from '../../src/scenario/source.ts';
import { MemoryLog, small } from '../log/memory-log.ts';

/**
 * One example of every code: `test/fixtures/diagnostics/CODE.yaml` is the smallest file that shows the mistake and nothing
 * else (CS7xx: an answers file of the small scenario). `docs/diagnostics.md` is made from them.
 */
export interface DiagnosticExample {
  /** Line and column at which it is named; the file before it where it isn't the scenario's or the answers'. */
  readonly at: string;
  /** What to do, for every mistake of this code, to stand in the documentation. */
  readonly fix: string;
  /** The words of the example that are wrong, and what makes it right; null where there is no right one to show. */
  readonly mend: readonly [wrong: string, right: string] | null;
  /** The file that is mended, where it isn't the one with the mistake's code. */
  readonly mendIn?: string;
}

/** The example of every code. */
export const examples: { readonly [code in ReadingCode]: DiagnosticExample } = {
  CS101: {
    at: '11:34',
    fix: 'Put quotes round every text in { } or [ ] that has a colon, a comma, a bracket or a # in it.',
    mend: ['First: assistant', '"First: assistant"'],
  },
  CS102: {
    at: '17:11',
    fix: 'Lines that belong together begin in the same column; what belongs to a key begins two spaces further in.',
    mend: ['          words', '        words'],
  },
  CS103: {
    at: '17:1',
    fix: 'Indent with spaces. Most editors can turn tabs into spaces.',
    mend: ['\twords', '        words'],
  },
  CS104: {
    at: '3:8',
    fix: 'Close the quote or bracket where the text or list ends.',
    mend: ['"A small day', '"A small day"'],
  },
  CS105: {
    at: '15:16',
    fix: 'Put quotes round the whole value. This is needed when it begins with `!`, `&`, `*`, `@`, `%`, `|`, `>`, `{{`, or with a word in quotes and more after it.',
    mend: ['"Now" he says, what changed?', `'"Now" he says, what changed?'`],
  },
  CS106: {
    at: '11:41',
    fix: 'In { } and [ ] a comma ends a text. Put quotes round the whole text.',
    mend: ['First, then second', '"First, then second"'],
  },
  CS107: {
    at: '11:40',
    fix: 'Put quotes round the whole text, or move the comment to a line of its own.',
    mend: ['First # assistant', '"First # assistant"'],
  },
  CS108: {
    at: '3:12',
    fix: 'If the sign belongs to the text, put quotes round all of it. If it is a comment, give it a line of its own.',
    mend: ['Day #2', '"Day #2"'],
  },
  CS109: {
    at: '8:1',
    fix: 'Keep one of the two.',
    mend: [
      `title: Another
`,
      '',
    ],
  },
  CS110: {
    at: '8:1',
    fix: 'Write a word before the colon, or take the line out.',
    mend: [
      `: 40m
`,
      '',
    ],
  },
  CS111: {
    at: '3:12',
    fix: 'In double quotes a backslash begins a sign of its own. Write it twice, or use single quotes.',
    mend: ['"Day\\Set"', "'Day\\Set'"],
  },
  CS112: {
    at: '3:1',
    fix: 'Take the line out.',
    mend: [
      `---
`,
      '',
    ],
  },
  CS113: {
    at: '9:20',
    fix: 'Put quotes round the whole text.',
    mend: ['A short film: you coordinate it.', '"A short film: you coordinate it."'],
  },
  CS114: {
    at: '3:8',
    fix: 'Type the text anew; copying it from another program often brings such characters along.',
    mend: ['small\\u0007 day', 'small day'],
  },
  CS115: {
    at: '1:1',
    fix: 'Write the file, or name the one you meant.',
    mend: null,
  },
  CS116: {
    at: '3:1',
    fix: 'Write `key: value`, with a space after the colon, or `- value` in a list. A line that only goes on a text is indented further than its key.',
    mend: ['title:A', 'title: A'],
  },
  CS120: {
    at: '1:1',
    fix: 'Move long texts into documents; make two scenarios of one.',
    mend: null,
  },
  CS121: {
    at: '3:48',
    fix: 'Take levels out. No scenario needs so many.',
    mend: ['[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]', 'A small day'],
  },
  CS122: {
    at: '1:1',
    fix: 'Make two scenarios of it, or move tables into documents.',
    mend: null,
  },
  CS123: {
    at: '9:8',
    fix: 'Shorten the text, or move it into a document.',
    mend: null,
  },
  CS124: {
    at: '11:21',
    fix: 'Leave some out; the message names the limit.',
    mend: [', 51]', ']'],
  },
  CS125: {
    at: '207:1',
    fix: 'Mend those that are listed and run it again.',
    mend: null,
  },

  CS201: {
    at: '7:1',
    fix: 'Spell the key as docs/authors.md has it. Most often two letters have changed places, or the line is indented to belong to something else.',
    mend: ['alow', 'allow'],
  },
  CS202: {
    at: '18:9',
    fix: 'Add the key.',
    mend: [
      'handover: yes',
      `handover: yes
        reserve: 5m`,
    ],
  },
  CS203: {
    at: '7:8',
    fix: 'A list is `[a, b]` or lines that begin with `- `; a map is `{ key: value }` or lines of `key: value`; anything else is a single value.',
    mend: ['[30m]', '30m'],
  },
  CS204: {
    at: '21:11',
    fix: 'Begin with a small letter; go on with small letters, digits and `-`. In the names of facts, draws and form fields `_` stands instead of `-`.',
    mend: ['Sent it', 'sent-it'],
  },
  CS205: {
    at: '14:7',
    fix: 'Give it another name: conditions or answers files use this word for something else.',
    mend: [
      `note:
`,
      `handover-note:
`,
    ],
  },
  CS206: {
    at: '7:8',
    fix: 'Write money as `"£1,240"`, durations as `45m` or `1h30m`, times as `"Mon 11:30"`, whole numbers as `12`.',
    mend: ['thirty minutes', '30m'],
  },
  CS207: {
    at: '4:9',
    fix: 'Write one of the words that the hint names.',
    mend: ['drafted', 'draft'],
  },
  CS208: {
    at: '7:8',
    fix: 'Write a number within the bounds that the hint names.',
    mend: ['12h', '8h'],
  },
  CS209: {
    at: '15:9',
    fix: 'Write exactly one of the keys that say what it is: one kind for a task, one unit for a fact, a draw or a form field, `text` or `table` for a document.',
    mend: [
      'as: handover',
      `write: What changed, and who knows?
        as: handover`,
    ],
  },
  CS210: {
    at: '18:9',
    fix: 'Take the key out, or move it to what it belongs to.',
    mend: [
      `
        options: { a: A }`,
      '',
    ],
  },
  CS211: {
    at: '1:12',
    fix: 'Write `callsheet: 1`. A file of a later version needs a later callsheet.',
    mend: ['callsheet: 2', 'callsheet: 1'],
  },
  CS212: {
    at: '20:18',
    fix: 'Put at least one thing in it, or take the key out.',
    mend: [
      'results: {}',
      `results:
          sent: { to: over }`,
    ],
  },
  CS213: {
    at: '7:7',
    fix: 'Write the value after the colon, or take the key out.',
    mend: ['allow:', 'allow: 30m'],
  },

  CS301: {
    at: '22:3',
    fix: 'Give one of the two another id. States, tasks, documents and messages share their ids; results must differ within their task.',
    mend: ['      over:', '      handover-note:'],
  },
  CS302: {
    at: '21:23',
    fix: 'Write the id of a state of this file.',
    mend: ['to: ovre', 'to: over'],
  },
  CS303: {
    at: '20:36',
    fix: 'A strand can’t move another strand. Go to a state outside the parallel one, or send a `signal` that the other strand hears with `on`.',
    mend: ['1h: { to: wrapped }', '1h: { to: desk }'],
  },
  CS304: {
    at: '16:26',
    fix: 'Write the id of somebody under `people`.',
    mend: ['from: tom', 'from: ann'],
  },
  CS305: {
    at: '18:19',
    fix: 'Write the id of something under `documents`, or declare it there.',
    mend: [
      `
        document: call-sheet`,
      '',
    ],
  },
  CS306: {
    at: '21:27',
    fix: 'Add the signal to the list `signals` at the top of the file, or spell it as it stands there.',
    mend: ['signal: note-sent, ', ''],
  },
  CS307: {
    at: '23:25',
    fix: '`do` sets facts. Write the id of one that is declared under `facts`.',
    mend: ['goodwil:', 'goodwill:'],
  },
  CS308: {
    at: '15:11',
    fix: 'Write the name of a draw that is declared under `draws`; of a draw of rows, the column too: `supplier.ready`.',
    mend: ['frnot', 'front'],
  },
  CS309: {
    at: '15:14',
    fix: '`after` takes a draw of durations, `at` a draw of times.',
    mend: ['after:', 'at:'],
  },
  CS310: {
    at: '21:38',
    fix: 'Write a code as the plan has it: K1, S12.',
    mend: ['S12 pass', 'S1 pass'],
  },
  CS311: {
    at: '21:38',
    fix: 'List the code under `assesses`, or show one that is listed.',
    mend: ['core: [S1]', 'core: [S1, K1]'],
  },
  CS312: {
    at: '6:25',
    fix: 'Write `core`, or the id of an option of the plan.',
    mend: ['stduio', 'studio'],
  },
  CS313: {
    at: '19:18',
    fix: 'Write the id that stands in {#…} at the end of the line, or in the column `id` of the table.',
    mend: ['[l3]', '[l2]'],
  },
  CS314: {
    at: '18:22',
    fix: 'Name every strip of the task once, by its id.',
    mend: ['[rig, shot]', '[rig, shoot]'],
  },
  CS315: {
    at: '6:24',
    fix: 'Move the code to its own part. Behaviours are the employer’s to verify and stand in none.',
    mend: ['core: [S1, S3]', 'core: [S1], studio: [S3]'],
  },

  CS401: {
    at: '11:1',
    fix: 'Every path ends in a handover note. Give the last `write` task `handover: yes` and `reserve: 5m`.',
    mend: [
      'words: 60',
      `words: 60
        handover: yes
        reserve: 5m`,
    ],
  },
  CS402: {
    at: '17:9',
    fix: 'The handover note is in the candidate’s own words: make it a `write` task.',
    mend: [
      `choose: Is all well?
        options: { fine: Yes }`,
      `write: What changed, and who knows?
        as: handover
        words: 60`,
    ],
  },
  CS403: {
    at: '23:19',
    fix: 'Add a last result without `when`, for every answer that fits none of those before it.',
    mend: [
      'sent: { when: goodwill > 3, to: over }',
      `sent: { when: goodwill > 3, to: over }
          short: { to: over }`,
    ],
  },
  CS404: {
    at: '24:11',
    fix: 'The first that holds is taken, and one without `when` always holds: put it last. A `done` needs a final state to wait for.',
    mend: [
      `sent: { to: over }
          long: { when: goodwill > 7, to: over }`,
      `long: { when: goodwill > 7, to: over }
          sent: { to: over }`,
    ],
  },
  CS405: {
    at: '18:28',
    fix: 'Distinction stands only on what the candidate made or wrote. Write `pass`, or let the reason be judged: `reason: required` and `judged: [S1]`.',
    mend: ['S1 distinction', 'S1 pass'],
  },
  CS406: {
    at: '10:1',
    fix: 'Put a state of `type: parallel` inside; the story itself goes from one state to the next.',
    mend: [
      `type: parallel
`,
      '',
    ],
  },
  CS407: {
    at: '24:5',
    fix: 'A final state may have `entry` and `ending`, a history state `history` and `to`, and nothing else.',
    mend: [
      `    after: { 10m: { to: office } }
`,
      '',
    ],
  },
  CS408: {
    at: '11:1',
    fix: 'Add a state of `type: final` at the top of the story, with an `ending`, and go to it.',
    mend: [
      'sent: {}',
      `sent: { to: over }
  over:
    type: final
    ending: { title: The end, text: The day was made. }`,
    ],
  },
  CS409: {
    at: '22:3',
    fix: 'A final state at the top of the story ends the sitting: give it `ending: { title: …, text: … }`. No other state has one.',
    mend: [
      `    type: final
`,
      `    type: final
    ending: { title: The end, text: The day was made. }
`,
    ],
  },
  CS410: {
    at: '12:3',
    fix: 'A state with states inside says which comes first (`initial`), or has them all at once (`type: parallel`, with two strands or more).',
    mend: [
      `  office:
`,
      `  office:
    initial: desk
`,
    ],
  },
  CS411: {
    at: '22:3',
    fix: 'A history state stands inside the state that is left, and its `to` names a state in there too.',
    mend: [
      `  back:
    type: history
    to: office
`,
      '',
    ],
  },
  CS412: {
    at: '11:3',
    fix: 'Write the smaller or earlier one first, and a start between the two.',
    mend: ['from: 10, to: 0', 'from: 0, to: 10'],
  },
  CS413: {
    at: '22:24',
    fix: 'Give one of them a `when`, or let time pass between them.',
    mend: ['looking: { always: { to: waiting } }', 'looking: { after: { 10m: { to: waiting } } }'],
  },
  CS414: {
    at: '11:3',
    fix: 'Attach the document to a message, or take `arrives: later` out.',
    mend: [', arrives: later', ''],
  },

  CS501: {
    at: '11:36',
    fix: 'Write the file, or mend its name. Names begin at the folder of the scenario.',
    mend: ['order.txt', 'CS501.txt'],
  },
  CS502: {
    at: '11:36',
    fix: 'Put the file into the scenario’s own folder: a log holds all of it.',
    mend: ['../order.txt', 'CS502.txt'],
  },
  CS503: {
    at: 'CS503.csv:2:1',
    fix: 'Write as many cells in each row as in the heading, and quotes round a cell with a comma in it.',
    mend: ['Ellery, Tom,', '"Ellery, Tom",'],
    mendIn: 'CS503.csv',
  },
  CS504: {
    at: 'CS504.txt:2:12',
    fix: 'Give one of the two lines another id.',
    mend: ['20:30 {#l1}', '20:30 {#l2}'],
    mendIn: 'CS504.txt',
  },
  CS505: {
    at: 'CS505.txt:1:11',
    fix: 'Write {#l1} at the very end of its line: small letters, digits and `-`.',
    mend: ['{#l1} 06:00', '06:00 {#l1}'],
    mendIn: 'CS505.txt',
  },
  CS506: {
    at: '5:7',
    fix: 'Write the name of a file in scenarios/plans, without `.yaml`.',
    mend: ['smal-plan', 'small-plan'],
  },
  CS507: {
    at: '5:7',
    fix: 'Make the plan’s `id` and the name of its file the same.',
    mend: ['id: small-plan', 'id: renamed-plan'],
    mendIn: 'plan.yaml',
  },

  CS601: {
    at: '23:34',
    fix: 'Compare with ==, !=, <, <=, > or >=; join with && (and), || (or), ! (not); put text in double quotes.',
    mend: ['goodwill = 3', 'goodwill == 3'],
  },
  CS602: {
    at: '23:25',
    fix: 'Write a fact or draw as it is declared. Text stands in double quotes.',
    mend: ['goodwil >', 'goodwill >'],
  },
  CS603: {
    at: '23:25',
    fix: 'Compare and add like with like: `money("£500")`, `duration("2h")`, `time("Mon 11:30")`.',
    mend: ['cost > 500', `'cost > money("£500")'`],
  },
  CS604: {
    at: '23:26',
    fix: 'Compare one value at a time, and join with && and ||.',
    mend: ['"goodwill in [1, 2]"', 'goodwill == 1 || goodwill == 2'],
  },
  CS605: {
    at: '21:27',
    fix: 'docs/authors.md lists what the answer of each kind offers, and which functions there are.',
    mend: ['answer.send', 'answer.sent'],
  },
  CS606: {
    at: '21:35',
    fix: 'Write the name, in double quotes, of something that is declared in the file.',
    mend: ['"first-call"', '"handover-note"'],
  },
  CS607: {
    at: '23:39',
    fix: 'Write money("£500"), duration("1h30m"), time("Mon 11:30").',
    mend: ['"500"', '"£500"'],
  },
  CS608: {
    at: '13:22',
    fix: 'Outside a task’s results use `at:` or `after:` on a state. In results, compare the clock with a constant or a draw.',
    mend: [`always: { when: 'now > time("Mon 12:00")', to: over }`, 'at: { "Mon 12:00": { to: over } }'],
  },
  CS609: {
    at: '13:26',
    fix: '`answer` is there in the results of its own task alone. Elsewhere ask what it came to: result("task") == "name".',
    mend: ['answer.sent', `'result("handover-note") == "sent"'`],
  },
  CS610: {
    at: '23:65',
    fix: 'Split it: set a fact with `do` step by step, and ask for the fact.',
    mend: ['(((((((((((((((((((((((((((((((((((((((((goodwill)))))))))))))))))))))))))))))))))))))))))', 'goodwill'],
  },
  CS611: {
    at: '21:53',
    fix: 'Write one of the words that it can be; the hint names them.',
    mend: ['snet', 'sent'],
  },
  CS612: {
    at: '17:32',
    fix: 'Open with {{ and close with }}: {{ front }}.',
    mend: ['{{ front }', '{{ front }}'],
  },
  CS613: {
    at: '23:36',
    fix: 'Use a smaller number.',
    mend: ['99999999999999999999', '999'],
  },
  CS614: {
    at: '17:33',
    fix: 'Money is written out with its sign: take the one in the text out.',
    mend: ['£{{ hire }}', '{{ hire }}'],
  },
  CS615: {
    at: '22:22',
    fix: 'Set a fact with `do:` in that result, and show the fact.',
    mend: ['Is it {{ result("van") }}?', 'Is it set?'],
  },

  CS701: {
    at: '2:3',
    fix: 'Write one thing for each dash: a task’s id and its answer, or open, close, wait, tick, note, draft, expire.',
    mend: [
      `kit: [gazebo]
  reason: It rains`,
      'kit: { answer: [gazebo], reason: It rains }',
    ],
  },
  CS702: {
    at: '1:3',
    fix: 'Write the id of a task as the scenario has it.',
    mend: ['kti', 'kit'],
  },
  CS703: {
    at: '1:3',
    fix: 'The message says why not. Change the entry, or put before it what has to come first: an answer, a wait.',
    mend: ['book-van: { who: dele, by: call }', 'kit: [gazebo]'],
  },
  CS704: {
    at: '2:1',
    fix: 'Write a list, in the order in which the answers are given: begin each line with a dash.',
    mend: [
      `first-call: { answer: tom, reason: He drives }
kit: [gazebo]`,
      `- first-call: { answer: tom, reason: He drives }
- kit: [gazebo]`,
    ],
  },
};

/** What a run over an example finds, and the files that it is in. */
export interface ExampleRun {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly SourceFile[];
}

/** Runs the example of a code. */
export function runExample(code: ReadingCode): ExampleRun {
  return run(code, (file) => file);
}

/** Runs the example of a code with its mistake mended; null where there is nothing to mend. */
export function runMended(code: ReadingCode): ExampleRun | null {
  const { mend, mendIn = nameOf(code) } = examples[code];
  if (mend === null) return null;
  const [wrong, right] = mend;
  return run(code, ({ path, text }) => ({ path, text: path === mendIn ? text.replace(wrong, () => right) : text }));
}

function nameOf(code: ReadingCode): string {
  return code.startsWith('CS7') ? 'answers.yaml' : 'scenario.yaml';
}

type Change = (file: SourceFile) => SourceFile;

function run(code: ReadingCode, change: Change): ExampleRun {
  const entry = change({ path: nameOf(code), text: tooBigForAFile[code]?.() ?? fixture(`diagnostics/${code}.yaml`) });
  if (code.startsWith('CS7')) return { diagnostics: sat(entry), files: [entry] };
  const source = sourceOf(entry, change);
  return { diagnostics: compileScenario(source).diagnostics, files: [...source.files, source.plan] };
}

/** The scenario with the documents and the plan that it names, as far as they are there. */
function sourceOf(entry: SourceFile, change: Change): ScenarioSource {
  const { documents, plan } = referencedFiles(entry);
  const there = documents.filter((path) => isFixture(`diagnostics/${path}`));
  const files = there.map((path) => change({ path, text: fixture(`diagnostics/${path}`) }));
  const planText = isFixture(`plans/${plan}.yaml`) ? fixture(`plans/${plan}.yaml`) : '';
  return { entry: entry.path, files: [entry, ...files], plan: change({ path: 'plan.yaml', text: planText }) };
}

function sat({ path, text }: SourceFile): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const answers = readAnswers(path, text, small, (diagnostic) => found.push(diagnostic));
  if (answers === null) return found;
  const done = sitAnswers(new MemoryLog().begin(), answers);
  return !done.ok && done.problem === 'entry' ? [...found, done.diagnostic] : found;
}

const folder = new URL('../fixtures/', import.meta.url);

function isFixture(path: string): boolean {
  return existsSync(new URL(path, folder));
}

function fixture(path: string): string {
  return readFileSync(new URL(path, folder), 'utf8');
}

const rightOne = (): string => fixture('diagnostics/right.yaml');

/** Examples that are made when they are wanted. */
const tooBigForAFile: { readonly [code in ReadingCode]?: () => string } = {
  CS120: () => `${rightOne()}${'# and so on\n'.repeat(50_000)}`,
  CS122: () => rightOne().replace('[S1]', () => `[${'S1, '.repeat(30_000)}S1]`),
  CS123: () => rightOne().replace('You coordinate', () => 'You coordinate and coordinate '.repeat(300)),
  CS125: () => rightOne().replace('allow:', () => `${many(201, (index) => `extra-${index}: x\n`)}allow:`),
};

function many(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join('');
}
