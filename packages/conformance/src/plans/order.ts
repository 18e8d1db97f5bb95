import type { Backend, Executable, Memory, TypedArray } from "@retrograd/core/backend";
import type { Check } from "../check.ts";
import { Owned } from "../kernels/owned.ts";
import { compare } from "../numbers/compare.ts";
import { Draft, each, step } from "./draft.ts";

const subject = "plan/order";
const size = 67;

/** What runs, reads and writes do to each other: a backend may queue them, but not change their order. */
export const orderChecks: readonly Check[] = [
  check("results stay what they were when later runs have been made", async ({ executable }) => {
    const results = [1, 2, 3].map((step) => executable.run([filled(step)]));
    for (const [i, [result]] of [...results.entries()].reverse()) expect(await result?.read(), total(i + 1));
  }),
  check("an input may be changed as soon as run has returned", async ({ executable }) => {
    const numbers = filled(5);
    const [result] = executable.run([numbers]);
    numbers.fill(100);
    expect(await result?.read(), 5);
  }),
  check("what is written may be changed as soon as write has returned", async ({ backend, memory }) => {
    const numbers = filled(5);
    memory.write(numbers);
    numbers.fill(100);
    expect((await backend.read([memory]))[0], 5);
  }),
  check("a read is of the moment at which it was asked for", async ({ backend, executable, memory }) => {
    executable.run([filled(1)]);
    const read = backend.read([memory]);
    executable.run([filled(1)]);
    memory.write(filled(50));
    expect((await read)[0], 1);
    expect((await backend.read([memory]))[0], 50);
  }),
  check("a write comes after the runs that were asked for before it", async ({ executable, memory }) => {
    const [before] = executable.run([filled(1)]);
    memory.write(filled(10));
    const [after] = executable.run([filled(1)]);
    expect(await before?.read(), 1);
    expect(await after?.read(), 11);
  }),
  check("what was read may be changed", async ({ backend, executable, memory }) => {
    const [result] = executable.run([filled(1)]);
    (await result?.read())?.fill(100);
    (await backend.read([memory]))[0]?.fill(100);
    expect((await backend.read([memory]))[0], 1);
  }),
  check("200 runs without a read are 200 runs", async ({ backend, executable, memory }) => {
    for (let run = 0; run < 200; run++) executable.run([filled(1)]);
    expect((await backend.read([memory]))[0], 200);
  }),
  check(
    "many runs are as many runs, each with its inputs and results",
    async ({ backend, executable, memory }) => {
      const inputs = [1, 2, 3, 4, 5, 6, 7].map((step) => [filled(step)]);
      const [before] = executable.run([filled(0)]);
      const results = executable.runMany(inputs);
      for (const [numbers] of inputs) numbers?.fill(100);
      const read = backend.read([memory]);
      memory.write(filled(0));
      const [after] = executable.runMany([[filled(9)]]);
      expect(await before?.read(), 0);
      for (const [i, [result]] of [...results.entries()].reverse())
        expect(await result?.read(), total(i + 1));
      expect((await read)[0], total(7));
      expect(await after?.[0]?.read(), 9);
      compare("number of results of no runs", Float32Array.of(executable.runMany([]).length), [0], [0]);
    },
  ),
  check("several memories are read as of one moment", async ({ backend, executable, memory }) => {
    using owned = new Owned(backend);
    const other = owned.holding("int32", Int32Array.from([1, 2, 3]));
    executable.run([filled(1)]);
    const [first, second, third] = await backend.read([memory, other, memory]);
    expect(first, 1);
    expect(third, 1);
    compare("integers", second as TypedArray, [1, 2, 3], [0, 0, 0]);
  }),
  check("a new memory holds zeros", async ({ backend }) => {
    const memory = backend.allocate("float32", size);
    const numbers = await backend.read([memory]);
    memory.dispose();
    expect(numbers[0], 0);
  }),
  check("plans that share a variable see each other's numbers", async ({ backend, executable, memory }) => {
    using owned = new Owned(backend);
    const second = adding(backend, owned, memory);
    executable.run([filled(1)]);
    second.run([filled(10)]);
    const [result] = executable.run([filled(100)]);
    expect(await result?.read(), 111);
  }),
  check("what is timed is a run like any other", async ({ backend, executable, memory }) => {
    executable.run([filled(1)]);
    const timings = await executable.profile([filled(10)]).catch((error: Error) => error);
    const [result] = executable.run([filled(100)]);
    // A device without a clock says so, and does not run.
    expect(await result?.read(), timings instanceof Error ? 101 : 111);
    if (timings instanceof Error) return;
    for (const { label, milliseconds } of timings)
      if (label === "" || !(milliseconds >= 0)) throw new Error(`${label} took ${milliseconds} ms`);
    if (timings.length === 0) throw new Error("nothing was timed");
    expect((await backend.read([memory]))[0], 111);
  }),
  check("what is left works on when a plan is given back", async ({ backend, executable, memory }) => {
    using owned = new Owned(backend);
    const second = adding(backend, owned, memory);
    const [result] = second.run([filled(10)]);
    second.dispose();
    executable.run([filled(1)]);
    expect(await result?.read(), 10);
    expect((await backend.read([memory]))[0], 11);
  }),
];

interface Bench {
  readonly backend: Backend;
  /** A variable w of zeros. */
  readonly memory: Memory;
  /** w ← w + input; gives the new w. */
  readonly executable: Executable;
}

function check(name: string, body: (bench: Bench) => Promise<void>): Check {
  const run = async (backend: Backend): Promise<void> => {
    using owned = new Owned(backend);
    const memory = owned.holding("float32", new Float32Array(size));
    await body({ backend, memory, executable: adding(backend, owned, memory) });
  };
  return { id: `${subject}/${name}`, subject, dtypes: ["float32", "int32"], run };
}

function adding(backend: Backend, owned: Owned, memory: Memory): Executable {
  const draft = new Draft(backend);
  const w = draft.variable(memory);
  const sum = draft.arena("float32", size);
  draft.group(each("add", { a: w, b: draft.input("step", "float32", size) }, sum));
  draft.group(step("cast", { x: sum }, { out: draft.inPlaceOf(w, "float32") }, { dtype: "float32" }));
  draft.output("w", sum);
  return owned.compiled(draft, "w + step");
}

const filled = (value: number): Float32Array<ArrayBuffer> => new Float32Array(size).fill(value);
const total = (runs: number): number => (runs * (runs + 1)) / 2;

function expect(got: TypedArray | undefined, value: number): void {
  compare("numbers", got ?? new Float32Array(), filled(value), new Float64Array(size));
}
