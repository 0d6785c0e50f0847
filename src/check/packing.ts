import type { Slot } from './slots.ts';

/** How slots are packed into 32-bit words: each in as many bits as its bounds need, none across two words. */
export interface Packing {
  /** Words of one state. */
  readonly words: number;
  readonly pack: (slots: Int32Array, into: Uint32Array, at: number) => void;
  readonly unpack: (from: Uint32Array, at: number, slots: Int32Array) => void;
}

/** Where a slot stands. */
interface Place {
  readonly slot: number;
  readonly word: number;
  readonly shift: number;
  readonly bits: number;
  readonly least: number;
}

/** Packs slots by their bounds. Slots that never change take no room. Pure but for the making of two functions. */
export function packingOf(slots: readonly Slot[]): Packing {
  const places: Place[] = [];
  const room: number[] = [];
  const widest = [...slots].sort((one, other) => bitsOf(other) - bitsOf(one));
  for (const slot of widest) {
    const bits = bitsOf(slot);
    if (bits === 0) continue;
    let word = room.findIndex((left) => left >= bits);
    if (word < 0) {
      word = room.length;
      room.push(32);
    }
    const left = room[word] ?? 0;
    places.push({ slot: slot.index, word, shift: 32 - left, bits, least: slot.least });
    room[word] = left - bits;
  }
  return { words: Math.max(1, room.length), ...functionsOf(places, Math.max(1, room.length)) };
}

function bitsOf({ least, most }: Slot): number {
  return most === least ? 0 : 32 - Math.clz32(most - least);
}

/** Straight-line functions: the packing runs once for each step of a check. */
function functionsOf(places: readonly Place[], words: number): Pick<Packing, 'pack' | 'unpack'> {
  const packed = Array.from({ length: words }, (_, word) => {
    const parts = places
      .filter((place) => place.word === word)
      .map(({ slot, shift, least }) => `((s[${slot}] - (${least})) << ${shift})`);
    return `into[at + ${word}] = ${parts.join(' | ') || '0'};`;
  });
  const unpacked = places.map(({ slot, word, shift, bits, least }) => {
    const mask = bits === 32 ? '' : ` & ${2 ** bits - 1}`;
    return `s[${slot}] = ((from[at + ${word}] >>> ${shift})${mask}) + (${least});`;
  });
  return {
    pack: new Function('s', 'into', 'at', packed.join('\n')) as Packing['pack'],
    unpack: new Function('from', 'at', 's', unpacked.join('\n')) as Packing['unpack'],
  };
}
