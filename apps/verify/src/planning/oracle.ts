import { referenceKernels } from "@retrograd/conformance";
import type { Tensor, TypedArray, Variable } from "@retrograd/core";
import { sizeOf, zeros } from "@retrograd/core/backend";

type Node = Tensor["node"];
type Kernel = (views: Readonly<Record<string, TypedArray>>, parameters: unknown) => () => void;

const kernels = referenceKernels() as unknown as Readonly<Record<string, Kernel>>;

/** The numbers of the leaves of a graph. */
export interface Leaves {
  readonly inputs: Readonly<Record<string, TypedArray>>;
  readonly variables: ReadonlyMap<Variable, TypedArray>;
}

/** What a graph gives, computation by computation, each into memory of its own: no plan, no groups, nothing shared. */
export function evaluated(roots: readonly Tensor[], leaves: Leaves): TypedArray[] {
  const numbers = new Map<Tensor, TypedArray>();
  for (const node of computations(roots)) {
    const outputs: Record<string, TypedArray> = {};
    for (const [name, y] of Object.entries(node.outputs)) {
      outputs[name] = fresh(y);
      numbers.set(y, outputs[name]);
    }
    if (node.source) outputs.out?.set(leafNumbers(node, outputs.out.length, leaves));
    else if (node.kind === "alias")
      for (const [name, y] of Object.entries(outputs))
        y.set(numbers.get(node.inputs[`=${name}`] as Tensor) as TypedArray);
    else {
      const operands = Object.entries(node.inputs).map(([name, x]) => [name, numbers.get(x)]);
      kernels[node.kind]?.({ ...Object.fromEntries(operands), ...outputs }, node.parameters)();
    }
  }
  return roots.map((root) => numbers.get(root) as TypedArray);
}

/** All that the roots are computed from, in the order in which it was traced. */
function computations(roots: readonly Tensor[]): Node[] {
  const seen = new Set<Node>();
  const open = roots.map((root) => root.node);
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const x of Object.values(node.inputs)) open.push(x.node);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}

/** Poisoned, so that what a kernel leaves out shows. */
function fresh({ dtype, shape }: Tensor): TypedArray {
  return zeros(dtype, sizeOf(shape)).fill(dtype === "int32" ? -1234567 : Number.NaN) as TypedArray;
}

function leafNumbers({ source }: Node, size: number, { inputs, variables }: Leaves): TypedArray {
  switch (source?.kind) {
    case "input":
      return inputs[source.name] as TypedArray;
    case "variable":
      return variables.get(source.variable) as TypedArray;
    case "data":
      return source.data;
    default:
      return new Float64Array(size).fill(source?.value ?? Number.NaN);
  }
}
