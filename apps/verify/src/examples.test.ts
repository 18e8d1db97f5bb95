import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { array } from "@retrograd/core";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { anywhere, preferring } from "../examples/anywhere.ts";
import { backends } from "../examples/backends.ts";
import { checked } from "../examples/checking.ts";
import { batches, severalOutputs } from "../examples/data.ts";
import { explaining } from "../examples/explaining.ts";
import { firstNetwork } from "../examples/firstNetwork.ts";
import { counting } from "../examples/making.ts";
import { recomputing } from "../examples/memory.ts";
import { numbers } from "../examples/numbers.ts";
import { ownGradient } from "../examples/ownGradient.ts";
import { ownLayer } from "../examples/ownLayer.ts";
import { ownLoss } from "../examples/ownLoss.ts";
import { ownOptimizer } from "../examples/ownOptimizer.ts";
import { ownStep } from "../examples/ownStep.ts";
import { columns, readme } from "../examples/readme.ts";
import { recovering, resuming, savingModel } from "../examples/saving.ts";
import { reading } from "../examples/sequences.ts";
import {
  accumulating,
  clipping,
  freezing,
  measured,
  mixedPrecision,
  ownSchedule,
  regularized,
  scaling,
  scheduled,
  stopping,
  watching,
} from "../examples/training.ts";

let folder = "";
const log = vi.spyOn(console, "log").mockImplementation(() => {});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "retrograd-examples-"));
});
beforeEach(() => log.mockClear());
afterAll(async () => {
  log.mockRestore();
  await rm(folder, { recursive: true });
});

