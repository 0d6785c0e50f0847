import { diagnose, type Report } from './diagnostic.ts';
import { readDate, readPercentage } from './notation.ts';
import { proseAt, reportNotation } from './resolver.ts';
import type { Fairness, Review } from './scenario.ts';
import { asMap, entryAt, itemsAt, mapAt, scalarAt, valueAt, type YamlMap, type YamlScalar } from './yaml-tree.ts';

/** How far variants may differ where the author doesn't say. */
const marginUsual = 10;

/** Reads `fairness:`, in per cent. */
export function readFairness(root: YamlMap, report: Report): Fairness {
  const margin = (key: keyof Fairness): number => {
    const scalar = scalarAt(mapAt(root, 'fairness'), key);
    if (scalar === null) return marginUsual;
    const percent = readPercentage(scalar.text);
    if (percent === null) reportNotation(report, scalar, 'a percentage from 0% to 100%', '10%');
    return percent ?? marginUsual;
  };
  return { reading: margin('reading'), sitting: margin('sitting'), story: margin('story') };
}

/** Reads what people said of it: `demand:`, `reviewed-by:`, `review-due:`. */
export function readReview(root: YamlMap, report: Report): Review {
  const by = itemsAt(root, 'reviewed-by').flatMap((item) => {
    const map = asMap(item);
    const role = scalarAt(map, 'role');
    return role === null ? [] : [{ role: role.text, date: dateOf(scalarAt(map, 'date'), report) ?? '' }];
  });
  const dueAt = scalarAt(root, 'review-due');
  const due = dateOf(dueAt, report);
  const last = by.reduce((latest, { date }) => (date > latest ? date : latest), '');
  if (due !== null && dueAt !== null && due <= last)
    report(
      diagnose(
        'CS412',
        dueAt.span,
        `The next review is due on ${due}, and the last one was on ${last}.`,
        'Write a later date.',
      ),
    );
  const at = entryAt(root, 'reviewed-by') ?? entryAt(root, 'status');
  return { demand: proseAt(valueAt(root, 'demand')), by, due, span: at?.key.span ?? root.span };
}

function dateOf(scalar: YamlScalar | null, report: Report): string | null {
  if (scalar === null) return null;
  const date = readDate(scalar.text);
  if (date === null) reportNotation(report, scalar, 'a date', '2026-03-01');
  return date;
}
