import { isNarrow } from '../src/view/text/narrow.ts';

// Taken apart, so that the bundler, which puts the class below in place of `Intl.Segmenter`, leaves it alone here.
const { Segmenter } = Intl;

/**
 * `Intl.Segmenter` for graphemes, as Ink and its libraries use it for every line of every frame: narrow text, and the colours
 * in it, have one grapheme a character. The real one is slow to make and to go through, and made when something else comes.
 */
export class QuickSegmenter {
  #given;
  #whole = null;

  /** @param {ConstructorParameters<typeof Intl.Segmenter>} given */
  constructor(...given) {
    this.#given = given;
  }

  /**
   * @param {string} text
   * @returns {Intl.Segments}
   */
  segment(text) {
    if (isNarrow(text.replaceAll('\u001b', ''))) return characterSegments(text);
    this.#whole ??= new Segmenter(...this.#given);
    return this.#whole.segment(text);
  }
}

/**
 * Each character by itself.
 * @param {string} input
 * @returns {Intl.Segments}
 */
function characterSegments(input) {
  const parts = input.split('').map((segment, index) => ({ segment, index, input }));
  return { containing: (index = 0) => parts[index], [Symbol.iterator]: () => parts[Symbol.iterator]() };
}
