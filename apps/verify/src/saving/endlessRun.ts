import { ndarray } from "@retrograd/backend-ndarray";
import { checkpoint } from "@retrograd/core";
import { saveFile } from "@retrograd/core/node";
import { batchOf, makeRun } from "./run.ts";

// A process for a test to kill: trains without end, and saves a checkpoint in the given file after every step.
const [, , path = ""] = process.argv;
const run = makeRun(ndarray(), 11);
for (let batch = 1; ; batch++) {
  run.step(batchOf(batch - 1, "float32") as never);
  await saveFile(path, await checkpoint({ ...run, progress: { batch } }));
}
