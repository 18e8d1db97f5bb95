import type { DType, Shape } from "./dtype.ts";

/**
 * What a backend computes. This page is the contract: name, operands, parameters, formula.
 *
 * - Operands and outputs are dense and row-major; core has computed every size that a kernel needs and
 *   passes it as a parameter. A backend computes and checks no shape.
 * - Every element of every output is written. An output aliases no operand, except that the output of an
 *   elementwise kernel may be one of its operands.
 * - Elementwise kernels take operands of as many elements as their output has.
 * - dtypes: all operands and outputs of a kernel share one dtype, unless its line says otherwise; those of a
 *   `Float` kernel are float32 or float64. `Int` names an operand that is int32 whatever the others are.
 * - Empty tensors: a kernel whose output has no elements does nothing; a sum over no elements is 0,
 *   a maximum -Infinity (int32: the smallest), a minimum Infinity (int32: the largest).
 * - NaN: an operand's NaN reaches the output of every arithmetic kernel, relu, maximum, minimum, max and
 *   min included, but for pow where IEEE 754 says 1. Comparisons with NaN are 0. Gradient kernels pass a NaN of dy
 *   where they pass dy.
 * - 0 and -0 count as the same number.
 * - int32 arithmetic wraps modulo 2^32. float32 subnormals may be flushed to zero.
 * - Sums (sum, matmul, convolutions, moments, softmax, cumsum, scatterSum, maxPoolGrad): the rounding error of a sum of n terms t grows no faster
 *   than √n · ε · Σ|t|; adding up in blocks or in float64 does it, one running float32 sum does not.
 */
export interface Kernels {
  // ── elementwise, of one operand ──────────────────────────────────────────────────────────────────
  /** out = -x */
  readonly neg: Elementwise<"x">;
  /** out = |x| */
  readonly abs: Elementwise<"x">;
  /** out = 1 for x > 0, -1 for x < 0, 0 for x = 0 */
  readonly sign: Elementwise<"x">;
  /** out = the largest whole number that is at most x */
  readonly floor: FloatElementwise<"x">;
  /** out = e^x */
  readonly exp: FloatElementwise<"x">;
  /** out = e^x - 1, accurate near 0 */
  readonly expm1: FloatElementwise<"x">;
  /** out = ln x; -Infinity at 0, NaN below */
  readonly log: FloatElementwise<"x">;
  /** out = ln(1 + x), accurate near 0 */
  readonly log1p: FloatElementwise<"x">;
  /** out = √x */
  readonly sqrt: FloatElementwise<"x">;
  /** out = sin x */
  readonly sin: FloatElementwise<"x">;
  /** out = cos x */
  readonly cos: FloatElementwise<"x">;
  /** out = tanh x */
  readonly tanh: FloatElementwise<"x">;
  /** out = 1 / (1 + e^-x), without overflow */
  readonly sigmoid: FloatElementwise<"x">;
  /** out = 2/√π ∫₀ˣ e^(-t²) dt */
  readonly erf: FloatElementwise<"x">;
  /** out = max(x, 0) */
  readonly relu: FloatElementwise<"x">;
  /** out = x as `dtype`, which is out's: towards zero for float to int32; NaN and values out of its range give any int32 */
  readonly cast: Elementwise<"x", { readonly dtype: DType }>;
  /** out = x >>> by: zeros come in from the left; x is int32 */
  readonly shiftRight: Elementwise<"x", { readonly by: number }>;

  // ── elementwise, of two and three operands ───────────────────────────────────────────────────────
  /** out = a + b */
  readonly add: Elementwise<"a" | "b">;
  /** out = a - b */
  readonly sub: Elementwise<"a" | "b">;
  /** out = a · b */
  readonly mul: Elementwise<"a" | "b">;
  /** out = a / b */
  readonly div: FloatElementwise<"a" | "b">;
  /** out = a^b, as IEEE 754 pow: a^0 = 1 and 1^b = 1 for every a and b, NaN for a < 0 where b is no whole number */
  readonly pow: FloatElementwise<"a" | "b">;
  /** out = the larger of a and b */
  readonly maximum: Elementwise<"a" | "b">;
  /** out = the smaller of a and b */
  readonly minimum: Elementwise<"a" | "b">;
  /** out = 1 where a = b, else 0; out is int32 */
  readonly equal: Elementwise<"a" | "b">;
  /** out = 1 where a > b, else 0; out is int32 */
  readonly greater: Elementwise<"a" | "b">;
  /** out = 1 where a ≥ b, else 0; out is int32 */
  readonly greaterEqual: Elementwise<"a" | "b">;
  /** out = a where condition ≠ 0, else b */
  readonly where: Elementwise<Int<"condition"> | "a" | "b">;
  /** out = dy where y > 0, else 0 */
  readonly reluGrad: FloatElementwise<"y" | "dy">;

