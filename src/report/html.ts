import { cleanText } from '../scenario/clean-text.ts';

/** Text as it stands between tags or in an attribute: nothing in it is markup, or a character that XML forbids. Pure. */
export function escaped(text: string): string {
  return cleanText(text, { newlines: true })
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** An element with what is in it, which is markup already. Attributes are text. Pure. */
export function element(name: string, content: string, attributes: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${given.join('')}>${content}</${name}>`;
}

/** An element with text in it. Pure. */
export function textElement(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): string {
  return element(name, escaped(text), attributes);
}
