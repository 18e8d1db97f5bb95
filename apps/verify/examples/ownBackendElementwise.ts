import type { ElementwiseName, Implementation, TypedArray } from "@retrograd/core/backend";

type One = Implementation<"exp", TypedArray>;
type Two = Implementation<"add", TypedArray>;

/** out = f(x), element by element. */
function ofOne(f: (x: number) => number): One {
  return ({ x, out }) =>
    () => {
      for (let i = 0; i < out.length; i++) out[i] = f(x[i]);
    };
}

/** out = f(a, b), element by element. */
function ofTwo(f: (a: number, b: number) => number): Two {
  return ({ a, b, out }) =>
    () => {
      for (let i = 0; i < out.length; i++) out[i] = f(a[i], b[i]);
    };
}

/** A series near 0, a continued fraction beyond (Abramowitz and Stegun 1964, 7.1.6 and 7.1.14). */
function erf(x: number): number {
  const size = Math.abs(x);
  const factor = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (!(size < 2)) {
    let fraction = size;
    for (let n = 60; n > 0; n--) fraction = size + n / 2 / fraction;
    return size > 6 ? Math.sign(x) : Math.sign(x) * (1 - factor / fraction);
  }
  let sum = 1;
  for (let n = 40; n > 0; n--) sum = 1 + ((2 * x * x) / (2 * n + 1)) * sum;
  return 2 * factor * x * sum;
}

/** a^b as IEEE 754 has it: JavaScript gives NaN where a is 1 or -1 and b NaN or infinite. */
function pow(a: number, b: number): number {
  return a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b;
}

/** A product of integers may be too long for a float64. */
const mul: Two = (views) => {
  const product = ofTwo(views.out instanceof Int32Array ? Math.imul : (a, b) => a * b);
  return product(views, {});
};

export const elementwise: { readonly [K in ElementwiseName]: Implementation<K, TypedArray> } = {
  neg: ofOne((x) => -x),
  abs: ofOne(Math.abs),
  sign: ofOne(Math.sign),
  floor: ofOne(Math.floor),
  exp: ofOne(Math.exp),
  expm1: ofOne(Math.expm1),
  log: ofOne(Math.log),
  log1p: ofOne(Math.log1p),
  sqrt: ofOne(Math.sqrt),
  sin: ofOne(Math.sin),
  cos: ofOne(Math.cos),
  tanh: ofOne(Math.tanh),
  sigmoid: ofOne((x) => 1 / (1 + Math.exp(-x))),
  erf: ofOne(erf),
  relu: ofOne((x) => Math.max(x, 0)),
  // A typed array converts what is stored in it.
  cast: (views) => ofOne((x) => x)(views, {}),
  shiftRight: (views, { by }) => ofOne((x) => x >>> by)(views, {}),
  add: ofTwo((a, b) => a + b),
  sub: ofTwo((a, b) => a - b),
  mul,
  div: ofTwo((a, b) => a / b),
  pow: ofTwo(pow),
  maximum: ofTwo(Math.max),
  minimum: ofTwo(Math.min),
  equal: ofTwo((a, b) => (a === b ? 1 : 0)),
  greater: ofTwo((a, b) => (a > b ? 1 : 0)),
  greaterEqual: ofTwo((a, b) => (a >= b ? 1 : 0)),
  where: ({ condition, a, b, out }) => {
    return () => {
      for (let i = 0; i < out.length; i++) out[i] = condition[i] !== 0 ? a[i] : b[i];
    };
  },
  reluGrad: ({ y, dy, out }) => {
    return () => {
      for (let i = 0; i < out.length; i++) out[i] = y[i] > 0 ? dy[i] : 0;
    };
  },
};
