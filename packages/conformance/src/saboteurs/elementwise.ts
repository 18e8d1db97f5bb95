import { pointwise, replace, type Saboteur, saboteur } from "./saboteur.ts";

const { fround } = Math;

/** Elementwise kernels that go wrong in some numbers, some places, or when the output lies on an operand. */
export const elementwiseSaboteurs: readonly Saboteur[] = [
  saboteur("neg", "stale", "writes nothing where x is 0", ({ x, out }) => {
    for (let i = 0; i < x.length; i++) if (x[i] !== 0) out[i] = -(x[i] as number);
  }),
  saboteur("abs", "operand", "uses its operand as scratch memory", (views, parameters, right) => {
    right(views, parameters);
    if (views.x !== views.out) views.x.fill(0);
  }),
  pointwise("abs", "overflow", "gives the largest integer for the smallest", (x) =>
    x === -(2 ** 31) ? 2 ** 31 - 1 : Math.abs(x),
  ),
  pointwise("sign", "tie", "calls 0 positive", (x) => (x >= 0 ? 1 : x < 0 ? -1 : Number.NaN)),
  pointwise("sign", "NaN", "gives 0 for NaN", (x) => (x > 0 ? 1 : x < 0 ? -1 : 0)),
  pointwise("floor", "sign", "cuts towards zero", Math.trunc),
  pointwise("exp", "precision", "is right to four digits", (x) => Math.exp(x) * (1 + 1e-5)),
  saboteur("exp", "boundary", "forgets what lies past 1024 numbers", ({ x, out }) => {
    for (let i = 0; i < Math.min(1024, x.length); i++) out[i] = Math.exp(x[i] as number);
  }),
  pointwise("expm1", "precision", "takes 1 from a rounded power", (x) => fround(Math.exp(x)) - 1),
  pointwise("log1p", "precision", "takes the logarithm of a rounded sum", (x) => Math.log(fround(1 + x))),
  pointwise("log", "boundary", "gives -88 for 0", (x) => (x === 0 ? -88 : Math.log(x))),
  pointwise("sqrt", "NaN", "gives 0 below 0", (x) => Math.sqrt(Math.max(x, 0))),
  pointwise("sin", "precision", "is off by 2e-4, as some graphics drivers are", (x) => Math.sin(x) + 2e-4),
  pointwise("cos", "boundary", "knows one period only", (x) => (Math.abs(x) < 7 ? Math.cos(x) : 1)),
  pointwise("tanh", "overflow", "divides powers", (x) => (Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1)),
  pointwise("sigmoid", "overflow", "divides powers", (x) => Math.exp(x) / (1 + Math.exp(x))),
  pointwise("erf", "precision", "is a polynomial for tables", (x) => {
    const t = 1 / (1 + 0.47047 * Math.abs(x));
    return Math.sign(x) * (1 - (0.3480242 * t - 0.0958798 * t ** 2 + 0.7478556 * t ** 3) * Math.exp(-x * x));
  }),
  pointwise("relu", "NaN", "gives 0 for NaN", (x) => (x > 0 ? x : 0)),
  pointwise("reluGrad", "tie", "passes the gradient at 0", (y, dy) => (y >= 0 ? dy : 0)),
  pointwise("reluGrad", "NaN", "multiplies by 0", (y, dy) => dy * (y > 0 ? 1 : 0)),
  saboteur("cast", "sign", "rounds down to int32", (views, parameters, right) => {
    right(views, parameters);
    const { x, out } = views;
    if (out instanceof Int32Array) replace(out, (_, i) => Math.floor(x[i] as number));
  }),
  saboteur("shiftRight", "sign", "brings the sign in from the left", ({ x, out }, { by }) => {
    for (let i = 0; i < x.length; i++) out[i] = (x[i] as number) >> by;
  }),
  saboteur("add", "tail", "leaves what does not fill four lanes", ({ a, b, out }) => {
    for (let i = 0; i < out.length - (out.length % 4); i++) out[i] = (a[i] as number) + (b[i] as number);
  }),
  saboteur("add", "alias", "writes a before it reads b", ({ a, b, out }) => {
    out.set(a);
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + (b[i] as number);
  }),
  pointwise("sub", "sign", "takes a from b", (a, b) => b - a),
  pointwise("mul", "overflow", "multiplies integers in float64", (a, b) => a * b),
  pointwise("div", "NaN", "gives 0 for anything through 0", (a, b) => (b === 0 ? 0 : a / b)),
  pointwise("pow", "sign", "goes through logarithms", (a, b) => Math.exp(b * Math.log(a))),
  pointwise("pow", "boundary", "gives NaN for 1^NaN", (a, b) => a ** b),
  pointwise("maximum", "NaN", "prefers numbers to NaN", (a, b) => (a >= b || Number.isNaN(b) ? a : b)),
  pointwise("minimum", "NaN", "compares, so that b's NaN wins and a's is lost", (a, b) => (a < b ? a : b)),
  pointwise("equal", "NaN", "takes NaN for NaN's equal", (a, b) => (a === b || Object.is(a, b) ? 1 : 0)),
  pointwise("greater", "tie", "calls equals greater", (a, b) => (a >= b ? 1 : 0)),
  pointwise("greaterEqual", "tie", "takes equals for smaller", (a, b) => (a > b ? 1 : 0)),
  pointwise("where", "sign", "takes only 1 for true", (condition, a, b) => (condition === 1 ? a : b)),
  pointwise("where", "NaN", "mixes a and b by products", (condition, a, b) => {
    const chosen = condition !== 0 ? 1 : 0;
    return a * chosen + b * (1 - chosen);
  }),
  saboteur("where", "alias", "fills the output with b first", ({ condition, a, b, out }) => {
    out.set(b);
    for (let i = 0; i < out.length; i++) if (condition[i] !== 0) out[i] = a[i] as number;
  }),
];
