// Measures `verify` against bare `transition`, alone in its process, and prints both.
import { measureVerify } from './log.ts';
import { sample } from './sample.ts';

process.stdout.write(JSON.stringify(await measureVerify(sample())));
