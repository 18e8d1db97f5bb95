import { Mismatch } from "../check.ts";
import { referenceBackend } from "../reference/backend.ts";
import { type Derivatives, derivativesOn, pointOf } from "./derivatives.ts";
import type { Differentiable } from "./differentiable.ts";

/** Step of the difference quotients: their own error is h⁴ f⁗', and that of rounding ε / h, both below 1e-11. */
const step = 1e-3;

/** Relative to the cost and to the largest slope of the tensor. */
const tolerance = 1e-8;

/** Throws where a gradient rule, computed by the reference in float64, is not what central differences say. */
export async function expectDifferences(of: Differentiable): Promise<void> {
  using derivatives = derivativesOn(referenceBackend(), of);
  const point = pointOf(of, "float64");
  const ruled = await derivatives.at(point);
  // Integers have no gradient.
  if (!ruled.cost) return;
  const costHere = async (): Promise<number> => costIn(await derivatives.at(point));
  for (const [name, { data: x }] of Object.entries(point.x)) {
    const gradient = ruled[`∂/∂${name}`]?.data ?? [];
    await expectSlopes(name, gradient, costIn(ruled), async (i, h) => {
      const middle = x[i] as number;
      x[i] = middle + h;
      const cost = await costHere();
      x[i] = middle;
      return cost;
    });
  }
}

/**
 * Throws where an element of a gradient is not D(0) as extrapolated from D(h) = (E(x + h) - E(x - h)) / 2h:
 * (4 D(h/2) - D(h)) / 3 (Richardson 1911).
 *
 * @param shifted the cost with element i moved by h
 */
export async function expectSlopes(
  name: string,
  gradient: ArrayLike<number>,
  cost: number,
  shifted: (i: number, h: number) => Promise<number>,
): Promise<void> {
  const largest = Array.from(gradient).reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  for (let i = 0; i < gradient.length; i++) {
    const quotient = async (h: number): Promise<number> =>
      ((await shifted(i, h)) - (await shifted(i, -h))) / (2 * h);
    const slope = (4 * (await quotient(step / 2)) - (await quotient(step))) / 3;
    const got = gradient[i] as number;
    if (Math.abs(got - slope) <= tolerance * (1 + Math.abs(cost) + largest)) continue;
    throw new Mismatch(`∂/∂${name}[${i}]: the gradient rule gives ${got}, central differences ${slope}`);
  }
}

function costIn({ cost }: Derivatives): number {
  return cost?.data[0] ?? 0;
}
