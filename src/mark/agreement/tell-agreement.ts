import { wrapText } from '../../view/text/wrap.ts';
import { listed } from '../../view/words.ts';
import type { Agreement } from './agreement.ts';
import { cell, columnsMax, type FigureId, few, figureOf, isStarred, nameOf, starredFrom } from './figure-words.ts';
import type { Of } from './subjects.ts';

/** The figures as tables of 80 columns: of each thing percent agreement, AC2 and ordinal alpha, of an assessor their severity. Pure. */
export function tellAgreement(found: readonly Agreement[]): readonly string[] {
  const tables = (Object.keys(headings) as Of[]).flatMap((of) => {
    const those = found.filter((one) => one.of === of);
    return those.length === 0 ? [] : [...tableOf(of, those), ''];
  });
  return [...tables, ...notes(found)];
}

const headings: Readonly<Record<Of, string>> = {
  all: '',
  outcome: 'Outcomes',
  criterion: 'Criteria',
  assessor: 'Assessors',
  pair: 'Pairs',
};

const shownMeasures: Readonly<Record<'ofEach' | 'ofAssessor', readonly FigureId[]>> = {
  ofEach: ['percent', 'ac2Quadratic', 'alphaOrdinal'],
  ofAssessor: ['percent', 'severity', 'alphaOrdinal'],
};

const short: Readonly<Partial<Record<FigureId, string>>> = {
  percent: 'agree %',
  ac2Quadratic: 'AC2',
  alphaOrdinal: 'alpha',
  severity: 'severity, steps',
};

function tableOf(of: Of, those: readonly Agreement[]): readonly string[] {
  const which = shownMeasures[of === 'assessor' ? 'ofAssessor' : 'ofEach'];
  const rows = those.map((one) => {
    const cells = one.figures === null ? [few(one)] : which.map((id) => cell(figureOf(one.figures, id), id));
    return [`${nameOf(one)}${isStarred(one.figures) ? ' *' : ''}`, String(one.units), ...cells];
  });
  return inColumns([[headings[of], 'units', ...which.map((id) => short[id] ?? id)], ...rows]);
}

/**
 * Rows in columns, two spaces apart: names in the first, which has what the others leave, and numbers of units to the right. A name
 * that is longer stands on a line of its own, since a part of it could be another's.
 */
function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [2, 3, 4].map((column) =>
    Math.max(...rows.filter((row) => row.length > 3).map((row) => row[column]?.length ?? 0)),
  );
  const left = columnsMax - widths.reduce((sum, width) => sum + width + 2, unitsWidth + 2);
  const names = rows.map(([name = '']) => name.length).filter((length) => length <= left);
  const first = Math.max(0, ...names);
  return rows.flatMap(([name = '', units = '', ...cells]) => {
    const padded = cells.map((one, at) => one.padEnd(widths[at] ?? 0));
    const rest = [units.padStart(unitsWidth), ...padded].join('  ');
    if (name.length <= first) return [`${name.padEnd(first)}  ${rest}`.trimEnd()];
    return [...wrapText(name, columnsMax), `${' '.repeat(first)}  ${rest}`.trimEnd()];
  });
}

/** As wide as the word above them. */
const unitsWidth = 'units'.length;

/** What has to be known to read the tables. */
function notes(found: readonly Agreement[]): readonly string[] {
  const given = found.filter(({ figures }) => figures !== null);
  const starred = given.some(({ figures }) => isStarred(figures));
  const differing = found.filter(({ of, seenByOne }) => of === 'criterion' && seenByOne > 0);
  return [
    ...sentences(
      `Units are criteria of sittings that two or more have marked.${given.length === 0 ? '' : ' After each figure stands its interval. Agree: two gave the same level. AC2: Gwet’s, quadratic weights. Alpha: Krippendorff’s, ordinal. --all gives every measure.'}`,
    ),
    ...(given.some(({ of }) => of === 'assessor')
      ? sentences(
          'Each assessor is set against the others who marked the same. Severity: how far theirs is above (+) or below (-) the others’ mean.',
        )
      : []),
    ...(starred
      ? sentences(
          `* ${starredFrom * 100}% of these marks or more are of one level: alpha and kappa can be low there though nearly all agree, and AC2 is high. Look at how many of the few others they agree on.`,
        )
      : []),
    ...whyUndefined(given).flatMap(sentences),
    ...(differing.length === 0
      ? []
      : sentences(
          `One saw no evidence where another gave a level: ${listed(differing.map((one) => `${nameOf(one)} ${one.seenByOne}`))}. These marks count as missing in the figures.`,
        )),
  ];
}

/** A sentence for each reason why a figure of the tables has no value. */
function whyUndefined(given: readonly Agreement[]): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const one of given)
    for (const id of shownMeasures[one.of === 'assessor' ? 'ofAssessor' : 'ofEach']) {
      const figure = figureOf(one.figures, id);
      if (figure !== null && !figure.ok)
        reasons.set(figure.because, [...(reasons.get(figure.because) ?? []), `${nameOf(one)} (${short[id] ?? id})`]);
    }
  return [...reasons].map(([because, names]) => `Undefined, since ${because}: ${listed(names)}.`);
}

/** A sentence on lines that fit. */
function sentences(text: string): readonly string[] {
  return wrapText(text, columnsMax);
}
