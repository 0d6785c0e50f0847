import { readdirSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { judge } from '../../src/check/check.ts';
import { explore } from '../../src/check/graph.ts';
import { simulate } from '../../src/check/simulate.ts';
import { createStepper, partsOf } from '../../src/check/stepper.ts';
import { stepsOf } from '../../src/check/witness.ts';
import { findScenario, loadScenario } from '../../src/host/scenario-files.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import { renderDiagnostics } from '../../src/scenario/render-diagnostic.ts';
import { referencedFiles } from '../../src/scenario/source.ts';

const drain = <T>(g: Generator<unknown, T, boolean>): T => {
  for (let n = g.next(false); ; n = g.next(false)) if (n.done) return n.value;
};
it('x', () => {
  const places = { cwd: process.cwd(), packageRoot: process.cwd() };
  let out = '';
  for (const name of readdirSync('test/fixtures/faults')) {
    const loaded = loadScenario(findScenario(`test/fixtures/faults/${name}`, places) ?? '', places, referencedFiles);
    if (!loaded.ok) {
      out += `${name} ${loaded.because}\n`;
      continue;
    }
    const { scenario, diagnostics } = compileScenario(loaded.source);
    out += `\n######## ${name}\n`;
    const files = [...loaded.source.files, loaded.source.plan];
    if (diagnostics.length) out += renderDiagnostics(diagnostics, files);
    if (scenario === null) continue;
    const stepper = createStepper(partsOf(scenario));
    const graph = drain(explore(stepper, 20_000));
    const checked = judge(scenario, graph, drain(simulate(stepper, 300, 'check')));
    out += renderDiagnostics(
      checked.findings.map((f) => f.diagnostic),
      files,
    );
    out += `states ${graph.count}\n`;
    for (const f of checked.findings)
      if (f.witness)
        out += `${f.diagnostic.code} ${JSON.stringify(f.witness.choices)} ${JSON.stringify(stepsOf(f.witness))}\n`;
  }
  writeFileSync('/tmp/fx/out.txt', out);
});
