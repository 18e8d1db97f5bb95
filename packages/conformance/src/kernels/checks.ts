import type { Backend, DType, KernelName } from "@retrograd/core/backend";
import type { CallOf, CaseOf, CasesOf } from "../cases/case.ts";
import { cases } from "../cases/index.ts";
import { type Check, Unsupported } from "../check.ts";
import { Draw } from "../numbers/draw.ts";
import { arrangementsOf } from "./arrangements.ts";
import { composed, isComposedBy } from "./composed.ts";
import { everyOne } from "./everyOne.ts";
import { inVariables } from "./inVariables.ts";

/** Cases of random shape for each kernel and dtype. */
const randomShapes = 5;

/** The checks of every kernel. */
export function kernelChecks(): Check[] {
  return (Object.keys(cases) as KernelName[]).flatMap((kernel) => checksOf(kernel));
}

/** The checks of one kernel: all of its cases, then every way to hand it operands and an output. */
export function checksOf<K extends KernelName>(kernel: K): Check[] {
  const { cases: named, dtypes, random } = cases[kernel] as CasesOf<K>;
  const subject = `kernel/${kernel}`;
  const made = (each: CaseOf<K>, dtype: DType, variant = ""): CallOf<K> =>
    each.make(new Draw(`${kernel} ${each.name} ${variant}`, dtype));
  const check = (name: string, of: CaseOf<K>, dtype: DType, run: Check["run"]): Check => {
    const outputs = Object.values<{ readonly dtype: DType }>(made(of, dtype).outputs);
    const dtypes = [...new Set([dtype, ...outputs.map((output) => output.dtype)])];
    return { id: `${subject}/${name} ${dtype}`, subject, dtypes, run };
  };
  const [sample] = named as readonly [CaseOf<K>];
  const [first] = dtypes as readonly [DType];
  return [
    ...dtypes.flatMap((dtype) => [
      ...named.map((each) =>
        check(each.name, each, dtype, (backend) => asItIs(backend, kernel, made(each, dtype))),
      ),
      check("random shapes", sample, dtype, (backend) =>
        everyOne(random, randomShapes, (each) => asItIs(backend, kernel, made(each, dtype))),
      ),
    ]),
    ...arrangementsOf(kernel, (variant) => made(sample, first, variant)).map(({ name, run }) =>
      check(name, sample, first, (backend) => {
        if (isComposedBy(backend, kernel)) throw new Unsupported(`${backend.name} leaves ${kernel} to core`);
        return run(backend);
      }),
    ),
  ];
}

/** Runs a kernel, or what core writes for it. */
async function asItIs<K extends KernelName>(backend: Backend, kernel: K, call: CallOf<K>): Promise<void> {
  if (isComposedBy(backend, kernel)) await composed(backend, kernel, call as CallOf<typeof kernel>);
  else await inVariables(backend, kernel, call);
}
