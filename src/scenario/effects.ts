import type { Names } from './cel.ts';
import { diagnose } from './diagnostic.ts';
import type { Expression } from './expression.ts';
import { numberWord } from './facts-and-draws.ts';
import { short } from './message-words.ts';
import { readDuration, readTime, readValue } from './notation.ts';
import {
  expressionAt,
  isYes,
  labelAt,
  type Resolver,
  refer,
  referAll,
  reportNotation,
  reportUnknown,
  templateAt,
} from './resolver.ts';
import type { Effect, Fact, Message, Moment, Transition } from './scenario.ts';
import { spellingProblem } from './shape-mistakes.ts';
import { type StatePlace, targetOf } from './state-places.ts';
import type { Unit, Value } from './value.ts';
import {
  asMap,
  asScalar,
  entriesAt,
  scalarAt,
  valueAt,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from './yaml-tree.ts';

/** Where effects stand: what names they may use, whose messages they are, and from which state they go on. */
export interface EffectPlace {
  readonly resolver: Resolver;
  readonly state: StatePlace;
  /** What `do` may name: in a result also the answer and the clock. */
  readonly names: Names;
  /** Begins the ids of messages without one: a state, a task's result, a timer. */
  readonly owner: string;
  /** Whether it is under `entry`, so that its delayed messages are dropped with the state. */
  readonly isEntry: boolean;
  readonly messages: Message[];
}

/** The effects of `entry` or `exit`, in the order of the list. */
export function readEffectList(place: EffectPlace, items: readonly YamlNode[]): readonly Effect[] {
  return items.flatMap((item) => readEffects(place, asMap(item)));
}

/** The effects of a map with `do`, `message`, `signal`: assignments first, then messages, then signals. */
export function readEffects(place: EffectPlace, map: YamlMap | null): readonly Effect[] {
  const assigns = entriesAt(map, 'do').flatMap((entry) => readAssignment(place, entry) ?? []);
  const messages = listOf(valueAt(map, 'message')).flatMap((node) => readMessage(place, asMap(node)) ?? []);
  const signals = listOf(valueAt(map, 'signal')).flatMap((node) => readSignal(place.resolver, asScalar(node)) ?? []);
  return [
    ...(assigns.length === 0 ? [] : [{ type: 'do' as const, assigns }]),
    ...messages.map((message) => ({ type: 'message' as const, message })),
    ...signals.map((signal) => ({ type: 'signal' as const, signal })),
  ];
}

function listOf(node: YamlNode | null): readonly YamlNode[] {
  if (node === null) return [];
  return node.type === 'list' ? node.items : [node];
}

/** A signal that is declared; null when it isn't, which is reported. */
export function readSignal({ report, signals }: Resolver, scalar: YamlScalar | null): string | null {
  if (scalar === null || signals.includes(scalar.text)) return scalar?.text ?? null;
  reportUnknown(report, scalar, signals, 'CS306', 'signal');
  return null;
}

function readAssignment(place: EffectPlace, { key, value }: YamlEntry): { fact: string; value: Expression } | null {
  const { resolver } = place;
  if (resolver.doubtful.has(key.text)) return null;
  if (resolver.draws.has(key.text)) {
    resolver.report(
      diagnose('CS307', key.span, `\`${key.text}\` is a draw: it is made once and never changes.`, 'Set a fact.'),
    );
    return null;
  }
  const fact = refer(resolver.report, key, resolver.facts, 'CS307', 'fact');
  const scalar = asScalar(value);
  if (fact === null || scalar === null) return null;
  const expression = constantOf(place.resolver, fact, scalar) ?? assignedExpression(place, fact, scalar);
  return expression === null ? null : { fact: fact.id, value: expression };
}

/** A value written in the fact's own notation. */
function constantOf(resolver: Resolver, fact: Fact, scalar: YamlScalar): Expression | null {
  const isText = fact.unit === 'text';
  const value = isText
    ? (fact.choices?.find((choice) => choice === scalar.text) ?? null)
    : readValue(fact.unit, scalar.text, resolver.frame);
  if (value === null) return null;
  const isOutside =
    typeof value === 'number' &&
    ((fact.least !== null && value < fact.least) || (fact.most !== null && value > fact.most));
  if (isOutside)
    resolver.report(
      diagnose(
        'CS208',
        scalar.span,
        `\`${scalar.text}\` is outside the bounds of \`${fact.id}\`.`,
        'Change it, or the bounds.',
        { span: fact.span, message: 'the fact is declared here' },
      ),
    );
  return constant(scalar, fact.unit, value);
}

function constant({ text, span }: YamlScalar, unit: Unit, value: Value): Expression {
  const reads = { facts: [], draws: [], answered: [], results: [], opened: [], clock: false, answer: false };
  return { source: text, span, unit, reads, tree: { op: 'value', value }, evaluate: () => value };
}

function assignedExpression(place: EffectPlace, fact: Fact, scalar: YamlScalar): Expression | null {
  const isBareWord = /^[a-z][a-z0-9-]*$/.test(scalar.text);
  if (
    fact.unit === 'text' &&
    isBareWord &&
    !place.resolver.facts.has(scalar.text) &&
    !place.resolver.draws.has(scalar.text)
  ) {
    reportUnknown(place.resolver.report, scalar, fact.choices ?? [], 'CS207', 'choice', ` of \`${fact.id}\``);
    return null;
  }
  if (fact.unit !== 'text' && numberWord.test(scalar.text)) {
    reportNotation(
      place.resolver.report,
      scalar,
      `a value of \`${fact.id}\``,
      'it as the fact is written, or an expression',
      fact.unit,
    );
    return null;
  }
  return expressionAt(place.resolver, scalar, place.names, fact.unit);
}

/** A message, whose people and documents there are; null when too little of it can be read. */
export function readMessage(place: EffectPlace, map: YamlMap | null): Message | null {
  if (map === null) return null;
  const { resolver } = place;
  const given = scalarAt(map, 'id');
  if (given !== null) declareMessage(resolver, given);
  const from = refer(resolver.report, valueAt(map, 'from'), resolver.people, 'CS304', 'person');
  const attached = listOf(valueAt(map, 'attach')).flatMap((node) => asScalar(node) ?? []);
  const documents = referAll(resolver.report, attached, resolver.documents, 'CS305', 'document');
  const stays = !place.isEntry || isYes(valueAt(map, 'stays'));
  const own = place.messages.filter(({ id }) => id.startsWith(`${place.owner}.message-`)).length;
  const message: Message = {
    id: given?.text ?? `${place.owner}.message-${own + 1}`,
    from: from?.id ?? '',
    by: channelOf(scalarAt(map, 'by')?.text),
    subject: labelAt(valueAt(map, 'subject')),
    text: templateAt(resolver, valueAt(map, 'text'), resolver.names),
    attach: documents.map(({ id }) => id),
    if: expressionAt(resolver, valueAt(map, 'if'), resolver.names, 'yes-no'),
    after: readMoment(resolver, scalarAt(map, 'after'), 'after', 0),
    once: isYes(valueAt(map, 'once')),
    owner: stays ? null : place.state.id,
    order: map.span.start,
    span: given?.span ?? map.span,
  };
  place.messages.push(message);
  return message;
}

function declareMessage(resolver: Resolver, id: YamlScalar): void {
  const problem = spellingProblem(id, 'id');
  if (problem !== null) resolver.report(problem);
  resolver.declare(id, 'message');
}

const channels: readonly Message['by'][] = ['call', 'text', 'e-mail', 'in-person', 'radio', 'note'];

function channelOf(word: string | undefined): Message['by'] {
  return channels.find((channel) => channel === word) ?? 'text';
}

/**
 * A delay (`20m`, a draw of durations) or an instant (`Mon 17:30`, a draw of times); null when it can't be read, which is
 * reported. A timer comes after a minute at the earliest, so that no story turns in a circle without time passing; a message
 * can start nothing, so that `0m` is the end of what the decision takes that sends it.
 */
export function readMoment(
  resolver: Resolver,
  scalar: YamlScalar | null,
  kind: 'after' | 'at',
  leastMinutes: 0 | 1 = 1,
): Moment | null {
  if (scalar === null || scalar.isBroken) return null;
  const minutes = kind === 'after' ? readDuration(scalar.text) : readTime(scalar.text, resolver.frame);
  if (minutes !== null) return checkedMinutes(resolver, scalar, minutes, kind === 'after' ? leastMinutes : 0);
  const unit = unitOfMoment[kind];
  const match = /^([a-z][a-z0-9_]*)(?:\.([a-z][a-z0-9_]*))?$/.exec(scalar.text);
  if (match === null) {
    reportNotation(
      resolver.report,
      scalar,
      unit === 'duration' ? 'a duration or a draw' : 'a time or a draw',
      unit === 'duration' ? '45m, or the name of a draw' : '"Mon 11:30", or the name of a draw',
      unit,
    );
    return null;
  }
  const drawn = momentOfDraw(resolver, scalar, match[1] ?? '', match[2] ?? null, unit);
  if (drawn !== null && kind === 'after') checkDrawnMinutes(resolver, scalar, drawn, leastMinutes);
  return drawn;
}

const unitOfMoment = { after: 'duration', at: 'time' } as const;

function checkedMinutes({ report }: Resolver, scalar: YamlScalar, minutes: number, leastMinutes: number): Moment {
  if (minutes < leastMinutes)
    report(
      diagnose(
        'CS208',
        scalar.span,
        'Something can come after 1m at the earliest.',
        'What happens at once stands under `entry` or `always`.',
      ),
    );
  return { minutes };
}

type DrawnMoment = Extract<Moment, { readonly draw: string }>;

function momentOfDraw(
  { report, draws, doubtful }: Resolver,
  scalar: YamlScalar,
  name: string,
  column: string | null,
  unit: 'duration' | 'time',
): DrawnMoment | null {
  if (doubtful.has(name)) return null;
  const draw = draws.get(name);
  if (draw === undefined) {
    reportUnknown(report, { ...scalar, text: name }, [...draws.keys()], 'CS308', 'draw');
    return null;
  }
  const found = draw.columns.find((one) => one.name === column);
  if (found === undefined) {
    const known = draw.columns.flatMap((one) => (one.name === null ? [] : [`${name}.${one.name}`]));
    const hint =
      known.length === 0 ? `Write \`${name}\` alone.` : `Write ${known.map((one) => `\`${one}\``).join(' or ')}.`;
    report(
      diagnose('CS308', scalar.span, `The draw \`${name}\` has no \`${short(scalar.text)}\`.`, hint, {
        span: draw.span,
        message: 'the draw is declared here',
      }),
    );
    return null;
  }
  if (found.unit !== unit) {
    const wanted = unit === 'duration' ? '`after` wants a draw of durations' : '`at` wants a draw of times';
    report(
      diagnose(
        'CS309',
        scalar.span,
        `${wanted}; \`${scalar.text}\` draws a ${found.unit}.`,
        unit === 'duration' ? 'Times stand under `at`.' : 'Durations stand under `after`.',
        { span: draw.span, message: 'the draw is declared here' },
      ),
    );
    return null;
  }
  return { draw: name, column };
}

