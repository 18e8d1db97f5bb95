/** What the kernels' module exports, beside the kernels. */
export interface Exports {
  /** Runs the program at an address. */
  readonly run: (program: number) => void;
  /** Tells an instance which thread it is on: its number, 256 bytes for it alone, what threads share, whether it may sleep. */
  readonly enter: (thread: number, own: number, shared: number, maySleep: boolean) => void;
  /** A thread's share of all jobs, until all is over (0) or there are functions to load (1). */
  readonly work: (nextFunctions: number) => number;
  /** Lets the other threads end. */
  readonly dismiss: () => void;
  readonly heapBase: WebAssembly.Global<"i32">;
}

/** The kernels on a memory. */
export interface Linked {
  readonly exports: Exports;
  /** What programs call kernels through; place 0 ends a list of steps. */
  readonly table: WebAssembly.Table;
  /** Each kernel's place in the table, the same wherever the module is linked. */
  readonly kernels: ReadonlyMap<string, number>;
}

export async function linked(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<Linked> {
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  const table = new WebAssembly.Table({ element: "anyfunc", initial: names.length + 1 });
  const { exports } = await WebAssembly.instantiate(module, { env: { memory, table } });
  const kernels = new Map<string, number>();
  for (const name of names) {
    const kernel = exports[name];
    if (typeof kernel !== "function") continue;
    kernels.set(name, kernels.size + 1);
    table.set(kernels.size, kernel);
  }
  return { table, kernels, exports: exports as unknown as Exports };
}