  // ── products ─────────────────────────────────────────────────────────────────────────────────────
  /** out[p, i, j] = Σ_l A[p, i, l] · B[p, l, j] for p < batch, i < m, j < n, the sum over k terms; 0 where k = 0.
   * a holds A as [m, k], or [k, m] with transposeA; b holds B as [k, n], or [n, k] with transposeB;
   * one such matrix for each p, or, with batchedA or batchedB false, one for all. */
  readonly matmul: FloatKernel<"a" | "b", MatmulSizes>;

  // ── convolutions: the three derivatives of Σ x · w · dy, each the gradient of the others ──────────
  // x is [batch, ...input, groups · C] with C = inChannels, w [...kernel, C, groups · F] with F = outChannels, dy and
  // conv's out [batch, ...output, groups · F]. Output place o and tap t meet at input place
  // i = o · strides + t · dilation - padding, on each of the three axes. What is outside counts as 0, or not at all: whether
  // a NaN or an infinity that meets nothing else makes a NaN is left open.
  /** out[b, o, g F + f] = Σ_{t, c} x[b, i, g C + c] · w[t, c, g F + f] */
  readonly conv: FloatKernel<"x" | "w", ConvSizes>;
  /** out[b, i, g C + c] = Σ_{o, t that meet at i} Σ_f dy[b, o, g F + f] · w[t, c, g F + f]; out is like x */
  readonly convGradInput: FloatKernel<"dy" | "w", ConvSizes>;
  /** out[t, c, g F + f] = Σ_{b, o} x[b, i, g C + c] · dy[b, o, g F + f]; out is like w */
  readonly convGradFilter: FloatKernel<"x" | "dy", ConvSizes>;

  // ── pooling: x is [batch, ...input, channels]; windows meet it as convolutions do ─────────────────
  /** out[b, o, c] = the element of x, counted from its first one, that is the first largest x[b, i, c] of the window o, taps in
   * row-major order, or the first NaN; out is int32. No window is all outside. */
  readonly argMaxPool: Kernel<"x", PoolSizes>;
  /** out[j] = Σ over the k with indices[k] = j of dy[k]; indices are like argMaxPool's out: each lies in its own window */
  readonly maxPoolGrad: FloatKernel<"dy" | Int<"indices">, PoolSizes>;

  // ── reductions: x is [outer, length, inner], out is [outer, inner] ───────────────────────────────
  /** out[o, i] = Σ_k x[o, k, i] */
  readonly sum: Kernel<"x", Axis>;
  /** out[o, i] = the largest x[o, k, i] */
  readonly max: Kernel<"x", Axis>;
  /** out[o, i] = the smallest x[o, k, i] */
  readonly min: Kernel<"x", Axis>;
  /** out[o, i] = the k of the first largest x[o, k, i], or of the first NaN; out is int32; length ≥ 1 */
  readonly argMax: Kernel<"x", Axis>;
  /** mean[o, i] = Σ_k x[o, k, i] / length; variance[o, i] = Σ_k (x[o, k, i] - mean[o, i])² / length */
  readonly moments: Composed<FloatKernel<"x", Axis, "mean" | "variance">>;

  // ── along an axis: x and out are [outer, length, inner] ──────────────────────────────────────────
  /** out[o, k, i] = Σ_{j ≤ k} x[o, j, i]; `exclusive`: j < k; `reverse`: j ≥ k (exclusive: j > k) */
  readonly cumsum: Kernel<"x", Axis & { readonly exclusive: boolean; readonly reverse: boolean }>;
  /** out = e^(x - m) / Σ_k e^(x[o, k, i] - m), with m = max_k x[o, k, i] */
  readonly softmax: Composed<FloatKernel<"x", Axis>>;
  /** out = x - m - ln Σ_k e^(x[o, k, i] - m), with m = max_k x[o, k, i] */
  readonly logSoftmax: Composed<FloatKernel<"x", Axis>>;

