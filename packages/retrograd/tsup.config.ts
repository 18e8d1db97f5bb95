import { packageBuild } from "../../tooling/tsup/package.ts";

// What #webgpu stands for is decided where the package is used.
export default packageBuild(["src/index.ts"], { external: [/^#/] });
