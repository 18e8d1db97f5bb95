import { describe, expect, test } from "vitest";
import { selectWorkloads } from "../workloads/index.ts";
import { uniform } from "../workloads/random.ts";
import type { ModelWorkload } from "../workloads/workload.ts";
import { evaluated, initialParameters, modelLosses } from "./modelTraining.ts";

/** A workload with fewer examples, which leaves nothing out and takes less time. */
function small(name: string): ModelWorkload {
  const workload = selectWorkloads([name])[0].make() as ModelWorkload;
  const batchSize = 2;
  const pool = workload.pool.slice(0, 1).map(({ x, targets }) => ({
    x: x.slice(0, (x.length / workload.batchSize) * batchSize),
    targets: targets.slice(0, (targets.length / workload.batchSize) * batchSize),
  }));
  return { ...workload, batchSize, pool, checkedSteps: 3 };
}

describe.each(["w4", "w5", "w6", "w7"])("%s", (name) => {
  test("has the gradients of central differences", () => {
    const workload = small(name);
    const parameters = initialParameters(workload);
    evaluated(workload, parameters, workload.pool[0]).backpropagate();
    const gradients = new Map(Object.entries(parameters).map(([key, { grad }]) => [key, grad.slice()]));
    const lossNow = () => evaluated(workload, parameters, workload.pool[0]).loss;
    const random = uniform(9);
    for (const [key, { data }] of Object.entries(parameters)) {
      const gradient = gradients.get(key) as Float64Array;
      for (let probe = 0; probe < 2; probe++) {
        const at = Math.floor(random() * data.length);
        const value = data[at];
        const h = 1e-5;
        data[at] = value + h;
        const above = lossNow();
        data[at] = value - h;
        const below = lossNow();
        data[at] = value;
        expect(gradient[at], `${key}[${at}]`).toBeCloseTo((above - below) / (2 * h), 7);
      }
    }
  });

  test("learns its batch", () => {
    const losses = modelLosses(small(name));
    expect(losses[2]).toBeLessThan(losses[0]);
  });
});
