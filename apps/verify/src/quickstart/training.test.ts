import { cpu } from "@retrograd/backend-cpu";
import { drawnDigits } from "@retrograd/data";
import { expect, it } from "vitest";
import { type Trained, trainOn } from "./training.ts";

const data = drawnDigits({ seed: 1, training: 1500, test: 500, size: 16 });

async function train(
  hidden: readonly number[],
  seed = 1,
): Promise<Omit<Trained, "epochs"> & { epochs: object[] }> {
  const recipe = { hidden, classes: 10, epochs: 4, batchSize: 32, learningRate: 2e-3, seed };
  const told: string[] = [];
  const trained = await trainOn(data, cpu(), recipe, {
    onBatch: (epoch, batch, batches) => void told.push(`${epoch} ${batch}/${batches}`),
    onEpoch: ({ epoch }) => void told.push(`end of ${epoch}`),
  });
  expect(told.slice(46, 50)).toEqual(["1 47/47", "end of 1", "2 1/47", "2 2/47"]);
  return { ...trained, epochs: trained.epochs.map((epoch) => ({ ...epoch, seconds: 0 })) };
}

const right = ({ predicted }: Pick<Trained, "predicted">): number =>
  data.test.labels.filter((label, i) => predicted.classes[i] === label).length / data.test.count;

it("hidden layers see what a linear model cannot", async () => {
  const linear = await train([]);
  const network = await train([64, 32]);
  expect(right(network)).toBeGreaterThan(right(linear) + 0.05);
  expect(network.epochs).toHaveLength(4);
  expect(network.epochs[3]).toMatchObject({ epoch: 4, testAccuracy: right(network) });
});

it("the same seed gives the same numbers, bit for bit, and another seed others", async () => {
  const once = await train([16]);
  expect(await train([16])).toEqual(once);
  expect((await train([16], 2)).epochs).not.toEqual(once.epochs);
});
