import { describe, expect, it } from 'vitest';
import { compileScenario } from '../../src/scenario/compile.ts';
import { smallSource } from '../fixtures/small.ts';

describe('what people said of a scenario', () => {
  it('is read: demand, who reviewed it, when it is due again', () => {
    const { scenario } = withTop(
      'demand: Steady; two things at once in the middle.\nreviewed-by:\n  - { role: employer, date: 2026-03-01 }\n  - { role: trainer, date: 2026-02-10 }\nreview-due: 2027-03-01\n',
    );
    expect(scenario?.review).toMatchObject({
      demand: 'Steady; two things at once in the middle.',
      by: [
        { role: 'employer', date: '2026-03-01' },
        { role: 'trainer', date: '2026-02-10' },
      ],
      due: '2027-03-01',
    });
  });

  it('is nothing where nobody said anything', () => {
    expect(withTop('').scenario?.review).toMatchObject({ demand: null, by: [], due: null });
  });

  it.each([
    ['review-due: 1 March 2027', "CS206 `1 March 2027` isn't a date."],
    ['review-due: 2027-02-29', "CS206 `2027-02-29` isn't a date."],
    ['reviewed-by: [{ role: employer, date: 2026-13-01 }]', "CS206 `2026-13-01` isn't a date."],
    ['reviewed-by: [{ role: friend, date: 2026-03-01 }]', 'CS207 `role` can’t be `friend`.'],
    ['reviewed-by: [{ role: employer }]', 'CS202 `date` is missing in an item of `reviewed-by`.'],
    [
      'reviewed-by: [{ role: employer, date: 2026-03-01 }]\nreview-due: 2026-03-01',
      'CS412 The next review is due on 2026-03-01, and the last one was on 2026-03-01.',
    ],
  ])('%s is refused', (top, told) => {
    expect(withTop(`${top}\n`).told).toEqual([told]);
  });
});

describe('how far variants may differ', () => {
  it('is 10% unless the author says otherwise', () => {
    expect(withTop('').scenario?.fairness).toEqual({ reading: 10, sitting: 10, story: 10 });
    expect(withTop('fairness: { story: 25%, reading: 0% }\n').scenario?.fairness).toEqual({
      reading: 0,
      sitting: 10,
      story: 25,
    });
  });

  it.each(['101%', '10', 'ten %'])('is a percentage: %s is refused', (written) => {
    expect(withTop(`fairness: { story: ${written} }\n`).told).toEqual([
      `CS206 \`${written}\` isn't a percentage from 0% to 100%.`,
    ]);
  });
});

function withTop(top: string) {
  const source = smallSource();
  const files = source.files.map((file) =>
    file.path === source.entry ? { ...file, text: file.text.replace('\nallow:', `\n${top}allow:`) } : file,
  );
  const { scenario, diagnostics } = compileScenario({ ...source, files });
  return { scenario, told: diagnostics.map(({ code, message }) => `${code} ${message}`) };
}
