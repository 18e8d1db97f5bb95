import type { Numbers, NumericArray } from "../array/array.ts";
import { zeros } from "../backend/dtype.ts";
import { reject } from "../backend/error.ts";
import { eachArray, nested } from "../compile/structure.ts";
import { permutation, randomStream } from "../random/random.ts";

/** Numbers, or a record of them for models with several inputs or outputs. */
export type Field = Numbers | { readonly [name: string]: Field };

/** Examples: the first axis of every array counts them. */
export interface Examples {
  /** What the model takes. */
  readonly x: Field;
  /** What it should give: labels as int32, all else float32. */
  readonly y?: Field;
  /** How much each example counts in the cost: one number for each. */
  readonly weights?: Numbers;
}

/** All examples as arrays; or batches, one after the other, or a function that starts them anew for each epoch. */
export type Data =
  | Examples
  | Iterable<Examples>
  | AsyncIterable<Examples>
  | (() => Iterable<Examples> | AsyncIterable<Examples>);

/** One batch on its way into a step. */
export interface Batch {
  readonly inputs: Examples;
  /** Number of examples. */
  readonly size: number;
}

export interface Batching {
  readonly batchSize: number;
  /** Random order, by seed and epoch; null keeps the order. */
  readonly shuffle: { readonly seed: number; readonly epoch: number } | null;
}

/** How many batches an epoch has; unknown for iterables. */
export function batchCount(data: Data, batchSize: number): number | null {
  return isExamples(data) ? Math.ceil(countOf(fieldsOf(data)) / batchSize) : null;
}

/** The batches of one epoch; the last one may be smaller. A batch's arrays hold the next one as soon as it is asked for. */
export function batchesOf(
  subject: string,
  data: Data,
  batching: Batching,
): Iterable<Batch> | AsyncIterable<Batch> {
  if (isExamples(data)) return arrayBatches(subject, data, batching);
  return givenBatches(subject, typeof data === "function" ? data() : data);
}

function* arrayBatches(subject: string, data: Examples, { batchSize, shuffle }: Batching): Generator<Batch> {
  const fields = fieldsOf(data);
  const count = examplesIn(subject, fields);
  const order = shuffle && permutation(count, randomStream(shuffle.seed, `epoch ${shuffle.epoch}`));
  let rows: [string, NumericArray][] = [];
  for (let start = 0; start < count; start += batchSize) {
    const size = Math.min(batchSize, count - start);
    if (start === 0 || size < batchSize) rows = fields.map(([name, field]) => [name, roomFor(field, size)]);
    for (const [i, [, field]] of fields.entries())
      copyRows(field, order, start, (rows[i] as [string, NumericArray])[1]);
    yield { inputs: nested(rows) as unknown as Examples, size };
  }
}

function roomFor({ dtype, shape, data }: NumericArray, size: number): NumericArray {
  const width = data.length / (shape[0] as number);
  return { dtype, shape: [size, ...shape.slice(1)], data: zeros(dtype, size * width) };
}

/** Copies the examples order[start], order[start + 1], … into a batch. */
function copyRows(from: NumericArray, order: Uint32Array | null, start: number, to: NumericArray): void {
  const width = from.data.length / (from.shape[0] as number);
  const size = to.shape[0] as number;
  for (let i = 0; i < size; i++) {
    const row = order ? (order[start + i] as number) : start + i;
    if (width === 1) to.data[i] = from.data[row] as number;
    else to.data.set(from.data.subarray(row * width, (row + 1) * width), i * width);
  }
}

async function* givenBatches(
  subject: string,
  batches: Iterable<Examples> | AsyncIterable<Examples>,
): AsyncGenerator<Batch> {
  let any = false;
  for await (const batch of batches) {
    any = true;
    const fields = fieldsOf(batch);
    for (const [name, field] of fields) checkFinite(subject, name, field);
    yield { inputs: nested(fields) as unknown as Examples, size: examplesIn(subject, fields) };
  }
  if (!any) reject(subject, "the data gave no batch", "give at least one, or a function that starts it anew");
}

/** Refuses arrays of examples that no training can use: none, of different counts, with NaN or Infinity. */
export function checkExamples(subject: string, data: Data): void {
  if (!isExamples(data)) return;
  const fields = fieldsOf(data);
  examplesIn(subject, fields);
  for (const [name, field] of fields) checkFinite(subject, name, field);
}

function isExamples(data: Data): data is Examples {
  return typeof data === "object" && "x" in data;
}

function fieldsOf(data: Examples): [string, NumericArray][] {
  const fields: [string, NumericArray][] = [];
  eachArray(data, (numbers, name) => fields.push([name, numbers]));
  return fields;
}

function countOf(fields: readonly [string, NumericArray][]): number {
  return fields[0]?.[1].shape[0] ?? 0;
}

function examplesIn(subject: string, fields: readonly [string, NumericArray][]): number {
  const count = countOf(fields);
  const [first] = fields;
  for (const [name, { shape }] of fields) {
    if (shape.length === 0)
      reject(subject, `${name} is one number`, "its first axis must count the examples");
    if (shape[0] !== count)
      reject(
        subject,
        `${first?.[0]} has ${count} examples and ${name} has ${shape[0]}`,
        "both must have the same number",
      );
  }
  if (count === 0)
    reject(subject, `the data set is empty: x has shape [${first?.[1].shape}]`, "give at least one example");
  return count;
}

function checkFinite(subject: string, name: string, { dtype, shape, data }: NumericArray): void {
  if (dtype === "int32") return;
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number;
    if (value - value === 0) continue;
    const width = data.length / (shape[0] as number);
    reject(
      subject,
      `${name} holds ${value} in example ${Math.floor(i / width)}, at place ${i % width}`,
      "all data must be finite numbers",
    );
  }
}
