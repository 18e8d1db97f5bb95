import { project } from "../../tooling/vitest/project.ts";

export default project("bench", {
  // CommonJS as Node and bundlers give it: what a module exports is its default.
  deps: { interopDefault: false },
});
