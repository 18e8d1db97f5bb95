import type { DType, Shape, TypedArray } from "../backend/dtype.ts";
import type { KernelName, OperandsOf, OutputsOf, ParametersOf } from "../backend/kernels.ts";
import { currentScope } from "./scope.ts";
import { aliasedBy, type Node, type Rule, type Source, Tensor } from "./tensor.ts";
import type { Variable } from "./variable.ts";

let lastId = 0;

interface Draft extends Partial<Omit<Node, "outputs">> {
  readonly kind: Node["kind"];
  readonly outputs: Readonly<Record<string, { readonly shape: Shape; readonly dtype: DType }>>;
}

function makeNode(draft: Draft): Readonly<Record<string, Tensor>> {
  const outputs: Record<string, Tensor> = {};
  const node: Node = {
    id: ++lastId,
    kind: draft.kind,
    inputs: draft.inputs ?? {},
    parameters: draft.parameters ?? {},
    outputs,
    gradients: draft.gradients ?? {},
    composition: draft.composition ?? null,
    source: draft.source ?? null,
    scope: draft.scope ?? currentScope(),
    copy: draft.copy ?? 0,
  };
  for (const [name, { shape, dtype }] of Object.entries(draft.outputs))
    outputs[name] = new Tensor(node, name, dtype, shape);
  return outputs;
}

/** The id of the newest node. */
export function newestId(): number {
  return lastId;
}

/** A node once more, changed. */
export function copied(node: Node, change: Partial<Omit<Node, "outputs">>): Readonly<Record<string, Tensor>> {
  return makeNode({ ...node, ...change });
}

const leaf = (source: Source, shape: Shape, dtype: DType): Tensor =>
  makeNode({
    kind: source.kind === "data" ? "constant" : source.kind,
    source,
    outputs: { out: { shape, dtype } },
  }).out as Tensor;

/** Numbers that are given before each run. */
export function inputLeaf(name: string, shape: Shape, dtype: DType): Tensor {
  return leaf({ kind: "input", name }, shape, dtype);
}

/** The numbers of a variable at the start of the run. */
export function variableLeaf(variable: Variable, shape: Shape, dtype: DType): Tensor {
  return leaf({ kind: "variable", variable }, shape, dtype);
}

/** The same number in every element. */
export function constantLeaf(value: number, shape: Shape, dtype: DType): Tensor {
  return leaf({ kind: "constant", value }, shape, dtype);
}

/** Numbers that are known when the graph is made. */
export function dataLeaf(data: TypedArray, shape: Shape, dtype: DType): Tensor {
  return leaf({ kind: "data", data }, shape, dtype);
}

type ParametersOption<K extends KernelName> =
  Readonly<Record<never, never>> extends ParametersOf<K>
    ? { readonly parameters?: ParametersOf<K> }
    : { readonly parameters: ParametersOf<K> };

type Options<K extends KernelName> = ParametersOption<K> & {
  readonly inputs: Readonly<Record<OperandsOf<K>, Tensor>>;
  readonly shape: Shape;
  /** The output's, where it is not that of the first operand. */
  readonly dtype?: DType;
} & (
    | {
        /** ∂L/∂operand from dy = ∂L/∂out and y = out, for each operand; null where it has no gradient. */
        readonly gradients: Readonly<Record<OperandsOf<K>, ((dy: Tensor, y: Tensor) => Tensor) | null>>;
        readonly composition?: () => Tensor;
      }
    /** The composition is what gets differentiated. */
    | { readonly gradients: "composed"; readonly composition: () => Tensor }
  );

/** Adds a kernel with one output to the graph: the only door from ops to the graph. */
export function apply<K extends KernelName>(kernel: K, options: Options<K>): Tensor {
  const inputs: Readonly<Record<string, Tensor>> = options.inputs;
  const first = Object.values(inputs)[0] as Tensor;
  const { composition } = options;
  return makeNode({
    kind: kernel,
    inputs,
    parameters: (options.parameters ?? {}) as Readonly<Record<string, unknown>>,
    outputs: { out: { shape: options.shape, dtype: options.dtype ?? first.dtype } },
    gradients: single(options.gradients),
    composition: composition ? () => ({ out: composition() }) : null,
  }).out as Tensor;
}

/** Adds a kernel with several outputs to the graph; its gradients are those of its composition. */
export function applyMany<K extends KernelName>(
  kernel: K,
  options: ParametersOption<K> & {
    readonly inputs: Readonly<Record<OperandsOf<K>, Tensor>>;
    readonly outputs: Readonly<Record<OutputsOf<K>, { readonly shape: Shape; readonly dtype: DType }>>;
    readonly composition: () => Readonly<Record<OutputsOf<K>, Tensor>>;
  },
): Readonly<Record<OutputsOf<K>, Tensor>> {
  return makeNode({
    kind: kernel,
    inputs: options.inputs,
    parameters: (options.parameters ?? {}) as Readonly<Record<string, unknown>>,
    outputs: options.outputs,
    gradients: "composed",
    composition: options.composition,
  }) as Readonly<Record<OutputsOf<K>, Tensor>>;
}

/**
 * The same numbers as `x`, in the same order, under another shape or with gradient rules of its own: no kernel.
 * `inputs` are the tensors that the rules give gradients for; x itself gets one only if it is among them.
 */
export function alias(
  x: Tensor,
  shape: Shape,
  inputs: Readonly<Record<string, Tensor>>,
  gradients: Readonly<Record<string, ((dy: Tensor, y: Tensor) => Tensor) | null>>,
): Tensor {
  return makeNode({
    kind: "alias",
    inputs: { ...inputs, [aliasedBy("out")]: x },
    outputs: { out: { shape, dtype: x.dtype } },
    gradients: single(gradients),
  }).out as Tensor;
}

/** The same tensors, by name, with one gradient rule for x that gets the δ of all of them at once: no kernel. */
export function aliases(
  tensors: Readonly<Record<string, Tensor>>,
  x: Tensor,
  gradient: (delta: Readonly<Record<string, Tensor>>) => Tensor,
): Readonly<Record<string, Tensor>> {
  const inputs: Record<string, Tensor> = { x };
  for (const [name, tensor] of Object.entries(tensors)) inputs[aliasedBy(name)] = tensor;
  return makeNode({ kind: "alias", inputs, outputs: tensors, gradients: { x: gradient } });
}

function single(
  rules: Readonly<Record<string, ((dy: Tensor, y: Tensor) => Tensor) | null>> | "composed",
): Readonly<Record<string, Rule | null>> | "composed" {
  if (rules === "composed") return rules;
  const named: Record<string, Rule | null> = {};
  for (const [operand, rule] of Object.entries(rules))
    named[operand] = rule && (({ out: dy }, { out: y }) => rule(dy as Tensor, y as Tensor));
  return named;
}
