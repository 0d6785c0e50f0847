import type { Sitting } from '../../engine/sitting.ts';
import { roleWords } from '../../scenario/role-words.ts';
import type { Document, Scenario } from '../../scenario/scenario.ts';
import { contactsView } from '../../view/contacts.ts';
import {
  type DocumentView,
  documentNumber,
  documentOrder,
  documentSize,
  documentView,
  filledLines,
} from '../../view/documents.ts';
import { statusSentences } from '../../view/labels.ts';
import { counted, sentence } from '../../view/words.ts';
import type { Paper, Part } from './paper.ts';

/** A paper for the candidate. */
export interface HandOut extends Paper {
  readonly handOut: 'at-the-start' | 'when-it-arrives';
  /** Whether values were drawn into it, so that another seed may give another paper. */
  readonly isDrawn: boolean;
  /** The id of the document that it is, by which it goes onto the record; null where it is none. */
  readonly document: string | null;
}

/**
 * Everything of a scenario that a candidate may have on paper, as it stands in this sitting: the brief, the contacts, then each
 * document, those that come later last. What is for markers is never looked at. Pure.
 */
export function papersOf(sitting: Sitting): readonly HandOut[] {
  const { scenario } = sitting;
  const first = documentOrder(sitting);
  const later = scenario.documents.map(({ id }) => id).filter((id) => !first.includes(id));
  const documents = [...first, ...later].flatMap((id) => documentPaper(sitting, id));
  const papers = [briefPaper(scenario), contactsPaper(scenario), ...documents];
  const digits = String(papers.length).length;
  return papers.map((paper, index) => ({
    ...paper,
    name: `${String(index + 1).padStart(Math.max(2, digits), '0')}-${paper.name}`,
  }));
}

const always = { handOut: 'at-the-start', isDrawn: false, document: null } as const;

function briefPaper(scenario: Scenario): HandOut {
  return {
    name: 'brief',
    title: 'The brief',
    under: sentence(scenario.title),
    parts: [paragraphs([...statusSentences(scenario), ...scenario.brief.split('\n')])],
    ...always,
  };
}

function contactsPaper(scenario: Scenario): HandOut {
  const contacts = contactsView(scenario);
  return {
    name: 'contacts',
    title: 'Contacts',
    under: `${sentence(scenario.title)} ${counted(contacts.length, 'contact')}.`,
    parts: contacts.map(({ number, name, role, details }) => ({
      kind: 'entry',
      heading: `${number}. ${name}, ${roleWords(role)}`,
      pairs: details,
    })),
    ...always,
  };
}

function documentPaper(sitting: Sitting, id: string): readonly HandOut[] {
  const view = documentView(sitting, id);
  const document = sitting.scenario.documents.find((one) => one.id === id);
  if (view === null || document === undefined) return [];
  const number = documentNumber(sitting, id);
  const size = documentSize(view.body);
  return [
    {
      name: id,
      title: view.title,
      // Its number on the screen is known only of what is there already.
      under: `${sentence(sitting.scenario.title)} ${number === 0 ? size : `Document ${number}, ${size}`}.`,
      parts: [bodyPart(view)],
      handOut: number === 0 ? 'when-it-arrives' : 'at-the-start',
      isDrawn: hasDrawnValues(document),
      document: id,
    },
  ];
}

function bodyPart({ title, body }: DocumentView): Part {
  if (body.kind === 'text') return { kind: 'lines', lines: filledLines(body.lines) };
  const caption = `${title}: ${documentSize(body)}, ${counted(body.columns.length, 'column')}`;
  return { kind: 'table', caption, columns: body.columns, rows: body.rows };
}

/** Documents read draws alone: whatever isn't literal in one was drawn. */
function hasDrawnValues({ body }: Document): boolean {
  const templates = body.kind === 'text' ? body.lines.map(({ text }) => text) : body.rows.flatMap(({ cells }) => cells);
  return templates.some(({ parts }) => parts.some((part) => typeof part !== 'string'));
}

/** Lines as paragraphs, the empty ones left out. */
function paragraphs(lines: readonly string[]): Part {
  return { kind: 'paragraphs', paragraphs: lines.map((line) => line.trim()).filter((line) => line !== '') };
}
