import { cast } from "../array/cast.ts";
import { dtypeOf, type Shape, type TypedArray } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import type { Variable } from "../graph/variable.ts";
import { sameShape } from "../ops/broadcastTo.ts";
import { arrayFromFile, shapeInFile } from "./layout.ts";
import type { Stored } from "./safetensors/decode.ts";
import { numbersOf } from "./safetensors/numbers.ts";
import { shown } from "./safetensors/shown.ts";

/** A variable, and the shape and numbers that a file has for it. */
export interface Fitted {
  readonly variable: Variable;
  readonly shape: Shape;
  readonly numbers: TypedArray;
}

/** What a stored array means for a variable; the variable stays as it is.
 *
 * @throws RetrogradError where it does not fit */
export function fitted(subject: string, name: string, variable: Variable, stored: Stored): Fitted {
  const { layout, memory } = variable;
  const dtype = memory?.dtype ?? variable.dtype;
  if (variable.shape && !sameShape(shapeInFile(variable.shape, layout), stored.shape))
    reject(
      subject,
      `${name} is [${shown(stored.shape.join())}] in the file`,
      `the model's is [${shapeInFile(variable.shape, layout)}]`,
    );
  if (layout === "transposed" && stored.shape.length < 2)
    reject(
      subject,
      `${name} is [${shown(stored.shape.join())}] in the file`,
      "it must have two axes at least",
    );
  const data = numbersOf(subject, name, stored);
  const array = arrayFromFile({ dtype: dtypeOf(data), shape: stored.shape, data }, layout);
  return {
    variable,
    shape: array.shape,
    numbers: dtype ? cast(`${subject}: ${name}`, array.data, dtype) : array.data,
  };
}

/** Gives variables their shapes and numbers: in their memory, or waiting for their backend. */
export function put(all: readonly Fitted[]): void {
  for (const { variable, shape, numbers } of all) {
    variable.shape = shape;
    if (variable.memory) variable.memory.write(numbers);
    else variable.pending = numbers;
  }
}
