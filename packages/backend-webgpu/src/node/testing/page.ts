import { webgpu } from "../../webgpu.ts";
import { mlp } from "./mlp.ts";

/** What a test asks of the page. */
export interface TestPage {
  /** The losses of some training steps. */
  train(sizes: readonly number[], batchSize: number, steps: number): Promise<number[]>;
}

const page: TestPage = {
  async train(sizes, batchSize, steps) {
    const backend = await webgpu();
    const { step, batch } = mlp(backend, sizes, batchSize);
    const losses = Array.from({ length: steps }, () => step(batch).objective);
    const read = await Promise.all(losses.map((loss) => loss.read()));
    backend.dispose();
    return read as number[];
  },
};

(globalThis as { testPage?: TestPage }).testPage = page;
