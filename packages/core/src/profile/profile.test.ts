import { expect, it } from "vitest";
import type { Timing } from "../backend/backend.ts";
import { profile } from "./profile.ts";

/** A step whose runs take the given times. */
function timed(...runs: readonly (readonly number[])[]): { timings: () => Promise<readonly Timing[]> } {
  const labels = ["0.dense/matmul + add", "assign"];
  let run = 0;
  return {
    timings: async () =>
      runs[run++]!.map((milliseconds, i) => ({ label: labels[i] as string, milliseconds })),
  };
}

it("tells the median of each part, after a run that does not count", async () => {
  const step = timed([100, 100], [2, 0.5], [9, 1], [3, 1.5]);
  const { rows, milliseconds } = await profile(step, {}, { runs: 3 });
  expect(milliseconds).toBe(4);
  expect(rows).toEqual([
    { label: "0.dense/matmul + add", milliseconds: 3, share: 0.75 },
    { label: "assign", milliseconds: 1, share: 0.25 },
  ]);
});

it("takes the mean of the middle two", async () => {
  const { rows } = await profile(timed([0, 0], [1, 0], [4, 0], [2, 0], [8, 0]), {}, { runs: 4 });
  expect(rows.map((row) => row.milliseconds)).toEqual([3, 0]);
});

it("is a table", async () => {
  expect(`${await profile(timed([0, 0], [12.25, 0.75]), {}, { runs: 1 })}`).toBe(
    [
      "    ms   share  part",
      "12.250  94.2 %  0.dense/matmul + add",
      " 0.750   5.8 %  assign",
      "13.000          in all",
    ].join("\n"),
  );
});

it("has no shares where no time has passed", async () => {
  const { rows } = await profile(timed([0, 0], [0, 0]), {}, { runs: 1 });
  expect(rows.map((row) => row.share)).toEqual([0, 0]);
});
