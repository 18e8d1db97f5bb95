import type { Operand, Plan, Step, Value } from "@retrograd/core/backend";
import { programOf } from "../shader/program.ts";
import { Buffers } from "./buffers.ts";
import { Dispatches } from "./dispatches.ts";
import type { Gpu } from "./gpu.ts";
import { Stopwatch } from "./stopwatch.ts";
import type { Measure, Question } from "./tuner.ts";

/** Runs that are timed, after one that is not; the shortest counts. */
const runs = 4;

/** Times a step alone, on zeros: by the device's clock, or, where it has none, by the host's. */
export function measureOn(gpu: Gpu): Measure {
  return async (asked, candidate) => {
    const { plan, halves } = alone(asked);
    const manner = { traits: gpu.traits, choose: () => candidate };
    let buffers: Buffers | null = null;
    try {
      const program = programOf(plan, halves, gpu.dispatchLimits, manner);
      buffers = new Buffers(gpu, plan, program);
      const dispatches = new Dispatches(gpu, program.shaders, buffers);
      await dispatches.settled;
      if (dispatches.failure) return Number.POSITIVE_INFINITY;
      let least = Number.POSITIVE_INFINITY;
      for (let run = 0; run <= runs; run++) {
        const time = await (gpu.hasClock ? byDevice : byHost)(gpu, dispatches);
        if (run > 0) least = Math.min(least, time);
      }
      return least;
    } catch {
      // There is no memory for it, or no device any more, which whoever waits for a result is told.
      return Number.POSITIVE_INFINITY;
    } finally {
      buffers?.dispose();
    }
  };
}

async function byDevice(gpu: Gpu, dispatches: Dispatches): Promise<number> {
  const label = "webgpu: tuning";
  const stopwatch = new Stopwatch(gpu, label, dispatches.shaders.length);
  const encoder = gpu.device.createCommandEncoder({ label });
  dispatches.encode(encoder, label, stopwatch);
  const times = stopwatch.stop(encoder);
  gpu.device.queue.submit([encoder.finish()]);
  return (await times()).reduce((sum, time) => sum + time, 0);
}

async function byHost(gpu: Gpu, dispatches: Dispatches): Promise<number> {
  const label = "webgpu: tuning";
  const { queue } = gpu.device;
  await queue.onSubmittedWorkDone();
  const start = performance.now();
  const encoder = gpu.device.createCommandEncoder({ label });
  dispatches.encode(encoder, label);
  queue.submit([encoder.finish()]);
  await queue.onSubmittedWorkDone();
  return performance.now() - start;
}

/** A plan of one step, and what of it is stored as float16. */
function alone({ step, values, halves }: Question): {
  readonly plan: Plan;
  readonly halves: ReadonlySet<number>;
} {
  const own: Value[] = [];
  const numbers = new Map<number, number>();
  const moved = (operands: Step["operands"]): Record<string, Operand> =>
    Object.fromEntries(
      Object.entries(operands).map(([name, { value, view }]) => {
        const known = numbers.get(value);
        if (known !== undefined) return [name, { value: known, view }];
        const its = values[value];
        const place = its.place.kind === "constant" ? its.place : ({ kind: "arena", offset: 0 } as const);
        const number = own.push({ ...its, place }) - 1;
        numbers.set(value, number);
        return [name, { value: number, view }];
      }),
    );
  const [operands, outputs] = [moved(step.operands), moved(step.outputs)];
  const { value } = Object.values(outputs)[0];
  const plan: Plan = {
    name: `tuning of ${step.origin}`,
    values: own,
    inputs: [],
    outputs: [{ name: "out", value }],
    variables: [],
    groups: [
      { label: step.origin, size: own[value].size, prologueSize: 0, steps: [{ ...step, operands, outputs }] },
    ],
    bytes: 0,
    describe: () => step.origin,
  };
  return {
    plan,
    halves: new Set([...numbers].filter(([known]) => halves.has(known)).map(([, number]) => number)),
  };
}
