import { readFileSync } from "node:fs";
import { arch, cpus, loadavg, platform, release, totalmem } from "node:os";

/** What a result was measured on, and with what; nothing that names a host or a person. */
export interface Machine {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  /** How many programs wanted its cores in the minute before; more than none: it is shared. */
  readonly load: number;
  /** The engine that ran it: Node.js or a browser. */
  readonly where: string;
  /** Of WebGPU. */
  readonly adapter: string;
  /** Of the libraries, by their packages. */
  readonly versions: Readonly<Record<string, string>>;
}

export function machine(where: string, adapter: string): Machine {
  const [first] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: first?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release().split("-")[0]} ${arch()}`,
    load: loadavg()[0],
    where,
    adapter,
    versions: versions(),
  };
}

/** The benchmark names exact versions of the libraries that it compares. */
function versions(): Record<string, string> {
  const file = new URL("../../package.json", import.meta.url);
  const { devDependencies } = JSON.parse(readFileSync(file, "utf8")) as {
    devDependencies: Record<string, string>;
  };
  const libraries = ["@jax-js/jax", "@tensorflow/tfjs-core", "brain.js", "convnetjs", "synaptic", "webgpu"];
  return Object.fromEntries(libraries.map((name) => [name, devDependencies[name] as string]));
}
