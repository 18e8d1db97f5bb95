import { Functions } from "./fuse/functions.ts";
import { relaxed, simd } from "./generated/modules.ts";

/** What the kernels' module exports, beside the kernels. */
export interface Exports {
  /** Runs the program at an address. */
  readonly run: (program: number) => void;
  readonly heapBase: WebAssembly.Global<"i32">;
}

/** A kernels' module with a memory of its own. */
export interface Instance {
  readonly memory: WebAssembly.Memory;
  readonly exports: Exports;
  /** Each kernel's place in the table through which programs call it. */
  readonly kernels: ReadonlyMap<string, number>;
  /** Functions in the same table, made when plans are. */
  readonly functions: Functions;
}

/** Which instructions the kernels use. */
export type Variant = "simd" | "relaxed";

/** A module whose only function is `f32x4.relaxed_madd` of three constants: valid where relaxed SIMD is there. */
const relaxedProbe = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0, 65, 0, 253, 15, 65, 0,
  253, 15, 65, 0, 253, 15, 253, 133, 2, 11,
];

export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(new Uint8Array(relaxedProbe));
}

const compiled = new Map<Variant, Promise<WebAssembly.Module>>();

/** The module's code, compiled once. */
function moduleOf(variant: Variant): Promise<WebAssembly.Module> {
  const known = compiled.get(variant);
  if (known) return known;
  const loading = load(variant === "simd" ? simd : relaxed);
  compiled.set(variant, loading);
  return loading;
}

async function load(base64: string): Promise<WebAssembly.Module> {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

export async function instantiate(variant: Variant): Promise<Instance> {
  const module = await moduleOf(variant);
  const memory = new WebAssembly.Memory({ initial: 4, maximum: 65_536 });
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  const table = new WebAssembly.Table({ element: "anyfunc", initial: names.length + 1 });
  const { exports } = await WebAssembly.instantiate(module, { env: { memory, table } });
  // Place 0 ends a list of steps.
  const kernels = new Map<string, number>();
  for (const name of names) {
    const kernel = exports[name];
    if (typeof kernel !== "function") continue;
    kernels.set(name, kernels.size + 1);
    table.set(kernels.size, kernel);
  }
  return { memory, kernels, functions: new Functions(memory, table), exports: exports as unknown as Exports };
}
