import {
  type DiagnosticCode,
  diagnosticCodes,
  meaningOf,
  type PromiseCode,
  promiseCodes,
  type ReadingCode,
} from '../../src/scenario/codes.ts';
import { renderDiagnostic } from '../../src/scenario/render-diagnostic.ts';
import type { SourceFile } from '../../src/scenario/scenario.ts';
import { runFault } from '../check/fault-runs.ts';
import { promiseRows } from '../check/promise-rows.ts';
import { examples, runExample, runMended } from './diagnostic-examples.ts';

const stages: Readonly<Record<string, string>> = {
  CS1: 'The YAML itself, and its limits',
  CS2: 'The shape of the file',
  CS3: 'Ids and what they refer to',
  CS4: 'Rules of the story',
  CS5: 'Documents and the plan',
  CS6: 'Conditions, and text with values in it',
  CS7: 'Answers files',
};

/** `docs/diagnostics.md`: every code with an example as it is printed, what it means and what to do. */
export function diagnosticsPage(): string {
  const codes = Object.keys(diagnosticCodes) as ReadingCode[];
  const parts = Object.entries(stages).flatMap(([stage, title]) => {
    const own = codes.filter((code) => code.startsWith(stage));
    return [`## ${title}\n`, overview(own), ...own.map(section)];
  });
  return `${opening}\n${[...parts, ...promises()].join('\n')}`;
}

/** What `check` proves: each code with the faulty scenario that shows it. */
function promises(): readonly string[] {
  const codes = Object.keys(promiseCodes) as PromiseCode[];
  return [
    '## What `check` proves\n',
    'Each has a small scenario with that one fault in `test/fixtures/faults`. `check --witness DIR` writes the shortest answers file that shows a broken promise; sit it to see.\n',
    overview(codes),
    ...codes.map(promiseSection),
  ];
}

function promiseSection(code: PromiseCode): string {
  const { shownBy, fix } = promiseRows[code];
  const { diagnostics, files } = runFault(shownBy);
  const [shown] = diagnostics.filter((diagnostic) => diagnostic.code === code);
  if (shown === undefined) throw new Error(`${shownBy} doesn’t show ${code}`);
  const picture = renderDiagnostic(shown, files);
  return [`### ${code}\n`, `${sentence(meaningOf(code).meaning)} (\`${shownBy}\`)\n`, fenced(picture), `${fix}\n`].join(
    '\n',
  );
}

const opening = `# What callsheet says about a scenario file

Each mistake is printed as \`file:line:col: error CS123 message\`, with the line, a caret below the place and a hint that says what to do. All the mistakes of a file come in one run. A warning doesn't stop a sitting; an error does. A code keeps its meaning for ever.

Below, each code has an example as it is printed, what to do, and the example put right. The page is made from the examples that the tests run: \`test/scenario/diagnostic-examples.ts\` and \`test/check/promise-rows.ts\`.
`;

function overview(codes: readonly DiagnosticCode[]): string {
  const rows = codes.map((code) => {
    const { severity, meaning } = meaningOf(code);
    return `| [${code}](#${code.toLowerCase()}) | ${severity} | ${meaning} |`;
  });
  return ['| code | severity | meaning |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

function section(code: ReadingCode): string {
  const { diagnostics, files } = runExample(code);
  const [shown] = diagnostics.filter((diagnostic) => diagnostic.code === code);
  const picture = shown === undefined ? '' : renderDiagnostic(shown, files);
  return [`### ${code}\n`, `${sentence(diagnosticCodes[code].meaning)}\n`, fenced(picture), right(code, files)].join(
    '\n',
  );
}

function sentence(meaning: string): string {
  return `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`;
}

/** What to do, and the lines of the example that change. */
function right(code: ReadingCode, before: readonly SourceFile[]): string {
  const { fix } = examples[code];
  const after = runMended(code)?.files ?? [];
  const lines = after.flatMap(({ path, text }) => {
    const old = before.find((file) => file.path === path)?.text;
    return old === undefined || old === '' || old === text ? [] : changedLines(old, text);
  });
  return lines.length === 0 ? `${fix}\n` : `${fix}\n\n${fenced(dedented(lines).join('\n'))}`;
}

/** The lines of the new text from its first that differs to its last. */
function changedLines(before: string, after: string): readonly string[] {
  const [old, lines] = [before.split('\n'), after.split('\n')];
  const first = lines.findIndex((line, index) => line !== old[index]);
  const sameAtEnd = lines.toReversed().findIndex((line, index) => line !== old[old.length - 1 - index]);
  return lines.slice(first, Math.max(first, lines.length - sameAtEnd));
}

function dedented(lines: readonly string[]): readonly string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  return lines.map((line) => line.slice(Math.min(...indents)));
}

function fenced(text: string): string {
  return `\`\`\`\n${text}\n\`\`\`\n`;
}
