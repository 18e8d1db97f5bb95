import type { Shader } from "../shader/shader.ts";
import type { Buffers } from "./buffers.ts";
import type { Gpu } from "./gpu.ts";
import { pipelinesOf } from "./pipelines.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** A plan's shaders, compiled and bound once, and encoded in every run. */
export class Dispatches {
  /** Resolves once they are compiled, or found to be impossible to compile. */
  readonly settled: Promise<void>;
  /** Why there will be none. */
  failure: Error | null = null;
  private pipelines: readonly GPUComputePipeline[] | null = null;
  private bindGroups: readonly GPUBindGroup[] = [];
  /** The version of the shared buffer that the bind groups name. */
  private bound = 0;
  private readonly gpu: Gpu;
  readonly shaders: readonly Shader[];
  private readonly buffers: Buffers;

  constructor(gpu: Gpu, shaders: readonly Shader[], buffers: Buffers) {
    this.gpu = gpu;
    this.shaders = shaders;
    this.buffers = buffers;
    this.settled = pipelinesOf(gpu, shaders).then(
      (pipelines) => {
        this.pipelines = pipelines;
      },
      (error: Error) => {
        this.failure = error;
      },
    );
  }

  /** All in one pass, or, to be timed, each in a pass of its own. */
  encode(encoder: GPUCommandEncoder, label: string, stopwatch?: Stopwatch): void {
    const { pipelines, shaders } = this;
    if (!pipelines || shaders.length === 0) return;
    this.bind();
    const begin = (i: number): GPUComputePassEncoder =>
      encoder.beginComputePass(stopwatch ? { label, timestampWrites: stopwatch.pass(i) } : { label });
    let pass = begin(0);
    for (let i = 0; i < shaders.length; i++) {
      if (stopwatch && i > 0) {
        pass.end();
        pass = begin(i);
      }
      pass.setPipeline(pipelines[i]);
      pass.setBindGroup(0, this.bindGroups[i]);
      pass.dispatchWorkgroups(shaders[i].workgroups[0], shaders[i].workgroups[1]);
    }
    pass.end();
  }

  /** Makes the bind groups, once, and again where a larger plan has replaced the shared arena. */
  private bind(): void {
    const { gpu, buffers, shaders, bound } = this;
    const { version } = gpu.arena;
    if (bound === version) return;
    this.bound = version;
    this.bindGroups = shaders.map(({ label, buffers: names }, i) => {
      const numbers = buffers.numbers[i];
      const bindings = [...names.map((name) => buffers.binding(name)), ...(numbers ? [numbers] : [])];
      return gpu.device.createBindGroup({
        label,
        layout: gpu.layout(names.length, numbers !== null),
        entries: bindings.map((resource, binding) => ({ binding, resource })),
      });
    });
  }
}
