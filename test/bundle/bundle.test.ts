import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { judgeSitting, ledgersIn, listedFinding, type SittingFindings } from '../../src/bundle/judge-sitting.ts';
import { digestsOf, manifestPath, sumsPath, writeManifest, writeSums } from '../../src/bundle/manifest.ts';
import { decoded, openBundle } from '../../src/bundle/open-bundle.ts';
import { packBundle, type ReadySitting } from '../../src/bundle/pack-bundle.ts';
import { isSafePath, twicePath } from '../../src/bundle/safe-path.ts';
import { inSitting, sittingFiles, textFile } from '../../src/bundle/sitting-files.ts';
import { filesOf, packZip, unpackZip } from '../../src/bundle/zip.ts';
import { besideReplayed, checkLedger, tellable } from '../../src/mark/check-ledger.ts';
import { createSchemeReader } from '../../src/mark/scheme-reader.ts';
import { writeMarksHead } from '../../src/mark/sign-ledger.ts';
import type { Card } from '../../src/seal/keys.ts';
import { makeSigningKey, publicKeyOf } from '../../src/seal/signing.ts';
import { ledgerOf, type Marked, pass, satWhole } from '../mark/small-marks.ts';

const sat = satWhole();
const log = besideReplayed(sat.replayed, sat.head);
const key = makeSigningKey();
const card: Card = { role: 'assessor', id: 'AS1', sign: publicKeyOf(key), seal: 'age1' };

/** A sitting ready to be packed, with one ledger. */
function ready(marked: Marked = { marks: [['telling', pass([1])]] }, signer = key): ReadySitting {
  const { text, head } = ledgerOf(sat.records, marked);
  const given = { file: 'first-AS1-1.ledger', sig: null, cards: [], log, schemes: createSchemeReader() };
  const told = tellable(checkLedger(text, given));
  const files = sittingFiles({
    log: textFile('', sat.text).bytes,
    sig: null,
    replayed: sat.replayed,
    marking: null,
    marks: [
      textFile('first-AS1-1.ledger', text),
      textFile('first-AS1-1.ledger.sig', writeMarksHead('AS1', head, signer)),
    ],
    told: told === null ? [] : [told],
    beside: { papers: [], shut: [] },
  });
  if (typeof files === 'string') throw new Error(files);
  const first = sat.replayed.records[0]?.after.began;
  if (first === undefined) throw new Error('No beginning');
  return { was: 'a.jsonl', candidate: 'A1', scenario: first.scenario, head: sat.head, files };
}

const bundle = packBundle([ready()], '0.1.0');

/** What is found of the one sitting of a bundle. */
function judged(bytes: Uint8Array, cards: readonly Card[] = []): SittingFindings {
  const opened = openBundle(bytes);
  if (!opened.ok) throw new Error(opened.because);
  const [sitting] = opened.bundle.sittings;
  if (sitting === undefined) throw new Error('No sitting');
  const { replayed } = sat;
  const ledgers = ledgersIn(sitting.files).map(
    (file) => [file, { text: decoded(sitting.files.get(`${inSitting.marks}${file}`) ?? new Uint8Array()) }] as const,
  );
  return judgeSitting(sitting, { replayed, cards, packedBy: '0.1.0', program: '0.1.0', opened: new Map(ledgers) });
}

/** The bundle with its files changed, and its manifest and digests made anew by whoever did that. */
function forged(change: (files: Map<string, Uint8Array>) => void): Uint8Array {
  const opened = unpackZip(bundle);
  if (!opened.ok) throw new Error(opened.because);
  const files = new Map(opened.files);
  const manifest = JSON.parse(new TextDecoder().decode(files.get(manifestPath)));
  files.delete(manifestPath);
  files.delete(sumsPath);
  change(files);
  const all = filesOf(files);
  const listed = [...all, textFile(manifestPath, writeManifest({ ...manifest, files: digestsOf(all) }))];
  return packZip([...listed, textFile(sumsPath, writeSums(listed))]);
}

