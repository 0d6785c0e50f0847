import type { Ask, BenchView, Mistakes } from '../view/bench.ts';
import type { Key } from '../view/commands.ts';
import type { ChoiceView } from '../view/preview.ts';
import { type PreviewCommandId, type PreviewPlace, previewKey } from '../view/preview-commands.ts';
import type { Stroke } from './strokes.ts';

/** What a preview's screen shows besides the story itself. */
export interface PreviewScreen {
  readonly page: PreviewPage;
  /** Which side keys move in: what can be done, or where the story is. */
  readonly side: 'choices' | 'story';
  /** The choice under the pointer, from 0. */
  readonly selected: number;
  /** Row of the story's side that stands first. */
  readonly top: number;
  /** Digits typed one after the other. */
  readonly digits: string;
  /** Mistakes that were hidden, to go on with the story as it was. */
  readonly hidden: Mistakes | null;
}

export type PreviewPage =
  | { readonly at: 'story' }
  | { readonly at: 'document'; readonly id: string; readonly top: number }
  | { readonly at: 'mistakes' | 'help'; readonly top: number }
  | { readonly at: 'states'; readonly part: string; readonly selected: number };

/** The screen at first. */
export const firstScreen: PreviewScreen = {
  page: { at: 'story' },
  side: 'choices',
  selected: 0,
  top: 0,
  digits: '',
  hidden: null,
};

/** What came of a stroke. */
export interface PreviewPressed {
  readonly screen: PreviewScreen;
  readonly ask: Ask | null;
  readonly isOver: boolean;
}

/** The page that is shown: mistakes that break the story come up by themselves, once, and go when they are mended. Pure. */
export function shownPage(screen: PreviewScreen, { playing, mistakes }: BenchView): PreviewPage {
  const { page, hidden } = screen;
  if (page.at === 'help') return page;
  const top = page.at === 'mistakes' ? page.top : 0;
  if (playing === null) return { at: 'mistakes', top };
  if (page.at === 'mistakes') return mistakes === null ? { at: 'story' } : page;
  return mistakes?.isBroken === true && mistakes !== hidden ? { at: 'mistakes', top } : page;
}

/** Everything that can be done, in order. */
export function choicesOf({ playing }: BenchView): readonly ChoiceView[] {
  return playing?.view.parts.flatMap(({ choices }) => choices) ?? [];
}

/** The states whose name has the part in it. */
export function statesWith({ playing }: BenchView, part: string): readonly string[] {
  return (playing?.states ?? []).filter((state) => state.includes(part.toLowerCase()));
}

/** How many rows or choices a page key moves by. */
const pageStep = 10;

/** What a stroke does in a preview. `lastTop` is the row from which the text that scrolls is seen to its end. Pure. */
export function pressInPreview(
  screen: PreviewScreen,
  bench: BenchView,
  stroke: Stroke,
  lastTop: number,
): PreviewPressed {
  const page = shownPage(screen, bench);
  const shown: PreviewScreen = { ...screen, page };
  if (stroke.kind === 'paste') return stay(shown);
  if (page.at === 'states' && stroke.kind === 'text') return stay(narrowed(shown, page.part + stroke.text));
  const key = stroke.kind === 'key' ? stroke.key : stroke.text === ' ' ? 'space' : stroke.text;
  if (page.at === 'states' && key === 'backspace') return stay(narrowed(shown, page.part.slice(0, -1)));
  const place: PreviewPlace = page.at === 'story' || page.at === 'states' ? page.at : 'page';
  const command = previewKey(place, key);
  if (command === null) return stay({ ...shown, digits: '' });
  const ready = { ...shown, digits: command === 'number' ? shown.digits : '' };
  return common(ready, bench, command) ?? onPage(ready, { bench, command, key, lastTop });
}

function stay(screen: PreviewScreen, ask: Ask | null = null): PreviewPressed {
  return { screen, ask, isOver: false };
}

function narrowed(screen: PreviewScreen, part: string): PreviewScreen {
  return { ...screen, page: { at: 'states', part, selected: 0 } };
}

