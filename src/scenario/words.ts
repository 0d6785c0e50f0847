/** How many words a text has: runs of anything but ASCII white space (design, section 3, "Reading"). */
export function countWords(text: string): number {
  return text.split(/[\t\n\v\f\r ]+/).filter((word) => word !== '').length;
}
