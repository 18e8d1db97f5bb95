/** What Node has in place of the platform's own `Worker` and `navigator`. */
interface Builtins {
  "node:worker_threads": {
    readonly Worker: new (
      script: string,
      options: { readonly eval: true; readonly name: string; readonly execArgv: readonly string[] },
    ) => NodeThread;
  };
  "node:os": { readonly availableParallelism: () => number };
}

interface NodeThread {
  postMessage(message: unknown): void;
  once(event: "message" | "exit", listener: () => void): void;
  once(event: "error", listener: (error: Error) => void): void;
  unref(): void;
}

function builtin<Name extends keyof Builtins>(name: Name): Builtins[Name] | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  return process?.getBuiltinModule?.(name) as Builtins[Name] | undefined;
}

/** Node's workers, in Node and in Deno, where others would keep the process alive. */
function nodeThreads(): Builtins["node:worker_threads"] | undefined {
  return typeof Worker === "undefined" || "Deno" in globalThis ? builtin("node:worker_threads") : undefined;
}

/** Why threads cannot share memory here, or null. */
export function whyNoThreads(): string | null {
  if (globalThis.crossOriginIsolated === false)
    return "this page is not isolated from other origins; serve it with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp";
  if (typeof SharedArrayBuffer === "undefined") return "this environment has no SharedArrayBuffer";
  if (typeof Worker === "undefined" && !nodeThreads())
    return "this environment has no workers; Node has them from 20.16 on";
  return null;
}

/** How many threads the machine runs at once. */
export function cores(): number {
  return globalThis.navigator?.hardwareConcurrency ?? builtin("node:os")?.availableParallelism() ?? 1;
}

/** Whether this thread may wait for others asleep; that of a page may not. */
export function maySleep(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a thread that runs a script and gives it its task.
 *
 * @returns when it has said that it is ready; from then on it keeps no process alive
 */
export function started(script: string, task: unknown): Promise<void> {
  const threads = nodeThreads();
  return threads ? startedInNode(threads, script, task) : startedInPage(script, task);
}

function startedInNode(
  threads: Builtins["node:worker_threads"],
  script: string,
  task: unknown,
): Promise<void> {
  // Flags of the process would hold for the script, too, which is not a module.
  const thread = new threads.Worker(script, { eval: true, name: "retrograd", execArgv: [] });
  thread.postMessage(task);
  return new Promise((resolve, reject) => {
    thread.once("error", reject);
    thread.once("message", () => {
      thread.unref();
      resolve();
    });
  });
}

function startedInPage(script: string, task: unknown): Promise<void> {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return new Promise<void>((resolve, reject) => {
    // Some browsers throw where a policy forbids the script, others tell the worker.
    const fail = (): void => reject(new Error(forbidden));
    try {
      const thread = new Worker(address, { type: "module", name: "retrograd" });
      thread.onerror = fail;
      thread.onmessage = () => resolve();
      thread.postMessage(task);
    } catch {
      fail();
    }
  }).finally(() => URL.revokeObjectURL(address));
}

const forbidden =
  "the page's workers do not start; its Content Security Policy has to allow them: worker-src blob:";
