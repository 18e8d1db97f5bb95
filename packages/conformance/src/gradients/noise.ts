import type { Backend, KernelName, ParametersOf, TypedArray } from "@retrograd/core/backend";
import { Draw } from "../numbers/draw.ts";
import { referenceBackend, referenceKernels } from "../reference/backend.ts";
import type { Formula } from "../reference/formula.ts";
import { type Bound, tolerance } from "../tolerance/index.ts";

/** Kernels with other outputs than `out`. */
const outputs: Partial<Record<KernelName, readonly string[]>> = { moments: ["mean", "variance"] };

/**
 * The reference, but off by as much as every kernel may be, up or down by chance: stochastic arithmetic (Vignes 1993).
 * How far results scatter from run to run tells how far they may be on a backend whose ε this is.
 */
export function noisyBackend(epsilon: number): Backend {
  const draw = new Draw(`noise ${epsilon}`, "float64");
  return referenceBackend(
    referenceKernels(<K extends KernelName>(kernel: K, formula: Formula<K>) => {
      const written = outputs[kernel] ?? ["out"];
      const bound = tolerance[kernel] as Bound<K>;
      return ((views: Readonly<Record<string, TypedArray>>, parameters: ParametersOf<K>) => {
        const own: Record<string, TypedArray> = {};
        // An output may lie on an operand, whose numbers are needed to the end here.
        for (const [name, numbers] of Object.entries(views))
          own[name] = written.includes(name) ? numbers : (numbers.slice() as TypedArray);
        formula(own as Parameters<Formula<K>>[0], parameters);
        const bounds = bound(own as Parameters<Bound<K>>[0], parameters, epsilon);
        for (const name of written)
          disturb(own[name] as TypedArray, bounds[name as keyof typeof bounds], draw);
      }) as Formula<K>;
    }),
  );
}

function disturb(numbers: TypedArray, bound: ArrayLike<number>, draw: Draw): void {
  if (numbers instanceof Int32Array) return;
  for (let i = 0; i < numbers.length; i++) {
    const by = bound[i] as number;
    if (Number.isFinite(by)) numbers[i] = (numbers[i] as number) + (draw.next() < 0.5 ? -by : by);
  }
}
