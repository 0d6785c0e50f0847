import type { CodeEvidence, GraphTask } from './graph.ts';

/** How much evidence of each code a task can show, in words: `S8: 1 pass, 1 distinction, 2 against; judged`. Pure. */
export function evidenceWords(task: GraphTask): readonly string[] {
  return task.evidence.map((evidence) => `${evidence.code}: ${countWords(evidence).join(', ')}`);
}

function countWords({ pass, distinction, against, isJudged }: CodeEvidence): readonly string[] {
  const counts = [
    [pass, 'pass'],
    [distinction, 'distinction'],
    [against, 'against'],
  ] as const;
  return [
    ...counts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])),
    ...(isJudged ? ['words judged'] : []),
  ];
}