/** What works the same on every page; null when it is none of that. */
function common(screen: PreviewScreen, bench: BenchView, command: PreviewCommandId): PreviewPressed | null {
  switch (command) {
    case 'quit':
      return { screen, ask: { kind: 'stop' }, isOver: true };
    case 'help':
      return stay({ ...screen, page: { at: 'help', top: 0 } });
    case 'read-again':
      return stay(screen, { kind: 'read-again' });
    case 'mistakes':
      if (screen.page.at === 'mistakes') return stay(atStory(screen, bench));
      return stay(bench.mistakes === null ? screen : { ...screen, page: { at: 'mistakes', top: 0 } });
    case 'close':
      return stay(atStory(screen, bench), bench.looking === null ? null : { kind: 'stop' });
    default:
      return null;
  }
}

/** The story again; mistakes that were shown stay hidden until they are others. */
function atStory(screen: PreviewScreen, { mistakes }: BenchView): PreviewScreen {
  return { ...screen, page: { at: 'story' }, hidden: screen.page.at === 'mistakes' ? mistakes : screen.hidden };
}

/** A command, and what it may need to know. */
interface Pressed {
  readonly bench: BenchView;
  readonly command: PreviewCommandId;
  readonly key: Key;
  readonly lastTop: number;
}

function onPage(screen: PreviewScreen, pressed: Pressed): PreviewPressed {
  const { page } = screen;
  const { bench, command, lastTop } = pressed;
  if (page.at === 'story') return onStory(screen, pressed);
  if (page.at !== 'states') return stay({ ...screen, page: { ...page, top: moved(page.top, command, lastTop) } });
  const states = statesWith(bench, page.part);
  if (command !== 'take')
    return stay({ ...screen, page: { ...page, selected: moved(page.selected, command, states.length - 1) } });
  const state = states[page.selected];
  return state === undefined
    ? stay(screen)
    : stay(anew({ ...screen, page: { at: 'story' } }), { kind: 'go-to', state });
}

function onStory(screen: PreviewScreen, { bench, command, key, lastTop }: Pressed): PreviewPressed {
  const choices = choicesOf(bench);
  switch (command) {
    case 'number':
      return stay(atNumber(screen, choices.length, key));
    case 'take':
      return take(screen, choices[Math.min(screen.selected, choices.length - 1)]);
    case 'wait':
      return stay(anew(screen), { kind: 'take', step: { kind: 'wait', minutes: 'next' } });
    case 'back':
    case 'restart':
    case 'variant':
      return stay(anew(screen), { kind: command });
    case 'save':
      return stay(screen, { kind: 'save' });
    case 'go-to':
      return stay({ ...screen, page: { at: 'states', part: '', selected: 0 } });
    case 'side':
      return stay({ ...screen, side: screen.side === 'choices' ? 'story' : 'choices' });
    default:
      return stay(
        screen.side === 'story'
          ? { ...screen, top: moved(screen.top, command, lastTop) }
          : { ...screen, selected: moved(Math.min(screen.selected, choices.length - 1), command, choices.length - 1) },
      );
  }
}

/** Another moment of the story: from its beginning, on the side of what can be done. */
function anew(screen: PreviewScreen): PreviewScreen {
  return { ...screen, selected: 0, top: 0, side: 'choices' };
}

/** A document that is opened is shown too; the pointer stays on it. */
function take(screen: PreviewScreen, choice: ChoiceView | undefined): PreviewPressed {
  if (choice === undefined) return stay(screen);
  const { step } = choice;
  const ask: Ask = { kind: 'take', step };
  if (step.kind !== 'open') return stay(anew(screen), ask);
  return stay({ ...screen, page: { at: 'document', id: step.id, top: 0 } }, ask);
}

/** Digits one after the other make a number as long as there is such a choice. */
function atNumber(screen: PreviewScreen, count: number, key: Key): PreviewScreen {
  const digits = [screen.digits + key, key].find((number) => Number(number) >= 1 && Number(number) <= count);
  return digits === undefined
    ? { ...screen, digits: '' }
    : { ...screen, digits, selected: Number(digits) - 1, side: 'choices' };
}

function moved(from: number, command: PreviewCommandId, most: number): number {
  const to = {
    up: from - 1,
    down: from + 1,
    'page-up': from - pageStep,
    'page-down': from + pageStep,
    first: 0,
    last: most,
  };
  return Math.max(0, Math.min(most, Object.hasOwn(to, command) ? to[command as keyof typeof to] : from));
}
