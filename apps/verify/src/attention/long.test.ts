import { cpu } from "@retrograd/backend-cpu";
import { wasm } from "@retrograd/backend-wasm";
import { array, type Backend, compile, gradients, ops, type Tensor } from "@retrograd/core";
import { describe, expect, it } from "vitest";

interface Sequences {
  readonly [name: string]: Tensor;
  readonly q: Tensor;
  readonly k: Tensor;
  readonly v: Tensor;
  readonly bias: Tensor;
}

/** Attention as it is written down, with all scores at once. */
function plain({ q, k, v, bias }: Sequences, causal: boolean): Tensor {
  const scores = ops.add(ops.mul(ops.matmul(q, k, { transposeB: true }), 0.5), bias);
  const [L, S] = scores.shape.slice(-2) as [number, number];
  const seen = ops.greaterEqual(ops.expandDims(ops.arange(L), -1), ops.arange(S));
  return ops.matmul(ops.softmax(causal ? ops.where(seen, scores, -1e30) : scores), v);
}

const inBlocks = ({ q, k, v, bias }: Sequences, causal: boolean): Tensor =>
  ops.attention(q, k, v, { mask: bias, causal });

function trained(attend: typeof plain, causal: boolean) {
  return (x: Sequences) => {
    const y = attend(x, causal);
    const [q, k, v, bias] = gradients(ops.sum(ops.mul(y, ops.sin(y))), [x.q, x.k, x.v, x.bias]) as [
      Tensor,
      Tensor,
      Tensor,
      Tensor,
    ];
    return { y, q, k, v, bias };
  };
}

function sequences(length: number) {
  const drawn = (shape: number[], seed: number) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return array(
      Float32Array.from({ length: size }, (_, i) => 2 * Math.sin(i * i * 0.37 + seed)),
      { shape },
    );
  };
  return {
    q: drawn([2, length, 4], 1),
    k: drawn([2, length, 4], 2),
    v: drawn([2, length, 3], 3),
    bias: drawn([1, length], 4),
  };
}

describe.each([
  ["cpu", () => cpu()],
  ["wasm", () => wasm()],
] as [string, () => Backend | Promise<Backend>][])("long attention on %s", (_, make) => {
  it.each([false, true])("is what all scores at once give, causal: %s", async (causal) => {
    const backend = await make();
    const x = sequences(700);
    using blocks = compile(backend, trained(inBlocks, causal));
    using whole = compile(backend, trained(plain, causal));
    const [got, want] = [blocks(x), whole(x)];
    for (const name of ["y", "q", "k", "v", "bias"] as const) {
      const [{ data }, { data: wanted }] = [await got[name].readArray(), await want[name].readArray()];
      const largest = Math.max(...Array.from(wanted, Math.abs));
      for (let i = 0; i < data.length; i++)
        expect(Math.abs((data[i] as number) - (wanted[i] as number))).toBeLessThan(1e-5 * (1 + largest));
    }
  });
});

it("takes memory that grows with the length, not with its square", () => {
  const bytes = (length: number): number =>
    compile(cpu(), trained(inBlocks, true)).plan(sequences(length)).bytes;
  const [short, long] = [bytes(1024), bytes(4096)];
  expect(long / short).toBeLessThan(5);
  // A few blocks of two heads' scores, at most.
  expect(long).toBeLessThan(4 * (2 * 256 * 4096 * 4));
});
