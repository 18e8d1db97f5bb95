import type { Tensor } from "../graph/tensor.ts";
import { elu as eluOp } from "../ops/elu.ts";
import { gelu as geluOp } from "../ops/gelu.ts";
import { hardSigmoid as hardSigmoidOp } from "../ops/hardSigmoid.ts";
import { hardSwish as hardSwishOp } from "../ops/hardSwish.ts";
import { hardTanh as hardTanhOp } from "../ops/hardTanh.ts";
import { leakyRelu as leakyReluOp } from "../ops/leakyRelu.ts";
import { logSigmoid as logSigmoidOp } from "../ops/logSigmoid.ts";
import { logSoftmax as logSoftmaxOp } from "../ops/logSoftmax.ts";
import { mish as mishOp } from "../ops/mish.ts";
import { relu as reluOp } from "../ops/relu.ts";
import { relu6 as relu6Op } from "../ops/relu6.ts";
import { selu as seluOp } from "../ops/selu.ts";
import { sigmoid as sigmoidOp } from "../ops/sigmoid.ts";
import { silu as siluOp } from "../ops/silu.ts";
import { softmax as softmaxOp } from "../ops/softmax.ts";
import { softplus as softplusOp } from "../ops/softplus.ts";
import { softsign as softsignOp } from "../ops/softsign.ts";
import { tanh as tanhOp } from "../ops/tanh.ts";
import type { Layer } from "./layer.ts";

const activation = (name: string, forward: (z: Tensor) => Tensor): Layer => ({ name, forward });

/** a = max(z, 0) */
export const relu = (): Layer => activation("relu", reluOp);
/** a = min(max(z, 0), 6) */
export const relu6 = (): Layer => activation("relu6", relu6Op);
/** a = z where z > 0, else α z; α = 0.01, unless said (PyTorch's default) */
export const leakyRelu = (options: { readonly alpha?: number } = {}): Layer =>
  activation("leakyRelu", (z) => leakyReluOp(z, options));
/** a = z where z > 0, else α (e^z - 1); α = 1, unless said */
export const elu = (options: { readonly alpha?: number } = {}): Layer =>
  activation("elu", (z) => eluOp(z, options));
/** a = scale · elu(z, α), with the α and scale that keep mean 0 and variance 1 (Klambauer et al. 2017) */
export const selu = (): Layer => activation("selu", seluOp);
/** a = z Φ(z), by erf, or by its tanh approximation (Hendrycks & Gimpel 2016) */
export const gelu = (options: { readonly approximate?: "none" | "tanh" } = {}): Layer =>
  activation("gelu", (z) => geluOp(z, options));
/** a = z σ(z), also called swish */
export const silu = (): Layer => activation("silu", siluOp);
/** a = ln(1 + e^(β z)) / β; β = 1, unless said */
export const softplus = (options: { readonly beta?: number } = {}): Layer =>
  activation("softplus", (z) => softplusOp(z, options));
/** a = z tanh(ln(1 + e^z)) (Misra 2019) */
export const mish = (): Layer => activation("mish", mishOp);
/** a = σ(z) = 1 / (1 + e^-z) */
export const sigmoid = (): Layer => activation("sigmoid", sigmoidOp);
/** a = ln σ(z) */
export const logSigmoid = (): Layer => activation("logSigmoid", logSigmoidOp);
/** a = tanh z */
export const tanh = (): Layer => activation("tanh", tanhOp);
/** a = min(max(z + 3, 0), 6) / 6 */
export const hardSigmoid = (): Layer => activation("hardSigmoid", hardSigmoidOp);
/** a = z · min(max(z + 3, 0), 6) / 6 */
export const hardSwish = (): Layer => activation("hardSwish", hardSwishOp);
/** a = min(max(z, -1), 1) */
export const hardTanh = (): Layer => activation("hardTanh", (z) => hardTanhOp(z));
/** a = z / (1 + |z|) */
export const softsign = (): Layer => activation("softsign", softsignOp);
/** a = e^z / Σ e^z along an axis, the last unless said */
export const softmax = (options: { readonly axis?: number } = {}): Layer =>
  activation("softmax", (z) => softmaxOp(z, options));
/** a = z - ln Σ e^z along an axis, the last unless said */
export const logSoftmax = (options: { readonly axis?: number } = {}): Layer =>
  activation("logSoftmax", (z) => logSoftmaxOp(z, options));
