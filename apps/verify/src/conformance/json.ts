import { reject } from "@retrograd/core/backend";
import { tryWriting } from "../data/wholeFile.ts";

/** Refuses a file for results that can't be written, before anything is computed. */
export async function writableOrReject(command: string, path: string): Promise<void> {
  await tryWriting(path).catch((error: Error) =>
    reject(
      command,
      `cannot write ${path} (${error.message})`,
      "give --json a file in a folder that you may write to",
    ),
  );
}
