import { ops } from "@retrograd/core";
import { type Operator, ofX, operator } from "./operator.ts";

export const shape: Readonly<Record<string, Operator>> = {
  embedding: operator(["table", "ids"], ({ table, ids }) => ops.embedding(table, ids)),
  take: operator(["x", "ids"], ({ x, ids }, attributes) =>
    ops.take(x, ids, { axis: attributes.number("axis", 0) }),
  ),
  gatherElements: operator(["x", "ids"], ({ x, ids }, attributes) =>
    ops.gatherElements(x, ids, { axis: attributes.number("axis") }),
  ),
  scatterAdd: operator(["x", "ids", "src"], ({ x, ids, src }, attributes) =>
    ops.scatterAdd(x, ids, src, { axis: attributes.number("axis") }),
  ),
  // Any number of inputs, joined in the order of their names.
  concat: (inputs, attributes) => ({ y: ops.concat(inOrder(inputs), attributes.number("axis", 0)) }),
  stack: (inputs, attributes) => ({ y: ops.stack(inOrder(inputs), attributes.number("axis", 0)) }),
  slice: ofX((x, attributes) =>
    ops.slice(x, {
      begin: attributes.numbers("begin"),
      end: attributes.numbers("end"),
      strides: attributes.numbers("strides", []),
    }),
  ),
  pad: ofX((x, attributes) =>
    ops.pad(x, {
      pads: attributes.optional<[number, number][]>("pads") ?? [],
      mode: attributes.oneOf("mode", ["constant", "reflect", "edge"], "constant"),
      value: attributes.number("value", 0),
    }),
  ),
  transpose: ofX((x, attributes) => ops.transpose(x, attributes.numbers("perm"))),
  reshape: ofX((x, attributes) => ops.reshape(x, attributes.numbers("shape"))),
  tile: ofX((x, attributes) => ops.tile(x, attributes.numbers("reps"))),
  broadcastTo: ofX((x, attributes) => ops.broadcastTo(x, attributes.numbers("shape"))),
  flip: ofX((x, attributes) => ops.flip(x, attributes.numbers("axes"))),
};

function inOrder<T>(inputs: Readonly<Record<string, T>>): T[] {
  return Object.keys(inputs)
    .sort()
    .map((name) => inputs[name] as T);
}
