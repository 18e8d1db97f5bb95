import { all, type CasesOf } from "./case.ts";
import { ofTwo } from "./elementwise.ts";

export const minimum: CasesOf<"minimum"> = ofTwo({ dtypes: all, ranges: [[-3, 3]] });
