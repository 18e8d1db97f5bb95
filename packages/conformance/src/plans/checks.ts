import { type Check, Unsupported } from "../check.ts";
import { compare } from "../numbers/compare.ts";
import { referenceBackend } from "../reference/backend.ts";
import { anchoredPlans } from "./anchored.ts";
import { assignmentChecks } from "./assignments.ts";
import { elementwisePlans } from "./elementwise.ts";
import { type PlanCase, ran } from "./lab.ts";
import { orderChecks } from "./order.ts";
import { prologuePlans } from "./prologues.ts";

/** Plans made by hand, which every backend has to run as the reference does; and what happens in which order. */
export function planChecks(): Check[] {
  return [
    ...elementwisePlans.map((plan) => asReference(plan, "plan/elementwise")),
    ...anchoredPlans.map((plan) => asReference(plan, "plan/anchored")),
    ...prologueChecks,
    ...orderChecks,
    ...assignmentChecks,
  ];
}

/** Groups with kernels in front of their anchors. */
export const prologueChecks: readonly Check[] = prologuePlans.map((plan) =>
  asReference(plan, "plan/prologue"),
);

/** All numbers are whole and small, so nothing may differ at all. */
function asReference(plan: PlanCase, subject: string): Check {
  return {
    id: `${subject}/${plan.name}`,
    subject,
    dtypes: ["float32", "int32"],
    run: async (backend) => {
      if (plan.inPlace && !backend.limits.inPlace)
        throw new Unsupported(`${backend.name} has no groups in place`);
      if (plan.prologue && !backend.limits.prologues?.operands.has(plan.prologue))
        throw new Unsupported(`${backend.name} computes no ${plan.prologue} in front`);
      const want = await ran(plan, referenceBackend());
      const got = await ran(plan, backend);
      got.forEach((numbers, i) => {
        const wanted = want[i] ?? new Float32Array();
        compare(`result ${i + 1} of ${got.length}`, numbers, wanted, new Float64Array(wanted.length));
      });
    },
  };
}
