import { findWay, type Looked } from '../../check/find-way.ts';
import { choicesFor } from '../../check/simulate.ts';
import type { Witness } from '../../check/study.ts';
import { remembering } from '../../engine/remembering.ts';
import { letOthersRun } from '../../host/others.ts';
import { renderDiagnostics } from '../../scenario/render-diagnostic.ts';
import type { Ask, Bench, BenchView, Mistakes, Said } from '../../view/bench.ts';
import { goAgain, sittingOf, type Way } from '../../view/way.ts';
import { counted } from '../../view/words.ts';
import { type AnyRead, type ReadScenario, textsOf } from '../open/open-scenario.ts';
import {
  againWords,
  goneWords,
  lostState,
  nextVariant,
  openStory,
  playingOf,
  restart,
  type Story,
  type Turned,
  takeBack,
  takeStep,
  takeWay,
} from './preview-story.ts';

/** What a preview needs of the machine. */
export interface BenchPorts {
  /** Reads the files as they are now. */
  readonly read: () => AnyRead;
  /** Writes a way as an answers file that wasn't there, and says under which name, or why not. */
  readonly save: (way: Way) => Said;
}

/** States gone through at most while a way is looked for. */
const lookedMax = 3_000_000;

/** What a preview holds: all else is made from it. */
interface Held {
  story: Story | null;
  mistakes: Mistakes | null;
  said: readonly Said[];
  looking: string | null;
  isStopped: boolean;
  /** The texts that were read last, to tell a change from a save that changed nothing. */
  texts: string | null;
}

/** A preview, opened with a seed. Files that can't be played are told as mistakes, until they are mended. */
export function createBench(ports: BenchPorts, name: string, seed: string): Bench {
  const held: Held = { story: null, mistakes: null, said: [], looking: null, isStopped: false, texts: null };
  const listeners = new Set<() => void>();
  const played = remembering(playingOf);
  let view: BenchView | null = null;
  const changed = (): void => {
    view = null;
    for (const listener of [...listeners]) listener();
  };
  /** One thing after the other: what is asked while a way is being looked for waits for that, except to stop it. */
  let latest: Promise<void> = Promise.resolve();
  return {
    look: () => {
      const { story, mistakes, said, looking } = held;
      view ??= { name, playing: story === null ? null : played(story), mistakes, said, looking };
      return view;
    },
    ask: (ask) => {
      if (ask.kind === 'stop') held.isStopped = true;
      else
        latest = latest.then(async () => {
          if (ask.kind === 'read-again') await readAgain(held, ports, seed, changed);
          else if (held.story !== null) {
            held.said = [];
            turn(held, await turned(held, held.story, ask, ports, changed));
          }
          changed();
        });
      return latest;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function turn(held: Held, { story, said }: Turned): void {
  held.story = story;
  held.said = [...held.said, ...said];
}

async function turned(
  held: Held,
  story: Story,
  ask: Exclude<Ask, { readonly kind: 'read-again' | 'stop' }>,
  ports: BenchPorts,
  changed: () => void,
): Promise<Turned> {
  switch (ask.kind) {
    case 'take':
      return takeStep(story, ask.step);
    case 'back':
      return takeBack(story);
    case 'restart':
      return restart(story);
    case 'variant':
      return nextVariant(story);
    case 'go-to':
      return takeWay(story, ask.state, await lookFor(held, story, ask.state, changed));
    case 'save':
      return { story, said: [ports.save(story.way)] };
    default:
      return ask satisfies never;
  }
}

/** A way in the variant that is played if one leads there, else in any. */
async function lookFor(held: Held, story: Story, state: string, changed: () => void): Promise<Looked> {
  held.isStopped = false;
  const here = await search(held, story, [choicesFor(story.scenario, story.way.opening.seed)], state, changed);
  if (here.kind !== 'none' || story.variants.length === 1) return here;
  const everywhere = story.variants.map(({ choices }) => choices);
  return search(held, story, everywhere, state, changed);
}

async function search(
  held: Held,
  { stepper }: Story,
  openings: readonly Witness['choices'][],
  state: string,
  changed: () => void,
): Promise<Looked> {
  const searching = findWay(stepper, openings, state, lookedMax);
  for (let next = searching.next(false); ; next = searching.next(held.isStopped)) {
    held.looking = null;
    if (next.done === true) return next.value;
    if (next.value.done > 0) {
      held.looking = `Looking for the shortest way to ${state}: ${counted(next.value.done, 'state')} so far.`;
      changed();
    }
    await letOthersRun();
  }
}

/** Reads the files; where they have changed, the story goes on in what they say now. */
async function readAgain(held: Held, ports: BenchPorts, seed: string, changed: () => void): Promise<void> {
  const read = ports.read();
  if (!read.ok) {
    held.mistakes = { counted: 'one can’t be read', lines: [read.because], isBroken: true };
    held.texts = null;
    return;
  }
  const texts = textsOf(read);
  // A save is often noticed more than once: what was said of it stays.
  if (texts === held.texts) return;
  held.texts = texts;
  held.said = [];
  held.mistakes = mistakesIn(read);
  if (read.scenario === null) return;
  const before = held.story;
  const opened = openStory(read.scenario, before?.way.opening.seed ?? seed);
  if (!opened.ok) held.mistakes = { counted: '1 error', lines: [`${read.path}: ${opened.because}`], isBroken: true };
  else if (before === null) held.story = opened.story;
  else await stayWhereItWas(held, before, opened.story, changed);
}

/** The steps are made again. Where that doesn't lead to the same state, the shortest way there is taken, if there is one. */
async function stayWhereItWas(held: Held, before: Story, opened: Story, changed: () => void): Promise<void> {
  const again = goAgain(opened.scenario, before.way, before.way.opening.seed);
  if ('because' in again) return;
  const now: Story = { ...opened, way: again.way };
  const lost = lostState(sittingOf(before.way), sittingOf(again.way));
  const led = lost === null ? null : takeWay(now, lost, await lookFor(held, now, lost, changed));
  const isLed = led !== null && sittingOf(led.story.way).active.includes(lost ?? '');
  const steps = counted(led?.story.way.done.length ?? 0, 'step');
  const instead = isLed ? [`The shortest way to ${lost} was taken instead: ${steps}.`] : [];
  const sentences = [
    ...againWords(before.way, again),
    ...goneWords(sittingOf(before.way), sittingOf(again.way)),
    ...instead,
  ];
  const isSame = sentences.length === 0 && led === null;
  const words = isSame ? ['Everything is where it was.'] : sentences;
  held.said = [{ text: ['Read again.', ...words].join(' '), isWarning: !isSame }];
  turn(held, led ?? { story: now, said: [] });
}

/** Everything found in the files, ready to be shown; null where there is nothing. */
function mistakesIn({ scenario, diagnostics, placed }: ReadScenario): Mistakes | null {
  if (diagnostics.length === 0) return null;
  const { diagnostics: here, files } = placed(diagnostics);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const counts = [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
  ];
  return {
    counted: counts.join(', '),
    lines: renderDiagnostics(here, files).split('\n'),
    isBroken: scenario === null,
  };
}
