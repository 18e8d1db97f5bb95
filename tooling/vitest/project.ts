import { fileURLToPath } from "node:url";
import { defineProject, type UserWorkspaceConfig } from "vitest/config";

/** Compiles the WebAssembly kernels, which are not checked in, where they are not up to date. */
const generated = fileURLToPath(new URL("../../packages/backend-wasm/generate/generate.ts", import.meta.url));

/** One package's tests: `src/**\/*.test.ts`, run on the sources of all packages rather than on their builds. */
export function project(
  name: string,
  test: NonNullable<UserWorkspaceConfig["test"]> = {},
): UserWorkspaceConfig {
  const conditions = ["@retrograd/source", "module", "node", "development|production"];
  return defineProject({
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: ["@retrograd/source", "node"] } },
    test: {
      name,
      include: ["src/**/*.test.ts"],
      environment: "node",
      testTimeout: 60_000,
      hookTimeout: 60_000,
      execArgv: ["--conditions=@retrograd/source"],
      ...test,
      globalSetup: [generated, ...[test.globalSetup ?? []].flat()],
    },
  });
}
