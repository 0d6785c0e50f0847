import type { SlotValues } from './slot-values.ts';
import type { Slot } from './slots.ts';

/**
 * How slots are packed into 32-bit words: each in as many bits as its bounds need, none across two words. One that needs more
 * than 32 has its low half in a word of its own, and the rest as if it were another.
 */
export interface Packing {
  /** Words of one state. */
  readonly words: number;
  readonly pack: (slots: SlotValues, into: Uint32Array, at: number) => void;
  readonly unpack: (from: Uint32Array, at: number, slots: SlotValues) => void;
}

/** A part of a slot that goes into one word. */
interface Part {
  readonly slot: number;
  readonly half: 'whole' | 'low' | 'high';
  readonly bits: number;
  readonly least: number;
}

/** Where a part stands. */
interface Place extends Part {
  readonly word: number;
  readonly shift: number;
}

/** Packs slots by their bounds. Slots that never change take no room. Pure but for the making of two functions. */
export function packingOf(slots: readonly Slot[]): Packing {
  const places: Place[] = [];
  const room: number[] = [];
  const widest = slots.flatMap(partsOf).sort((one, other) => other.bits - one.bits);
  for (const part of widest) {
    const { bits } = part;
    let word = room.findIndex((left) => left >= bits);
    if (word < 0) {
      word = room.length;
      room.push(32);
    }
    const left = room[word] ?? 0;
    places.push({ ...part, word, shift: 32 - left });
    room[word] = left - bits;
  }
  return { words: Math.max(1, room.length), ...functionsOf(places, Math.max(1, room.length)) };
}

const wordSize = 2 ** 32;

function partsOf({ index: slot, least, most }: Slot): readonly Part[] {
  const range = most - least;
  if (range === 0) return [];
  if (range < wordSize) return [{ slot, half: 'whole', bits: bitsOf(range), least }];
  return [
    { slot, half: 'low', bits: 32, least },
    { slot, half: 'high', bits: bitsOf(Math.floor(range / wordSize)), least },
  ];
}

function bitsOf(range: number): number {
  return 32 - Math.clz32(range);
}

/** Straight-line functions: the packing runs once for each step of a check. */
function functionsOf(places: readonly Place[], words: number): Pick<Packing, 'pack' | 'unpack'> {
  const offset = ({ slot, least }: Part): string => `s[${slot}] - (${least})`;
  const packed = Array.from({ length: words }, (_, word) => {
    const parts = places
      .filter((place) => place.word === word)
      .map((place) => {
        const value = place.half === 'high' ? `Math.floor((${offset(place)}) / ${wordSize})` : `(${offset(place)})`;
        return `(${value} << ${place.shift})`;
      });
    return `into[at + ${word}] = ${parts.join(' | ') || '0'};`;
  });
  const field = ({ word, shift, bits }: Place): string =>
    `((from[at + ${word}] >>> ${shift})${bits === 32 ? '' : ` & ${2 ** bits - 1}`})`;
  const unpacked = places.flatMap((place) => {
    if (place.half === 'high') return [];
    const high = places.find((one) => one.slot === place.slot && one.half === 'high');
    const more = high === undefined ? '' : ` + ${field(high)} * ${wordSize}`;
    return [`s[${place.slot}] = ${field(place)} + (${place.least})${more};`];
  });
  return {
    pack: new Function('s', 'into', 'at', packed.join('\n')) as Packing['pack'],
    unpack: new Function('from', 'at', 's', unpacked.join('\n')) as Packing['unpack'],
  };
}
