import { all, type CasesOf } from "./case.ts";
import { ofTwo } from "./elementwise.ts";

export const sub: CasesOf<"sub"> = ofTwo({ dtypes: all, ranges: [[-100, 100]] });