  // ── movements ────────────────────────────────────────────────────────────────────────────────────
  /** out[i₀, i₁, …] = x[offset + Σ_d i_d · strides_d]: broadcasts (stride 0), transposes, slices, flips */
  readonly stridedRead: Kernel<"x", Strided>;
  /** out = value everywhere, then out[offset + Σ_d i_d · strides_d] = x[i₀, i₁, …]; no place twice */
  readonly stridedWrite: Kernel<"x", Strided & { readonly value: number }>;
  /** a is [outer, lengthA], b is [outer, lengthB], out is [outer, lengthA + lengthB]: rows end to end */
  readonly concat: Kernel<
    "a" | "b",
    { readonly outer: number; readonly lengthA: number; readonly lengthB: number }
  >;
  /** out[o, k, i] = x[o, indices[k], i], out [outer, count, inner]; NaN (int32: 0) where an index is not in [0, length) */
  readonly gather: Kernel<"x" | Int<"indices">, Axis & { readonly count: number }>;
  /** out[o, j, i] = Σ over the k with indices[k] = j of x[o, k, i], x [outer, count, inner]; other indices add nothing */
  readonly scatterSum: Kernel<"x" | Int<"indices">, Axis & { readonly count: number }>;

  // ── random numbers ───────────────────────────────────────────────────────────────────────────────
  /** out[i] = the first word of Threefry-2x32 with 20 rounds (Salmon et al. 2011), of the key
   * (key[0], key[1]) and the counter (i, stream); key is int32 [2], out int32 */
  readonly randomBits: Kernel<Int<"key">, { readonly stream: number }>;
}

/** x is taken as [outer, length, inner]. */
export interface Axis {
  /** Product of the axes before it. */
  readonly outer: number;
  /** Of the axis itself. */
  readonly length: number;
  /** Product of the axes behind it. */
  readonly inner: number;
}

/** A walk over an array: element [i₀, i₁, …] of `shape` lies at offset + Σ_d i_d · strides_d. */
export interface Strided {
  /** Of what the walk comes by. */
  readonly shape: Shape;
  /** In elements, one for each axis; 0 repeats, negative ones go backwards. */
  readonly strides: readonly number[];
  /** Element where the walk starts. */
  readonly offset: number;
}

/** Products of matrices a [m, k] and b [k, n], one or a batch of them. */
export interface MatmulSizes {
  /** Number of products. */
  readonly batch: number;
  /** Rows of the product. */
  readonly m: number;
  /** Columns of the product. */
  readonly n: number;
  /** The axis that is summed over. */
  readonly k: number;
  /** a is stored as [k, m]. */
  readonly transposeA: boolean;
  /** b is stored as [n, k]. */
  readonly transposeB: boolean;
  /** a is a batch; otherwise it is one matrix for all products. */
  readonly batchedA: boolean;
  /** b is a batch; otherwise it is one matrix for all products. */
  readonly batchedB: boolean;
}

/** Sizes of what has depth, height and width; an axis that there isn't is 1. */
export type Volume = readonly [depth: number, height: number, width: number];

/** Windows of `kernel` taps over an input of channels that come last. */
export interface Windows {
  readonly batch: number;
  readonly input: Volume;
  readonly output: Volume;
  readonly kernel: Volume;
  /** From one window to the next. */
  readonly strides: Volume;
  /** From one tap to the next. */
  readonly dilation: Volume;
  /** How far the first window begins before the input. */
  readonly padding: Volume;
}

/** Sizes of a convolution. */
export interface ConvSizes extends Windows {
  /** Parts that the channels are cut into, each convolved for itself. */
  readonly groups: number;
  /** Of x, in each group. */
  readonly inChannels: number;
  /** Of the output, in each group. */
  readonly outChannels: number;
}

/** Sizes of a pooling, which takes each channel for itself. */
export interface PoolSizes extends Windows {
  readonly channels: number;
}

