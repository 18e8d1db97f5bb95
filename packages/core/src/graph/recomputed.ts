import { isFloat } from "../backend/dtype.ts";
import { alias, copied, newestId } from "./apply.ts";
import { propagate } from "./gradients.ts";
import type { Node, Tensor } from "./tensor.ts";

let copies = 0;

/**
 * What `trace` gives, but so that the backward pass computes what lies between its operands and its results once more,
 * instead of having it kept: gradient checkpointing (Chen, Xu, Zhang & Guestrin 2016). Random numbers are the same both times.
 *
 * @param tensorsOf applies a function to all tensors of a result
 */
export function recomputed<Out>(
  trace: () => Out,
  tensorsOf: (result: Out, change: (y: Tensor) => Tensor) => Out,
): Out {
  const start = newestId();
  const result = trace();
  const end = newestId();
  const isInside = ({ id, source }: Node): boolean => id > start && id <= end && source === null;
  const copy = new Copy(isInside);
  return tensorsOf(result, (y) => {
    const nodes = between([y], isInside);
    const operands = new Set(
      nodes
        .flatMap(({ inputs }) => Object.values(inputs))
        .filter((x) => isFloat(x.dtype) && !isInside(x.node)),
    );
    if (nodes.length === 0 || !isFloat(y.dtype)) return y;
    copy.keep(y);
    const inputs = Object.fromEntries([...operands].map((x, i) => [`operand ${i}`, x]));
    const known = new Map<Tensor, Tensor[]>();
    const gradientsFor = (dy: Tensor): Tensor[] => {
      const before = newestId();
      const deltas = known.get(dy) ?? copy.of(propagate(nodes, new Map([[y, dy]]), [...operands]), before);
      known.set(dy, deltas);
      return deltas;
    };
    const rules = Object.keys(inputs).map((name, i) => {
      return [name, (dy: Tensor): Tensor => gradientsFor(dy)[i] as Tensor] as const;
    });
    return alias(y, y.shape, inputs, Object.fromEntries(rules));
  });
}

/** Copies of computations, as new ones that planning does not take for the same. */
class Copy {
  readonly #number = ++copies;
  readonly #made = new Map<Tensor, Tensor>();
  readonly #isInside: (node: Node) => boolean;

  constructor(isInside: (node: Node) => boolean) {
    this.#isInside = isInside;
  }

  /** A tensor that is in memory anyway, and stands for itself. */
  keep(y: Tensor): void {
    this.#made.set(y, y);
  }

  /** Results that were computed since `before`, computed from copies of what lies inside. */
  of(results: readonly Tensor[], before: number): Tensor[] {
    const isCopied = (node: Node): boolean =>
      (this.#isInside(node) || (node.id > before && node.source === null)) &&
      !Object.values(node.outputs).some((y) => this.#made.has(y));
    for (const node of between(results, isCopied)) this.#add(node);
    return results.map((y) => this.#made.get(y) ?? y);
  }

  #add(node: Node): void {
    const { gradients, composition } = node;
    const inputs = Object.fromEntries(
      Object.entries(node.inputs).map(([name, x]) => [name, this.#made.get(x) ?? x]),
    );
    const again = (results: () => Readonly<Record<string, Tensor>>): Readonly<Record<string, Tensor>> => {
      const before = newestId();
      const made = Object.entries(results());
      const copies = this.of(
        made.map(([, y]) => y),
        before,
      );
      return Object.fromEntries(made.map(([name], i) => [name, copies[i] as Tensor]));
    };
    const outputs = copied(node, {
      inputs,
      copy: this.#number,
      composition: composition && (() => again(composition)),
      // Rules name the operands of the original: what they give is computed from copies, too.
      gradients:
        gradients === "composed"
          ? gradients
          : Object.fromEntries(
              Object.entries(gradients).map(([name, rule]) => [
                name,
                rule && ((delta, y) => again(() => ({ dx: rule(delta, y) })).dx as Tensor),
              ]),
            ),
    });
    for (const [name, y] of Object.entries(node.outputs)) this.#made.set(y, outputs[name] as Tensor);
  }
}

/** The computations behind results, as far back as they are of a kind, in their order. */
function between(results: readonly Tensor[], isOfKind: (node: Node) => boolean): Node[] {
  const found = new Set<Node>();
  const open = results.map((y) => y.node);
  for (let node = open.pop(); node; node = open.pop()) {
    if (found.has(node) || !isOfKind(node)) continue;
    found.add(node);
    for (const x of Object.values(node.inputs)) open.push(x.node);
  }
  return [...found].sort((a, b) => a.id - b.id);
}
