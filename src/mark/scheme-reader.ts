import { sha256Hex } from '../log/canonical.ts';
import type { Plan } from '../scenario/plan.ts';
import type { SourceFile } from '../scenario/scenario.ts';
import { type MarkingScheme, readScheme } from '../scenario/scheme-file.ts';
import { type Understood, understand } from '../scenario/understand.ts';

/** Understands the texts of schemes against plans. */
export type SchemeReader = (source: SourceFile, plan: Plan) => Understood<MarkingScheme>;

/** One that understands each scheme once for each plan, however many ledgers hold it. */
export function createSchemeReader(): SchemeReader {
  const done = new Map<string, Understood<MarkingScheme>>();
  return (source, plan) => {
    const key = `${sha256Hex(source.text)} ${plan.id} ${plan.version} ${source.path}`;
    const read = done.get(key) ?? understand(source, (read, report) => readScheme(read, plan, report));
    done.set(key, read);
    return read;
  };
}
