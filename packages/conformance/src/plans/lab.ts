import {
  type Backend,
  type DType,
  dtypeOf,
  type Limits,
  type Memory,
  type PrologueName,
  type TypedArray,
} from "@retrograd/core/backend";
import { Owned } from "../kernels/owned.ts";
import { Draw } from "../numbers/draw.ts";
import { Draft, type Index } from "./draft.ts";

/** Builds one plan by hand on a backend, with its variables and inputs, and runs it. */
export class Lab {
  readonly draft: Draft;
  /** Of the backend that is asked. */
  readonly limits: Limits;
  private readonly owned: Owned;
  private readonly memories: Memory[] = [];
  private readonly inputs: TypedArray[] = [];
  private readonly draw = new Draw("plan", "float32");

  constructor(owned: Owned) {
    this.owned = owned;
    this.limits = owned.backend.limits;
    this.draft = new Draft(owned.backend);
  }

  /** Whole numbers from -4 to 4: sums and products of them are exact in every dtype, in any order. */
  numbers(size: number, dtype: DType = "float32"): TypedArray {
    const drawn = this.draw.integers(size, -4, 4);
    return dtype === "int32" ? drawn : Float32Array.from(drawn);
  }

  /** A variable, with whole numbers unless they are given. */
  readonly variable = (size: number, numbers: TypedArray = this.numbers(size)): Index => {
    const memory = this.owned.holding(dtypeOf(numbers), numbers);
    this.memories.push(memory);
    return this.draft.variable(memory);
  };

  /** An input, given whole numbers with every run. */
  readonly input = (size: number, dtype: DType = "float32"): Index => {
    this.inputs.push(this.numbers(size, dtype));
    return this.draft.input(`input ${this.inputs.length}`, dtype, size);
  };

  readonly output = (value: Index): void => {
    this.draft.output(`output ${value}`, value);
  };

  /** Runs the plan twice; gives the outputs of both runs, then the variables. */
  async run(name: string): Promise<TypedArray[]> {
    const executable = this.owned.compiled(this.draft, name);
    const results = [executable.run(this.inputs), executable.run(this.inputs)].flat();
    const numbers: TypedArray[] = [];
    for (const result of results) numbers.push(await result.read());
    return [...numbers, ...(await this.owned.backend.read(this.memories))];
  }
}

export interface PlanCase {
  readonly name: string;
  /** Whether one of its groups writes a value in the place of one that it reads. */
  readonly inPlace?: boolean;
  /** What one of its groups computes in front of its anchor. */
  readonly prologue?: PrologueName;
  build(lab: Lab): void;
}

/** What a plan gives on a backend. */
export async function ran({ name, build }: PlanCase, backend: Backend): Promise<TypedArray[]> {
  using owned = new Owned(backend);
  const lab = new Lab(owned);
  build(lab);
  return await lab.run(name);
}