describe("examples", () => {
  test("a first network learns what no linear model does", async () => {
    const { result, logits, table } = await firstNetwork();
    expect(log).toHaveBeenCalledTimes(15);
    expect(result.accuracy).toBeGreaterThan(0.95);
    expect(logits.shape).toEqual([2, 2]);
    const [a = 0, b = 0, c = 0, d = 0] = logits.data;
    expect([b > a, c > d]).toEqual([true, true]);
    expect(table).toContain("82 parameters, 0 of them frozen");
  });

  test("the network of the first page learns ten classes of images", async () => {
    const { x, y } = columns(640);
    await readme(x, y, columns(100));
    expect(log).toHaveBeenCalledTimes(5);
    expect(log.mock.calls.at(-1)?.[1]).toBeGreaterThan(0.9);
  });

  test("sentences of different lengths are read from both ends", async () => {
    const accuracies = await reading();
    expect(log.mock.calls[0]?.[0]).toContain("←");
    expect(accuracies.at(-1)).toBeGreaterThan(0.9);
  });

  test("a network is trained anywhere", async () => {
    expect(["webgpu", "wasm", "cpu"]).toContain(await anywhere());
    expect(log.mock.calls.at(-1)?.[2]).toBe(1);
    expect(await preferring()).toBe("wasm");
  });

  test("a step of one's own lowers the cost, and its plan can be printed", async () => {
    const { last, plan, where } = await ownStep();
    const groups = plan.split("\n").filter((line) => line.startsWith("  group"));
    expect(where.rows.map(({ label }, i) => `  group ${i}: ${label}`)).toEqual(groups);
    expect(last).toBeLessThan(log.mock.calls[0]?.[0] as number);
    expect(plan).toContain("matmul");
  });

  test("numbers go in and gradients of gradients come out", async () => {
    const [y, dx, ddx] = await numbers();
    expect(y?.data[0]).toBe(36);
    expect(dx?.data).toEqual(new Float32Array([3, 12, 27]));
    expect(ddx?.data).toEqual(new Float32Array([6, 12, 18]));
  });

  test("layers of one's own are trained and named by their properties", async () => {
    const { losses, names } = await ownLayer();
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
    expect(names).toEqual([
      "1.body.0.gate",
      "1.body.0.weight",
      "1.body.1.weight",
      "1.body.1.bias",
      "2.weight",
      "2.bias",
    ]);
  });

  test("a loss of one's own has its minimum where its formula says, and every reduction", async () => {
    const { learned, sum, none } = await ownLoss();
    expect(Math.abs(learned - 89.5)).toBeLessThan(1.5);
    expect(none[0]).toBeCloseTo(0.9, 6);
    expect(none[1]).toBeCloseTo(0.1, 6);
    expect(sum).toBeCloseTo(1, 6);
  });

  test("an optimizer of one's own trains", async () => {
    const losses = await ownOptimizer();
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
  });

  test("a gradient check passes a right gradient and finds a wrong one", async () => {
    const { check, rounded } = await ownGradient();
    expect([check.passed, rounded.passed]).toEqual([true, false]);
    expect(rounded.worst).toMatchObject({ input: "x", gradient: 1, difference: 0 });
  });

  test("a saved model is loaded with the same numbers", async () => {
    const [one, other] = await savingModel(join(folder, "model.safetensors"));
    expect(other).toEqual(one);
  });

  test("a stopped run that is resumed gives, bit for bit, what one gives that never stopped", async () => {
    const [whole, resumed] = await resuming(join(folder, "run.safetensors"));
    expect(resumed).toEqual(whole);
  });

  test("a run that may be taken up again on another device gives what one gives that may not", async () => {
    const [whole, recovered] = await recovering();
    expect(recovered).toEqual(whole);
  });

  test("a network whose blocks are computed again takes a fraction of the memory", () => {
    const [kept, again] = recomputing();
    expect(again).toBeLessThan(kept * 0.4);
  });

  test("activations, their δ and gradients can be read while training", async () => {
    const read = await watching();
    expect(log).toHaveBeenCalledTimes(1);
    expect(read.map(({ shape }) => shape)).toEqual([
      [32, 16],
      [32, 16],
      [2, 16],
    ]);
  });

  test("four batches of 8 count as one of 32", async () => {
    const [small, large] = await accumulating();
    expect(small.map(({ loss }) => loss.toFixed(5))).toEqual(large.map(({ loss }) => loss.toFixed(5)));
  });

  test("a scaled loss trains as the plain one does", async () => {
    const [scaled, plain] = await scaling();
    expect(scaled.map(({ loss }) => loss)).toEqual(plain.map(({ loss }) => loss));
  });

  test("steps in mixed precision are compiled without a GPU", async () => {
    expect(await mixedPrecision()).toHaveLength(2);
  });

  test("short gradients make short steps", async () => {
    expect((await clipping())[0]?.loss).toBeGreaterThan(0.6);
  });

  test("learning rates follow their schedule", async () => {
    const rates = (epochs: { learningRate: number }[]): number[] => epochs.map((epoch) => epoch.learningRate);
    expect(rates(await scheduled())[0]).toBeCloseTo(0.02 * (7 / 8), 6);
    expect(rates(await ownSchedule())).toEqual([...Array(5).fill(0.02), ...Array(5).fill(0.002)]);
  });

  test("penalties add to the cost", async () => {
    const [[penalized], [decayed]] = await regularized();
    expect(penalized?.loss).toBeGreaterThan(decayed?.loss ?? Infinity);
  });

  test("metrics are there for training and validation", async () => {
    const last = (await measured()).at(-1);
    expect(last?.metrics.top2Accuracy).toBe(1);
    expect(last?.validation?.accuracy).toBeGreaterThan(0.9);
    expect(last?.validation?.confusionMatrix).toHaveLength(2);
    expect(last?.metrics.confidence).toBeGreaterThan(0);
  });

  test("training stops when the accuracy no longer rises", async () => {
    const { length } = await stopping();
    expect(length).toBeGreaterThan(3);
    expect(length).toBeLessThan(200);
  });

  test("frozen weights stay, and move again when they are let go", async () => {
    const [before, frozen, after] = await freezing();
    expect(frozen).toEqual(before);
    expect(after).not.toEqual(before);
  });

  test("a model with several inputs and outputs is trained and used", async () => {
    const { losses, shapes } = await severalOutputs();
    expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
    expect(shapes).toEqual({ quarter: [256, 2], distance: [256, 1] });
  });

  test("batches come from a generator, anew for every epoch", async () => {
    expect(await batches()).toEqual([16, 32]);
  });

  test("a pass is explained layer by layer", async () => {
    const { layers, cost } = await explaining();
    expect(layers.map(({ name, activation }) => [name, activation])).toEqual([
      ["0.dense", "1.sigmoid"],
      ["2.dense", "3.sigmoid"],
    ]);
    expect(layers[1]?.gradient.shape).toEqual([3, 1]);
    // a₁ = σ(0.5) twice, y = σ(0.5 · 2 a₁)
    const y = 1 / (1 + Math.exp(-1 / (1 + Math.exp(-0.5))));
    expect(cost).toBeCloseTo((y - 1) ** 2 / 2, 6);
    expect(layers[1]?.delta.data[0]).toBeCloseTo((y - 1) * y * (1 - y), 6);
    expect(log).toHaveBeenCalledTimes(2);
  });

  test("a backend is checked without a test runner", async () => {
    expect(await checked(({ subject }) => subject === "kernel/relu")).toBeGreaterThan(0);
    expect(log).not.toHaveBeenCalled();
  });

  test("the calls of a step on a GPU are counted without one", async () => {
    expect((await counting({ x: array([[1, 2]]) })).submits).toBe(1);
  });

  test("a model moves between backends", async () => {
    const [one, other] = await backends();
    one?.data.forEach((value, i) => void expect(other?.data[i]).toBeCloseTo(value, 5));
  });
});

/** Code without its imports, whatever its line breaks. */
function squeezed(code: string): string {
  return code
    .replace(/^import [^;]*;.*$/gm, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([()[\]{}]) ?/g, "$1")
    .replace(/,([)\]}])/g, "$1")
    .trim();
}

describe("code on pages", async () => {
  const root = new URL("../../../", import.meta.url);
  const files = (await readdir(new URL("../examples/", import.meta.url))).map(
    (name) => `../examples/${name}`,
  );
  const sources = await Promise.all(files.map((file) => readFile(new URL(file, import.meta.url), "utf8")));
  const examples = sources.map(squeezed);
  const packages = [
    "core",
    "backend-cpu",
    "backend-ndarray",
    "backend-wasm",
    "backend-webgpu",
    "conformance",
    "retrograd",
  ];
  const pages = [
    "README.md",
    "docs/guide.md",
    "docs/write-a-backend.md",
    ...packages.map((name) => `packages/${name}/README.md`),
  ];

  test.each(pages)("%s: every block is part of an example", async (page) => {
    const text = await readFile(new URL(page, root), "utf8");
    const blocks = [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => squeezed(code));
    expect(blocks.filter((block) => !examples.some((example) => example.includes(block)))).toEqual([]);
  });
});
