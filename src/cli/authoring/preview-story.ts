import type { Looked } from '../../check/find-way.ts';
import { kindsOfAnswer } from '../../check/kinds-of-answer.ts';
import { choicesFor } from '../../check/simulate.ts';
import { createStepper, partsOf, type Stepper } from '../../check/stepper.ts';
import { type Variant, variantsOf } from '../../check/variants.ts';
import { stepsOf } from '../../check/witness.ts';
import { seedOf } from '../../check/witness-seed.ts';
import type { Sitting } from '../../engine/sitting.ts';
import type { AnswersStep } from '../../scenario/answers-file.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Playing, Said } from '../../view/bench.ts';
import { previewView, stepWords } from '../../view/preview.ts';
import { beginWay, type GoneAgain, goAgain, goBack, goOn, sittingOf, type Way, type WayStep } from '../../view/way.ts';

/** One version of a scenario, being played in a preview. Immutable but for what its stepper has worked out. */
export interface Story {
  readonly scenario: Scenario;
  readonly stepper: Stepper;
  readonly variants: readonly Variant[];
  readonly way: Way;
}

/** A story after something was asked of it, with what there is to say. */
export interface Turned {
  readonly story: Story;
  readonly said: readonly Said[];
}

/** The story of a scenario at its opening, or why it can't be opened. */
export function openStory(
  scenario: Scenario,
  seed: string,
): { readonly ok: true; readonly story: Story } | { readonly ok: false; readonly because: string } {
  const begun = beginWay(scenario, seed);
  if (!begun.ok) return begun;
  const stepper = createStepper(partsOf(scenario));
  return {
    ok: true,
    story: { scenario, stepper, variants: variantsOf(scenario, stepper.slots).variants, way: begun.way },
  };
}

/** The story as it is shown. */
export function playingOf(story: Story): Playing {
  const { scenario, stepper, variants, way } = story;
  const sitting = sittingOf(way);
  const variant = { number: variantNumber(story), count: variants.length };
  return {
    way,
    view: previewView(way, kindsOfAnswer(stepper, sitting), variant),
    states: [...scenario.states.values()].filter(({ type }) => type !== 'history').map(({ id }) => id),
  };
}

/** Which of the variants is played, from 1. */
function variantNumber({ scenario, variants, way }: Story): number {
  const drawn = choicesFor(scenario, way.opening.seed);
  const isDrawn = ({ choices }: Variant): boolean =>
    Object.entries(choices).every(([id, choice]) => drawn[id] === choice);
  return 1 + Math.max(0, variants.findIndex(isDrawn));
}

/** One step further. */
export function takeStep(story: Story, step: WayStep): Turned {
  const gone = goOn(story.way, step);
  return gone.ok ? { story: { ...story, way: gone.way }, said: [] } : { story, said: [warn(gone.because)] };
}

/** One step back. */
export function takeBack(story: Story): Turned {
  const said = story.way.done.length > 0 ? [] : [tell('This is the opening: there is no step to take back.')];
  return { story: { ...story, way: goBack(story.way) }, said };
}

/** The opening again. */
export function restart(story: Story): Turned {
  return { story: { ...story, way: { ...story.way, done: [] } }, said: [] };
}

/** The same steps in the next variant, as far as they are possible there. */
export function nextVariant(story: Story): Turned {
  const { scenario, variants, way } = story;
  const next = variants[variantNumber(story) % variants.length];
  if (next === undefined || variants.length === 1)
    return { story, said: [tell('There is one variant: nothing is drawn that the story could tell apart.')] };
  const seed = seedOf(scenario, { choices: next.choices, moves: [] });
  if (seed === null) return { story, said: [warn('No seed was found that draws the next variant.')] };
  const again = goAgain(scenario, way, seed);
  if ('because' in again) return { story, said: [warn(again.because)] };
  return { story: { ...story, way: again.way }, said: againWords(way, again).map(warn) };
}

/** The story at the end of a way that was found to a state, or as it is where none was. */
export function takeWay(story: Story, state: string, looked: Looked): Turned {
  if (looked.kind !== 'found') return { story, said: [warn(notFound[looked.kind](state))] };
  const { way } = looked;
  const isHere = Object.entries(way.choices).every(
    ([id, choice]) => choicesFor(story.scenario, story.way.opening.seed)[id] === choice,
  );
  const seed = isHere ? story.way.opening.seed : seedOf(story.scenario, way);
  const opened = seed === null ? null : beginWay(story.scenario, seed);
  if (opened?.ok !== true)
    return { story, said: [warn(opened?.because ?? `Only a variant for which no seed was found leads to ${state}.`)] };
  let turned: Turned = { story: { ...story, way: opened.way }, said: [] };
  for (const step of stepsOf(way)) if (isWayStep(step)) turned = takeStep(turned.story, step);
  const other = `Only another variant leads to ${state}: this is variant ${variantNumber(turned.story)}.`;
  return isHere ? turned : { ...turned, said: [...turned.said, tell(other)] };
}

function isWayStep(step: AnswersStep): step is WayStep {
  return step.kind === 'decide' || step.kind === 'wait' || step.kind === 'open';
}

const notFound: Readonly<Record<'none' | 'given-up', (state: string) => string>> = {
  none: (state) => `No way leads to ${state}, in any variant.`,
  'given-up': (state) => `No way to ${state} was found as far as it was looked for.`,
};

/** What is said of a way that was gone again: the step that is no longer possible, and answers that come to something else. */
export function againWords(before: Way, { stopped, changed }: GoneAgain): readonly string[] {
  const said = (number: number): string => {
    const step = before.done[number - 1]?.step;
    return step === undefined ? '' : `${number} (${stepWords(before.opening, step)})`;
  };
  return [
    ...changed.map(({ number, was, is }) => `Step ${said(number)} now comes to ${is}; it came to ${was}.`),
    ...(stopped === null ? [] : [`Step ${said(stopped.number)} is no longer possible: ${stopped.because}`]),
  ];
}

/** The innermost state in which the story rested before and doesn't now, though it still exists; null when there is none. Pure. */
export function lostState(before: Sitting, now: Sitting): string | null {
  return restedIn(before).find((id) => now.scenario.states.has(id) && !now.active.includes(id)) ?? null;
}

/** What is said of the states in which the story rested and that are no longer in the file. Pure. */
export function goneWords(before: Sitting, now: Sitting): readonly string[] {
  const gone = restedIn(before).filter((id) => !now.scenario.states.has(id));
  return gone.map((id) => `There is no state ${id} any more.`);
}

/** The innermost states that are active, in the order of the file. */
function restedIn({ scenario, active }: Sitting): readonly string[] {
  const isInnermost = (id: string): boolean => !active.some((other) => scenario.states.get(other)?.parent === id);
  return [...scenario.states.keys()].filter((id) => active.includes(id) && isInnermost(id));
}

function tell(text: string): Said {
  return { text, isWarning: false };
}

function warn(text: string): Said {
  return { text, isWarning: true };
}
