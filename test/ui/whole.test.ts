import { describe, expect, it } from 'vitest';
import { projectFile, scenarioNamed } from '../laws/every-scenario.ts';
import { atTask } from './hands.ts';

const rainyDay = scenarioNamed('rain-on-day-six');
const strong = projectFile('scenarios/rain-on-day-six/answers/strong.yaml');

const tasks = [...rainyDay.tasks.keys()].filter((task) => strong.includes(`\n- ${task}:`));
const sizes = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 40 },
];

/** The strong answers up to a task, without the rest of the file. */
function answersBefore(task: string): string {
  const before = strong.slice(0, strong.indexOf(`\n- ${task}:`) + 1);
  return /^- /m.test(before) ? before : '[]';
}

describe.each(tasks)('%s', (task) => {
  it.each(sizes)('is shown whole at $columns by $rows: nothing that has to be read is cut', (size) => {
    const hands = atTask(task, answersBefore(task), size, { scenario: rainyDay });
    for (let step = 0; step < 24; step += 1) {
      const own = hands.screen
        .split('\n')
        .slice(3, -2)
        .map((row) => row.split('│ ')[0] ?? '');
      expect(own.filter((row) => row.includes('…'))).toEqual([]);
      hands.press('down');
    }
  });
});
