import { afterEach, expect, test } from "vitest";
import { isRequired } from "./required.ts";
import { verdictOf } from "./verdict.ts";

const passed = { id: "a", status: "passed" } as const;
const failed = { id: "a", status: "failed", error: "out[0]: got 1, want 2" } as const;
const open = { id: "a", status: "unsupported", reason: "there is no operation a" } as const;

test("a check passes, fails with its error, or is skipped with its reason", () => {
  expect(verdictOf(passed, undefined)).toEqual({ passes: true });
  expect(verdictOf(failed, undefined)).toEqual({ fails: "out[0]: got 1, want 2" });
  expect(verdictOf(open, undefined)).toEqual({ skips: "there is no operation a" });
});

test("a declared exception is skipped with its reason, and fails when it passes", () => {
  expect(verdictOf(failed, "too slow")).toEqual({ skips: "too slow" });
  expect(verdictOf(passed, "too slow")).toHaveProperty("fails", expect.stringContaining("strike it off"));
  expect(verdictOf(open, "too slow")).toHaveProperty("fails");
});

afterEach(() => {
  delete process.env.RETROGRAD_REQUIRE_WASM_DETERMINISTIC;
});

test("the environment says which backends may not be missing", () => {
  expect(isRequired("wasm, deterministic")).toBe(false);
  process.env.RETROGRAD_REQUIRE_WASM_DETERMINISTIC = "0";
  expect(isRequired("wasm, deterministic")).toBe(false);
  process.env.RETROGRAD_REQUIRE_WASM_DETERMINISTIC = "1";
  expect(isRequired("wasm, deterministic")).toBe(true);
});
