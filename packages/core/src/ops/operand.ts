import { type DType, isFloat, type Shape } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { constantLeaf } from "../graph/apply.ts";
import { Tensor } from "../graph/tensor.ts";
import { broadcastTo } from "./broadcastTo.ts";

/** What elementwise ops take: a tensor, or a number that stands for a tensor full of it. */
export type Operand = Tensor | number;

/** Operands as tensors of one dtype, broadcast to one shape (numpy's rules: trailing axes aligned, 1 stretches). */
export function aligned<Name extends string>(
  op: string,
  operands: Readonly<Record<Name, Operand>>,
): Record<Name, Tensor> {
  const given = Object.values<Operand>(operands);
  const tensors = given.filter((x): x is Tensor => x instanceof Tensor);
  const dtype = sameDType(op, tensors);
  const shape = broadcastShape(
    op,
    tensors.map((x) => x.shape),
  );
  const result = {} as Record<Name, Tensor>;
  for (const [name, x] of Object.entries<Operand>(operands))
    result[name as Name] = x instanceof Tensor ? broadcastTo(x, shape) : filled(op, x, shape, dtype);
  return result;
}

/** The one dtype of all tensors. */
export function sameDType(op: string, tensors: readonly Tensor[]): DType {
  const [first, ...others] = tensors;
  if (!first) return reject(op, "was given numbers only", "at least one operand must be a tensor");
  const other = others.find((x) => x.dtype !== first.dtype);
  if (other) reject(op, `cannot mix ${first.dtype} and ${other.dtype}`, "cast one of them first");
  return first.dtype;
}

/** The same number in every element; an integer where the dtype is one. */
export function filled(op: string, value: number, shape: Shape, dtype: DType): Tensor {
  if (dtype === "int32" && !Number.isInteger(value))
    reject(op, `cannot take ${value} as int32`, "give a whole number, or cast to float32 first");
  return constantLeaf(value, shape, dtype);
}

/** Refuses other dtypes where only int32 makes sense: indices, labels, conditions, random bits. */
export function int32(op: string, what: string, x: Tensor): Tensor {
  if (x.dtype !== "int32") reject(op, `${what} is ${x.dtype}`, "it must be int32: cast it first");
  return x;
}

/** Refuses integers where only float32 and float64 make sense. */
export function float(op: string, x: Tensor): Tensor {
  if (!isFloat(x.dtype)) reject(op, `cannot take ${x.dtype}`, "cast to float32 first");
  return x;
}

/** The shape that all shapes broadcast to. */
export function broadcastShape(op: string, shapes: readonly Shape[]): Shape {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  const result: number[] = new Array(rank).fill(1);
  for (const shape of shapes) {
    shape.forEach((axis, d) => {
      const at = d + rank - shape.length;
      if (axis === 1 || axis === result[at]) return;
      if (result[at] !== 1)
        reject(
          op,
          `cannot broadcast ${shapes.map((each) => `[${each}]`).join(" with ")}`,
          `axes ${result[at]} and ${axis} must be equal, or one of them 1`,
        );
      result[at] = axis;
    });
  }
  return result;
}

/** Settings of ops along one axis. */
export interface AlongAxis {
  /** Negative ones are counted from the end. */
  readonly axis?: number;
}

/** An axis counted from the front; negative ones count from the end. */
export function axisOf(op: string, axis: number, rank: number): number {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank)
    reject(
      op,
      `has no axis ${axis} in a tensor of rank ${rank}`,
      rank ? `axes go from ${-rank} to ${rank - 1}` : "a scalar has no axes",
    );
  return axis < 0 ? axis + rank : axis;
}
