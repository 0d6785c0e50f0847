import type { Channel, ContactSpec } from '../kinds/contact.ts';
import { type Resolver, referAll } from '../resolver.ts';
import { wrongWord } from '../shape-mistakes.ts';
import { scalarsAt, type YamlMap } from '../yaml-tree.ts';

const channels: readonly Channel[] = ['call', 'text', 'e-mail', 'in-person'];

/** Reads a `contact`: the people there are, and the ways to reach them; null when one of them isn't known, which was reported. */
export function readContact(resolver: Resolver, task: YamlMap): ContactSpec | null {
  const people = referAll(resolver.report, scalarsAt(task, 'people'), resolver.people, 'CS304', 'person');
  const by = scalarsAt(task, 'by').flatMap((scalar) => {
    const channel = channels.find((one) => one === scalar.text);
    if (channel === undefined) resolver.report(wrongWord(scalar, '`by`', channels));
    return channel ?? [];
  });
  if (people.length < scalarsAt(task, 'people').length || by.length < scalarsAt(task, 'by').length) return null;
  return { kind: 'contact', people: people.map(({ id, name, role }) => ({ id, name, role })), by: [...new Set(by)] };
}
