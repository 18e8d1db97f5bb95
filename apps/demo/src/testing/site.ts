import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

export interface Hosted {
  /** The page's address, and its built files. */
  readonly site: { readonly address: string; readonly folder: string };
  /** Where the browser listens; or why this machine has none. */
  readonly browser: { readonly endpoint: string } | { readonly missing: string };
}

declare module "vitest" {
  export interface ProvidedContext extends Hosted {}
}

/** One build, one server and one browser for all test files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const host = fork(join(import.meta.dirname, "host.ts"), {
    execArgv: ["--conditions=@retrograd/source"],
    // The page as visitors get it, not as vitest's environment would have it built.
    env: { ...process.env, NODE_ENV: "production" },
  });
  const failed = once(host, "exit").then(([code]) => {
    throw new Error(`demo: the page could not be built and served (exit status ${code}).`);
  });
  const [hosted] = (await Promise.race([once(host, "message"), failed])) as [Hosted];
  failed.catch(() => {});
  if ("missing" in hosted.browser && process.env.RETROGRAD_REQUIRE_WEBGPU === "1")
    throw new Error(hosted.browser.missing);
  project.provide("site", hosted.site);
  project.provide("browser", hosted.browser);
  return async () => {
    host.disconnect();
    await failed.catch(() => {});
  };
}
