import { defineProject, type UserWorkspaceConfig } from "vitest/config";

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
    },
  });
}
