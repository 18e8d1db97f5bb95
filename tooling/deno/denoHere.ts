import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Why tests that need Deno are skipped. */
export const noDeno = "no Deno; npm install deno brings it";

/** Deno's program: the npm package `deno`, or one on the PATH; null where there is none, unless RETROGRAD_REQUIRE_DENO=1 says that there has to be. */
export function denoHere(): string | null {
  const candidates = ["deno"];
  try {
    const nearby = createRequire(import.meta.url);
    candidates.unshift(join(dirname(nearby.resolve("deno/package.json")), "deno"));
  } catch {
    // Not installed as a package.
  }
  for (const path of candidates) {
    try {
      execFileSync(path, ["--version"], { stdio: "ignore" });
      return path;
    } catch {
      // Not there, or not for this machine.
    }
  }
  // biome-ignore lint/suspicious/noUndeclaredEnvVars: turbo runs no tests.
  if (process.env.RETROGRAD_REQUIRE_DENO === "1") throw new Error(`there is ${noDeno}.`);
  return null;
}
