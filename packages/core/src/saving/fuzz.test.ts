import fc from "fast-check";
import { expect, test } from "vitest";
import { array } from "../array/array.ts";
import { RetrogradError } from "../backend/error.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";
import { checkpoint } from "./checkpoint.ts";
import { load } from "./load.ts";
import { restore } from "./restore.ts";
import { encode } from "./safetensors/encode.ts";
import { snapshot } from "./snapshot.ts";
import { hostBackend, openVariable, variableOn } from "./testing/model.ts";

const host = hostBackend();
const makeModel = () => ({
  weight: variableOn(host, [2, 3], { layout: "transposed" }),
  bias: variableOn(host, [3]),
  open: openVariable(),
  matrix: openVariable("transposed"),
});
const good = encode(
  new Map([
    [
      "weight",
      array([
        [9, 9],
        [9, 9],
        [9, 9],
      ]),
    ],
    ["bias", array([9, 9, 9])],
    ["open", array([9])],
    ["matrix", array([[9, 9]])],
  ]),
  { format: "pt" },
);

/** Files that were good once: bytes changed, cut out, put in, or another length of the header. */
const damaged = (file: Uint8Array<ArrayBuffer>): fc.Arbitrary<Uint8Array<ArrayBuffer>> => {
  const place = fc.nat(file.length);
  const change = fc.record({
    at: place,
    remove: fc.nat(9),
    insert: fc.oneof(fc.uint8Array({ maxLength: 9 }), text),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let bytes = [...file];
    for (const { at, remove, insert } of changes)
      bytes = [...bytes.slice(0, at), ...insert, ...bytes.slice(at + remove)];
    return new Uint8Array(bytes);
  });
};
const text = fc
  .constantFrom(
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\",
    "-",
    "0",
    "1e9",
    "null",
    '"F16"',
    '"I64"',
    "[2,3]",
    "weight",
  )
  .map((words) => new TextEncoder().encode(words));

/** Headers that are JSON, and nearly right, before 28 bytes of numbers. */
const forged: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc
  .dictionary(
    fc.constantFrom("weight", "bias", "open", "matrix", "__metadata__", "__proto__", "other"),
    fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.record(
        {
          dtype: fc.constantFrom("F32", "F64", "F16", "BF16", "I32", "I64", "U8", "F4", "X"),
          shape: fc.array(fc.oneof(fc.nat(4), fc.constantFrom(-1, 0.5, 2 ** 31, 2 ** 53, 1e300)), {
            maxLength: 3,
          }),
          data_offsets: fc.array(fc.oneof(fc.nat(40), fc.constantFrom(-1, 4, 12, 24, 28, 2 ** 52)), {
            minLength: 1,
            maxLength: 3,
          }),
        },
        { requiredKeys: [] },
      ),
    ),
  )
  .map((header) => {
    const json = new TextEncoder().encode(JSON.stringify(header));
    const bytes = new Uint8Array(8 + json.length + 28).fill(65);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
    bytes.set(json, 8);
    return bytes;
  });

/** The sentence that something is refused with; null where it is not. */
function refusal(attempt: () => void): string | null {
  try {
    attempt();
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(RetrogradError);
    const { message } = error as RetrogradError;
    expect(message).toMatch(/^[a-z]+: .*; .*\.$/su);
    expect(message.length).toBeLessThan(600);
    return message;
  }
}

test.each([
  ["damaged", damaged(good)],
  ["forged", forged],
])(
  "a %s file is refused with a sentence and leaves the model alone, or is loaded whole",
  async (_, files) => {
    let refused = 0;
    const property = fc.asyncProperty(files, fc.boolean(), async (bytes, strict) => {
      const model = makeModel();
      if (refusal(() => load(model, bytes, { strict })) === null) return;
      refused++;
      const numbers = await snapshot([model.weight, model.bias]);
      expect(numbers).toEqual([new Float32Array([0, 1, 2, 3, 4, 5]), new Float32Array([0, 1, 2])]);
      for (const { shape, pending } of [model.open, model.matrix])
        expect([shape, pending]).toEqual([null, null]);
    });
    await fc.assert(property, { numRuns: 2000 });
    expect(refused).toBeGreaterThan(1000);
  },
);

test("a damaged checkpoint is refused with a sentence and leaves the run alone, or is restored whole", async () => {
  const makeRun = () => {
    const model = makeModel();
    const moments = new Map([["velocity", variableOn(host, [2, 3])]]);
    const variables = new Map([[model.weight, moments]]);
    const state = {
      steps: 3,
      counters: new Map([["steps", variableOn(host, [], { dtype: "int32" })]]),
      variables,
    };
    const optimizer = { name: "sgd", state } as unknown as Optimizer;
    return { model, optimizer, step: { runs: 4, choices: new Map([["adapter: product", "tiles"]]) } };
  };
  const good = await checkpoint({ ...makeRun(), progress: { epoch: 1 }, extra: { best: array([1, 2]) } });
  const property = fc.asyncProperty(damaged(good), async (bytes) => {
    const run = makeRun();
    const { model, optimizer, step } = run;
    const { state } = optimizer;
    const moment = state.variables.get(model.weight)?.get("velocity");
    if (refusal(() => restore(run, bytes)) === null) return;
    expect([step.runs, state.steps, state.counters.size]).toEqual([4, 3, 1]);
    expect(state.variables.get(model.weight)?.get("velocity")).toBe(moment);
    const [weight, bias] = await snapshot([model.weight, model.bias]);
    expect([weight, bias]).toEqual([new Float32Array([0, 1, 2, 3, 4, 5]), new Float32Array([0, 1, 2])]);
  });
  await fc.assert(property, { numRuns: 2000 });
});
