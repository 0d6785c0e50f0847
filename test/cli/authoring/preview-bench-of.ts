import { readFileSync } from 'node:fs';
import { createBench } from '../../../src/cli/authoring/preview-bench.ts';
import type { ReadScenario } from '../../../src/cli/open/open-scenario.ts';
import { compileScenario } from '../../../src/scenario/compile.ts';
import type { Bench } from '../../../src/view/bench.ts';
import type { Way } from '../../../src/view/way.ts';

const plan = readFileSync(new URL('../../fixtures/plans/small-plan.yaml', import.meta.url), 'utf8');

/** A small story: whom to tell, then a yard, a shed, and a place that rain alone leads to. Three states from opening to end. */
export const storyText = `callsheet: 1
id: story
title: A story
status: specimen
plan: small-plan
assesses: { core: [S1] }
allow: 20m
clock: { starts: "Mon 09:00", ends: "Mon 19:00" }
brief: A day.
people:
  priya: { name: Priya Nair, role: Line producer }
documents:
  paper: { title: Paper, text: documents/paper.txt }
facts:
  spent: { money: "£0", at-least: "£0", at-most: "£500" }
draws:
  wet: { yes-no: [yes, no] }
initial: desk
states:
  desk:
    tasks:
      whom:
        choose: Whom do you tell?
        options: { priya: Priya, nobody: Nobody yet }
        takes: 10m
        results:
          told: { when: answer.option == "priya", do: { spent: "£40" }, shows: { S1 pass: Tells who decides }, to: yard }
          rain: { when: wet, to: shelter }
          untold: { shows: { S1 against: Nobody knows }, to: shed }
  yard:
    after: { 20m: { to: handover } }
  shed:
    after: { 30m: { to: handover } }
  shelter:
    after: { 30m: { to: handover } }
  nowhere: {}
  handover:
    tasks:
      last-words:
        write: What changed?
        as: handover
        words: 10
        handover: yes
        reserve: 2m
        results: { written: { to: the-end } }
  the-end:
    type: final
    ending: { title: Done, text: The day is over. }
`;

/** The files of a preview, as its author has saved them, and the ways that were saved. */
export class Desk {
  text = storyText;
  paper = 'One line\n';
  readonly saved: Way[] = [];

  /** A preview of these files with its first story read. */
  async bench(seed = '1'): Promise<Bench> {
    const bench = createBench(
      {
        read: () => this.read(),
        save: (way) => {
          this.saved.push(way);
          return { text: `Saved as answers/preview-${this.saved.length}.yaml.`, isWarning: false };
        },
      },
      'story.yaml',
      seed,
    );
    await bench.ask({ kind: 'read-again' });
    return bench;
  }

  /** The author replaces a piece of the text, saves, and the preview reads it. */
  async save(bench: Bench, from: string, to: string): Promise<void> {
    if (!this.text.includes(from)) throw new Error(`Not there: ${from}`);
    this.text = this.text.replace(from, to);
    await bench.ask({ kind: 'read-again' });
  }

  read(): ReadScenario {
    const files = [
      { path: 'story.yaml', text: this.text },
      { path: 'documents/paper.txt', text: this.paper },
    ];
    const source = { entry: 'story.yaml', files, plan: { path: 'plan.yaml', text: plan } };
    const { scenario, diagnostics } = compileScenario(source);
    const placed: ReadScenario['placed'] = (some) => ({ diagnostics: some, files: [...files, source.plan] });
    return { ok: true, path: 'story.yaml', folder: '', scenario, diagnostics, placed };
  }
}

/** Takes the choice of that label in the first part that has it. */
export async function choose(bench: Bench, label: string): Promise<void> {
  const choices = bench.look().playing?.view.parts.flatMap((part) => part.choices) ?? [];
  const choice = choices.find((one) => one.label === label);
  if (choice === undefined) throw new Error(`No choice ${label}: ${choices.map((one) => one.label).join(', ')}`);
  await bench.ask({ kind: 'take', step: choice.step });
}
