import { compile, type Output, ops, type Tensor } from "@retrograd/core";
import type {
  Axis,
  Backend,
  ComposedName,
  KernelName,
  OperandsOf,
  OutputsOf,
  ParametersOf,
  TypedArray,
} from "@retrograd/core/backend";
import type { CallOf } from "../cases/case.ts";
import { type Arrays, expectOutputs } from "./want.ts";

type Composition<K extends ComposedName> = (
  operands: Readonly<Record<OperandsOf<K>, Tensor>>,
  parameters: ParametersOf<K>,
) => Readonly<Record<OutputsOf<K>, Tensor>>;

/** The kernels that core can write in terms of others, as it does so: by the op of their name. */
const compositions: { readonly [K in ComposedName]: Composition<K> } = {
  moments: ({ x }, axis) => {
    const { mean, variance } = ops.moments(lines(x, axis), { axes: 1 });
    return { mean, variance };
  },
  softmax: ({ x }, axis) => ({ out: ops.softmax(lines(x, axis), { axis: 1 }) }),
  logSoftmax: ({ x }, axis) => ({ out: ops.logSoftmax(lines(x, axis), { axis: 1 }) }),
};

export function isComposedBy(backend: Backend, kernel: KernelName): kernel is ComposedName {
  return (backend.composed as ReadonlySet<KernelName>).has(kernel);
}

/** Runs a kernel that the backend leaves to core, through the op that core composes of others. */
export async function composed<K extends ComposedName>(
  backend: Backend,
  kernel: K,
  call: CallOf<K>,
): Promise<void> {
  // By name, the table's own types hold; a record of outputs is all that matters here.
  const composition = compositions[kernel] as Composition<ComposedName>;
  const inputs = call.operands as CallOf<"softmax">["operands"];
  using run = compile(
    backend,
    (operands: Readonly<Record<"x", Tensor>>) => composition(operands, call.parameters),
    {
      name: kernel,
    },
  );
  const got: Record<string, TypedArray> = {};
  for (const [name, result] of Object.entries<Output>(run(inputs)))
    got[name] = (await result.readArray()).data;
  expectOutputs(kernel, call, got as Arrays<OutputsOf<K>>);
}

function lines(x: Tensor, { outer, length, inner }: Axis): Tensor {
  return ops.reshape(x, [outer, length, inner]);
}
