import type { TypedArray } from "../backend/dtype.ts";
import { aliasedBy, type Tensor } from "./tensor.ts";

/** Looks at an input's numbers before a run and throws if the ops that take it can't. */
export type Check = (numbers: TypedArray) => void;

const checks = new WeakMap<object, Check[]>();
const none: readonly Check[] = [];

/** Has a check made before every run, if `x` is an input (under whatever shape); computed tensors are not checked. */
export function expectOf(x: Tensor, check: Check): void {
  let source = x;
  while (source.node.kind === "alias") source = source.node.inputs[aliasedBy(source.output)] as Tensor;
  const { node } = source;
  if (node.source?.kind !== "input") return;
  const known = checks.get(node);
  if (known) known.push(check);
  else checks.set(node, [check]);
}

/** The checks that ops have asked for on an input. */
export function checksOf(input: Tensor): readonly Check[] {
  return checks.get(input.node) ?? none;
}
