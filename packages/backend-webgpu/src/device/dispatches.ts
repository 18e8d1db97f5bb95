import type { Shader } from "../shader/shader.ts";
import type { Buffers } from "./buffers.ts";
import type { Gpu } from "./gpu.ts";
import { pipelinesOf } from "./pipelines.ts";

/** A plan's shaders, compiled and bound once, to be encoded in every run. */
export class Dispatches {
  /** Why there will be none. */
  failure: Error | null = null;
  private pipelines: readonly GPUComputePipeline[] | null = null;
  private readonly bindGroups: readonly GPUBindGroup[];
  private readonly shaders: readonly Shader[];

  constructor(gpu: Gpu, shaders: readonly Shader[], buffers: Buffers) {
    this.shaders = shaders;
    this.bindGroups = shaders.map((shader) =>
      gpu.device.createBindGroup({
        label: shader.label,
        layout: gpu.layout(shader.buffers.length),
        entries: shader.buffers.map((name, binding) => ({ binding, resource: { buffer: buffers.get(name) } })),
      }),
    );
    pipelinesOf(gpu, shaders)
      .then(
        (pipelines) => {
          this.pipelines = pipelines;
        },
        (error: Error) => {
          this.failure = error;
          gpu.faults.report(error);
        },
      )
      .then(() => gpu.timeline.advance());
  }

  /** Compiled, or found to be impossible to compile. */
  get isSettled(): boolean {
    return this.pipelines !== null || this.failure !== null;
  }

  encode(encoder: GPUCommandEncoder): void {
    const { pipelines, shaders } = this;
    if (!pipelines || shaders.length === 0) return;
    const pass = encoder.beginComputePass();
    for (let i = 0; i < shaders.length; i++) {
      pass.setPipeline(pipelines[i]);
      pass.setBindGroup(0, this.bindGroups[i]);
      pass.dispatchWorkgroups(shaders[i].workgroups[0], shaders[i].workgroups[1]);
    }
    pass.end();
  }
}
