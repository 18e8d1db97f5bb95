import { array, type Numbers, type NumericArray } from "../array/array.ts";
import type { Backend } from "../backend/backend.ts";
import { zeros } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { compile } from "../compile/compile.ts";
import type { Pass } from "../compile/pass.ts";
import { gradients } from "../graph/gradients.ts";
import type { Tensor } from "../graph/tensor.ts";

/** Settings of `checkGradients`. */
export interface CheckOptions {
  /** Distance of the central difference; 1e-4 for float64 and 2^-7 for float32, unless said. */
  readonly step?: number;
  /** Largest difference that passes, relative to 1 + |gradient|; 1e-6 and 2e-2, unless said. */
  readonly tolerance?: number;
}

/** What a gradient check found. */
export interface GradientCheck {
  /** Whether every difference is within the tolerance. */
  readonly passed: boolean;
  /** Where gradient and difference lie furthest apart. */
  readonly worst: {
    readonly input: string;
    /** Place in the input, row-major. */
    readonly place: number;
    /** By backpropagation. */
    readonly gradient: number;
    /** By central difference. */
    readonly difference: number;
    /** |gradient - difference| / (1 + |gradient|) */
    readonly error: number;
  };
}

/**
 * Compares the gradients of a function with central differences,
 * (f(x + h) - f(x - h)) / 2h, for every element of every input. In float64 where the backend has it.
 *
 * Differences make no sense where the function has a corner closer than h: choose inputs away from those.
 * Integer inputs are held fixed. A function that draws random numbers can't be checked.
 *
 * @param fn gives one number from the inputs
 * @throws RetrogradError for no float inputs
 * @example
 * const check = await checkGradients(cpu(), ({ x }) => ops.sum(ops.tanh(x)), { x: [0.3, -1.2] });
 * if (!check.passed) console.log(check.worst);
 */
export async function checkGradients<Name extends string>(
  backend: Backend,
  fn: (inputs: Readonly<Record<Name, Tensor>>, pass: Pass) => Tensor,
  inputs: Readonly<Record<Name, Numbers>>,
  options: CheckOptions = {},
): Promise<GradientCheck> {
  const double = backend.dtypes.includes("float64");
  const { step: h = double ? 1e-4 : 2 ** -7, tolerance = double ? 1e-6 : 2e-2 } = options;
  const given = new Map<string, NumericArray>();
  for (const [name, numbers] of Object.entries<Numbers>(inputs)) given.set(name, ownCopy(numbers, double));
  const names = [...given].filter(([, { dtype }]) => dtype !== "int32").map(([name]) => name);
  if (names.length === 0)
    reject("checkGradients", "was given no float inputs", "give at least one to differentiate by");
  const traced = (tensors: Readonly<Record<string, Tensor>>, pass: Pass): Tensor =>
    fn(tensors as Record<Name, Tensor>, pass);
  using value = compile<Record<string, Tensor>, { cost: Tensor }>(backend, (tensors, pass) => ({
    cost: traced(tensors, pass),
  }));
  using slope = compile<Record<string, Tensor>, Record<string, Tensor>>(backend, (tensors, pass) => {
    const found = gradients(
      traced(tensors, pass),
      names.map((name) => tensors[name] as Tensor),
    );
    return Object.fromEntries(names.map((name, i) => [name, found[i] as Tensor]));
  });
  const all = Object.fromEntries(given);
  const slopes = slope(all);
  let worst: GradientCheck["worst"] = {
    input: names[0] as string,
    place: 0,
    gradient: 0,
    difference: 0,
    error: -1,
  };
  for (const name of names) {
    const { data } = given.get(name) as NumericArray;
    const analytic = (await (slopes[name] as (typeof slopes)[string]).readArray()).data;
    for (let place = 0; place < data.length; place++) {
      const x = data[place] as number;
      // What is really added: x + h is rounded.
      data[place] = x + h;
      const up = data[place] as number;
      const above = await value(all).cost.read();
      data[place] = x - h;
      const down = data[place] as number;
      const below = await value(all).cost.read();
      data[place] = x;
      const gradient = analytic[place] as number;
      const difference = (above - below) / (up - down);
      const error = Math.abs(gradient - difference) / (1 + Math.abs(gradient));
      if (!(error <= worst.error)) worst = { input: name, place, gradient, difference, error };
    }
  }
  return { passed: worst.error <= tolerance, worst };
}

function ownCopy(numbers: Numbers, double: boolean): NumericArray {
  const { dtype, shape, data } = array(numbers);
  const own = dtype !== "int32" && double ? "float64" : dtype;
  const copy = zeros(own, data.length);
  copy.set(data);
  return { dtype: own, shape, data: copy };
}
