import { expectTypeOf, it } from "vitest";
import type { KernelName } from "../kernels.ts";
import type { Implementation, KernelTable } from "./table.ts";

type Table = KernelTable<Float32Array>;

it("has a place for every kernel of the page, and none may be left out", () => {
  expectTypeOf<keyof Table>().toEqualTypeOf<KernelName>();
  const some = {} as Omit<Table, "relu">;
  // @ts-expect-error a table without relu is no table
  const table: Table = some;
  void table;
});

it("takes the word composed only where core can write a kernel in terms of others", () => {
  expectTypeOf<"composed">().toExtend<Table["softmax"]>();
  expectTypeOf<"composed">().not.toExtend<Table["relu"]>();
});

it("knows a kernel's operands and parameters by name", () => {
  type Matmul = Parameters<Implementation<"matmul", Float32Array>>;
  expectTypeOf<keyof Matmul[0]>().toEqualTypeOf<"a" | "b" | "out">();
  expectTypeOf<Matmul[1]["transposeA"]>().toEqualTypeOf<boolean>();
  type Moments = Parameters<Implementation<"moments", Float32Array>>;
  expectTypeOf<keyof Moments[0]>().toEqualTypeOf<"x" | "mean" | "variance">();
});
