import type { Scenario } from '../scenario/scenario.ts';
import type { ChartNodes } from './chart-nodes.ts';
import type { Configurations } from './configuration.ts';
import type { TaskDecisions } from './decisions.ts';
import type { Liveness } from './liveness.ts';
import type { Newsroom } from './news.ts';
import type { Program } from './program.ts';
import type { Slots } from './slots.ts';
import type { Texts } from './texts.ts';

/** What the running of a chart is made from. */
export interface ChartParts {
  readonly scenario: Scenario;
  readonly chart: ChartNodes;
  readonly configurations: Configurations;
  readonly slots: Slots;
  readonly texts: Texts;
  readonly program: Program;
  readonly newsroom: Newsroom;
  readonly decisions: ReadonlyMap<string, TaskDecisions>;
  readonly liveness: Liveness;
}
