import type { CasesOf } from "./case.ts";
import { all, ofTwo } from "./elementwise.ts";

export const sub: CasesOf<"sub"> = ofTwo({ dtypes: all, ranges: [[-100, 100]] });
