import { isFloat, sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { apply, constantLeaf } from "./apply.ts";
import { within } from "./scope.ts";
import type { Node, Tensor } from "./tensor.ts";
import { Variable } from "./variable.ts";

/**
 * The backward pass: ∂cost/∂w for every w, as tensors of the same graph.
 *
 * Backpropagation (Rumelhart, Hinton & Williams 1986) on a graph: δ of the cost is 1; then from the last
 * computation to the first, each hands the δ of its outputs on to its operands by its gradient rule, and an
 * operand's δ is the sum of what its users hand to it. Gradients are ordinary tensors: they can be
 * differentiated again.
 *
 * @param cost one number
 * @param of tensors, or variables that were read on the way to the cost
 * @returns one gradient for each, of its shape; zeros where the cost does not depend on it
 * @throws RetrogradError where the cost is not one float
 */
export function gradients(cost: Tensor, of: readonly (Tensor | Variable)[]): Tensor[] {
  if (sizeOf(cost.shape) !== 1)
    reject(
      "gradients",
      `the cost has shape [${cost.shape}]`,
      "it must be one number: take its sum or mean first",
    );
  if (!isFloat(cost.dtype))
    reject("gradients", `the cost is ${cost.dtype}`, "only float32 and float64 have gradients");
  const nodes = computationOf([cost], new Set());
  const leaves = new Map<Variable, Tensor>();
  for (const { source, outputs } of nodes)
    if (source?.kind === "variable") leaves.set(source.variable, outputs.out as Tensor);
  const targets = of.map((w) => (w instanceof Variable ? (leaves.get(w) ?? zerosOf(w)) : w));
  const seed = constantLeaf(1, cost.shape, cost.dtype);
  return propagate(nodes, new Map([[cost, seed]]), targets);
}

/** ∂L/∂x for every x, from ∂L/∂output of some outputs: the part of a backward pass that lies between them. */
export function handedBack(
  outputs: readonly Tensor[],
  deltas: readonly Tensor[],
  of: readonly Tensor[],
): Tensor[] {
  const seeds = new Map<Tensor, Tensor>();
  outputs.forEach((y, i) => {
    const other = seeds.get(y);
    const delta = deltas[i] as Tensor;
    seeds.set(y, other ? accumulate(other, delta) : delta);
  });
  return propagate(computationOf(outputs, new Set()), seeds, of);
}

/** Hands δ from the outputs in `deltas` to `targets`, through `nodes`, which are in the order of their computation. */
export function propagate(
  nodes: readonly Node[],
  deltas: Map<Tensor, Tensor>,
  targets: readonly Tensor[],
): Tensor[] {
  const wanted = leadingTo(new Set(targets), nodes);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i] as Node;
    const outputs = Object.values(node.outputs);
    if (!outputs.some((y) => deltas.has(y)) || !Object.values(node.inputs).some((x) => wanted.has(x)))
      continue;
    within(`∂(${node.scope ? `${node.scope}/` : ""}${node.kind})`, () => {
      for (const [x, dx] of operandDeltas(node, deltas, wanted)) {
        const other = deltas.get(x);
        deltas.set(x, other ? accumulate(other, dx) : dx);
      }
    });
  }
  return targets.map((w) => deltas.get(w) ?? constantLeaf(0, w.shape, w.dtype));
}

/** What one computation hands to each operand that wants it. */
function operandDeltas(
  node: Node,
  deltas: Map<Tensor, Tensor>,
  wanted: ReadonlySet<Tensor>,
): [Tensor, Tensor][] {
  const delta: Record<string, Tensor> = {};
  for (const [name, y] of Object.entries(node.outputs))
    delta[name] = deltas.get(y) ?? constantLeaf(0, y.shape, y.dtype);
  const operands = Object.entries(node.inputs).filter(([, x]) => wanted.has(x));
  if (node.gradients === "composed")
    return composedDeltas(node, delta, [...new Set(operands.map(([, x]) => x))]);
  const rules = node.gradients;
  const handed: [Tensor, Tensor][] = [];
  for (const [name, x] of operands) {
    const rule = rules[name];
    if (rule) handed.push([x, rule(delta, node.outputs)]);
  }
  return handed;
}

/** The same for a kernel that carries its composition: the backward pass through that. */
function composedDeltas(
  node: Node,
  delta: Readonly<Record<string, Tensor>>,
  operands: readonly Tensor[],
): [Tensor, Tensor][] {
  const composition = (node.composition as NonNullable<Node["composition"]>)();
  const seeds = new Map<Tensor, Tensor>();
  for (const [name, y] of Object.entries(composition)) seeds.set(y, delta[name] as Tensor);
  const inner = computationOf(Object.values(composition), new Set(Object.values(node.inputs)));
  const handed = propagate(inner, seeds, operands);
  return operands.map((x, i) => [x, handed[i] as Tensor]);
}

/** Everything that the results were computed from, in the order of computation; what lies behind `ends` is left out. */
function computationOf(results: readonly Tensor[], ends: ReadonlySet<Tensor>): Node[] {
  const seen = new Set<Node>();
  const open = results.filter((y) => !ends.has(y)).map((y) => y.node);
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const x of Object.values(node.inputs)) if (!ends.has(x)) open.push(x.node);
  }
  return [...seen].sort((a, b) => a.id - b.id);
}

/** The tensors that a gradient has to pass on its way to the targets. */
function leadingTo(targets: ReadonlySet<Tensor>, nodes: readonly Node[]): Set<Tensor> {
  const wanted = new Set(targets);
  for (const node of nodes) {
    const rules = node.gradients;
    const leads = Object.entries(node.inputs).some(
      ([name, x]) => wanted.has(x) && (rules === "composed" || rules[name]),
    );
    if (leads) for (const y of Object.values(node.outputs)) if (isFloat(y.dtype)) wanted.add(y);
  }
  return wanted;
}

/** a + b, where two users of a tensor each hand it a δ. */
function accumulate(a: Tensor, b: Tensor): Tensor {
  return apply("add", { inputs: { a, b }, shape: a.shape, gradients: { a: (dy) => dy, b: (dy) => dy } });
}

function zerosOf(variable: Variable): Tensor {
  const { shape, dtype } = variable;
  if (shape && dtype) return constantLeaf(0, shape, dtype);
  return reject(
    "gradients",
    "a variable was never used and has no shape yet",
    "call its layer's forward first",
  );
}
