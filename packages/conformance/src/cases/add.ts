import { all, type CasesOf } from "./case.ts";
import { ofTwo } from "./elementwise.ts";

export const add: CasesOf<"add"> = ofTwo({ dtypes: all, ranges: [[-100, 100]] });
