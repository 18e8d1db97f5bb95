import { type Result, type TypedArray, type Value, viewOf, zeros } from "@retrograd/core/backend";
import type { Arrival } from "./device/arrival.ts";
import type { Faults } from "./device/faults.ts";

/** One output of one run: its part of what arrives for that run. */
export class DeviceResult implements Result {
  private readonly arrival: Arrival;
  private readonly faults: Faults;
  private readonly value: Value;
  private readonly offset: number;

  constructor(arrival: Arrival, faults: Faults, value: Value, offset: number) {
    this.arrival = arrival;
    this.faults = faults;
    this.value = value;
    this.offset = offset;
  }

  read(): Promise<TypedArray> {
    const { dtype, size } = this.value;
    const numbers = this.faults.told(this.arrival.want()).then((bytes) => {
      return viewOf(dtype, bytes.slice(this.offset, this.offset + size * 4), 0, size);
    });
    numbers.catch(() => {});
    return numbers;
  }
}

/** The same number in every element, once the run has been made. */
export function constantResult(arrival: Arrival, faults: Faults, value: Value, number: number): Result {
  return {
    read: () => {
      const numbers = faults
        .told(arrival.want())
        .then(() => zeros(value.dtype, value.size).fill(number) as TypedArray);
      numbers.catch(() => {});
      return numbers;
    },
  };
}
