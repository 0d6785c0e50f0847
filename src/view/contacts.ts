import type { Scenario } from '../scenario/scenario.ts';

/** Somebody on the contact list. */
export interface ContactView {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** What else is known, as label and value: phone, e-mail, about. */
  readonly details: readonly { readonly label: string; readonly value: string }[];
}

/** Everybody on the contact list, in the file's order. */
export function contactsView(scenario: Scenario): readonly ContactView[] {
  return scenario.people.map((person, index) => ({
    number: index + 1,
    id: person.id,
    name: person.name,
    role: person.role,
    details: [
      ...(person.phone === null ? [] : [{ label: 'Phone', value: person.phone }]),
      ...(person.email === null ? [] : [{ label: 'E-mail', value: person.email }]),
      ...(person.about === null ? [] : [{ label: 'About', value: person.about }]),
    ],
  }));
}
