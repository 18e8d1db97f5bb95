import type { Formula } from "./kernel.ts";

export const shiftRight: Formula<"shiftRight"> = {
  out: ({ x }, _, { by }) => `bitcast<i32>(bitcast<u32>(${x}) >> ${by & 31}u)`,
};
