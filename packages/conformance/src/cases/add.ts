import type { CasesOf } from "./case.ts";
import { all, ofTwo } from "./elementwise.ts";

export const add: CasesOf<"add"> = ofTwo({ dtypes: all, ranges: [[-100, 100]] });
