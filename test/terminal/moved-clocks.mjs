/**
 * Loaded into the real program before it starts (`--import`): each SIGUSR2 moves its clocks as the next word of MOVES says,
 * `all:1770000` (as when the program was stopped for so many milliseconds) or `wall:-3600000` (as when somebody set the clock).
 */
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

const moves = (process.env.MOVES ?? '').split(',').map((word) => word.split(':'));
let allMs = 0;
let wallMs = 0;
process.on('SIGUSR2', () => {
  const [clock, by] = moves.shift() ?? [];
  if (clock === 'all') allMs += Number(by);
  if (clock === 'wall') wallMs += Number(by);
});

const { now: wallNow } = Date;
const { uptime } = os;
const monotonicNow = performance.now.bind(performance);
performance.now = () => monotonicNow() + allMs;
os.uptime = () => uptime() + allMs / 1000;
Date.now = () => wallNow() + allMs + wallMs;
syncBuiltinESMExports();
