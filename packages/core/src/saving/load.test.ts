import { expect, test } from "vitest";
import { array, type NumericArray } from "../array/array.ts";
import { Variable } from "../graph/variable.ts";
import { load } from "./load.ts";
import { encode } from "./safetensors/encode.ts";
import { save } from "./save.ts";
import { snapshot } from "./snapshot.ts";
import { hostBackend, openVariable, variableOn } from "./testing/model.ts";

const host = hostBackend();

function file(arrays: Readonly<Record<string, NumericArray>>): Uint8Array<ArrayBuffer> {
  return encode(new Map(Object.entries(arrays)), {});
}

/** Loads into a model of one variable, `w`. */
function loadInto(w: Variable, numbers: NumericArray): void {
  load({ w }, file({ w: numbers }));
}

test("a dense weight is [out, in] in a file and [in, out] in a model", async () => {
  const weight = variableOn(host, [2, 3], { layout: "transposed" });
  const bytes = await save({ weight });
  const plain = openVariable();
  load({ weight: plain }, bytes);
  expect(plain.shape).toEqual([3, 2]);
  expect(plain.pending).toEqual(new Float32Array([0, 3, 1, 4, 2, 5]));
  const other = openVariable("transposed");
  load({ weight: other }, bytes);
  expect(other.shape).toEqual([2, 3]);
  expect(other.pending).toEqual(new Float32Array([0, 1, 2, 3, 4, 5]));
});

test("a model on a backend gets the numbers in its memory", async () => {
  const w = variableOn(host, [3]);
  loadInto(w, array([7, 8, 9]));
  expect(await snapshot([w])).toEqual([new Float32Array([7, 8, 9])]);
});

test("numbers become the variable's dtype, unless that would cut them", async () => {
  const w = variableOn(host, [1]);
  loadInto(w, array([0.1], { dtype: "float64" }));
  expect(await snapshot([w])).toEqual([new Float32Array([0.1])]);
  const labels = new Variable("state", () => [], [1], "int32");
  expect(() => loadInto(labels, array([0.5]))).toThrow(
    "load: w: cannot take float32 numbers as int32; give it whole numbers, as int32.",
  );
});

test("a variable whose dtype is open keeps the file's numbers until its first use tells", () => {
  const w = openVariable();
  loadInto(w, array([0.1], { dtype: "float64" }));
  expect([w.dtype, w.pending]).toEqual([null, new Float64Array([0.1])]);
});

test("another shape is refused, both as the file has them", () => {
  const w = variableOn(host, [2, 3], { layout: "transposed" });
  expect(() => loadInto(w, array([[1, 2, 3]]))).toThrow(
    "load: w is [1,3] in the file; the model's is [3,2].",
  );
  expect(() => loadInto(openVariable("transposed"), array([1]))).toThrow(
    "load: w is [1] in the file; it must have two axes at least.",
  );
});

test("a shape may be long without elements", () => {
  const w = openVariable("transposed");
  loadInto(w, { ...array([]), shape: [0, 2 ** 52] });
  expect([w.shape, w.pending?.length]).toEqual([[2 ** 52, 0], 0]);
});

test("other names are refused, all of them in one sentence", () => {
  const model = { a: openVariable(), b: openVariable() };
  expect(() => load(model, file({ a: array([1]) }))).toThrow(
    "load: the file has no b; rename names one as the other, strict: false reads those that both have.",
  );
  expect(() =>
    load(model, file({ a: array([1]), x: array([1]), y: array([1]), z: array([1]), v: array([1]) })),
  ).toThrow("load: the file has no b, and has v, x, y and 1 more, which the model has not; rename");
  expect(model.a.pending).toBe(null);
});

test("strict: false reads the names that both have, and tells the others", () => {
  const model = { a: openVariable(), b: openVariable() };
  expect(load(model, file({ a: array([1]), c: array([2]) }), { strict: false })).toEqual({
    missing: ["b"],
    unexpected: ["c"],
  });
  expect(model.a.pending).toEqual(new Float32Array([1]));
});

test("rename gives the file's names those of the model, each its own", () => {
  const model = { blocks: [openVariable(), openVariable()] };
  const bytes = file({ "layer.0": array([1]), "layer.1": array([2]) });
  load(model, bytes, { rename: (name) => name.replace("layer", "blocks") });
  expect(model.blocks[1]?.pending).toEqual(new Float32Array([2]));
  expect(() => load(model, bytes, { rename: () => "blocks.0" })).toThrow(
    "load: rename makes blocks.0 of two names; every array needs its own.",
  );
});

test("what PyTorch's batch normalization counts is no surprise", () => {
  const mean = openVariable();
  mean.fileName = "running_mean";
  const bytes = file({
    "norm.running_mean": array([1]),
    "norm.num_batches_tracked": array(new Int32Array([5]), { shape: [] }),
  });
  expect(load({ norm: { mean } }, bytes)).toEqual({ missing: [], unexpected: [] });
  expect(mean.pending).toEqual(new Float32Array([1]));
});

test("one variable that does not fit leaves all of them as they were", async () => {
  const model = { a: variableOn(host, [2]), b: openVariable(), c: variableOn(host, [2]) };
  expect(() => load(model, file({ a: array([7, 7]), b: array([7]), c: array([7]) }))).toThrow(
    "load: c is [1] in the file; the model's is [2].",
  );
  expect(await snapshot([model.a, model.c])).toEqual([new Float32Array([0, 1]), new Float32Array([0, 1])]);
  expect([model.b.shape, model.b.pending]).toEqual([null, null]);
});
