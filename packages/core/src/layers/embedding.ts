import type { DType } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { expectOf } from "../graph/expect.ts";
import { type Initializer, Variable } from "../graph/variable.ts";
import { uniform } from "../initializers/uniform.ts";
import { zeros } from "../initializers/zeros.ts";
import { add } from "../ops/add.ts";
import { embedding as embeddingOp } from "../ops/embedding.ts";
import { matmul } from "../ops/matmul.ts";
import type { Layer } from "./layer.ts";

/** Settings of `embedding`. */
export interface EmbeddingOptions {
  /** First vectors; uniform from -0.05 to 0.05, unless said (Keras' default). */
  readonly initializer?: Initializer;
  /** Of the vectors; float32, unless said. */
  readonly dtype?: DType;
}

/** A table with a vector for each id; its parameter is `weight` [size, features]. */
export interface Embedding extends Layer {
  /** How many ids there are. */
  readonly size: number;
  /** Of each vector. */
  readonly features: number;
  /** [size, features] */
  readonly weight: Variable;
}

/**
 * A vector for each id: int32 ids of any shape, from 0 to size - 1, give [...ids, features].
 *
 * @throws RetrogradError where ids are not int32, and, before a run, where one names no vector
 */
export function embedding(size: number, features: number, options: EmbeddingOptions = {}): Embedding {
  for (const [what, number] of Object.entries({ ids: size, features }))
    if (!Number.isInteger(number) || number < 1)
      reject("embedding", `cannot have ${number} ${what}`, "give a whole number from 1");
  const { initializer = uniform(), dtype = "float32" } = options;
  const weight = new Variable("parameter", initializer);
  return {
    name: "embedding",
    size,
    features,
    weight,
    forward(ids, pass) {
      const y = embeddingOp(pass.read(weight, [size, features], dtype), ids);
      expectOf(ids, (numbers) => {
        const i = numbers.findIndex((id) => !(id >= 0 && id < size));
        if (i >= 0)
          reject(
            "embedding",
            `id ${numbers[i]} at position ${i} is out of range`,
            `ids must be whole numbers from 0 to ${size - 1}`,
          );
      });
      return y;
    },
  };
}

/** Scores of ids from features, with an embedding's own table for weights. */
export interface TiedProjection extends Layer {
  /** Whose table it shares. */
  readonly table: Embedding;
  /** [size] */
  readonly bias: Variable | null;
}

/**
 * z = x Eᵀ + b: a score for each id of an embedding, whose table E is one and the same variable (Press & Wolf 2017):
 * x [..., features], z [..., size].
 *
 * @example
 * const words = embedding(1000, 64);
 * sequential([words, lstm(64, { sequences: true }), tied(words)])
 */
export function tied(table: Embedding, options: { readonly bias?: boolean } = {}): TiedProjection {
  const bias = options.bias === false ? null : new Variable("parameter", zeros());
  const { size, features, weight } = table;
  return {
    name: "tied",
    table,
    bias,
    forward(x, pass) {
      if (x.shape.at(-1) !== features)
        reject("tied", `was given features [${x.shape}]`, `the embedding's vectors have ${features}`);
      const z = matmul(x, pass.read(weight, [size, features], x.dtype), { transposeB: true });
      return bias ? add(z, pass.read(bias, [size], x.dtype)) : z;
    },
  };
}
