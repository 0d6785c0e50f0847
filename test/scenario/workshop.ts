import type { ScenarioSource } from '../../src/scenario/scenario.ts';
import { projectFile } from '../laws/every-scenario.ts';

/** Where a piece of a scenario is put to be tried: what the guide's pieces name is there. */
export interface Piece {
  /** The condition of the first result. */
  readonly when?: string;
  readonly title?: string;
}

/** A scenario around one task, `work`. Pure. */
export function workshop(task: string, { when, title = 'A day' }: Piece = {}): ScenarioSource {
  const text = `callsheet: 1
id: workshop
title: ${title}
status: draft
plan: st0792-v2
assesses: { core: [K6, S3] }
allow: 30m
clock: { starts: "Mon 07:00", ends: "Tue 18:00" }
brief: A day.
people:
  gita: { name: Gita Rao, role: Transport captain }
  dele: { name: Dele Akande, role: Production manager }
  priya: { name: Priya Nair, role: Line producer }
documents:
  call-sheet: { title: Call sheet, text: call-sheet.txt }
  who-decides: { title: Who decides what, text: call-sheet.txt }
facts:
  extra_cost: { money: "£0", at-least: "£0", at-most: "£900" }
  cover_ready: { yes-no: no }
  unit_is: { one-of: [location, cover-set], starts: location }
draws:
  hire: { money: ["£180", "£240"] }
  front: { time: ["Mon 11:30", "Mon 13:00"] }
  supplier: { rows: [{ name: acme, quote: "£310", ready: "Mon 09:40" }, { name: best, quote: "£290", ready: "Mon 12:00" }] }
initial: first
states:
  first:
    tasks:
      ask:
        contact: Whom do you ask?
        people: [gita, dele, priya]
        by: [call, text]
        results: { in-writing: { when: answer.by == "text" }, by-word: {} }
      work:
${indented(task, 8)}
        results:
          first-one: { ${when === undefined ? '' : `when: ${when}`} }
${when === undefined ? '' : '          other: {}'}
    when-all-answered: { to: handover }
  handover:
    tasks:
      handover-note:
        write: What changed?
        as: handover
        words: 20
        handover: yes
        reserve: 2m
        results: { sent: { to: over } }
  over:
    type: final
    ending: { title: The end, text: Over. }
`;
  return {
    entry: 'scenario.yaml',
    files: [
      { path: 'scenario.yaml', text },
      { path: 'call-sheet.txt', text: 'Call 06:00 {#l1}\nScene 31 {#l2}\nMove {#l3}\n' },
    ],
    plan: { path: 'plan.yaml', text: projectFile('scenarios/plans/st0792-v2.yaml') },
  };
}

function indented(text: string, by: number): string {
  return text
    .trim()
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
}
