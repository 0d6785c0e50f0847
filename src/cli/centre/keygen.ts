import { isThere } from '../../host/is-there.ts';
import { writeNewFileInFolder } from '../../host/new-file.ts';
import { absolutePath } from '../../host/paths.ts';
import { candidatePattern } from '../../log/record.ts';
import { keyFileNames, makeKeys, type Role, roles } from '../../seal/keys.ts';
import type { Arguments } from '../arguments.ts';
import { askSecret } from '../ask-secret.ts';
import type { Command } from '../command.ts';
import { refuse } from '../complain.ts';
import { printLines } from '../print.ts';
import type { Read } from '../read.ts';
import { shown } from '../shown.ts';
import type { ExitStatus, Surroundings } from '../surroundings.ts';

/** The fewest characters of a passphrase for a key. */
const passphraseCharactersMin = 10;

/** `callsheet keygen`: keys for a centre, an assessor or a moderator. */
export const keygen: Command = {
  name: 'keygen',
  summary: 'Makes keys for a centre, an assessor or a moderator',
  about: [
    'It makes a folder with three files: public.card to hand round, sign.pem to sign with and seal.key to open with. The last two are for',
    'their owner alone: nobody can make them anew. A centre signs start files; an assessor or a moderator opens what is sealed,',
    'and signs marks.',
  ].join('\n'),
  takes: { words: 'ROLE ID', least: 2, most: 2, says: 'centre, assessor or moderator; and an id, not a name' },
  flags: [
    { name: 'out', value: 'FOLDER', says: 'where to put them (./keys/ROLE-ID)' },
    { name: 'passphrase', value: null, says: 'asks for a passphrase, without which the keys can’t be used' },
  ],
  examples: [
    { line: 'callsheet keygen centre LAB --passphrase', says: 'for a centre' },
    {
      line: 'callsheet keygen assessor AS1',
      says: 'for an assessor: hand keys/assessor-AS1/public.card to whoever packs',
    },
  ],
  exits: [
    [0, 'made'],
    [130, 'interrupted; nothing is made'],
  ],
  run,
};

async function run(given: Arguments, surroundings: Surroundings): Promise<ExitStatus> {
  const [typedRole = '', id = ''] = given.words;
  const role = roles.find((one) => one === typedRole);
  if (role === undefined)
    return refuse(surroundings, `the role is centre, assessor or moderator, and not ${shown(typedRole)}`);
  if (!candidatePattern.test(id))
    return refuse(surroundings, `an id is letters, digits, dots, dashes and underscores, and not ${shown(id)}`);
  const folder = given.value('out') ?? `keys/${role}-${id}`;
  if (isThere(absolutePath(surroundings.cwd, folder)))
    return refuse(
      surroundings,
      `${shown(folder)} is there already, and no key is ever written over: choose another --out`,
    );
  const passphrase = given.has('passphrase') ? await newPassphrase(surroundings) : null;
  if (passphrase?.ok === false) return refuse(surroundings, passphrase.because);
  return write(role, id, folder, passphrase?.value ?? null, surroundings);
}

/** Asked for twice where nobody sees what is typed. */
async function newPassphrase(surroundings: Surroundings): Promise<Read<string>> {
  const first = await askSecret('A passphrase for these keys', surroundings);
  if (first === null) return { ok: false, because: 'no passphrase was given, and nothing is made' };
  if ([...first].length < passphraseCharactersMin)
    return {
      ok: false,
      because: `a passphrase has at least ${passphraseCharactersMin} characters: four or five words do well`,
    };
  if (surroundings.stdin.isTTY !== true) return { ok: true, value: first };
  const second = await askSecret('The same again', surroundings);
  return first === second
    ? { ok: true, value: first }
    : { ok: false, because: 'the two weren’t the same, and nothing is made: begin again' };
}

async function write(
  role: Role,
  id: string,
  folder: string,
  passphrase: string | null,
  surroundings: Surroundings,
): Promise<ExitStatus> {
  const files = await makeKeys(role, id, passphrase);
  for (const kind of ['sign', 'seal', 'card'] as const) {
    const path = absolutePath(surroundings.cwd, `${folder}/${keyFileNames[kind]}`);
    const written = writeNewFileInFolder(path, files[kind], kind === 'card' ? 'anybody' : 'owner');
    if (!written.ok) return refuse(surroundings, written.because);
  }
  const lock = passphrase === null ? 'Nothing protects them but this machine' : 'They open only with the passphrase';
  printLines(surroundings, [
    `${shown(folder)}/${keyFileNames.card}  to hand round: it says whose keys these are`,
    `${shown(folder)}/${keyFileNames.sign}  to sign with, for ${id} alone`,
    `${shown(folder)}/${keyFileNames.seal}  to open with, for ${id} alone`,
    '',
    `${lock}. Keep a copy in a safe place: lost keys can’t be made anew.`,
  ]);
  return 0;
}
