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