/** The bundle with its files changed, and nothing else. */
function altered(change: (files: Map<string, Uint8Array>) => void): Uint8Array {
  const opened = unpackZip(bundle);
  if (!opened.ok) throw new Error(opened.because);
  const files = new Map(opened.files);
  change(files);
  return packZip(filesOf(files));
}

const folder = 'sittings/001-small-A1';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const manifestOf = (bytes: Uint8Array): unknown => {
  const opened = openBundle(bytes);
  return opened.ok ? opened.bundle.manifest : opened;
};

describe('a bundle', () => {
  it('opens as it was packed, and everything in it agrees', () => {
    expect(manifestOf(bundle)).toMatchObject({ standing: 'good' });
    expect(judged(bundle, [card])).toMatchObject({
      scenario: { standing: 'good' },
      transcript: { standing: 'good' },
      marks: [{ file: 'first-AS1-1.ledger', ledger: { standing: 'good' }, signature: { standing: 'good' } }],
    });
  });

  it('has the same bytes for the same sittings, in whatever order they are given', () => {
    const other = { ...ready(), candidate: 'B2' };
    expect(packBundle([other, ready()], '0.1.0')).toEqual(packBundle([ready(), other], '0.1.0'));
  });

  it('never holds with a byte changed anywhere, and never throws', () => {
    fc.assert(
      fc.property(fc.nat({ max: bundle.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = bundle.slice();
        changed[at] = (changed[at] ?? 0) ^ by;
        expect(manifestOf(changed)).not.toMatchObject({ standing: 'good' });
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it('never opens cut short anywhere, nor with something after its end or before its beginning', () => {
    for (let length = 0; length < bundle.length; length += 997)
      expect(openBundle(bundle.slice(0, length))).toMatchObject({ ok: false });
    expect(openBundle(Uint8Array.of(...bundle, 0))).toMatchObject({ ok: false });
    expect(openBundle(Uint8Array.of(0, ...bundle))).toMatchObject({ ok: false });
  });

  it('says which file was changed, is missing or was added', () => {
    const changed = altered((files) => files.set(`${folder}/transcript.txt`, bytesOf('All is well.')));
    expect(manifestOf(changed)).toEqual({
      standing: 'wrong',
      says: `${folder}/transcript.txt was changed; and 1 more like it`,
    });
    const missing = altered((files) => files.delete(`${folder}/plan/plan.yaml`));
    expect(manifestOf(missing)).toMatchObject({ says: expect.stringContaining(`${folder}/plan/plan.yaml is missing`) });
    const added = altered((files) => files.set(`${folder}/scenario/more.txt`, bytesOf('x')));
    expect(manifestOf(added)).toMatchObject({ says: expect.stringContaining('scenario/more.txt was added') });
  });

  it('made anew around another transcript, another scenario or a stranger’s file doesn’t agree with its log', () => {
    const transcript = forged((files) => files.set(`${folder}/transcript.txt`, bytesOf('All is well.')));
    expect(manifestOf(transcript)).toMatchObject({ standing: 'good' });
    expect(judged(transcript).transcript).toMatchObject({ standing: 'wrong' });
    const scenario = forged((files) => files.set(`${folder}/scenario/scenario.yaml`, bytesOf('callsheet: 1')));
    expect(judged(scenario).scenario).toMatchObject({
      standing: 'wrong',
      says: 'scenario/scenario.yaml isn’t what the log has',
    });
    const more = forged((files) => files.set(`${folder}/scenario/answers.txt`, bytesOf('x')));
    expect(judged(more).scenario).toMatchObject({ standing: 'wrong' });
    const stranger = forged((files) => files.set(`${folder}/results.html`, bytesOf('<b>Distinction</b>')));
    expect(manifestOf(stranger)).toMatchObject({ says: `${folder}/results.html belongs to no sitting` });
  });

  it('with a manifest made anew that says something else of a sitting than its log doesn’t pass', () => {
    const opened = openBundle(bundle);
    const [sitting] = opened.ok ? opened.bundle.sittings : [];
    if (sitting === undefined) throw new Error('No sitting');
    expect(listedFinding(sitting)).toMatchObject({ standing: 'good' });
    const { packed } = sitting;
    const lies = [{ candidate: 'B2' }, { records: 3 }, { hash: '0'.repeat(64) }, { receipt: '3-0000' }];
    for (const lie of lies)
      expect(listedFinding({ ...sitting, packed: { ...packed, ...lie } })).toMatchObject({ standing: 'wrong' });
    expect(listedFinding({ ...sitting, files: new Map() })).toMatchObject({ says: 'log.jsonl is missing' });
  });

  it('with a ledger of another log, or one signed by somebody else, says so', () => {
    const other = packBundle([ready({ candidate: 'B2' })], '0.1.0');
    expect(judged(other, [card]).marks).toMatchObject([
      { ledger: { standing: 'wrong', says: 'marks B2, and the log is of A1' }, signature: { standing: 'unknown' } },
    ]);
    const foreign = packBundle([ready({}, makeSigningKey())], '0.1.0');
    expect(judged(foreign).marks).toMatchObject([{ signature: { standing: 'unknown' } }]);
    expect(judged(foreign, [card]).marks).toMatchObject([
      { signature: { standing: 'wrong', says: 'isn’t signed with the key of AS1’s card: ask AS1 whose it is' } },
    ]);
    const unsigned = forged((files) => files.delete(`${folder}/marks/first-AS1-1.ledger.sig`));
    expect(judged(unsigned).marks).toMatchObject([{ signature: { standing: 'absent' } }]);
    expect(judged(unsigned, [card]).marks).toMatchObject([{ signature: { standing: 'wrong' } }]);
  });

  it('tells a comment in its transcript without obeying it', () => {
    const comment = '=1+1\u001b[2J\u001b]0;x\u0007 <script>alert(1)</script>\r\n\u202eback';
    const { files } = ready({ marks: [['telling', pass([1], comment)]] });
    const text = new TextDecoder().decode(files.find(({ path }) => path === 'transcript.txt')?.bytes);
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('an archive that somebody else made', () => {
  it.each([
    '../evil',
    'sittings/../../evil',
    '/etc/evil',
    'c:/evil',
    'a\\b',
    'a//b',
    './a',
    'a/.',
    'nul\u0000',
    'a\u202eb',
    'a.',
  ])('with a file called %j is refused, and the name is said', (name) => {
    const made = zipSync({ [name]: bytesOf('x'), [manifestPath]: bytesOf('{}') }, { level: 0 });
    expect(openBundle(made)).toMatchObject({ ok: false, because: expect.stringContaining('which a bundle never has') });
  });

  it('with the same name twice is refused', () => {
    const made = zipSync({ 'README.tx1': bytesOf('one'), 'README.tx2': bytesOf('two') }, { level: 0 });
    const text = Buffer.from(made).toString('latin1').replaceAll('README.tx2', 'README.tx1');
    expect(openBundle(Buffer.from(text, 'latin1'))).toMatchObject({
      ok: false,
      because: 'has two files in it called README.tx1: nobody could tell which is meant',
    });
  });

  it('packed again with compression is told from what callsheet packed', () => {
    const opened = unpackZip(bundle);
    if (!opened.ok) throw new Error(opened.because);
    const again = zipSync(Object.fromEntries(opened.files), { level: 9, mtime: '1980-01-01T12:00:00' });
    expect(openBundle(again)).toMatchObject({ ok: false, because: expect.stringContaining('packed again') });
  });

  it('that is any other archive is no bundle', () => {
    expect(openBundle(packZip([textFile('a.txt', 'x')]))).toEqual({
      ok: false,
      because: 'is no bundle of callsheet: it has no manifest.json',
    });
  });
});

it('whatever a name is, a path that is safe stays in its folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '.', '/', '\\', ':', ' ', '\u0000', '_') }), (path) => {
      if (!isSafePath(path)) return;
      expect(path.startsWith('/')).toBe(false);
      expect(path.split('/').some((segment) => segment === '' || segment === '.' || segment === '..')).toBe(false);
      expect(path).not.toMatch(/[\\:\u0000]/);
    }),
    { seed: 3, numRuns: 5000 },
  );
  expect(twicePath(['a/B', 'a/b'])).toBe('a/b');
});
