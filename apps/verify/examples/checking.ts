import { cpu as mine } from "@retrograd/backend-cpu";
import { suite as allChecks, type Check, runChecks } from "@retrograd/conformance";
import { conformance } from "@retrograd/conformance/vitest";

/** The test file of a backend. */
export function testFile(): void {
  conformance("mine", () => mine());
}

/** Runs some checks of a backend; gives how many passed. */
export async function checked(which: (check: Check) => boolean): Promise<number> {
  const suite = async (): Promise<Check[]> => (await allChecks()).filter(which);

  const { passed, failed, checks } = await runChecks(mine(), await suite());
  for (const check of checks) if (check.status === "failed") console.log(check.id, check.error);

  return failed > 0 ? 0 : passed;
}
