/**
 * An e-mail, a note, a handover. Canonical answer: `{ to: [person ids in the file's order], subject, attach: [document ids], text }`,
 * or `{ sent: "no" }` where the author lets the candidate send nothing. Conditions: `answer.sent`, `answer.to("priya")`,
 * `answer.attached("call-sheet")`, never the words.
 */
export interface WriteSpec {
  readonly kind: 'write';
  readonly as: 'e-mail' | 'note' | 'handover';
  /** Who can be addressed; empty for a note to the file. */
  readonly to: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  /** What can be attached. */
  readonly attach: readonly { readonly id: string; readonly title: string }[];
  readonly mayNotSend: boolean;
  readonly hasSubject: boolean;
  /** Words the author expects (`words:`), and the most that are accepted (`at-most:`). */
  readonly words: number;
  readonly atMostWords: number;
}
