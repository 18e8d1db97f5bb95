import { sizeOf } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { type Initializer, Variable } from "../graph/variable.ts";
import { glorotUniform } from "../initializers/glorotUniform.ts";
import { zeros } from "../initializers/zeros.ts";
import { add } from "../ops/add.ts";
import { concat } from "../ops/concat.ts";
import { matmul } from "../ops/matmul.ts";
import { reshape } from "../ops/reshape.ts";
import type { Layer } from "./layer.ts";

/** Settings of `dense`. */
export interface DenseOptions {
  /** Whether there is a bias; yes, unless said. */
  readonly bias?: boolean;
  /** First weights; Glorot uniform, unless said (Keras' default). */
  readonly weightInitializer?: Initializer;
  /** First biases; zeros, unless said (Keras' default). */
  readonly biasInitializer?: Initializer;
}

/** A fully connected layer; its parameters are W [in, units] and b [units]. */
export interface Dense extends Layer {
  /** Features that it gives. */
  readonly units: number;
  /** W [in, units] */
  readonly weight: Variable;
  /** b [units] */
  readonly bias: Variable | null;
}

/**
 * z = x W + b over the last axis: x [..., in], W [in, units], b [units], z [..., units].
 * `in` follows from the first input.
 *
 * @throws RetrogradError where an input's last axis is not the one that the layer was made for
 */
export function dense(units: number, options: DenseOptions = {}): Dense {
  if (!Number.isInteger(units) || units < 1)
    reject("dense", `cannot have ${units} units`, "give a whole number from 1");
  const weight = new Variable("parameter", options.weightInitializer ?? glorotUniform());
  const bias = options.bias === false ? null : new Variable("parameter", options.biasInitializer ?? zeros());
  weight.layout = "transposed";
  return {
    name: "dense",
    units,
    weight,
    bias,
    forward(x, pass) {
      const features = x.shape.at(-1);
      if (features === undefined)
        return reject("dense", "was given a scalar", "inputs must have a last axis of features");
      const known = weight.shape?.[0] ?? features;
      if (known !== features)
        return reject(
          "dense",
          `was given ${features} features in [${x.shape}]`,
          `its weights [${weight.shape}] take ${known}`,
        );
      const w = pass.read(weight, [features, units], x.dtype);
      const z = matmul(x, w);
      return bias ? add(z, pass.read(bias, [units], x.dtype)) : z;
    },
  };
}

/**
 * W̃ = [W; b], the augmented weight matrix [in + 1, units]: the bias as one more row. Of ∂L/∂W and ∂L/∂b it makes ∂L/∂W̃. A
 * convolution's filter [...kernel, in, units] has a row for each tap and channel.
 */
export function augmented(weight: Tensor, bias: Tensor | null): Tensor {
  const units = weight.shape.at(-1) as number;
  const matrix = reshape(weight, [sizeOf(weight.shape.slice(0, -1)), units]);
  return bias ? concat([matrix, reshape(bias, [1, units])], 0) : matrix;
}
