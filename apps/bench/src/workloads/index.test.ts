import { expect, test } from "vitest";
import { selectWorkloads, workloads } from "./index.ts";
import { w1 } from "./w1.ts";
import type { NetworkWorkload } from "./workload.ts";

const names = (...asked: string[]) => selectWorkloads(asked).map(({ name }) => name);

test("no name stands for all workloads", () => {
  expect(selectWorkloads([])).toEqual(workloads);
});

test("a family's name stands for its members", () => {
  expect(names("gemm")).toEqual(
    [64, 128, 256, 512, 1024, 2048].flatMap((n) => ["", "-nt", "-tn", "-tt"].map((t) => `gemm-${n}${t}`)),
  );
});

test("a full name stands for itself alone", () => {
  expect(names("w8-softmax", "W1")).toEqual(["w1", "w8-softmax"]);
});

test("a family can be what all do", () => {
  expect(names("inference")).toEqual(
    ["w1", "w2", "w3", "w4", "w5", "w6", "w7"].map((name) => `${name}-inference`),
  );
});

test("an unknown name is named, and those that are known", () => {
  expect(() => selectWorkloads(["w99"])).toThrow(/no workload "w99"; there are w1, w1-inference, w2,/);
});

test("names are unique", () => {
  expect(new Set(workloads.map(({ name }) => name)).size).toBe(workloads.length);
});

test("a workload has the same numbers whenever it is made", () => {
  expect(w1[0].make()).toEqual(w1[0].make());
});

test("batches of a pool differ from each other", () => {
  const { pool } = w1[0].make() as NetworkWorkload;
  expect(new Set(pool.map(({ x }) => x.join())).size).toBe(pool.length);
});
