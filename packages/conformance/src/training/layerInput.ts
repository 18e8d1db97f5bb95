import { array, type DType, type NumericArray, Tensor } from "@retrograd/core";
import { spaced } from "../gradients/point.ts";

/** What a layer takes: numbers of a shape, integers that are given, or records of them. */
export type LayerInput = readonly number[] | NumericArray | { readonly [name: string]: LayerInput };

/** The same with numbers in it. */
type Arrays = NumericArray | { readonly [name: string]: Arrays };

/** The numbers of a layer's input, drawn by their names. */
export function arraysFor(input: LayerInput, dtype: DType, name = ""): Arrays {
  if (isShape(input)) {
    const { numbers } = spaced(input, -2, 2, name);
    return array(dtype === "float64" ? Float64Array.from(numbers) : numbers.slice(), { shape: input });
  }
  if (isArray(input)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, each]) => [key, arraysFor(each, dtype, name ? `${name}.${key}` : key)]),
  );
}

/** What a layer's input is differentiated with respect to: all but integers, by name. */
export function floatsOf<Leaf extends Tensor | NumericArray>(tree: object, name = "x"): Map<string, Leaf> {
  if (tree instanceof Tensor || isArray(tree))
    return new Map(tree.dtype === "int32" ? [] : [[name, tree as Leaf]]);
  return new Map(
    Object.entries(tree).flatMap(([key, each]) => [
      ...floatsOf<Leaf>(each as object, name === "x" ? key : `${name}.${key}`),
    ]),
  );
}

function isShape(input: LayerInput): input is readonly number[] {
  return Array.isArray(input);
}

function isArray(input: object): input is NumericArray {
  return "data" in input;
}
