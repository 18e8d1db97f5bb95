import { compile, ops, type Tensor, Variable } from "@retrograd/core";
import type { Backend } from "@retrograd/core/backend";
import type { Check } from "../check.ts";
import { compare } from "../numbers/compare.ts";

const subject = "plan/assignments";

/** Assignments of a traced function: within it a variable reads as last assigned; all become visible together. */
export const assignmentChecks: readonly Check[] = [
  check("two variables change places", async (backend) => {
    const [a, b] = [counter(1), counter(2)];
    using step = compile(backend, (_: Record<never, never>, pass) => {
      const [before, other] = [pass.read(a), pass.read(b)];
      pass.assign(a, other);
      pass.assign(b, before);
      return { sum: ops.add(before, ops.mul(other, 10)) };
    });
    const outputs = [step({}), step({}), step({})];
    for (const [i, want] of [21, 12, 21].entries()) await expectNumber(outputs[i]?.sum, want);
    await expectMemory(backend, a, 2);
    await expectMemory(backend, b, 1);
  }),
  check("a variable reads as it was last assigned", async (backend) => {
    const w = counter(1);
    using step = compile(backend, (_: Record<never, never>, pass) => {
      pass.assign(w, ops.add(pass.read(w), 1));
      const first = pass.read(w);
      pass.assign(w, ops.mul(first, 10));
      return { first, second: pass.read(w) };
    });
    const { first, second } = step({});
    await expectNumber(first, 2);
    await expectNumber(second, 20);
    await expectMemory(backend, w, 20);
  }),
  check("what was computed from the old numbers stays", async (backend) => {
    const w = counter(3);
    using step = compile(backend, ({ x }: { x: Tensor }, pass) => {
      const old = pass.read(w);
      pass.assign(w, ops.add(old, x));
      return { product: ops.mul(old, x) };
    });
    const outputs = [step({ x: 5 }), step({ x: 7 })];
    await expectNumber(outputs[0]?.product, 15);
    await expectNumber(outputs[1]?.product, 56);
  }),
  check("one value goes to two variables", async (backend) => {
    const [a, b] = [counter(1), counter(2)];
    using step = compile(backend, ({ x }: { x: Tensor }, pass) => {
      const value = ops.add(ops.mul(x, 2), pass.read(a));
      pass.assign(a, value);
      pass.assign(b, value);
      return { value };
    });
    await expectNumber(step({ x: 5 }).value, 11);
    await expectMemory(backend, a, 11);
    await expectMemory(backend, b, 11);
  }),
];

function check(name: string, run: Check["run"]): Check {
  return { id: `${subject}/${name}`, subject, dtypes: ["float32"], run };
}

function counter(start: number): Variable {
  return new Variable("state", () => [start], [], "float32");
}

async function expectNumber(output: { read(): Promise<number> } | undefined, want: number): Promise<void> {
  compare("output", Float32Array.from([(await output?.read()) ?? Number.NaN]), [want], [0]);
}

async function expectMemory(backend: Backend, variable: Variable, want: number): Promise<void> {
  const [numbers] = variable.memory ? await backend.read([variable.memory]) : [];
  variable.memory?.dispose();
  compare("variable", numbers ?? new Float32Array(), [want], [0]);
}
