import type {
  Backend,
  DType,
  ElementwiseName,
  Group,
  KernelName,
  Memory,
  Named,
  Operand,
  OperandsOf,
  OutputsOf,
  ParametersOf,
  Place,
  Plan,
  Step,
  Strided,
  TypedArray,
  Value,
} from "@retrograd/core/backend";
import { bytesOf, isElementwise } from "@retrograd/core/backend";

/** Index of a value in a plan. */
export type Index = number;

/** A plan made by hand, for checks that need every place and every view under control. */
export class Draft {
  private readonly values: Value[] = [];
  private readonly groups: Group[] = [];
  private readonly memories: Memory[] = [];
  private readonly inputs: Named[] = [];
  private readonly outputs: Named[] = [];
  private bytes = 0;
  private readonly backend: Backend;

  constructor(backend: Backend) {
    this.backend = backend;
  }

  value(dtype: DType, size: number, place: Place): Index {
    return this.values.push({ dtype, shape: [size], size, place }) - 1;
  }

  /** A value in the memory of a variable. */
  variable(memory: Memory): Index {
    const known = this.memories.indexOf(memory);
    const index = known < 0 ? this.memories.push(memory) - 1 : known;
    return this.value(memory.dtype, memory.size, { kind: "variable", index });
  }

  /** A value in the arena, at the next place that is free. */
  arena(dtype: DType, size: number): Index {
    const { alignment } = this.backend.limits;
    const offset = Math.ceil(this.bytes / alignment) * alignment;
    this.bytes = offset + size * bytesOf(dtype);
    return this.value(dtype, size, { kind: "arena", offset });
  }

  /** A value in the place of another one. */
  inPlaceOf(other: Index, dtype: DType): Index {
    const { size, place } = this.values[other] as Value;
    return this.value(dtype, size, place);
  }

  constant(dtype: DType, size: number, value: number): Index {
    return this.value(dtype, size, { kind: "constant", value });
  }

  data(dtype: DType, data: TypedArray): Index {
    return this.value(dtype, data.length, { kind: "data", data });
  }

  /** A value that one group makes and uses up. */
  inside(dtype: DType, size: number): Index {
    return this.value(dtype, size, { kind: "group" });
  }

  input(name: string, dtype: DType, size: number): Index {
    const value = this.arena(dtype, size);
    this.inputs.push({ name, value });
    return value;
  }

  output(name: string, value: Index): void {
    this.outputs.push({ name, value });
  }

  group(...steps: readonly Step[]): void {
    const sizeOf = (step: Step | undefined): number => {
      const [out] = Object.values(step?.outputs ?? {});
      return out ? (this.values[out.value] as Value).size : 0;
    };
    const hasPrologue = steps[0]?.elementwise && steps.some((step) => !step.elementwise);
    this.groups.push({
      label: steps.map((step) => step.kernel).join(" + "),
      size: sizeOf(steps.at(-1)),
      prologueSize: hasPrologue ? sizeOf(steps[0]) : 0,
      steps,
    });
  }

  compile(name: string): ReturnType<Backend["compile"]> {
    // Copied, so that a backend can't lean on a plan that is still being made.
    const plan: Plan = {
      name,
      values: [...this.values],
      inputs: [...this.inputs],
      outputs: [...this.outputs],
      variables: [...this.memories],
      groups: [...this.groups],
      bytes: this.bytes,
      describe: () => `${name}: ${this.groups.map(({ label }) => label).join(", ")}`,
    };
    return this.backend.compile(plan);
  }
}

/** An operand: a value, or a walk over one. */
export type Reads<K extends KernelName> = Readonly<
  Record<OperandsOf<K>, Index | { readonly value: Index; readonly view: Strided }>
>;

/** One kernel of a group. */
export function step<K extends KernelName>(
  kernel: K,
  operands: Reads<K>,
  outputs: Readonly<Record<OutputsOf<K>, Index>>,
  parameters: ParametersOf<K>,
): Step {
  const elementwise = isElementwise(kernel);
  return {
    kernel,
    elementwise,
    parameters: parameters as Step["parameters"],
    operands: mapped(operands),
    outputs: mapped(outputs),
    origin: kernel,
  };
}

/** The same for an elementwise kernel that needs nothing but operands. */
export function each<K extends ElementwiseName>(
  kernel: Record<never, never> extends ParametersOf<K> ? K : never,
  operands: Reads<K>,
  out: Index,
): Step {
  return step(kernel, operands, { out } as Record<OutputsOf<K>, Index>, {} as ParametersOf<K>);
}

function mapped(reads: Readonly<Record<string, Index | Operand>>): Record<string, Operand> {
  return Object.fromEntries(
    Object.entries(reads).map(([name, it]) => [
      name,
      typeof it === "number" ? { value: it, view: null } : it,
    ]),
  );
}
