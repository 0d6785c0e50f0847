import packageJson from '../../package.json' with { type: 'json' };
import type { Opening } from '../log/began.ts';

/** This program's version. */
export const version: string = packageJson.version;

/** The earliest Node that it runs under: "22.12". */
export const nodeNeeded: string = packageJson.engines.node.replace(/^>=/, '');

/** What a log says about the program that wrote it: the versions are pinned, so these are the ones inside. */
export const program: Opening['program'] = {
  callsheet: packageJson.version,
  xstate: packageJson.devDependencies.xstate,
  cel: packageJson.devDependencies['@marcbachmann/cel-js'],
  seedrandom: packageJson.devDependencies.seedrandom,
};
