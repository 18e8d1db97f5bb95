import type { Backend, Plan } from "@retrograd/core/backend";

/** What a backend has been asked for. */
export interface Watch {
  readonly plans: Plan[];
  /** Memory for variables, that many times. */
  memories: number;
}

/**
 * Lets a backend also write down what it is asked for.
 *
 * @param computes where false, its plans run nothing: their outputs stay zeros
 */
export function watched(backend: Backend, computes: boolean): Watch {
  const watch: Watch = { plans: [], memories: 0 };
  const compile = backend.compile.bind(backend);
  const allocate = backend.allocate.bind(backend);
  backend.compile = (plan) => {
    watch.plans.push(plan);
    return computes ? compile(plan) : idle(plan);
  };
  backend.allocate = (dtype, size) => {
    watch.memories++;
    return allocate(dtype, size);
  };
  return watch;
}

function idle(plan: Plan): ReturnType<Backend["compile"]> {
  const results = plan.outputs.map(({ value }) => ({
    read: async () => new Float32Array(plan.values[value].size),
  }));
  return {
    run: () => results,
    runMany: (inputs) => inputs.map(() => results),
    profile: async () => [],
    dispose() {},
  };
}
