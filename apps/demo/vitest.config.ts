import { project } from "../../tooling/vitest/project.ts";

export default project("demo", {
  globalSetup: "src/testing/site.ts",
  // All share one browser, and software WebGPU takes all cores by itself.
  fileParallelism: false,
  expect: { poll: { timeout: 20_000 } },
});
