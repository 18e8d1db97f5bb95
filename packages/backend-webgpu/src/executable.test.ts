import { profile } from "@retrograd/core";
import type { Backend, Executable, Plan, TypedArray } from "@retrograd/core/backend";
import { describe, expect, it, vi } from "vitest";
import { WebGPUBackend } from "./backend.ts";
import { handPlan } from "./node/testing/handPlan.ts";
import { mlp } from "./node/testing/mlp.ts";
import { testBackend } from "./node/testing/testBackend.ts";
import { gpuOf, webgpu } from "./node/webgpu.ts";

const { backend: tested, missing } = await testBackend();

describe.skipIf(missing)(`an executable on webgpu${missing ? ` (${missing})` : ""}`, () => {
  const backend = tested as Backend;
  const x = new Float32Array([1, 2, 3, 4]);
  const doubling = (): { plan: Plan; inputs: readonly TypedArray[] } =>
    handPlan([{ kernel: "add", operands: { a: x, b: x }, size: 4 }]);

  /** w ← w + x, and w as it was before. */
  function accumulator(from: Backend): { executable: Executable; memory: ReturnType<Backend["allocate"]> } {
    const memory = from.allocate("float32", 4);
    const value = (place: Plan["values"][number]["place"]) => ({
      dtype: "float32" as const,
      shape: [4],
      size: 4,
      place,
    });
    const step = (kernel: "add" | "cast", operands: Record<string, number>, out: number) => ({
      kernel,
      elementwise: true,
      parameters: kernel === "cast" ? { dtype: "float32" } : {},
      operands: Object.fromEntries(
        Object.entries(operands).map(([name, v]) => [name, { value: v, view: null }]),
      ),
      outputs: { out: { value: out, view: null } },
      origin: kernel,
    });
    const executable = from.compile({
      name: "accumulate",
      values: [
        value({ kind: "arena", offset: 0 }),
        value({ kind: "variable", index: 0 }),
        value({ kind: "arena", offset: 16 }),
        value({ kind: "variable", index: 0 }),
      ],
      inputs: [{ name: "x", value: 0 }],
      outputs: [
        { name: "before", value: 2 },
        { name: "after", value: 3 },
      ],
      variables: [memory],
      groups: [
        {
          label: "accumulate",
          size: 4,
          prologueSize: 0,
          steps: [step("cast", { x: 1 }, 2), step("add", { a: 1, b: 0 }, 3)],
        },
      ],
      bytes: 32,
      describe: () => "",
    });
    return { executable, memory };
  }

  it("returns at once, keeps the order, and copies inputs", async () => {
    const { executable, memory } = accumulator(backend);
    const input = new Float32Array([1, 1, 1, 1]);
    const results = Array.from({ length: 50 }, () => {
      const run = executable.run([input]);
      input[0]++;
      return run;
    });
    memory.write(new Float32Array([5, 6, 7, 8]));
    const after = executable.run([input]);
    const variables = backend.read([memory]);
    expect([...(await after[0].read())]).toEqual([5, 6, 7, 8]);
    expect([...(await variables)[0]]).toEqual([5 + 51, 7, 8, 9]);
    for (const [n, [before, then]] of results.entries()) {
      expect((await then.read())[1]).toBe(n + 1);
      expect((await before.read())[0]).toBe((n * (n + 1)) / 2);
    }
    executable.dispose();
  });

  it("keeps results of thousands of runs until they are read", async () => {
    const { executable } = accumulator(backend);
    const results = Array.from({ length: 3000 }, () => executable.run([x]));
    expect((await results[0][1].read())[0]).toBe(1);
    expect((await results[2999][1].read())[0]).toBe(3000);
    expect((await results[1234][1].read())[0]).toBe(1235);
    executable.dispose();
    expect((await results[2998][0].read())[3]).toBe(2998 * 4);
  });

  it("hands values from one shader of a group to the next in the arena", async () => {
    const spread = {
      kernel: "stridedWrite",
      operands: { x },
      parameters: { shape: [4], strides: [2], offset: 1, value: 9 },
    } as const;
    const { plan, inputs } = handPlan([
      { ...spread, size: 8 },
      { kernel: "neg", operands: { x: 0 }, size: 8 },
      {
        kernel: "add",
        operands: { a: 1, b: 1 },
        views: { b: { shape: [8], strides: [-1], offset: 7 } },
        size: 8,
      },
    ]);
    const executable = backend.compile(plan);
    expect([...(await executable.run(inputs)[0].read())]).toEqual([-13, -10, -12, -11, -11, -12, -10, -13]);
    executable.dispose();
  });

  it("shares memory with larger plans that come later", async () => {
    const { plan, inputs } = doubling();
    const executable = backend.compile(plan);
    const early = executable.run(inputs);
    const large = new Float32Array(100_000).fill(2);
    const larger = handPlan([{ kernel: "mul", operands: { a: large, b: large }, size: large.length }]);
    const other = backend.compile(larger.plan);
    const late = [other.run(larger.inputs), executable.run(inputs)];
    expect([...(await early[0].read())]).toEqual([2, 4, 6, 8]);
    expect((await late[0][0].read())[99_999]).toBe(4);
    expect([...(await late[1][0].read())]).toEqual([2, 4, 6, 8]);
    other.dispose();
    executable.dispose();
    await expect(executable.run(inputs)[0].read()).rejects.toThrow("after dispose()");
  });

  it("says which group a device refuses, at the next read and not later", async () => {
    const own = await webgpu({ software: true });
    const { plan, inputs } = doubling();
    const [group] = plan.groups;
    // Without its operand x the shader's WGSL is none that a compiler takes.
    const wrong = {
      ...plan,
      groups: [{ ...group, label: "0.dense/relu", steps: [{ ...group.steps[0], kernel: "relu" as const }] }],
    };
    const executable = own.compile(wrong);
    const [result] = executable.run(inputs);
    await expect(result.read()).rejects.toThrow("0.dense/relu");
    const memory = own.allocate("float32", 1);
    expect((await own.read([memory]))[0].length).toBe(1);
    executable.run(inputs);
    await expect(own.read([memory])).rejects.toThrow("0.dense/relu");
    own.dispose();
  });

  it("rejects what was not read before dispose(), and nothing else happens", async () => {
    const own = await webgpu({ software: true });
    const { executable, memory } = accumulator(own);
    const ignored = executable.run([x]);
    const reading = executable.run([x])[0].read();
    void ignored[0].read();
    void own.read([memory]);
    own.dispose();
    await expect(reading).rejects.toThrow("disposed");
    await expect(own.read([memory])).rejects.toThrow("disposed");
    await expect(executable.run([x])[0].read()).rejects.toThrow("disposed");
    memory.write(x);
    memory.dispose();
    executable.dispose();
    own.dispose();
  });

  it.each([
    ["a GPU", { isCpu: false, subgroups: null }],
    ["a GPU with subgroups", { isCpu: false, way: "subgroups 32x8" }],
  ])("trains in the ways of %s as in those of a CPU", { timeout: 60_000 }, async (_, traits) => {
    const { backend: gpu } = await testBackend(traits);
    const losses = async (on: Backend): Promise<number[]> => {
      const { step, batch } = mlp(on, [20, 16, 4], 12);
      return await Promise.all(Array.from({ length: 4 }, () => step(batch).objective.read()));
    };
    const expected = await losses(backend);
    for (const [i, loss] of (await losses(gpu as Backend)).entries())
      expect(loss).toBeCloseTo(expected[i], 5);
    gpu?.dispose();
  });

  it("times its dispatches by op and layer", async () => {
    const { step, batch } = mlp(backend, [20, 16, 4], 12);
    const { rows, milliseconds } = await profile(step, batch, { runs: 2 });
    expect(rows.map(({ label }) => label).join("\n")).toMatch(/matmul \+ add \+ relu /);
    expect(milliseconds).toBeGreaterThan(0);
    const first = step.runs;
    expect(first).toBe(3);
    expect(await step(batch).objective.read()).toBeGreaterThan(0);
  });

  it("says why it cannot time them", async () => {
    const gpu = await gpuOf({ software: true });
    vi.spyOn(gpu, "hasClock", "get").mockReturnValue(false);
    const own = new WebGPUBackend(gpu);
    const { plan, inputs } = doubling();
    const executable = own.compile(plan);
    void executable.profile(inputs);
    await expect(executable.profile(inputs)).rejects.toThrow(
      "test: this device has no timestamp-query, by which runs are timed; another browser or graphics driver may have it.",
    );
    expect([...(await executable.run(inputs)[0].read())]).toEqual([2, 4, 6, 8]);
    own.dispose();
    await expect(executable.profile(inputs)).rejects.toThrow();
  });

  it("says how much memory is too much", () => {
    const { plan } = doubling();
    const values = plan.values.map((value) => ({ ...value, size: 2 ** 37 }));
    expect(() => backend.compile({ ...plan, values })).toThrow(
      /are 549755813888 bytes, and this device brings at most \d+ to the host at once; read less\.$/,
    );
  });
});
