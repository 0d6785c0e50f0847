import { diagnose } from '../diagnostic.ts';
import type { WriteSpec } from '../kinds/write.ts';
import { readInteger } from '../notation.ts';
import { isYes, type Resolver, referAll, reportNotation, withinBounds } from '../resolver.ts';
import { scalarAt, scalarsAt, valueAt, type YamlMap } from '../yaml-tree.ts';

/** The most words that an author may ask for or accept. */
const wordsMax = 1_000;

/** Reads a `write`. Without `at-most`, three times the expected words are accepted. Only an e-mail has a subject unless said. */
export function readWrite(resolver: Resolver, task: YamlMap): WriteSpec {
  const to = referAll(resolver.report, scalarsAt(task, 'to'), resolver.people, 'CS304', 'person');
  const attach = referAll(resolver.report, scalarsAt(task, 'attach'), resolver.documents, 'CS305', 'document');
  const words = readCount(resolver, task, 'words') ?? 1;
  const atMostWords = readCount(resolver, task, 'at-most') ?? Math.min(wordsMax, words * 3);
  const mostAt = scalarAt(task, 'at-most');
  if (atMostWords < words && mostAt !== null)
    resolver.report(
      diagnose(
        'CS412',
        mostAt.span,
        `At most ${atMostWords} words are accepted, and ${words} are expected.`,
        'Raise `at-most` or lower `words`.',
      ),
    );
  const as = asOf(scalarAt(task, 'as')?.text);
  return {
    kind: 'write',
    as,
    to: to.map(({ id, name, role }) => ({ id, name, role })),
    attach: attach.map(({ id, title }) => ({ id, title })),
    mayNotSend: isYes(valueAt(task, 'may-not-send')),
    hasSubject: isYes(valueAt(task, 'subject'), as === 'e-mail'),
    words,
    atMostWords,
  };
}

function asOf(word: string | undefined): WriteSpec['as'] {
  return word === 'e-mail' || word === 'handover' ? word : 'note';
}

function readCount(resolver: Resolver, task: YamlMap, key: string): number | null {
  const scalar = scalarAt(task, key);
  if (scalar === null) return null;
  const words = readInteger(scalar.text);
  if (words === null) reportNotation(resolver.report, scalar, 'a number of words', '120');
  return words === null ? null : withinBounds(resolver, scalar, words, { least: 1, most: wordsMax });
}
