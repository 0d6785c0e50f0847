/**
 * A sealed log as version 0.1.0 wrote it, with its signature, the copy that was sealed to be sent, the centre's card and the assessor's
 * key. It was sat with the program itself (test/cli/assessed-day.ts): the late van, 25% extra time, left after a decision, four records
 * of the invigilator, resumed, to its end. It can't be made again the same, since keys are drawn; it must verify and replay for ever.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSealed } from '../../src/log/embed.ts';
import { evidenceByOutcome } from '../../src/log/evidence.ts';
import { readLog } from '../../src/log/read-log.ts';
import { readReceipt } from '../../src/log/receipt.ts';
import { replaySealed, type Unsealed } from '../../src/log/unseal.ts';
import { findingsOf, verifyReading } from '../../src/log/verify.ts';
import { openBytes } from '../../src/seal/age.ts';
import { identityIn, readCard } from '../../src/seal/keys.ts';
import { candidateSource, openMarking } from '../../src/seal/pack.ts';
import { signatureFinding } from '../../src/seal/verify-signature.ts';
import { compiled } from '../laws/every-scenario.ts';

const read = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'sealed', name));
const text = (name: string): string => read(name).toString('utf8');

function logOf(bytes: Uint8Array) {
  const found = readLog(bytes);
  if (!found.ok || found.log.damage !== null) throw new Error(JSON.stringify(found));
  return found.log;
}

const log = logOf(read('sealed.jsonl'));
const identity = identityIn(text('seal.key')) ?? '';

async function unsealed(): Promise<Unsealed> {
  const [began] = log.records;
  if (began?.kind !== 'began' || !isSealed(began.scenario)) throw new Error('It is sealed');
  const marking = await openMarking(began.scenario, { identity });
  if (marking === null) throw new Error('It opens with the assessor’s key');
  const candidate = compiled(candidateSource(marking));
  return { whole: compiled(marking.whole), candidate, results: new Map(marking.results) };
}

describe('the golden sealed log', () => {
  it('verifies in every respect with the card, the key and the receipt', async () => {
    const card = readCard(text('public.card'));
    const receipt = readReceipt('12-e3ea-5b09-9d71-cf71-5741');
    if (card === null || receipt === null) throw new Error('Both can be read');
    const signature = signatureFinding(log, { sig: text('sealed.jsonl.sig'), cards: [card] });
    const verification = verifyReading(log, { receipts: [receipt], signature, unsealed: await unsealed() });
    expect(findingsOf(verification).map(({ of, standing }) => `${of} ${standing}`)).toEqual([
      'chain good',
      'replay good',
      'signature good',
      'receipt good',
      'end good',
    ]);
  });

  it('tells results and evidence to whoever holds the assessor’s key', async () => {
    const replayed = replaySealed(log.records, await unsealed());
    expect(replayed.difference).toBeNull();
    const results = replayed.records.flatMap(({ record }) => (record.kind === 'decided' ? [record.result] : []));
    const codes = evidenceByOutcome(replayed).flatMap((outcome) => outcome.codes);
    const toward = codes.map(({ code, evidence }) => `${code.id} ${evidence.map((one) => one.toward).join(' ')}`);
    expect({ results, toward }).toMatchInlineSnapshot(`
      {
        "results": [
          "elsewhere",
          "hold-first",
          "sound",
          "van",
        ],
        "toward": [
          "S3 distinction",
          "K6 against",
        ],
      }
    `);
  });

  it('is in the copy that was sealed to be sent, byte for byte', async () => {
    const opened = await openBytes(read('sealed.jsonl.age'), { identity });
    expect(Buffer.from(opened ?? []).equals(read('sealed.jsonl'))).toBe(true);
  });
});
