/**
 * The function, that doesn't work out again what it was asked last. What it is given never changes, so that the same objects
 * mean the same answer.
 */
export function remembering<Given extends readonly unknown[], Result>(
  work: (...given: Given) => Result,
): (...given: Given) => Result {
  let latest: { readonly given: Given; readonly result: Result } | null = null;
  return (...given) => {
    if (latest === null || !given.every((one, index) => one === latest?.given[index]))
      latest = { given, result: work(...given) };
    return latest.result;
  };
}
