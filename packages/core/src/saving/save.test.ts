import { expect, test } from "vitest";
import { load } from "./load.ts";
import { decode } from "./safetensors/decode.ts";
import { save } from "./save.ts";
import { hostBackend, openVariable, variableOn } from "./testing/model.ts";

const host = hostBackend();

test("arrays have the variables' names, and the file says that they are as PyTorch has them", async () => {
  const running = variableOn(host, [1]);
  running.fileName = "running_mean";
  const model = { blocks: [{ query: { weight: variableOn(host, [1, 2]) } }, { mean: running }] };
  const { arrays, metadata } = decode(await save(model));
  expect([...arrays.keys()]).toEqual(["blocks.0.query.weight", "blocks.1.running_mean"]);
  expect(metadata).toEqual({ format: "pt" });
});

test("every dtype, empty and scalar variables come back", async () => {
  const model = {
    a: variableOn(host, [3], { dtype: "float64" }),
    b: variableOn(host, [2, 2], { dtype: "int32" }),
    c: variableOn(host, []),
    d: variableOn(host, [0, 4]),
  };
  const copy = { a: openVariable(), b: openVariable(), c: openVariable(), d: openVariable() };
  load(copy, await save(model));
  expect(Object.values(copy).map(({ shape }) => shape)).toEqual([[3], [2, 2], [], [0, 4]]);
  expect(copy.a.pending).toEqual(new Float64Array([0, 1, 2]));
  expect(copy.b.pending).toEqual(new Int32Array([0, 1, 2, 3]));
});

test("rename gives the model's names those of the file", async () => {
  const { arrays } = decode(await save([variableOn(host, [1])], { rename: (name) => `module.${name}` }));
  expect([...arrays.keys()]).toEqual(["module.0"]);
});

test("a loaded model that has not run yet can be saved", async () => {
  const bytes = await save({ w: variableOn(host, [2, 3], { layout: "transposed" }) });
  const model = { w: openVariable("transposed") };
  load(model, bytes);
  expect(await save(model)).toEqual(bytes);
});

test("filters are in the file as PyTorch has them, [out, in, ...kernel], and come back", async () => {
  const model = { w: variableOn(host, [1, 2, 3, 2], { layout: "transposed" }) };
  const bytes = await save(model);
  const { shape, bytes: stored } = decode(bytes).arrays.get("w") as {
    shape: readonly number[];
    bytes: Uint8Array;
  };
  expect(shape).toEqual([2, 3, 1, 2]);
  // w[k, c, f] is (k · 3 + c) · 2 + f; in the file come f, c, k.
  expect([...new Float32Array(stored.slice().buffer)]).toEqual([0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11]);
  const copy = { w: openVariable("transposed") };
  load(copy, bytes);
  expect(copy.w.shape).toEqual([1, 2, 3, 2]);
  expect([...(copy.w.pending ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test("the numbers are those of the moment of the call", async () => {
  const w = variableOn(host, [1]);
  const later = save({ w });
  w.memory?.write(new Float32Array([5]));
  const copy = openVariable();
  load({ w: copy }, await later);
  expect(copy.pending).toEqual(new Float32Array([0]));
});

test("a model without numbers is refused, and one without variables, and one with a name twice", async () => {
  await expect(save({ a: openVariable(), b: variableOn(host, [1]) })).rejects.toThrow(
    "save: a have no numbers yet; run the model or load a file first.",
  );
  await expect(save({})).rejects.toThrow(
    "save: the model has no variables; give a layer or a record of layers.",
  );
  await expect(save({ "a.b": variableOn(host, [1]), a: { b: variableOn(host, [1]) } })).rejects.toThrow(
    "save: the model has two variables of the name a.b; keep them in properties of different names.",
  );
});
