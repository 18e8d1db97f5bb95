import type { Backend } from "@retrograd/core";
import type { ImageData } from "@retrograd/data";
import { type BackendName, backendNames, type Comparable, makeComparable } from "./backends.ts";
import { type Difference, difference, type FirstStep, firstStep } from "./firstStep.ts";
import { numbersOf } from "./numbers.ts";
import type { Recipe } from "./recipe.ts";
import type { Screen } from "./screen.ts";
import { table } from "./table.ts";

/** What a backend's first step is like beside the reference's, or why there is none. */
export type Agreement =
  | {
      readonly name: BackendName;
      readonly remark: string;
      readonly step: FirstStep;
      readonly difference: Difference;
    }
  | { readonly name: BackendName; readonly reason: string };

/** The first step of the same training on every backend, compared with the one on `reference`. */
export async function agreement(
  data: ImageData,
  recipe: Recipe,
  reference: { readonly name: BackendName; readonly backend: Backend },
  make: (name: BackendName) => Promise<Comparable> = makeComparable,
): Promise<Agreement[]> {
  const batch = numbersOf(data.training, Math.min(recipe.batchSize, data.training.count));
  const expected = await firstStep(reference.backend, batch, recipe);
  const same = { absolute: 0, relative: 0 };
  const results: Agreement[] = [{ name: reference.name, remark: "", step: expected, difference: same }];
  for (const name of backendNames) {
    if (name === reference.name) continue;
    try {
      const { backend, remark } = await make(name);
      try {
        const step = await firstStep(backend, batch, recipe);
        results.push({ name, remark, step, difference: difference(expected.gradients, step.gradients) });
      } finally {
        backend.dispose();
      }
    } catch (error) {
      results.push({ name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return results;
}

/** A line for each backend: the cost, and how far its gradients are from the first backend's. */
export function showAgreement(results: readonly Agreement[], { colors, print }: Screen): void {
  const [reference] = results;
  const computed = results.flatMap((result) => ("step" in result ? [result] : []));
  const entries = computed[0].step.gradients.reduce((sum, { length }) => sum + length, 0);
  print(
    `${colors.bold("The same first step on every backend")}: ${entries.toLocaleString("en")} gradient entries`,
  );
  print();
  const rows = computed.map(({ name, step, difference: { absolute, relative } }) => [
    `  ${name}`,
    step.loss.toFixed(7),
    ...(name === reference.name
      ? ["reference", ""]
      : [absolute.toExponential(1), colors.green(relative.toExponential(1))]),
  ]);
  const titles = ["  backend", "loss", "largest difference", "relative to the largest entry"];
  const lines = table([titles, ...rows]);
  print(colors.bold(lines[0]));
  for (const line of lines.slice(1)) print(line);
  for (const { name, remark } of computed) if (remark) print(colors.dim(`  ${name} ${remark}.`));
  for (const result of results)
    if ("reason" in result) print(colors.dim(`  ${result.name}  not available: ${result.reason}`));
  print();
}

/** The relative differences by backend, those that computed something other than the reference. */
export function differences(results: readonly Agreement[]): Record<string, number> {
  return Object.fromEntries(
    results
      .slice(1)
      .flatMap((result) => ("step" in result ? [[result.name, result.difference.relative]] : [])),
  );
}
