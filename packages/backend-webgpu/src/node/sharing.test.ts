import * as core from "@retrograd/core";
import { afterAll, describe, expect, it } from "vitest";
import type { WebGPUBackend } from "../backend.ts";
import { webgpu } from "./webgpu.ts";

const { adam, array, compile, cost, dense, gradients, lstm, parametersOf, sequential, softmaxCrossEntropy } =
  core;
type Inputs = { x: core.Tensor; y: core.Tensor };

const backend = await webgpu({ nullDevice: true, tune: false });
afterAll(() => backend.dispose());

/** Shaders and pipelines that a training step of an LSTM over so many steps has made. */
async function madeFor(steps: number): Promise<{ modules: number; pipelines: number }> {
  const made = { modules: 0, pipelines: 0 };
  const device = Object.getPrototypeOf((backend as WebGPUBackend).gpu.device) as GPUDevice;
  const { createShaderModule, createComputePipelineAsync } = device;
  device.createShaderModule = function (descriptor) {
    made.modules++;
    return createShaderModule.call(this, descriptor);
  };
  device.createComputePipelineAsync = function (descriptor) {
    made.pipelines++;
    return createComputePipelineAsync.call(this, descriptor);
  };
  const model = sequential([lstm(64), dense(10)]);
  const [optimizer, loss] = [adam(), softmaxCrossEntropy()];
  const step = compile(backend, ({ x, y }: Inputs, pass) => {
    const objective = cost(loss, { predictions: pass.call(model, x), targets: y });
    pass.update(optimizer, model, gradients(objective, parametersOf(model)));
    return { objective };
  });
  const x = array(new Float32Array(16 * steps * 64), { shape: [16, steps, 64] });
  await step({ x, y: array(new Int32Array(16)) }).objective.read();
  Object.assign(device, { createShaderModule, createComputePipelineAsync });
  return made;
}

describe("the steps of a recurrent network", () => {
  it("share pipelines: four times as many steps take a few more, of longer joined sequences", async () => {
    const [few, many] = [await madeFor(8), await madeFor(32)];
    expect(many.modules).toBe(many.pipelines);
    expect(few.pipelines).toBeLessThanOrEqual(32);
    expect(many.pipelines - few.pipelines).toBeLessThanOrEqual(5);
  });
});
