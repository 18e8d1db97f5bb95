import { describe, expect, test } from "vitest";
import { small } from "../testing/small.ts";
import { uniform } from "../workloads/random.ts";
import type { ModelWorkload } from "../workloads/workload.ts";
import { evaluated, initialParameters, modelLosses } from "./modelTraining.ts";

describe.each(["w4", "w5", "w6", "w7"])("%s", (name) => {
  test("has the gradients of central differences", () => {
    const workload = small(name) as ModelWorkload;
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
    const model = small(name) as ModelWorkload;
    const losses = modelLosses({ ...model, pool: model.pool.slice(0, 1) });
    expect(losses[2]).toBeLessThan(losses[0]);
  });
});
