import { expect, test } from "vitest";
import { threefry } from "./threefry.ts";

// Known answers of Random123 1.14 for threefry2x32 with 20 rounds: key, counter, first word.
test.each([
  [0, 0, 0, 0, 0x6b200159],
  [-1, -1, -1, -1, 0x1cb996fc],
  [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3 | 0, 0xc4923a9c],
])("threefry(%i, %i, %i, %i)", (key0, key1, counter0, counter1, word) => {
  expect(threefry(key0, key1, counter0, counter1)).toBe(word | 0);
});
