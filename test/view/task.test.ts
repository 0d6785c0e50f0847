import { describe, expect, it } from 'vitest';
import { openSitting } from '../../src/engine/step.ts';
import { taskView } from '../../src/view/task.ts';
import { day, storyOf } from '../engine/story-of.ts';

/** How each field of a form with these fields says that it is filled in. */
function howOf(fields: string): readonly string[] {
  const states = `
      desk:
        tasks: { t: { form: When?, fields: { ${fields} }, results: { done: { to: handover } } } }
  `;
  const view = taskView(openSitting(storyOf(`${day}\ninitial: desk`, states), '1'), 't');
  return view?.kind === 'form' ? view.fields.map(({ how }) => how) : [];
}

describe('how a field of a form is filled in', () => {
  it('is said with an example that could be typed there', () => {
    expect(howOf('a: { time: Call, at-least: "Tue 05:30", at-most: "Tue 09:00" }, b: { time: Wrap }')).toEqual([
      'a day and time, such as Tue 05:30',
      'a day and time, such as Wed 03:20',
    ]);
  });
});
