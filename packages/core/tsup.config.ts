import { packageBuild } from "../../tooling/tsup/package.ts";

/**
 * Keeps `export * as ops` a reference to a module of its own. Written into the same file, the namespace would be an
 * object that holds every operation, and no bundler could leave any of them out.
 */
const opsApart = {
  name: "ops apart",
  setup(build: {
    onResolve(at: { filter: RegExp }, resolve: () => { path: string; external: boolean }): void;
  }) {
    build.onResolve({ filter: /^\.\/ops\/index\.ts$/ }, () => ({ path: "./ops/index.js", external: true }));
  },
};

export default packageBuild(
  ["src/index.ts", "src/ops/index.ts", "src/backend/index.ts", "src/node/index.ts"],
  {
    esbuildPlugins: [opsApart],
  },
);
