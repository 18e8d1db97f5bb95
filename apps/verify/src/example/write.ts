import { array, type Backend, compile, type Layer, ops } from "@retrograd/core";

/** How a language model goes on. */
export interface Writing {
  readonly backend: Backend;
  readonly context: number;
  /** Characters to write. */
  readonly length: number;
  /** Scores are divided by it: below 1 it writes what is likely rather than what is possible. */
  readonly temperature: number;
  readonly random: () => number;
}

/** Characters that a language model draws behind given ones, each by its probability. */
export async function write(model: Layer, start: readonly number[], its: Writing): Promise<number[]> {
  const { context, length, temperature, random } = its;
  using step = compile(
    its.backend,
    ({ x }, pass) => ({ p: ops.softmax(ops.mul(pass.call(model, x), 1 / temperature)) }),
    { name: "writing", training: false },
  );
  const text = [...start];
  while (text.length < start.length + length) {
    // What comes behind the last character does not count: no character sees what follows it.
    const seen = text.slice(-context);
    const x = new Int32Array(context);
    x.set(seen);
    const { data, shape } = await step({ x: array(x, { shape: [1, context] }), y: [] }).p.readArray();
    const classes = shape[2];
    const row = data.subarray((seen.length - 1) * classes, seen.length * classes);
    let left = random();
    let next = 0;
    while (next < classes - 1 && left >= row[next]) left -= row[next++];
    text.push(next);
  }
  return text;
}
