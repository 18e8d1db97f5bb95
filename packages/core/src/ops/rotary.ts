import { reject } from "../backend/error.ts";
import type { Tensor } from "../graph/tensor.ts";
import { add } from "./add.ts";
import { concat } from "./concat.ts";
import { constant } from "./constant.ts";
import { mul } from "./mul.ts";
import { float } from "./operand.ts";
import { split } from "./split.ts";
import { sub } from "./sub.ts";

/** Settings of `rotary`. */
export interface RotaryOptions {
  /** 10000, unless said. */
  readonly base?: number;
  /** Position of the first step; 0, unless said. */
  readonly first?: number;
}

/**
 * Turns pairs of features by angles that grow with the position (Su et al. 2021): for x [..., L, E], features i and
 * i + E / 2 of position p (the pairs of GPT-NeoX and Llama) by the angle p · base^(-2i / E). Products of queries and keys
 * then depend on the distance between their positions alone.
 *
 * @throws RetrogradError for an odd number of features
 */
export function rotary(x: Tensor, { base = 10000, first = 0 }: RotaryOptions = {}): Tensor {
  const [length = 0, features = 0] = x.shape.slice(-2);
  if (float("rotary", x).shape.length < 2 || features % 2 !== 0)
    reject(
      "rotary",
      `cannot turn pairs of the features of [${x.shape}]`,
      "give [..., steps, features], an even number of them",
    );
  const half = features / 2;
  const turned = (f: (angle: number) => number): Tensor => {
    const angle = (at: number): number =>
      (first + Math.floor(at / half)) * base ** ((-2 * (at % half)) / features);
    const numbers = Float64Array.from({ length: length * half }, (_, at) => f(angle(at)));
    return constant(numbers, { shape: [length, half], dtype: x.dtype });
  };
  const [cos, sin] = [turned(Math.cos), turned(Math.sin)];
  const [a, b] = split(x, 2, -1) as [Tensor, Tensor];
  return concat([sub(mul(a, cos), mul(b, sin)), add(mul(b, cos), mul(a, sin))], -1);
}
