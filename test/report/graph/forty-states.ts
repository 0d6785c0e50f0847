import { readFileSync } from 'node:fs';
import type { ScenarioSource } from '../../../src/scenario/scenario.ts';

/** A made-up scenario of some forty states: four strands, both kinds of history, ways back, signals, drawn timers. */
export function fortyStates(): ScenarioSource {
  return {
    entry: 'scenario.yaml',
    files: [{ path: 'scenario.yaml', text: fixture('forty-states/scenario.yaml') }],
    plan: { path: 'plan.yaml', text: fixture('plans/small-plan.yaml') },
  };
}

function fixture(path: string): string {
  return readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8');
}
