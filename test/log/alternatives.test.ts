import { describe, expect, it } from 'vitest';
import { openSitting, scopeOf } from '../../src/engine/step.ts';
import { alternatives } from '../../src/log/alternatives.ts';
import type { Answer } from '../../src/scenario/kinds/kind.ts';
import { small } from './memory-log.ts';

const scope = scopeOf(openSitting(small, '7'));

describe('what could have been chosen and wasn’t', () => {
  it.each<readonly [task: string, answer: Answer, told: readonly string[]]>([
    ['first-call', 'tom', ['Not chosen: Ring Priya; Ring nobody yet']],
    ['kit', ['gazebo'], ['Not chosen: Heaters; The studio']],
    ['kit', ['gazebo', 'heater', 'studio'], []],
    ['check-order', ['n-rig'], ['Not marked: 07:00-11:45 Scene 4; 12:00 Move to the studio; 13:00 Scene 9']],
    ['book-van', { who: 'dele', by: 'call' }, ['Not chosen: Priya Nair; by e-mail']],
    ['handover-note', { to: ['dele'], attach: [], text: 'x' }, ['Not sent to: Priya Nair', 'Not attached: Crew list']],
    ['order-scenes', ['s4', 's9', 's2'], []],
    ['order-form', { net: '£2' }, []],
  ])('is said of %s: %j', (task, answer, told) => {
    const spec = small.tasks.get(task)?.spec;
    if (spec === undefined) throw new Error(task);
    expect(alternatives(spec, answer, scope)).toEqual(told);
  });
});
