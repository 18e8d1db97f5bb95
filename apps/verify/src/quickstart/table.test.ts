import { expect, it } from "vitest";
import { sideBySide, table } from "./table.ts";

it("table puts the first column to the left and the others to the right, whatever their colours", () => {
  const rows = [
    ["name", "loss"],
    ["a", "\u001b[32m10\u001b[39m"],
  ];
  expect(table(rows)).toEqual(["name  loss", "a       \u001b[32m10\u001b[39m"]);
});

it("sideBySide fills up blocks that are narrower or lower", () => {
  expect(sideBySide([["ab", "c"], ["d"]], "|")).toEqual(["ab|d", "c |"]);
});
