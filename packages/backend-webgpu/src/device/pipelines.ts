import { RetrogradError } from "@retrograd/core/backend";
import type { Shader } from "../shader/shader.ts";
import type { Gpu } from "./gpu.ts";

/** Compiles shaders side by side; rejects with the label of one that the device refuses. */
export function pipelinesOf(gpu: Gpu, shaders: readonly Shader[]): Promise<GPUComputePipeline[]> {
  const known = new Map<string, Promise<GPUComputePipeline>>();
  return Promise.all(
    shaders.map((shader) => {
      const pipeline = known.get(shader.code) ?? pipelineOf(gpu, shader);
      known.set(shader.code, pipeline);
      return pipeline;
    }),
  );
}

async function pipelineOf(gpu: Gpu, { label, code, buffers, numbers }: Shader): Promise<GPUComputePipeline> {
  const { device } = gpu;
  // The scope keeps what the WGSL compiler says, which the pipeline's own error leaves out.
  device.pushErrorScope("validation");
  const module = device.createShaderModule({ label, code });
  const complaint = device.popErrorScope().catch(() => null);
  const bindGroupLayouts = [gpu.layout(buffers.length, numbers.length > 0)];
  const layout = device.createPipelineLayout({ label, bindGroupLayouts });
  try {
    return await device.createComputePipelineAsync({
      label,
      layout,
      compute: { module, entryPoint: "main" },
    });
  } catch (error) {
    const { message } = (await complaint) ?? (error as Error);
    throw await gpu.faults.because(
      new RetrogradError(`${label}: the device refuses its shader; ${message.trim()}`),
    );
  }
}
