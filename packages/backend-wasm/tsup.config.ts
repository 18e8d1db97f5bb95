import { packageBuild } from "../../tooling/tsup/package.ts";

export default packageBuild(["src/index.ts"]);
