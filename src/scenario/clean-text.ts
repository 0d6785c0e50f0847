/**
 * Text as the program keeps and shows it: well-formed, NFC, and without anything that a terminal would obey instead of
 * show: escape sequences, C0 and C1 controls, and the marks that turn the direction of reading round. Tabs become spaces;
 * line ends become LF where `newlines` allows them, else spaces. Pure; cleaning twice changes nothing.
 */
export function cleanText(text: string, options: { readonly newlines: boolean }): string {
  if (plainText.test(text)) return text;
  const wellFormed = text.toWellFormed();
  const visible = wellFormed
    .replace(escapeSequences, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll('\t', '    ')
    .replace(controls, '');
  const lines = options.newlines ? visible : visible.replace(/\n+/g, ' ');
  return lines.normalize('NFC');
}

/** What most texts are: visible ASCII, of which nothing changes. */
const plainText = /^[ -~]*$/;

const escapeMark = '\\u001b';
/** Operating-system commands with all that they carry, then control sequences, then any other escape with its one character. */
const escapeSequences = new RegExp(
  `(?:${escapeMark}[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c]{0,4096}(?:\\u0007|${escapeMark}\\\\|\\u009c)` +
    `|(?:${escapeMark}\\[|\\u009b)[0-?]*[ -/]*[@-~]` +
    `|${escapeMark}[ -/]*[0-~]?`,
  'g',
);
/** Controls but LF; direction marks, overrides and isolates; the byte order mark; interlinear annotation marks. */
const controls =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;
