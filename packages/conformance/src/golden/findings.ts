import type { DType, NumericArray, Output } from "@retrograd/core";
import { Mismatch } from "../check.ts";
import { compare } from "../numbers/compare.ts";
import type { GoldenTensor } from "./format.ts";
import type { Allowance } from "./tolerance.ts";

/** What a golden case found wrong, tensor by tensor. */
export class Findings {
  private readonly wrong: string[] = [];
  private readonly dtype: DType;

  constructor(dtype: DType) {
    this.dtype = dtype;
  }

  tensor(name: string, got: NumericArray | undefined, want: GoldenTensor, allowance: Allowance): void {
    if (!got) this.wrong.push(`${name}: there is none`);
    else if (`${got.shape}` !== `${want.shape}`)
      this.wrong.push(`${name}: got shape [${got.shape}], want [${want.shape}]`);
    else {
      const bounds = want.data.map((each) => allowance(each, this.dtype));
      try {
        compare(name, got.data, want.data, bounds, want.shape);
      } catch (error) {
        if (!(error instanceof Mismatch)) throw error;
        this.wrong.push(error.message);
      }
    }
  }

  async output(
    name: string,
    got: Output | undefined,
    want: GoldenTensor,
    allowance: Allowance,
  ): Promise<void> {
    this.tensor(name, await got?.readArray(), want, allowance);
  }

  number(name: string, got: number, want: number, allowance: Allowance): void {
    const scalar = { shape: [], dtype: "float64", data: Float64Array.of(got) } as const;
    this.tensor(name, scalar, { shape: [], dtype: "f32", data: [want] }, allowance);
  }

  /** Throws everything that is wrong. */
  conclude(): void {
    if (this.wrong.length === 0) return;
    throw new Mismatch(this.wrong.map((each) => `${this.dtype} ${each}`).join("\n"));
  }
}
