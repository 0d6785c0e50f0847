/** The ways to reach somebody, as crews say them. */
export type Channel = 'call' | 'text' | 'e-mail' | 'in-person';

/** Whom, and by what. Canonical answer: `{ who: person id, by: channel }`. Conditions: `answer.who`, `answer.by`. */
export interface ContactSpec {
  readonly kind: 'contact';
  /** Person ids with what a screen shows of them. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  readonly by: readonly Channel[];
}
