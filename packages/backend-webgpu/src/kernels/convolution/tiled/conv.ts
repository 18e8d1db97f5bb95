import type { AnchorCall } from "../../kernel.ts";
import type { TileProduct } from "../../matmul/tileProduct.ts";
import { countOf } from "../volumes.ts";
import { convOperands, takenBy } from "./operand.ts";
import { windowElement } from "./windows.ts";

/** Rows are windows, terms taps and channels, columns the channels that come out. */
export function tiledConv(call: AnchorCall<"conv">): TileProduct {
  const { parameters: sizes, size } = call;
  const { batch, groups, inChannels, outChannels, output, kernel } = sizes;
  const k = countOf(kernel) * inChannels;
  const m = batch * countOf(output);
  const operands = convOperands(call, { x: inChannels, w: outChannels }, size * k);
  const x = takenBy(operands.x, false, windowElement(sizes, "at", "k"));
  const w = takenBy(operands.w, true, (element) => [
    `return ${element(`(k * ${groups}u + p) * ${outChannels}u + at`)};`,
  ]);
  return {
    ...{ batch: groups, m, n: outChannels, k, size },
    a: x.operand,
    b: w.operand,
    out: (row, column) => `(${row} * ${groups}u + p) * ${outChannels}u + ${column}`,
    isThere: (row) => `${row} < ${m}u`,
    functions: [x.source, w.source],
  };
}
