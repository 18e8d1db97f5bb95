/** Headers that isolate a page from others: it gets memory that threads share, and a clock of 5 µs instead of 100. */
export const isolation: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
