import { sizeOf } from "../backend/dtype.ts";
import type { ComposedName, KernelName, Strided } from "../backend/kernels.ts";
import { within } from "../graph/scope.ts";
import { aliasedBy, type Node, type Source, type Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";
import { type Call, copyOf, type DraftValue, draftCall, draftValue, type Reference } from "./draft.ts";
import { folded } from "./fold.ts";
import { Numbered } from "./numbered.ts";

/**
 * The kernel calls that compute `roots`, in an order in which they can run: what nothing needs is left out,
 * what was computed before is not computed again, aliases are followed, and kernels that the backend wants
 * composed are written in terms of others.
 */
export function lower(
  roots: readonly Tensor[],
  composed: ReadonlySet<ComposedName>,
): {
  readonly calls: Call[];
  /** The roots, in their order: each the output of a call. */
  readonly wanted: DraftValue[];
  readonly valueOf: (tensor: Tensor) => DraftValue;
  /** A variable's numbers at the start of the run, if they are read. */
  readonly leafOf: (variable: Variable) => DraftValue | null;
} {
  const calls: Call[] = [];
  const values = new Map<Tensor, DraftValue>();
  const earlier = new Map<string, Call>();
  const numbers = new Numbered((value: DraftValue) => value);

  /** A constant is one value wherever it comes from, and so is a variable's start: its last reader is to be known. */
  const leaves = new Map<unknown, DraftValue>();
  const leafValue = (tensor: Tensor, source: Source): DraftValue => {
    const key =
      source.kind === "constant"
        ? `${tensor.dtype} ${tensor.shape} ${Object.is(source.value, -0) ? "-0" : source.value}`
        : source.kind === "variable"
          ? source.variable
          : source;
    const leaf = leaves.get(key) ?? draftValue(tensor, source, null);
    leaves.set(key, leaf);
    return leaf;
  };

  const emit = (node: Node): void => {
    const operands: Record<string, Reference> = {};
    for (const [name, x] of Object.entries(node.inputs))
      operands[name] = { value: values.get(x) as DraftValue, view: null };
    const kernel = node.kind as KernelName;
    const known = folded(kernel, operands);
    if (known) {
      const out = node.outputs.out as Tensor;
      values.set(
        out,
        "same" in known ? known.same : leafValue(out, { kind: "constant", value: known.constant }),
      );
      return;
    }
    const key = `${node.copy} ${kernel} ${Object.entries(node.parameters)} ${Object.values(operands).map((x) => numbers.indexOf(x.value))} ${Object.values(node.outputs).map((y) => [y.dtype, sizeOf(y.shape)])}`;
    let call = kernel === "randomBits" ? undefined : earlier.get(key);
    if (!call) {
      const origin = `${node.scope ? `${node.scope}/` : ""}${kernel}`;
      call = draftCall(kernel, node.parameters, operands, node.outputs, origin, node.copy);
      calls.push(call);
      earlier.set(key, call);
    }
    for (const [name, y] of Object.entries(node.outputs)) values.set(y, call.outputs[name] as DraftValue);
  };

  for (const { node, composition } of inOrder(roots, composed)) {
    if (composition) {
      for (const [name, y] of Object.entries(node.outputs))
        values.set(y, values.get(composition[name] as Tensor) as DraftValue);
    } else if (node.kind === "alias") {
      for (const [name, y] of Object.entries(node.outputs))
        values.set(y, values.get(node.inputs[aliasedBy(name)] as Tensor) as DraftValue);
    } else if (node.source) {
      const out = node.outputs.out as Tensor;
      values.set(out, leafValue(out, node.source));
    } else emit(node);
  }
  // What is wanted after the run is computed in it, be it a copy of a leaf.
  const wanted = roots.map((root) => {
    const value = values.get(root) as DraftValue;
    if (value.producer) return value;
    const copy = copyOf(value, "cast");
    calls.push(copy);
    return copy.outputs.out as DraftValue;
  });
  return {
    calls,
    wanted,
    leafOf: (variable) => leaves.get(variable) ?? null,
    valueOf: (tensor) => values.get(tensor) ?? draftValue(tensor, tensor.node.source, null),
  };
}

interface Visit {
  readonly node: Node;
  /** The outputs' stand-ins, for a kernel that is to be composed. */
  readonly composition: Readonly<Record<string, Tensor>> | null;
}

/** All nodes behind the roots, operands first; otherwise in the order in which they were traced. */
function inOrder(roots: readonly Tensor[], composed: ReadonlySet<ComposedName>): Visit[] {
  const compositions = new Map<Node, Readonly<Record<string, Tensor>>>();
  const needs = (node: Node): Tensor[] => {
    if (!node.composition || !composed.has(node.kind as ComposedName))
      return node.kind === "alias"
        ? Object.keys(node.outputs).map((name) => node.inputs[aliasedBy(name)] as Tensor)
        : Object.values(node.inputs);
    const composition = compositions.get(node) ?? within(node.scope, node.composition);
    compositions.set(node, composition);
    return Object.values(composition);
  };
  const seen = new Set<Node>();
  const visits: Visit[] = [];
  /** What a composition is made of belongs where the composed kernel stands. */
  const orders = new Map<Node, number>();
  const orderOf = (node: Node): number => orders.get(node) ?? node.id;
  const starts = [...new Set(roots.map((root) => root.node))].sort((a, b) => a.id - b.id);
  for (const start of starts) {
    const path: { node: Node; open: Node[] }[] = [];
    const enter = (node: Node): void => {
      if (seen.has(node)) return;
      seen.add(node);
      const open = [...new Set(needs(node).map((x) => x.node))].sort((a, b) => b.id - a.id);
      for (const operand of open) if (orderOf(operand) > orderOf(node)) orders.set(operand, orderOf(node));
      path.push({ node, open });
    };
    enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.open.pop();
      if (next) enter(next);
      else {
        path.pop();
        visits.push({ node: top.node, composition: compositions.get(top.node) ?? null });
      }
    }
  }
  return visits.sort((a, b) => orderOf(a.node) - orderOf(b.node));
}

/** Lets elementwise calls walk over the source of a `stridedRead` by themselves; drops those that none needs any more. */
export function foldViews(calls: readonly Call[], wanted: ReadonlySet<DraftValue>): Call[] {
  const mustExist = new Set(wanted);
  for (const call of calls)
    if (!call.elementwise) for (const { value } of Object.values(call.operands)) mustExist.add(value);
  const folded = new Set<Call>();
  const stay: Call[] = [];
  for (const call of calls) {
    if (call.kernel === "stridedRead" && !mustExist.has(call.outputs.out as DraftValue)) {
      folded.add(call);
      continue;
    }
    for (const [name, { value }] of Object.entries(call.operands)) {
      const source = value.producer;
      if (source && folded.has(source)) {
        const x = (source.operands.x as Reference).value;
        const view = source.parameters as unknown as Strided;
        call.operands[name] = { value: x, view: isWhole(view, x.size) ? null : view };
      }
    }
    stay.push(call);
  }
  for (const call of stay)
    for (const value of new Set(Object.values(call.operands).map((x) => x.value))) value.users.push(call);
  return stay;
}

/** Whether a walk over `size` elements is the one element by element. */
function isWhole({ shape, strides, offset }: Strided, size: number): boolean {
  let stride = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    if (shape[d] !== 1 && strides[d] !== stride) return false;
    stride *= shape[d] as number;
  }
  return offset === 0 && stride === size;
}
