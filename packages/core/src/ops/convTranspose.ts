import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { expectFilter, expectGroups } from "./conv.ts";
import { convGradInput } from "./convKernels.ts";
import { float, sameDType } from "./operand.ts";
import {
  expectSpatial,
  type PerAxis,
  padsOf,
  perAxis,
  reach,
  volume,
  type WindowOptions,
} from "./windows.ts";

/** Settings of `convTranspose1d`, `convTranspose2d` and `convTranspose3d`; `padding` is that of the convolution: here it is cut off. */
export interface ConvTransposeOptions extends WindowOptions {
  /** Makes the far end of each axis longer, where a convolution gives the same size for several inputs; 0, unless said. */
  readonly outputPadding?: PerAxis;
  /** Parts that the channels are cut into, each convolved for itself; 1, unless said. */
  readonly groups?: number;
}

/** A transposed convolution over as many spatial axes as `rank`; "same" makes every axis `stride` times as long, as in Keras. */
export function convolveTransposed(
  op: string,
  rank: number,
  x: Tensor,
  w: Tensor,
  options: ConvTransposeOptions,
): Tensor {
  const { padding = "valid", groups = 1 } = options;
  sameDType(op, [float(op, x), w]);
  expectFilter(op, w.shape, rank, "outChannels / groups, inChannels");
  expectSpatial(op, x.shape, rank);
  const kernel = w.shape.slice(0, rank);
  const strides = perAxis(op, "strides", options.strides ?? 1, rank, 1);
  const dilation = perAxis(op, "dilation", options.dilation ?? 1, rank, 1);
  const extra = perAxis(op, "outputPadding", options.outputPadding ?? 0, rank, 0);
  const wrong = extra.findIndex((more, d) => more >= Math.max(strides[d] as number, dilation[d] as number));
  if (wrong >= 0)
    reject(
      op,
      `cannot use outputPadding [${extra}] with strides [${strides}]`,
      "it must be below the stride, or below the dilation",
    );
  const [own, inChannels] = w.shape.slice(-2) as [number, number];
  expectGroups(op, groups, inChannels, own * groups);
  if (x.shape.at(-1) !== inChannels)
    reject(
      op,
      `cannot convolve [${x.shape}] with a filter of [${w.shape}]`,
      `the filter takes ${inChannels} channels`,
    );
  const pads = padsOf(op, padding, rank, (d) => reach(kernel, dilation, d) - (strides[d] as number));
  const input = x.shape.slice(1, -1);
  const output = input.map((length, d) => {
    const stride = strides[d] as number;
    const more = extra[d] as number;
    if (padding === "same") return length * stride + more;
    const [before, after] = pads[d] as [number, number];
    return (length - 1) * stride + reach(kernel, dilation, d) - before - after + more;
  });
  if (output.some((length) => length < 1))
    reject(op, `padding ${JSON.stringify(padding)} leaves [${output}] of [${input}]`, "take less padding");
  const sizes = {
    ...{ batch: x.shape[0] as number, groups, inChannels: own, outChannels: inChannels / groups },
    ...{ input: volume(output, 1), output: volume(input, 1), kernel: volume(kernel, 1) },
    ...{ strides: volume(strides, 1), dilation: volume(dilation, 1) },
    padding: volume(
      pads.map(([before]) => before),
      0,
    ),
  };
  return convGradInput(x, w, sizes, [x.shape[0] as number, ...output, own * groups]);
}
