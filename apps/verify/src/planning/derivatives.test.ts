import { compile, gradients, ops, type Shape, type Tensor } from "@retrograd/core";
import { sizeOf } from "@retrograd/core/backend";
import fc from "fast-check";
import { expect, it } from "vitest";
import { genes } from "./drawn.ts";
import { bounded } from "./fitted.ts";
import { host, plain } from "./host.ts";
import { maths } from "./maths.ts";
import { moves } from "./moves.ts";
import { evaluated } from "./oracle.ts";
import { Pool } from "./pool.ts";
import { numbers } from "./program.ts";

const shape = fc.array(fc.constantFrom(1, 2, 3, 4, 5), { maxLength: 3 });

/** One number that was computed from x and y in many ways, gradients among them, and its own gradients. */
function traced(steps: readonly (readonly number[])[], shapes: Readonly<Record<"x" | "y", Shape>>) {
  const roots: Tensor[] = [];
  const step = compile(host(plain), ({ x, y }) => {
    const pool = new Pool();
    pool.floats.push(x, y);
    pool.ints.push(ops.cast(ops.mul(y, 3), "int32"));
    for (const gene of steps) {
      pool.begin(gene);
      const kind = pool.choice(20);
      if (kind < 12) pool.take(pool.of(maths)(pool, pool.float()));
      else if (kind < 18) pool.take(pool.of(moves)(pool, pool.float()));
      else for (const dx of gradients(ops.sum(bounded(pool.float())), [pool.float(), x])) pool.take(dx);
    }
    const costs = pool.floats.slice(-3).map((each, i) => ops.sum(ops.mul(ops.sin(each), i + 1)));
    const cost = costs.reduce((a, b) => ops.add(a, b));
    roots.push(cost, ...gradients(cost, [x, y]));
    return { cost };
  });
  const zeros = (shape: Shape) => ({
    dtype: "float64" as const,
    shape,
    data: new Float64Array(sizeOf(shape)),
  });
  step.plan({ x: zeros(shapes.x), y: zeros(shapes.y) });
  return roots as [Tensor, Tensor, Tensor];
}

it("gradients of random programs, and gradients of gradients, are what central differences show", () => {
  let compared = 0;
  const property = fc.property(genes, fc.record({ x: shape, y: shape }), (steps, shapes) => {
    const roots = traced(steps, shapes);
    const x = numbers(sizeOf(shapes.x), 3);
    const y = numbers(sizeOf(shapes.y), 4);
    const way = { x: numbers(x.length, 11), y: numbers(y.length, 12) };
    const costAt = (h: number): number => {
      const inputs = { x: x.map((n, i) => n + h * at(way.x, i)), y: y.map((n, i) => n + h * at(way.y, i)) };
      return at(evaluated([roots[0]], { variables: new Map(), inputs })[0] as Float64Array, 0);
    };
    const slope = (h: number): number => (costAt(h) - costAt(-h)) / (2 * h);
    const [near, nearer] = [slope(1e-5), slope(3e-6)];
    // Where the two differ, there is a corner or a jump close by.
    if (!(Math.abs(near - nearer) <= 1e-5 * (1 + Math.abs(near)))) return;
    const [dx, dy] = evaluated(roots.slice(1), { variables: new Map(), inputs: { x, y } }) as Float64Array[];
    const along = (d: Float64Array | undefined, to: Float64Array): number =>
      d?.reduce((sum, n, i) => sum + n * at(to, i), 0) ?? Number.NaN;
    const slopes = along(dx, way.x) + along(dy, way.y);
    expect(Math.abs(slopes - near)).toBeLessThanOrEqual(1e-4 * (1 + Math.abs(near)));
    compared++;
  });
  fc.assert(property, { seed: 1986, numRuns: 400 });
  expect(compared).toBeGreaterThan(330);
});

function at(x: ArrayLike<number>, i: number): number {
  return x[i] as number;
}
