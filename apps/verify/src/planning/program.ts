import { type DType, gradients, ops, type Pass, type Shape, type Tensor, Variable } from "@retrograd/core";
import { sizeOf } from "@retrograd/core/backend";
import { bounded, fitted } from "./fitted.ts";
import { detached, maths } from "./maths.ts";
import { moves } from "./moves.ts";
import { type Choice, type Gene, Pool } from "./pool.ts";

const all: readonly Choice[] = [...maths, ...detached, ...moves];

/** What a trace of a random program left behind. */
export interface Traced {
  readonly outputs: Record<string, Tensor>;
  readonly assigned: Map<Variable, Tensor>;
}

/** A random program: the same genes make the same one, whatever the shapes of its inputs. */
export class Program {
  readonly variables: readonly Variable[];
  readonly #genes: readonly Gene[];
  readonly #choices: readonly Choice[];

  constructor(genes: readonly Gene[], shapes: readonly Shape[], dtype: DType, choices = all) {
    this.#genes = genes;
    this.#choices = choices;
    this.variables = shapes.map(
      (shape, v) =>
        new Variable(v % 2 ? "state" : "parameter", () => numbers(sizeOf(shape), v), shape, dtype),
    );
  }

  trace(inputs: Readonly<Record<string, Tensor>>, pass: Pass): Traced {
    const pool = new Pool();
    const assigned = new Map<Variable, Tensor>();
    const traced = Object.values(inputs);
    pool.floats.push(...traced.filter((x) => x.dtype !== "int32"));
    pool.ints.push(...traced.filter((x) => x.dtype === "int32"));
    const [{ dtype }] = pool.floats as [Tensor];
    for (const variable of this.variables) pool.floats.push(pass.read(variable));
    for (const gene of this.#genes) {
      pool.begin(gene);
      const kind = pool.choice(20);
      if (kind < 14) pool.take(pool.of(this.#choices)(pool, pool.float()));
      else if (kind < 16) {
        const variable = pool.of(this.variables);
        const from = pool.choice(2) ? pool.float() : pool.of(this.#choices)(pool, pass.read(variable));
        const value = ops.cast(fitted(from, variable.shape as Shape), dtype);
        pass.assign(variable, value);
        assigned.set(variable, value);
      } else if (kind === 16) pool.take(pass.read(pool.of(this.variables)));
      else if (kind === 17) {
        const { key, stream } = pass.random();
        const bits = ops.randomBits(key, { stream, shape: pool.float().shape });
        pool.take(pool.choice(2) ? bits : ops.mul(ops.cast(ops.shiftRight(bits, 8), dtype), 2 ** -24));
      } else {
        const cost = ops.sum(bounded(pool.float()));
        const of = [pool.float(), pool.of(this.variables), pool.of(traced), pool.float()].slice(
          pool.choice(4),
        );
        for (const dx of gradients(
          cost,
          of.filter((w) => w instanceof Variable || w.dtype !== "int32"),
        ))
          pool.take(dx);
      }
    }
    const outputs: Record<string, Tensor> = {};
    [
      ...pool.floats.slice(-1 - (this.#genes.length % 5)),
      ...pool.ints.slice(-2),
      pool.floats[0] as Tensor,
    ].forEach((tensor, i) => {
      outputs[`output ${i}`] = tensor;
    });
    return { outputs, assigned };
  }
}

/** Numbers around 0 that look random, other ones for each seed. */
export function numbers(size: number, seed: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: size }, (_, i) => 2 * Math.sin(1 + 7.3 * i * (1 + seed) + 2.9 * seed));
}
