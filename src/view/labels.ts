import type { Channel } from '../scenario/kinds/contact.ts';
import type { TaskKind } from '../scenario/kinds/kind.ts';
import type { Message, Scenario } from '../scenario/scenario.ts';

const ways: Readonly<Record<Message['by'], string>> = {
  call: 'by phone',
  text: 'by text',
  'e-mail': 'by e-mail',
  'in-person': 'in person',
  radio: 'on the radio',
  note: 'on a note',
};

/** How a message came: "by text", "in person". */
export function channelWords(by: string): string {
  return Object.entries(ways).find(([id]) => id === by)?.[1] ?? by;
}

const reaches: Readonly<Record<Channel, string>> = {
  call: 'Call',
  text: 'Text',
  'e-mail': 'E-mail',
  'in-person': 'Speak in person',
};

/** A way to reach somebody, as a choice on a screen: "Call", "Speak in person". */
export function reachWords(by: Channel): string {
  return reaches[by];
}

const kinds: Readonly<Record<TaskKind, string>> = {
  choose: 'choose one',
  'choose-many': 'choose some',
  rank: 'put in order',
  allocate: 'share out',
  schedule: 'strip board',
  contact: 'contact somebody',
  flag: 'mark lines',
  form: 'fill in a form',
  write: 'write',
};

/** What a task asks for, in two or three words: "choose one", "strip board". */
export function kindWords(kind: TaskKind): string {
  return kinds[kind];
}

/** The badge beside a scenario that isn't live ("SPECIMEN"), or null. */
export function statusBadge(status: Scenario['status']): string | null {
  return status === 'live' ? null : status.toUpperCase();
}

/** What a scenario's status and its plan's mean for whoever sits it: whole sentences. */
export function statusSentences(scenario: Scenario): readonly string[] {
  const said: string[] = [];
  if (scenario.status === 'draft') said.push("DRAFT: this scenario is still its author's and is for practice only.");
  if (scenario.status === 'specimen') said.push('SPECIMEN: no result rests on this task.');
  if (scenario.rehearsal) said.push('REHEARSAL: nothing is assessed here; it is for getting used to the screens.');
  if (scenario.plan.status === 'draft') {
    said.push(`DRAFT plan: ${scenario.plan.title}, ${scenario.plan.version}. It may still change.`);
  }
  return said;
}
