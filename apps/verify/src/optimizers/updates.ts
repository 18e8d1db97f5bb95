import { cpu } from "@retrograd/backend-cpu";
import { compile, type Optimizer, ops, type Tensor, Variable } from "@retrograd/core";

/** For tests: two parameters under an optimizer, and what becomes of them and of its state. */
export interface Updates {
  /** One step with these gradients. */
  step(weight: readonly number[], bias: number): void;
  /** weight and bias, end to end. */
  parameters(): Promise<number[]>;
  /** All that the optimizer carries, by name. */
  state(): Promise<Record<string, number[]>>;
}

export function updatesOf(
  optimizer: Optimizer,
  change: (gradients: Tensor[]) => Tensor[] = (gradients) => gradients,
): Updates {
  const model = {
    weight: new Variable("parameter", () => [1, -2, 0.5], [3], "float32"),
    bias: new Variable("parameter", () => [0.25], [], "float32"),
  };
  const backend = cpu();
  const run = compile(backend, ({ weight, bias }: { weight: Tensor; bias: Tensor }, pass) => {
    pass.update(optimizer, model, change([weight, bias]));
    return { done: ops.full([], 0) };
  });
  const read = async (variable: Variable): Promise<number[]> => {
    const [numbers] = await backend.read([variable.memory as NonNullable<Variable["memory"]>]);
    return Array.from(numbers as ArrayLike<number>);
  };
  return {
    step: (weight, bias) => void run({ weight: [...weight], bias }),
    parameters: async () => [...(await read(model.weight)), ...(await read(model.bias))],
    state: async () => {
      const found: Record<string, number[]> = {};
      for (const [parameter, own] of optimizer.state.variables)
        for (const [name, variable] of own)
          found[`${parameter === model.weight ? "weight" : "bias"}.${name}`] = await read(variable);
      return found;
    },
  };
}
