import type { Runner } from "./runner.ts";

/** Other libraries, each in its fastest configuration in Node, and the plain loop. Loaded only when asked for: they are large. */
export async function peers(): Promise<Runner[]> {
  const [{ tfjs }, { jax }, { convnetjs }, { brainjs }, { synapticjs }, { plainLoop }] = await Promise.all([
    import("./tfjs.ts"),
    import("./jax.ts"),
    import("./convnet.ts"),
    import("./brain.ts"),
    import("./synaptic.ts"),
    import("./plainLoop.ts"),
  ]);
  return [
    await tfjs("wasm"),
    await tfjs("cpu"),
    await jax(),
    convnetjs(),
    brainjs(),
    synapticjs(),
    plainLoop(),
  ];
}

/** Retrograd on each of the named backends, or on all of them. */
export async function own(backends: readonly string[]): Promise<Runner[]> {
  const { retrograd } = await import("./retrograd.ts");
  return retrograd(backends);
}
