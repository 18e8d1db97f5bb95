import type { Tensor } from "@retrograd/core";
import { sizeOf } from "@retrograd/core/backend";

/** One step of a random program: which op, and the choices that it has. */
export type Gene = readonly number[];

/** One thing that a step may do with a tensor. */
export type Choice = (pool: Pool, x: Tensor) => Tensor;

/** The tensors that a random program has made so far, and the choices of its current step. */
export class Pool {
  readonly floats: Tensor[] = [];
  readonly ints: Tensor[] = [];
  #gene: Gene = [];
  #at = 0;

  begin(gene: Gene): void {
    this.#gene = gene;
    this.#at = 0;
  }

  /** A choice from 0 up to `n`, without it. */
  choice(n: number): number {
    return (this.#gene[this.#at++ % this.#gene.length] as number) % n;
  }

  /** One of the list. */
  of<T>(list: readonly T[]): T {
    return list[this.choice(list.length)] as T;
  }

  /** A float tensor, later ones more often. */
  float(): Tensor {
    return this.floats.at(-1 - this.choice(1 + this.choice(this.floats.length))) as Tensor;
  }

  int(): Tensor {
    return this.ints.at(-1 - this.choice(1 + this.choice(this.ints.length))) as Tensor;
  }

  /** Some of the axes of x. */
  axes({ shape }: Tensor): number[] {
    const bits = this.choice(8);
    return shape.flatMap((_, d) => ((bits >> d) & 1 ? [d] : []));
  }

  /** An axis of x, of rank 1 at least. */
  axis({ shape }: Tensor): number {
    return this.choice(shape.length);
  }

  /** Takes a result in, unless it is too large or of too many axes for a quick test. */
  take(x: Tensor): void {
    if (sizeOf(x.shape) > 12_000 || x.shape.length > 4) return;
    (x.dtype === "int32" ? this.ints : this.floats).push(x);
  }
}