// ── the types that the page is written in ──────────────────────────────────────────────────────────

/** Marks an operand that is int32 whatever the dtype of the others. */
export type Int<Name extends string> = `${Name}:int32`;
type NoParameters = Readonly<Record<never, never>>;

/** A line of the contract, as a type: no value has it. */
export interface Kernel<Operands extends string, Parameters = NoParameters, Outputs extends string = "out"> {
  /** Names of what it reads. */
  readonly operands: Operands extends Int<infer Name> ? Name : Operands;
  /** Numbers that are known when a plan is made. */
  readonly parameters: Parameters;
  /** Names of what it writes. */
  readonly outputs: Outputs;
  /** Whether element i of the output takes element i of each operand. */
  readonly elementwise: boolean;
  /** Whether core can also write it in terms of others. */
  readonly composed: boolean;
  /** Whether it is for float32 and float64 alone. */
  readonly float: boolean;
}
/** A kernel for float32 and float64 alone. */
export interface FloatKernel<
  Operands extends string,
  Parameters = NoParameters,
  Outputs extends string = "out",
> extends Kernel<Operands, Parameters, Outputs> {
  readonly float: true;
}
export interface Elementwise<Operands extends string, Parameters = NoParameters>
  extends Kernel<Operands, Parameters> {
  readonly elementwise: true;
}
export interface FloatElementwise<Operands extends string> extends Elementwise<Operands> {
  readonly float: true;
}
/** A kernel that core can also write in terms of others: a backend may answer `"composed"`. */
export type Composed<K> = K & { readonly composed: true };

/** The kernels, by name. */
export type KernelName = keyof Kernels;
/** Names of what a kernel reads. */
export type OperandsOf<K extends KernelName> = Kernels[K]["operands"];
/** Names of what a kernel writes. */
export type OutputsOf<K extends KernelName> = Kernels[K]["outputs"];
/** What a kernel is told when a plan is made. */
export type ParametersOf<K extends KernelName> = Kernels[K]["parameters"];
/** The kernels with a given property, as a union of names. */
type Having<Property> = { [K in KernelName]: Kernels[K] extends Property ? K : never }[KernelName];
/** The kernels whose element i takes element i of each operand. */
export type ElementwiseName = Having<{ readonly elementwise: true }>;
/** The kernels that are not elementwise: what a group may be built around. */
export type AnchorName = Exclude<KernelName, ElementwiseName>;
/** An operand of an anchor, as `sum.x`: what a group may compute in front of it. */
export type PrologueName = { [K in AnchorName]: `${K}.${OperandsOf<K>}` }[AnchorName];
/** The kernels that take x as [outer, length, inner] and work on each of its `outer` parts by itself. */
export type AlongAxisName = Exclude<Having<{ readonly parameters: Axis }>, "gather" | "scatterSum">;
/** The kernels that a backend may leave to core by `"composed"`. */
export type ComposedName = Having<{ readonly composed: true }>;

/** The elementwise kernels by name: what a planner may join. The type pins that none is missing. */
export const elementwise: Readonly<Record<ElementwiseName, true>> = {
  neg: true,
  abs: true,
  sign: true,
  floor: true,
  exp: true,
  expm1: true,
  log: true,
  log1p: true,
  sqrt: true,
  sin: true,
  cos: true,
  tanh: true,
  sigmoid: true,
  erf: true,
  relu: true,
  cast: true,
  shiftRight: true,
  add: true,
  sub: true,
  mul: true,
  div: true,
  pow: true,
  maximum: true,
  minimum: true,
  equal: true,
  greater: true,
  greaterEqual: true,
  where: true,
  reluGrad: true,
};

/** The kernels along an axis by name. They read each number of x a few times at most, so that a group may well compute it for them. */
export const alongAxis: Readonly<Record<AlongAxisName, true>> = {
  sum: true,
  max: true,
  min: true,
  argMax: true,
  moments: true,
  cumsum: true,
  softmax: true,
  logSoftmax: true,
};

/** Whether a kernel of this name is elementwise; any string may be asked about. */
export function isElementwise(kernel: string): kernel is ElementwiseName {
  return Object.hasOwn(elementwise, kernel);
}
