import { all, type CasesOf } from "./case.ts";
import { ofTwo } from "./elementwise.ts";

export const maximum: CasesOf<"maximum"> = ofTwo({ dtypes: all, ranges: [[-3, 3]] });
