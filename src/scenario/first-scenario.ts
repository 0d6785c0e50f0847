import type { Code, Plan } from './plan.ts';

/** What a new scenario is to be: everything in it can be changed afterwards. */
export interface FirstScenario {
  readonly id: string;
  readonly title: string;
  readonly plan: Plan;
  readonly codes: readonly Code[];
  /** Sitting time. */
  readonly minutes: number;
}

/** The sitting times that a new scenario can have: its words to read and write fit the shortest. */
export const firstMinutes = { least: 10, most: 240, usual: 15 } as const;

/**
 * The files of a new scenario, by their paths in its folder: small, whole, and without a fault that `check` could find. A draw
 * changes who may say yes; every code can be shown at two tasks. Pure.
 */
export function firstScenario(wanted: FirstScenario): ReadonlyMap<string, string> {
  return new Map([
    ['scenario.yaml', scenarioText(wanted)],
    ['documents/who-decides.txt', whoDecides],
    ['answers/strong.yaml', strongAnswers],
    ['README.md', readme(wanted)],
  ]);
}

/** The seed for which the answers that come with it are right. */
export const firstSeed = '1';

/** Codes to begin with: of the part where one is named, else those that the story fits, or the plan's first two of each sort. */
export function suggestedCodes(plan: Plan, option: string | null): readonly string[] {
  const fitting = ['K6', 'S3'];
  const part = option ?? 'core';
  const own = plan.codes.filter((code) => code.part === part);
  if (option === null && fitting.every((id) => own.some((code) => code.id === id))) return fitting;
  return ['knowledge', 'skill'].flatMap((kind) => own.find((code) => code.kind === kind)?.id ?? []);
}

function scenarioText({ id, title, plan, codes, minutes }: FirstScenario): string {
  const parts = [...new Set(['core', ...codes.map(({ part }) => part)])];
  const list = (some: readonly Code[]): string => `[${some.map((code) => code.id).join(', ')}]`;
  const assesses = parts.map((part) => `  ${part}: ${list(codes.filter((code) => code.part === part))}\n`).join('');
  const all = list(codes);
  const [first = '', second = first] = codes.map((code) => code.id);
  return `# yaml-language-server: $schema=../scenario.schema.json
callsheet: 1
id: ${id}
title: ${JSON.stringify(title)}
status: draft                 # draft while you work on it, specimen for practice
plan: ${plan.id}
assesses:                     # every path gives a chance to show each of these
${assesses}allow: ${minutes}m                    # sitting time
clock:                        # story time
  starts: "Mon 16:00"
  ends: "Mon 20:00"
brief: |
  It is Monday, 16:00. You are the production coordinator. The camera van has broken down, and tomorrow's call is at 07:00.

people:
  gita: { name: Gita Rao, role: Transport captain }
  dele: { name: Dele Akande, role: Production manager }
  priya: { name: Priya Nair, role: Line producer }
documents:
  who-decides: { title: Who decides what, text: documents/who-decides.txt }
facts:                        # what the story remembers
  extra_cost: { money: "£0", at-least: "£0", at-most: "£500", better: less }
  van_comes: { yes-no: no }
draws:                        # made once, at the opening: this one changes who may say yes
  hire: { money: ["£180", "£240"] }

initial: broken-down
states:
  broken-down:
    entry:
      - message:
          id: gita-rings
          from: gita
          by: call
          text: "The gearbox is gone. I can hire another van for {{ hire }}, all in, if somebody says yes."
    tasks:
      ask:
        title: Get a yes
        contact: Whom do you ask, and how?
        people: [gita, dele, priya]
        by: [call, text]
        document: who-decides
        reason: required
        judged: ${all}        # people read the reason for these codes
        results:              # the first whose \`when\` holds; the last has none
          in-writing:
            when: 'answer.who == (hire > money("£200") ? "priya" : "dele") && answer.by == "text"'
            takes: 30m        # story time: an answer in writing takes longer
            shows:            # what it is evidence of, and why
              ${first} pass: Asks the one whose limit fits, in writing
          by-word-alone:
            when: 'answer.who == (hire > money("£200") ? "priya" : "dele")'
            takes: 10m
          elsewhere:
            takes: 10m
            shows:
              ${first} against: Takes a yes from someone who can't give it
      first-things:
        title: What first
        rank: Put the next hour in order.
        items: { hold: Hold the hire van, paper: Do the paperwork, camera: Tell the camera crew }
        results:
          hold-first:
            when: 'answer.before("hold", "paper")'
            takes: 15m
          paper-first:
            takes: 10m
    after:
      25m:                    # a timer, counted from when the state is entered
        message: { id: gita-presses, from: gita, by: text, text: The hire desk closes at five. I need the order. }
    when-all-answered: { to: order }
  order:
    tasks:
      van-order:
        title: Order for the van
        form: Make out the order.
        fields:
          net: { money: Price, at-least: "£0", at-most: "£500" }
          approved_by: { one-of: Approved by, choices: { dele: Dele Akande, priya: Priya Nair, nobody: Nobody yet } }
          note: { words: What the supplier should know, about: 10 }
        takes: 10m
        judged: ${all}
        results:
          sound:
            when: 'answer.net == hire && answer.approved_by == (hire > money("£200") ? "priya" : "dele")'
            do: { van_comes: yes, extra_cost: hire }
            shows:
              ${second} distinction: An order from which supplier and accounts can both work
            to: handover
          other:
            shows:
              ${second} pass: There is an order, though not one that can stand
            to: handover
  handover:
    tasks:
      handover-note:
        write: Hand over to Dele. What changed, what did it cost, what is at risk, who knows?
        as: handover
        to: [dele]
        words: ${Math.min(120, minutes * 2)}
        handover: yes
        reserve: ${Math.ceil(minutes / 4)}m
        takes: 10m
        results:
          van:
            when: van_comes
            to: rolling
          no-van:
            to: stranded
  rolling:
    type: final
    ending: { title: The van rolls, text: It is at the gate at half past six. }
  stranded:
    type: final
    ending: { title: No van, text: The camera comes in three cars. }
`;
}

const whoDecides = `WHO DECIDES WHAT   P. Nair, line producer
Spending: up to £200 Dele Akande, above it Priya Nair. In writing, before you order.
`;

const strongAnswers = `# For seed ${firstSeed}, which draws £180: another draw has another right answer.
- open: who-decides
- ask: { answer: { who: dele, by: text }, reason: "It is under £200 all in, and has to be in writing." }
- first-things: [hold, camera, paper]
- van-order: { net: "£180", approved_by: dele, note: "Gate by half past six; ring Gita on arrival." }
- handover-note:
    to: [dele]
    text: Hired a van for £180 on your yes in writing. If it is late, camera needs three cars at six. Gita and camera know.
`;

function readme({ title, codes }: FirstScenario): string {
  const texts = codes.map(({ id, text }) => `- ${id}: ${text}`).join('\n');
  return `# ${title.replace(/[\\`*_[\]<>#|&]/g, '\\$&')}

What it is to give a chance to show:

${texts}

## Whom have I shown it to?

A scenario is right when people who do the work say so. Show it to a working coordinator first, then to somebody who has never seen it.

| when | who, by role | what they would have done | what I changed |
| --- | --- | --- | --- |
| | | | |
`;
}
