import { RetrogradError } from "@retrograd/core";
import { reject } from "@retrograd/core/backend";
import { chooseBackend } from "../quickstart/backends.ts";
import { type Screen, standardScreen } from "../quickstart/screen.ts";
import { examples } from "./examples.ts";
import { parseOptions } from "./options.ts";

/** Runs the command; gives its exit status. */
export async function main(argv: readonly string[], screen: Screen = standardScreen()): Promise<number> {
  try {
    const { example, backend: wanted, ...options } = parseOptions(argv);
    const { name, backend, remark } = await chooseBackend(wanted).catch((error: Error) =>
      reject(
        "example",
        `the backend ${wanted} is not available here (${error.message.replace(/\.$/, "")})`,
        "leave --backend out to train on the best one that is",
      ),
    );
    screen.print(screen.colors.bold(`${example} on ${name}: ${examples[example].description}`));
    if (remark) screen.print(screen.colors.dim(`${name} ${remark}`));
    screen.print();
    await examples[example].run({ ...options, backend, screen });
    backend.dispose();
    return 0;
  } catch (error) {
    if (!(error instanceof RetrogradError)) throw error;
    console.error(error.message);
    return 1;
  }
}
