const likenesses: Readonly<Record<string, string>> = {
  '£': 'GBP ',
  '€': 'EUR ',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '×': 'x',
  '÷': '/',
  '•': '*',
  '·': '*',
  '→': '->',
  '←': '<-',
  '½': '1/2',
  '°': ' deg',
  '\u00a0': ' ',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
};

/** A text in ASCII alone, for a terminal without UTF-8: letters without their marks, signs by their names; what has no likeness becomes `?`. Pure. */
export function asciiText(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '');
  return [...letters].map((letter) => (letter <= '~' ? letter : (likenesses[letter] ?? '?'))).join('');
}

/**
 * The same for paper, which nothing may be lost on: what has no likeness in ASCII stays as it is, and so do the marks of letters
 * that aren't Latin. Pure.
 */
export function nearAsciiText(text: string): string {
  const letters = text
    .normalize('NFD')
    .replace(/([ -~])\p{M}+/gu, '$1')
    .normalize('NFC');
  return [...letters].map((letter) => likenesses[letter] ?? letter).join('');
}
