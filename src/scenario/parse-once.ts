import type { Diagnostic } from './diagnostic.ts';
import type { ParsedYaml, ParseYaml } from './parse.ts';

interface Reading {
  readonly text: string;
  readonly parsed: ParsedYaml;
  readonly found: readonly Diagnostic[];
}

/** A way to read that reads each file once while its text is the same: what was found in it is reported again each time. */
export function parsingOnce(parse: ParseYaml): ParseYaml {
  const readings = new Map<string, Reading>();
  return (file, text, report) => {
    const known = readings.get(file);
    const reading = known?.text === text ? known : readWith(parse, file, text);
    readings.set(file, reading);
    for (const diagnostic of reading.found) report(diagnostic);
    return reading.parsed;
  };
}

function readWith(parse: ParseYaml, file: string, text: string): Reading {
  const found: Diagnostic[] = [];
  const parsed = parse(file, text, (diagnostic) => found.push(diagnostic));
  return { text, parsed, found };
}
