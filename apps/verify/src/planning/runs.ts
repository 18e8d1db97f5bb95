import {
  array,
  type Backend,
  compile,
  type DType,
  type Pass,
  type Shape,
  type Tensor,
  type TypedArray,
  type Variable,
} from "@retrograd/core";
import { type Plan, sizeOf, zeros } from "@retrograd/core/backend";
import { evaluated } from "./oracle.ts";
import { numbers, type Program, type Traced } from "./program.ts";

/** A difference between what a backend computes and what the graph says, or null; every plan is shown to `inspect`. */
export async function difference(
  backend: Backend,
  program: Program,
  shapes: readonly Shape[],
  dtype: DType,
  inspect: (plan: Plan) => void,
  tolerance = 0,
): Promise<string | null> {
  const runs = shapes.map((shape, i) => inputsOf(shape, dtype, i));
  const traces = new Map<string, Traced>();
  const step = compile(backend, (inputs: Record<string, Tensor>, pass: Pass) => {
    const traced = program.trace(inputs, pass);
    traces.set(String((inputs.x as Tensor).shape), traced);
    return traced.outputs;
  });
  const got = runs.map((inputs) => {
    inspect(step.plan(inputs));
    return step(inputs);
  });
  const state = new Map<Variable, TypedArray>(
    program.variables.map((variable, v) => [
      variable,
      of(variable.dtype as DType, numbers(variable.size, v)),
    ]),
  );
  for (const [run, inputs] of runs.entries()) {
    const { outputs, assigned } = traces.get(String(inputs.x?.shape)) as Traced;
    const given: Record<string, TypedArray> = { "random key": Int32Array.of(0, run) };
    for (const [name, { data }] of Object.entries(inputs)) given[name] = data;
    const want = evaluated([...Object.values(outputs), ...assigned.values()], {
      inputs: given,
      variables: state,
    });
    for (const [i, name] of Object.keys(outputs).entries()) {
      const { data } = (await got[run]?.[name]?.readArray()) ?? { data: new Float32Array() };
      const found = unequal(data, want[i] as TypedArray, tolerance);
      if (found) return `run ${run}, ${name} (${outputs[name]}): ${found}`;
    }
    [...assigned.keys()].forEach((variable, i) => {
      state.set(variable, want[Object.keys(outputs).length + i] as TypedArray);
    });
  }
  for (const [v, variable] of program.variables.entries()) {
    if (!variable.memory) continue;
    const [data] = await backend.read([variable.memory]);
    const found = unequal(data as TypedArray, state.get(variable) as TypedArray, tolerance);
    if (found) return `variable ${v}: ${found}`;
  }
  return null;
}

function inputsOf(shape: Shape, dtype: DType, run: number) {
  const [size, columns] = [sizeOf(shape), shape.at(-1) ?? 1];
  return {
    x: array(of(dtype, numbers(size, run + 5)), { shape, dtype }),
    bias: array(of(dtype, numbers(columns, run + 9)), { shape: [columns], dtype }),
    scalar: array(of(dtype, numbers(1, run)), { shape: [], dtype }),
    ids: array(
      of(
        "int32",
        numbers(columns, run).map((n) => 3 * n),
      ),
      { shape: [columns], dtype: "int32" },
    ),
  };
}

function of(dtype: DType, from: ArrayLike<number>): TypedArray {
  const result = zeros(dtype, from.length);
  result.set(from);
  return result;
}

function unequal(got: TypedArray, want: TypedArray, tolerance: number): string | null {
  if (got.length !== want.length) return `${got.length} elements instead of ${want.length}`;
  let most = 1;
  for (const n of want) if (Number.isFinite(n)) most = Math.max(most, Math.abs(n));
  for (let i = 0; i < want.length; i++) {
    const [a, b] = [got[i] as number, want[i] as number];
    if (a === b || (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= tolerance * most) continue;
    return `[${i}] is ${a} instead of ${b}`;
  }
  return null;
}
