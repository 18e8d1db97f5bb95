import { expect, test } from "vitest";
import { threefry } from "./threefry.ts";

test("threefry gives the first words of Random123's known answers for threefry2x32, 20 rounds", () => {
  expect(threefry(0, 0, 0, 0) >>> 0).toBe(0x6b200159);
  expect(threefry(-1, -1, -1, -1) >>> 0).toBe(0x1cb996fc);
  expect(threefry(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3 | 0) >>> 0).toBe(0xc4923a9c);
});
