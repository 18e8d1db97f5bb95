import { cpu } from "@retrograd/backend-cpu";
import { array, type CtcOptions, compile, cost, ctc, gradients, type Tensor } from "@retrograd/core";
import { expect, it } from "vitest";

type Inputs = { readonly [name: string]: Tensor };

/** L of one example by its definition: the probabilities of all ways through the steps that read as the labels. */
function counted(logits: readonly (readonly number[])[], labels: readonly number[], blank: number): number {
  const classes = logits[0].length;
  let total = 0;
  for (let way = 0; way < classes ** logits.length; way++) {
    const steps = logits.map((_, t) => Math.floor(way / classes ** t) % classes);
    const read = steps.filter((label, t) => label !== blank && label !== steps[t - 1]);
    if (`${read}` !== `${labels}`) continue;
    total += steps.reduce((product, label, t) => {
      const powers = logits[t].map(Math.exp);
      return (product * powers[label]) / powers.reduce((a, b) => a + b);
    }, 1);
  }
  return -Math.log(total);
}

const logits = [
  [
    [0.3, -0.2, 1.1],
    [1.5, 0.4, -0.7],
    [-0.3, 0.9, 0.2],
    [0.1, 0.6, 0.8],
  ],
  [
    [-0.5, 0.3, 0.4],
    [0.7, -1.2, 0.5],
    [0.2, 0.3, -0.4],
    [9, 9, 9],
  ],
];

/** L of each example, and their gradients. */
async function losses(options: CtcOptions, given: Record<string, Int32Array | ReturnType<typeof array>>) {
  using step = compile(cpu(), ({ predictions, ...rest }: Inputs) => {
    const record = { predictions, targets: rest.targets, ...rest };
    const values = cost(ctc(options), record, { reduction: "none" });
    const [dx] = gradients(cost(ctc(options), record, { reduction: "sum" }), [predictions]);
    return { values, dx: dx as Tensor };
  });
  const { values, dx } = step({ predictions: array(logits), ...given } as never);
  return {
    values: Array.from((await values.readArray()).data),
    dx: Array.from((await dx.readArray()).data),
  };
}

it.each([
  [0, [1, 2, 2, 1]],
  [0, [1, 1, 1, 2]],
  [2, [0, 1, 1, 1]],
])("sums over all ways to read the labels, with blank %i and labels %s", async (blank, labels) => {
  const targets = array(Int32Array.from(labels), { shape: [2, 2] });
  const { values } = await losses({ blank }, { targets });
  values.forEach((value, i) => {
    expect(value).toBeCloseTo(counted(logits[i], labels.slice(2 * i, 2 * i + 2), blank), 5);
  });
});

it("takes as many steps and labels as each example has", async () => {
  const targets = array(Int32Array.of(1, 2, 2, -1), { shape: [2, 2] });
  const given = { targets, lengths: Int32Array.of(4, 3), targetLengths: Int32Array.of(2, 1) };
  const { values, dx } = await losses({}, given);
  expect(values[0]).toBeCloseTo(counted(logits[0], [1, 2], 0), 5);
  expect(values[1]).toBeCloseTo(counted(logits[1].slice(0, 3), [2], 0), 5);
  // No gradient reaches the steps behind the end.
  expect(dx.slice(-3)).toEqual([0, 0, 0]);
});

it("is infinite, or 0, without a gradient, for labels that don't fit into their steps", async () => {
  const given = {
    targets: array(Int32Array.of(1, 1, 1, 1), { shape: [2, 2] }),
    lengths: Int32Array.of(2, 3),
  };
  const { values, dx } = await losses({}, given);
  expect(values[0]).toBe(Infinity);
  expect(values[1]).toBeCloseTo(counted(logits[1].slice(0, 3), [1, 1], 0), 5);
  expect(dx.slice(0, 12).every((each) => each === 0)).toBe(true);
  expect((await losses({ impossible: 0 }, given)).values[0]).toBe(0);
});

it("says which labels and lengths are wrong", async () => {
  const targets = (numbers: number[]) => array(Int32Array.from(numbers), { shape: [2, 2] });
  await expect(losses({}, { targets: targets([1, 0, 1, 2]) })).rejects.toThrow(
    "ctc: label 0 at position 1 is out of range; labels must be whole numbers from 0 to 2, but 0, the blank.",
  );
  const labels = targets([1, 2, 1, 2]);
  await expect(losses({}, { targets: labels, lengths: Int32Array.of(4, 5) })).rejects.toThrow(
    "ctc: lengths of example 1 is 5, and there are 4 steps; it must lie between 0 and 4.",
  );
  await expect(losses({}, { targets: labels, targetLengths: Int32Array.of(3, 1) })).rejects.toThrow(
    "ctc: targetLengths of example 0 is 3, and there are 2 labels and 4 steps; it must lie between 0 and 2.",
  );
  await expect(losses({ blank: 3 }, { targets: labels })).rejects.toThrow(
    "ctc: class 3 can't be the blank; there are 3 classes.",
  );
});
