import { inTurn, type Measured, mediansOf, pause, percentilesOf, samplesOf } from './measure.ts';
import { openHello, openSitting, type Player } from './players.ts';

/** How long a program is left alone before the next key, in milliseconds: several frames, and more than an escape is waited for. */
const aloneMs = 60;

/** Runs of as many keys, of which each gives its own 99th percentile: one stall of the machine spoils one run. */
const runs = 5;
const keysInRun = 105;

/** From an isolated key to the frame that shows its effect, in milliseconds: the 99th percentile of a run, the middle of some runs. */
export async function measureKeys(peer: string): Promise<Measured> {
  const hello = await openHello(peer);
  const sitting = await openSitting();
  const pressAlone = (player: Player) => async (): Promise<number> => {
    await pause(aloneMs);
    return player.press();
  };
  await inTurn({ warmUp: 29, counted: 0 }, pressAlone(sitting), pressAlone(hello));
  const slowest: Measured[] = [];
  for (let run = 0; run < runs; run += 1) {
    const keys = await inTurn({ warmUp: 0, counted: keysInRun }, pressAlone(sitting), pressAlone(hello));
    slowest.push(percentilesOf(keys, 99));
  }
  await Promise.all([hello.kill(), sitting.kill()]);
  return mediansOf(samplesOf(slowest));
}

/** Keys pressed before the memory is read. */
const keysBefore = 100;

/** The memory held by a sitting, and by the hello, after as many keys, in kB. */
export async function measureMemory(peer: string): Promise<Measured> {
  const held = (open: () => Promise<Player>) => async (): Promise<number> => {
    const player = await open();
    // The keyboard is listened to only after the first frame.
    await pause(aloneMs);
    for (let pressed = 0; pressed < keysBefore; pressed += 1) await player.press();
    const kb = player.residentKb();
    await player.kill();
    return kb;
  };
  return mediansOf(
    await inTurn(
      { warmUp: 0, counted: 5 },
      held(openSitting),
      held(() => openHello(peer)),
    ),
  );
}
