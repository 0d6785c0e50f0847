import { Compiler, type Story } from 'inkjs/full';
import { madeUpCandidates } from '../../src/check/candidates.ts';
import { simulate } from '../../src/check/simulate.ts';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import { streamOf } from '../../src/engine/draws.ts';
import { type Counters, chartScenario, chartStory } from './chart.ts';
import { inTurn, type Measured, mediansOf, workedOnce } from './measure.ts';

/** Small counters: a sitting by chance then comes to its end now and then. */
const counters: Counters = { extras: 1, vans: 1, pages: 1 };

/** Sittings played by chance in one round. */
const sittings = 10;

/** A day that doesn't end is left after so many decisions: as many as `simulate` lets a sitting have. */
const decisionsMax = 2_000;

/** Decisions a second, in play by chance, against inkjs on the same story. */
export async function measurePlay(): Promise<Measured> {
  const [ours, peer] = [playSittings(), playInk()];
  const perSecond = (play: () => number) => (): number => {
    let decisions = 0;
    const took = workedOnce(() => {
      decisions = play();
    });
    return (1_000 * decisions) / took;
  };
  return mediansOf(await inTurn({ warmUp: 2, counted: 7 }, perSecond(ours), perSecond(peer)));
}

/** Plays the chart by `simulate` as the candidate who does anything that can be done; gives the decisions made. */
export function playSittings(): () => number {
  const stepper = createStepper(partsOf(chartScenario(counters)));
  const uniform = madeUpCandidates.filter(({ id }) => id === 'uniform');
  let decisions = 0;
  const counting: typeof stepper = {
    ...stepper,
    step: (state, move) => {
      decisions += 1;
      return stepper.step(state, move);
    },
  };
  return () => {
    decisions = 0;
    for (const work = simulate(counting, sittings, 'bench', uniform); work.next(false).done !== true; );
    return decisions;
  };
}

/** Plays the story in ink, each choice as likely as the others; gives the choices made. */
export function playInk(): () => number {
  const story = new Compiler(chartStory(counters)).Compile();
  return () => {
    let decisions = 0;
    for (let sitting = 0; sitting < sittings; sitting += 1) decisions += playStory(story, `bench/${sitting}`);
    return decisions;
  };
}

function playStory(story: Story, seed: string): number {
  const chance = streamOf(seed, '(candidate)');
  story.ResetState();
  let decisions = 0;
  for (; decisions < decisionsMax; decisions += 1) {
    story.ContinueMaximally();
    const { length } = story.currentChoices;
    if (length === 0) break;
    story.ChooseChoiceIndex(Math.floor(chance() * length));
  }
  return decisions;
}
