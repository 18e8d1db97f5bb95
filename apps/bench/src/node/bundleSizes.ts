import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, defaultClientConditions, type Rolldown } from "vite";

/** What a page that trains W2 imports. */
const imports: Readonly<Record<string, string>> = {
  "retrograd cpu": 'export { cpu } from "@retrograd/backend-cpu"; RETROGRAD',
  "retrograd ndarray": 'export { ndarray } from "@retrograd/backend-ndarray"; RETROGRAD',
  "retrograd wasm": 'export { wasm } from "@retrograd/backend-wasm"; RETROGRAD',
  "retrograd webgpu": 'export { webgpu } from "@retrograd/backend-webgpu"; RETROGRAD',
  "tfjs cpu": 'import "@tensorflow/tfjs-backend-cpu"; TFJS',
  "tfjs wasm":
    'import url from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url&no-inline"; export { url }; import "@tensorflow/tfjs-backend-wasm"; TFJS',
  "tfjs webgpu": 'import "@tensorflow/tfjs-backend-webgpu"; TFJS',
  "jax-js": 'export { jit, nn, numpy, valueAndGrad } from "@jax-js/jax";',
  convnetjs: 'export { default } from "convnetjs";',
  "brain.js": 'export { default } from "brain.js/dist/neural-network.js";',
  synaptic: 'export { default } from "synaptic";',
};

const shared: Readonly<Record<string, string>> = {
  RETROGRAD:
    'export { adam, compile, cost, dense, gradients, parametersOf, relu, sequential, softmaxCrossEntropy } from "@retrograd/core";',
  TFJS: 'export { fused, losses, tensor2d, train, variable } from "@tensorflow/tfjs-core"; import "@tensorflow/tfjs-layers";',
};

/** Kilobytes (10³ bytes) of the script and of all that it may load, minified by Vite and gzipped, by runner. */
export async function bundleSizes(): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const [runner, code] of Object.entries(imports)) sizes[runner] = await kilobytes(code);
  return sizes;
}

async function kilobytes(code: string): Promise<number> {
  const entry = fileURLToPath(new URL("bundle-entry.js", import.meta.url));
  const whole = code.replace(/[A-Z]{4,}$/, (name) => shared[name] ?? name);
  const built = await build({
    configFile: false,
    logLevel: "silent",
    resolve: { conditions: ["@retrograd/source", ...defaultClientConditions] },
    plugins: [
      {
        name: "entry",
        enforce: "pre",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? whole : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      rollupOptions: { input: entry, preserveEntrySignatures: "strict" },
    },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const bytes = output.reduce(
    (sum, file) => sum + gzipSync(file.type === "chunk" ? file.code : file.source).length,
    0,
  );
  return bytes / 1000;
}
