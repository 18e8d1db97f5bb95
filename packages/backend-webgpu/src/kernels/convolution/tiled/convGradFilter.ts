import type { AnchorCall } from "../../kernel.ts";
import type { TileProduct } from "../../matmul/tileProduct.ts";
import { countOf } from "../volumes.ts";
import { convOperands, takenBy } from "./operand.ts";
import { windowElement } from "./windows.ts";

/** Rows are taps and the channels that went in, terms windows, columns the channels that came out. */
export function tiledConvGradFilter(call: AnchorCall<"convGradFilter">): TileProduct {
  const { parameters: sizes, size } = call;
  const { batch, groups, inChannels, outChannels, output, kernel } = sizes;
  const k = batch * countOf(output);
  const m = countOf(kernel) * inChannels;
  const operands = convOperands(call, { x: inChannels, dy: outChannels }, size * k);
  const x = takenBy(operands.x, true, windowElement(sizes, "k", "at"));
  const dy = takenBy(operands.dy, true, (element) => [
    `return ${element(`(k * ${groups}u + p) * ${outChannels}u + at`)};`,
  ]);
  return {
    ...{ batch: groups, m, n: outChannels, k, size },
    a: x.operand,
    b: dy.operand,
    out: (row, column) => `(${row} * ${groups}u + p) * ${outChannels}u + ${column}`,
    isThere: (row) => `${row} < ${m}u`,
    functions: [x.source, dy.source],
  };
}
