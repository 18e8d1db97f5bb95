export { type Checkpoint, checkpoint } from "./checkpoint.ts";
export { type Loaded, type LoadOptions, load } from "./load.ts";
export { type Restored, restore } from "./restore.ts";
export type { Counted, Run } from "./run.ts";
export { type SaveOptions, save } from "./save.ts";
export { snapshot } from "./snapshot.ts";
