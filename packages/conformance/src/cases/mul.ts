import { all, type CasesOf } from "./case.ts";
import { ofTwo } from "./elementwise.ts";

export const mul: CasesOf<"mul"> = ofTwo({ dtypes: all, ranges: [[-100, 100]] });
