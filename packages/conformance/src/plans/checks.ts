import { type Check, Unsupported } from "../check.ts";
import { compare } from "../numbers/compare.ts";
import { referenceBackend } from "../reference/backend.ts";
import { anchoredPlans } from "./anchored.ts";
import { assignmentChecks } from "./assignments.ts";
import { elementwisePlans } from "./elementwise.ts";
import { type PlanCase, ran } from "./lab.ts";
import { orderChecks } from "./order.ts";

/** Plans made by hand, which every backend has to run as the reference does; and what happens in which order. */
export function planChecks(): Check[] {
  return [
    ...elementwisePlans.map((plan) => asReference(plan, "plan/elementwise")),
    ...anchoredPlans.map((plan) => asReference(plan, "plan/anchored")),
    ...orderChecks,
    ...assignmentChecks,
  ];
}

/** All numbers are whole and small, so nothing may differ at all. */
function asReference(plan: PlanCase, subject: string): Check {
  return {
    id: `${subject}/${plan.name}`,
    subject,
    dtypes: ["float32", "int32"],
    run: async (backend) => {
      if (plan.inPlace && !backend.limits.inPlace)
        throw new Unsupported(`${backend.name} has no groups in place`);
      const want = await ran(plan, referenceBackend());
      const got = await ran(plan, backend);
      got.forEach((numbers, i) => {
        const wanted = want[i] ?? new Float32Array();
        compare(`result ${i + 1} of ${got.length}`, numbers, wanted, new Float64Array(wanted.length));
      });
    },
  };
}
