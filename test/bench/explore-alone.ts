// Explores the chart with the counters given as JSON, alone in its process, and prints how much more memory it came to hold.
import { chartScenario } from './chart.ts';
import { exploreWhole } from './explorer.ts';

function mostHeld(): number {
  return process.resourceUsage().maxRSS * 1024;
}

const scenario = chartScenario(JSON.parse(process.argv[2] ?? ''));
const before = mostHeld();
const states = exploreWhole(scenario);
process.stdout.write(JSON.stringify({ bytes: mostHeld() - before, states }));