function checkDrawnMinutes(
  { report, draws }: Resolver,
  scalar: YamlScalar,
  drawn: DrawnMoment,
  leastMinutes: number,
): void {
  const draw = draws.get(drawn.draw);
  if (draw === undefined) return;
  const place = draw.columns.findIndex((one) => one.name === drawn.column);
  if (draw.choices.every((choice) => Number(choice[place]) >= leastMinutes)) return;
  report(
    diagnose(
      'CS208',
      scalar.span,
      `Something can come after 1m at the earliest, and \`${short(scalar.text)}\` may be less.`,
      'Take the shorter choices out of the draw.',
      { span: draw.span, message: 'the draw is declared here' },
    ),
  );
}

/** The transitions of a map or a list of maps. After one without `when`, no other can be taken: that is reported. */
export function readTransitions(place: EffectPlace, node: YamlNode | null): readonly Transition[] {
  const maps = listOf(node).flatMap((item) => asMap(item) ?? []);
  const certain = maps.findIndex((map) => valueAt(map, 'when') === null);
  const beyond = certain === -1 ? undefined : maps[certain + 1];
  if (beyond !== undefined) {
    const [first] = beyond.entries;
    place.resolver.report(
      diagnose(
        'CS404',
        first?.key.span ?? beyond.span,
        'This can never be taken: the one before it has no `when`.',
        'Put the one without `when` last.',
      ),
    );
  }
  return maps.map((map) => readTransition(place, map));
}

function readTransition(place: EffectPlace, map: YamlMap): Transition {
  const { resolver, state } = place;
  return {
    when: expressionAt(resolver, valueAt(map, 'when'), resolver.names, 'yes-no'),
    to: targetOf(resolver.report, scalarAt(map, 'to'), state, resolver.places),
    effects: readEffects(place, map),
    span: map.entries[0]?.key.span ?? map.span,
  };
}
