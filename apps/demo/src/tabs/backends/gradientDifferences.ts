import {
  array,
  type Backend,
  compile,
  cost,
  dense,
  gelu,
  gradients,
  halfMse,
  type Layer,
  type Loss,
  parametersOf,
  relu,
  sequential,
  sigmoid,
  softmaxCrossEntropy,
  tanh,
} from "@retrograd/core";
import { generator } from "@retrograd/data";
import type { Difference } from "./checks.ts";

interface Case {
  readonly name: string;
  model(): Layer;
  readonly loss: Loss;
  readonly outputs: number;
}

const examples = 32;
const inputs = 20;

/** Networks of each kind of slope: smooth, with a corner, and through many layers. */
const cases: readonly Case[] = [
  {
    name: "20 → 32 → 10, ReLU, softmax cross-entropy",
    model: () => sequential([dense(32), relu(), dense(10)]),
    loss: softmaxCrossEntropy(),
    outputs: 10,
  },
  {
    name: "20 → 64 → 64 → 4, GELU, ½ squared error",
    model: () => sequential([dense(64), gelu(), dense(64), gelu(), dense(4)]),
    loss: halfMse(),
    outputs: 4,
  },
  {
    name: "20 → 16 → 16 → 16 → 16 → 1, tanh and sigmoid, ½ squared error",
    model: () =>
      sequential([
        ...[tanh, sigmoid, tanh, sigmoid].flatMap((activation) => [dense(16), activation()]),
        dense(1),
      ]),
    loss: halfMse(),
    outputs: 1,
  },
];

/** For each network, the two backends whose gradients differ most, from the same weights and examples. */
export async function gradientDifferences(backends: readonly Backend[]): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const each of cases) {
    const all: Float32Array[][] = [];
    for (const backend of backends) all.push(await gradientsOn(backend, each));
    const pairs = backends.flatMap((a, i) =>
      backends.slice(i + 1).map((b, j): Difference => {
        const largest = largestDifference(all[i], all[i + 1 + j]);
        return { network: each.name, backends: [a.name, b.name], largest };
      }),
    );
    if (pairs.length > 0)
      found.push(pairs.reduce((worst, pair) => (pair.largest > worst.largest ? pair : worst)));
  }
  return found;
}

async function gradientsOn(backend: Backend, { model: make, loss, outputs }: Case): Promise<Float32Array[]> {
  const model = make();
  using step = compile(
    backend,
    ({ x, y }, pass) => {
      const total = cost(loss, { predictions: pass.call(model, x), targets: y });
      const slopes = gradients(total, parametersOf(model));
      return Object.fromEntries(slopes.map((slope, i) => [`${i}`, slope]));
    },
    { seed: 1 },
  );
  const random = generator(1, 0, 0);
  const x = array(
    Float32Array.from({ length: examples * inputs }, () => 2 * random() - 1),
    {
      shape: [examples, inputs],
    },
  );
  const y =
    loss.name === "softmaxCrossEntropy"
      ? array(Int32Array.from({ length: examples }, (_, k) => k % outputs))
      : array(
          Float32Array.from({ length: examples * outputs }, () => 2 * random() - 1),
          {
            shape: [examples, outputs],
          },
        );
  const slopes = await Promise.all(Object.values(step({ x, y })).map((output) => output.readArray()));
  return slopes.map(({ data }) => data as Float32Array);
}

/** max |a - b| over all parameters, as a share of max |a|. */
function largestDifference(a: readonly Float32Array[], b: readonly Float32Array[]): number {
  let [difference, size] = [0, 0];
  for (const [p, slopes] of a.entries())
    for (const [i, slope] of slopes.entries()) {
      difference = Math.max(difference, Math.abs(slope - b[p][i]));
      size = Math.max(size, Math.abs(slope));
    }
  return difference / size;
}
