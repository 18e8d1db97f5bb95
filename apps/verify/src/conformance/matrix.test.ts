import { type Check, type Outcome, reportOf } from "@retrograd/conformance";
import { expect, test } from "vitest";
import { Matrix } from "./matrix.ts";
import { missing } from "./missing.ts";
import { pageOf } from "./page.ts";
import { isRequired, select } from "./select.ts";

const check = (subject: string): Check => ({ id: `${subject}/a`, subject, dtypes: [], run: async () => {} });
const passed: Outcome = { id: "a", status: "passed" };
const failed: Outcome = { id: "a", status: "failed", error: "out[0]: got 1, want 2" };
const open: Outcome = { id: "a", status: "skipped", reason: "wasm has no float64" };

function matrix(): Matrix {
  const made = new Matrix();
  made.add("cpu", check("kernel/exp"), passed);
  made.add("cpu", check("kernel/exp"), open);
  made.add("cpu", check("op/exp"), passed);
  made.add("wasm", check("kernel/exp"), failed);
  made.add("wasm", check("kernel/exp"), passed);
  made.add("wasm", check("op/exp"), open);
  return made;
}

test("subjects stand against backends: how many passed, how many not, and what is not made", () => {
  expect(matrix().kinds).toEqual(["kernel", "op"]);
  expect(matrix().rowsOf("kernel")).toEqual([["exp", "1", "1 of 2 ✗"]]);
  expect(matrix().rowsOf("op")).toEqual([["exp", "1", "–"]]);
});

test("the page has the totals, then a table for each kind of subject", () => {
  const page = pageOf(
    matrix(),
    [reportOf("cpu", [passed, failed, open])],
    ["webgpu was not there: no adapter."],
  );
  expect(page).toContain("| cpu | 1 | 1 | 1 |");
  expect(page).toContain("## Kernels\n\n|  | cpu | wasm |\n| --- | ---: | ---: |\n| `exp` | 1 | 1 of 2 ✗ |");
  expect(page).toContain("\nwebgpu was not there: no adapter.\n");
});

test("a backend that is not there is skipped with the reason, or fails where it is required", async () => {
  const [selected] = await select(["webgpu"], () => Promise.reject(new Error("no adapter")));
  expect(selected).toEqual({ name: "webgpu", reason: "no adapter" });
  expect(missing("webgpu", "no adapter", false)).toMatchObject({ failed: 0, skipped: 1 });
  expect(missing("webgpu", "no adapter", true)).toMatchObject({ failed: 1, skipped: 0 });
  expect(isRequired("webgpu", ["webgpu"])).toBe(true);
  expect(isRequired("webgpu", [])).toBe(process.env.RETROGRAD_REQUIRE_WEBGPU === "1");
});
