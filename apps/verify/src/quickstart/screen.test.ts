import { expect, it } from "vitest";
import { standardScreen } from "./screen.ts";

const stream = (isTTY: boolean, colors = true) =>
  ({ isTTY, columns: 120, hasColors: () => colors, write: () => true }) as unknown as NodeJS.WriteStream;

it("a terminal has a bar, and greys where it can show them", () => {
  expect(standardScreen(stream(true), {})).toMatchObject({ terminal: true, colored: true, columns: 120 });
  expect(standardScreen(stream(true, false), {})).toMatchObject({ terminal: true, colored: false });
  expect(standardScreen(stream(true), { TERM: "dumb" })).toMatchObject({ terminal: false, colored: false });
});

it("NO_COLOR takes the colours away", () => {
  const screen = standardScreen(stream(true), { NO_COLOR: "1", FORCE_COLOR: "1" });
  expect(screen).toMatchObject({ terminal: true, colored: false });
  expect(screen.colors.red("a")).toBe("a");
});

it("a log has neither, in CI too, unless FORCE_COLOR asks for colours", () => {
  expect(standardScreen(stream(false), { CI: "true" })).toMatchObject({ terminal: false, colored: false });
  expect(standardScreen(stream(false), { FORCE_COLOR: "1" })).toMatchObject({
    terminal: false,
    colored: true,
  });
});
