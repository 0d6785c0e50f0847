import type { Sitting } from '../../engine/sitting.ts';
import { statusSentences } from '../../view/labels.ts';
import type { Paper, Part } from './paper.ts';
import type { HandOut } from './papers.ts';

/** The list of all papers, for whoever invigilates: what to hand out now, what to hold back, what to compare with the screen. Pure. */
export function indexOfPapers({ scenario, seed }: Sitting, papers: readonly HandOut[]): Paper {
  const first = papers.filter(({ handOut }) => handOut === 'at-the-start');
  const later = papers.filter(({ handOut }) => handOut === 'when-it-arrives');
  return {
    name: 'index',
    title: `Papers for ${scenario.title}`,
    under: 'For the invigilator. Do not hand this list out.',
    parts: [
      { kind: 'paragraphs', paragraphs: [...statusSentences(scenario), seedWords(seed, papers), openingWords] },
      list('To be handed out at the start', 'Everything that the candidate has from the beginning.', first),
      ...(later.length === 0
        ? []
        : [
            list(
              'To be handed out when it arrives',
              'Hold each of these back until the screen says that it came.',
              later,
            ),
          ]),
    ],
  };
}

function seedWords(seed: string, papers: readonly HandOut[]): string {
  if (!papers.some(({ isDrawn }) => isDrawn))
    return 'No paper has a value that was drawn: they are the same for every seed.';
  return `Values in some papers were drawn with the seed ${seed}. Begin the sitting with the same seed: with another the screen says something else.`;
}

const openingWords =
  'A document that is read on paper is not on the record by itself. When the candidate takes one up, open it on the screen too; in an assessment you can put it there, by the id that stands with it, with `invigilate`.';

function list(heading: string, about: string, papers: readonly HandOut[]): Part {
  const item = ({ name, title, document, isDrawn }: HandOut) => {
    const notes = [...(isDrawn ? [drawnWords] : []), ...(document === null ? [] : [`Its id is ${document}.`])];
    return { name, title, note: notes.join(' ') };
  };
  return { kind: 'papers', heading, about, papers: papers.map(item) };
}

const drawnWords = 'Has drawn values: compare it with the screen before you hand it out.';
