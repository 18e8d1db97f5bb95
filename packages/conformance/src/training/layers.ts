import type { Memory } from "@retrograd/core/backend";
import type { Check } from "../check.ts";
import { expectSlopes } from "../gradients/differences.ts";
import { library } from "../library.ts";
import { referenceBackend } from "../reference/backend.ts";
import { checkOf, type Experiment } from "./experiment.ts";
import { type LayerCase, type LayerName, layerCases } from "./layerCases.ts";
import { LayerRun } from "./layerRun.ts";

/** The checks of every layer: what it gives, and the gradients of its input and parameters. */
export function layerChecks(): Check[] {
  return (Object.keys(layerCases) as LayerName[]).flatMap((name) => checksOfLayer(name, library[name]));
}

/** The checks of one layer, or of one that pretends to be it. */
export function checksOfLayer<K extends LayerName>(name: K, make: (typeof library)[K]): Check[] {
  const variants = (layerCases[name] as (of: typeof make) => Record<string, LayerCase>)(make);
  return Object.entries(variants).map(([variant, each]) =>
    checkOf(`layer/${name}`, derivatives(variant, each)),
  );
}

function derivatives(name: string, layer: LayerCase): Experiment {
  return {
    name,
    trust: () => expectLayerDifferences(layer),
    run: async (backend, dtype) => {
      using run = new LayerRun(backend, dtype, layer);
      return await run.results();
    },
  };
}

/** Throws where the reference's gradients of a layer are not what central differences say. */
async function expectLayerDifferences(layer: LayerCase): Promise<void> {
  const backend = referenceBackend();
  using run = new LayerRun(backend, "float64", layer);
  const results = await run.results();
  const costHere = async (): Promise<number> => (await run.results()).cost?.data[0] ?? Number.NaN;
  const cost = await costHere();
  for (const [name, { data }] of run.x)
    await expectSlopes(name, results[`∂/∂${name}`]?.data ?? [], cost, async (i, h) => {
      const middle = data[i] as number;
      data[i] = middle + h;
      const shifted = await costHere();
      data[i] = middle;
      return shifted;
    });
  for (const [name, { memory }] of run.parameters) {
    const [numbers = new Float64Array()] = await backend.read([memory as Memory]);
    await expectSlopes(name, results[`∂/∂${name}`]?.data ?? [], cost, async (i, h) => {
      const moved = numbers.slice() as typeof numbers;
      moved[i] = (numbers[i] as number) + h;
      memory?.write(moved);
      const shifted = await costHere();
      memory?.write(numbers);
      return shifted;
    });
  }
}
