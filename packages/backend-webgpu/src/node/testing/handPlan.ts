import type {
  DType,
  Group,
  KernelName,
  Plan,
  Step,
  Strided,
  TypedArray,
  Value,
} from "@retrograd/core/backend";
import { dtypeOf, isElementwise } from "@retrograd/core/backend";

/** A call in a plan made by hand: operands by name, an array or the number of an earlier call. */
export interface HandCall {
  readonly kernel: KernelName;
  readonly operands: Readonly<Record<string, TypedArray | number>>;
  readonly views?: Readonly<Record<string, Strided>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly dtype?: DType;
  readonly size: number;
}

export interface HandPlan {
  readonly plan: Plan;
  readonly inputs: readonly TypedArray[];
}

/** One group of the calls, in which arrays are inputs and the last call's result, or all results, are outputs. */
export function handPlan(calls: readonly HandCall[], outputs: "last" | "all" = "last"): HandPlan {
  const values: Value[] = [];
  const inputs: TypedArray[] = [];
  let bytes = 0;
  const place = (dtype: DType, size: number, inGroup = false): number => {
    const at = { kind: "arena", offset: bytes } as const;
    if (!inGroup) bytes += Math.ceil(Math.max(1, size) / 4) * 16;
    return values.push({ dtype, shape: [size], size, place: inGroup ? { kind: "group" } : at }) - 1;
  };
  const given = new Map<TypedArray, number>();
  const results: number[] = [];
  const steps = calls.map((call, i): Step => {
    const operands: Record<string, { value: number; view: Strided | null }> = {};
    for (const [name, operand] of Object.entries(call.operands)) {
      const value =
        typeof operand === "number"
          ? results[operand]
          : (given.get(operand) ?? place(dtypeOf(operand), operand.length));
      if (typeof operand !== "number" && !given.has(operand))
        given.set(operand, inputs.push(operand) && value);
      operands[name] = { value, view: call.views?.[name] ?? null };
    }
    results.push(place(call.dtype ?? "float32", call.size, outputs === "last" && i < calls.length - 1));
    return {
      kernel: call.kernel,
      elementwise: isElementwise(call.kernel),
      parameters: call.parameters ?? {},
      operands,
      outputs: { out: { value: results[i], view: null } },
      origin: `test/${call.kernel}`,
    };
  });
  const group: Group = { label: "test", prologueSize: 0, size: calls.at(-1)?.size ?? 0, steps };
  const shown = outputs === "all" ? results : results.slice(-1);
  const plan: Plan = {
    name: "test",
    values,
    inputs: [...given.values()].map((value) => ({ name: `${value}`, value })),
    outputs: shown.map((value) => ({ name: `${value}`, value })),
    variables: [],
    groups: [group],
    bytes,
    describe: () => "test",
  };
  return { plan, inputs };
}
