import type { CasesOf } from "./case.ts";
import { all, ofTwo } from "./elementwise.ts";

export const mul: CasesOf<"mul"> = ofTwo({ dtypes: all, ranges: [[-100, 100]] });
