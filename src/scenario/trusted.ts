import type { DiagnosticCode } from './codes.ts';
import type { Report } from './diagnostic.ts';
import type { ParsedYaml } from './parse.ts';

/** Codes that say something of what stands elsewhere: not to be trusted of a file of which some part could not be read. */
const codesOfTheWhole: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'CS202',
  'CS209',
  'CS212',
  'CS213',
  'CS302',
  'CS303',
  'CS304',
  'CS305',
  'CS306',
  'CS307',
  'CS308',
  'CS310',
  'CS311',
  'CS312',
  'CS313',
  'CS314',
  'CS401',
  'CS404',
  'CS407',
  'CS408',
  'CS409',
  'CS410',
  'CS411',
  'CS414',
  'CS602',
  'CS605',
  'CS606',
  'CS611',
]);

/** Lets through what can be trusted of a file as far as it was read: nothing that a mistake of YAML may only have made seem so. */
export function trusted(parsed: ParsedYaml, file: string, report: Report): Report {
  return (diagnostic) => {
    const isBeyond = diagnostic.span.file === file && diagnostic.span.start >= parsed.readableUpTo;
    if (!isBeyond && (parsed.isWhole || !codesOfTheWhole.has(diagnostic.code))) report(diagnostic);
  };
}
