import type { Message } from '../scenario/scenario.ts';
import type { ChartParts } from './chart-parts.ts';
import { deliveryExpressions } from './readings.ts';
import { conditionOf, noAnswer, type Timekeeper, type Work } from './work.ts';

/** How messages are sent and delivered. */
export interface Post {
  readonly send: (message: Message) => void;
  readonly deliver: (message: Message) => void;
}

/** The post of a scenario: a message that takes time is on its way once at a time; one sent `once` is delivered once. */
export function createPost(
  { scenario, slots, program, newsroom }: ChartParts,
  work: Work,
  timekeeper: Timekeeper,
): Post {
  const { slots: s } = work;
  const at = (key: string): number => slots.byKey.get(key)?.index ?? -1;
  const compiled = new Map(
    [...scenario.messages.values()].map((message) => {
      const isWanted = conditionOf(work, newsroom, program, message.if);
      const written = deliveryExpressions({ ...message, if: null }).map((value) =>
        conditionOf(work, newsroom, program, value),
      );
      const sent = at(`sent ${message.id}`);
      const arrived = message.attach.map((id) => at(`arrived ${id}`)).filter((slot) => slot >= 0);
      const told = newsroom.delivered(message.id);
      const left = at(`left ${message.id}`);
      const minutes = message.after === null ? () => 0 : program.minutes(message.after);
      const deliver = (): void => {
        const { answer } = work;
        work.answer = noAnswer;
        const goes = isWanted();
        if (goes) for (const value of written) value();
        work.answer = answer;
        if (!goes) return;
        if (sent >= 0) s[sent] = 1;
        for (const slot of arrived) s[slot] = 1;
        work.news.push(told);
      };
      const send = (): void => {
        if (sent >= 0 && s[sent] === 1) return;
        if (left < 0) deliver();
        else if (s[left] === 0) timekeeper.start(left, true, minutes(s));
      };
      return [message, { send, deliver }];
    }),
  );
  return {
    send: (message) => compiled.get(message)?.send(),
    deliver: (message) => compiled.get(message)?.deliver(),
  };
}
