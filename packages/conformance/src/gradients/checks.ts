import { ops } from "@retrograd/core";
import type { Check } from "../check.ts";
import { opCases } from "./cases/index.ts";
import type { Differentiable } from "./differentiable.ts";
import { expectDerivatives } from "./expect.ts";
import { knownChecks } from "./known.ts";
import type { OpCases, OpName, Ops } from "./opCases.ts";
import { randomChecks } from "./random.ts";
import { secondOf } from "./second.ts";
import { Trusted } from "./trusted.ts";

/** The checks of every operation: values, gradients, and gradients of gradients. */
export function opChecks(): Check[] {
  const each = (Object.keys(opCases) as OpName[]).flatMap((name) => checksOfOp(name, ops[name]));
  return [...each, ...randomChecks(), ...knownChecks];
}

/** The checks of one operation, or of one that pretends to be it. */
export function checksOfOp<K extends OpName>(name: K, op: Ops[K]): Check[] {
  return (opCases[name] as OpCases<K>)(op).flatMap((each) => checksOfFunction(`op/${name}`, each));
}

/** The checks of a function of tensors at a point. */
export function checksOfFunction(subject: string, of: Differentiable): Check[] {
  const all = Object.keys(of.x).length > 0 && of.once === undefined ? [of, secondOf(of)] : [of];
  return all.map((each) => {
    const trusted = new Trusted(each);
    return {
      id: `${subject}/${each.name}`,
      subject,
      dtypes: ["float32", "int32"],
      run: (backend) => expectDerivatives(backend, each, trusted),
    };
  });
}
