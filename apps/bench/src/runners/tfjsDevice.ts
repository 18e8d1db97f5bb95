import * as tf from "@tensorflow/tfjs-core";

export type TfjsBackend = "cpu" | "wasm" | "webgpu";

/** Makes the runner's backend the one that all operations run on. */
export type TfjsBegin = () => Promise<void>;

export async function choose(backend: TfjsBackend): Promise<void> {
  if (tf.engine().backendName === backend) return;
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs: the backend ${backend} does not start here.`);
}

export async function read(tensor: tf.Tensor): Promise<ArrayLike<number>> {
  return tf.engine().backendName === "webgpu" ? tensor.data() : tensor.dataSync();
}

/** Resolves when a tensor is there: a GPU works behind, the other backends compute in the call itself. */
export async function settled(tensor: tf.Tensor | undefined): Promise<void> {
  if (tensor && tf.engine().backendName === "webgpu")
    await tf.tidy(() => tf.slice(tf.reshape(tensor, [-1]), 0, 1)).data();
}
