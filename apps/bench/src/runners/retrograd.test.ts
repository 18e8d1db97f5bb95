import { wasm } from "@retrograd/backend-wasm";
import { afterAll, expect, test } from "vitest";
import { expectedFigures, type Figures, firstDifference, joined } from "../figures.ts";
import { small } from "../testing/small.ts";
import { retrograd } from "./retrograd.ts";
import type { Prepared } from "./runner.ts";

const backend = await wasm();
afterAll(() => backend.dispose());

const networks = ["w1", "w2", "w4", "w5", "w6", "w7"];

test.each(networks.flatMap((name) => [name, `${name}-inference`]))(
  "%s is computed as the reference has it",
  async (name) => {
    const workload = small(name);
    const prepared = (await retrograd(backend).prepare(workload)) as Prepared;
    const taken: Figures[] = [];
    for (let index = 0; index < (workload.pass === "training" ? workload.checkedSteps : 1); index++)
      taken.push(await prepared.figures(index));
    prepared.dispose();
    expect(firstDifference(joined(taken), expectedFigures(workload, null), workload.tolerance)).toBeNull();
  },
);
