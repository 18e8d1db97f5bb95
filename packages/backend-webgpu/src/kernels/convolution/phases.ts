import type { ConvSizes, Volume } from "@retrograd/core/backend";

/** Places of a convolution's input in sets, whose members lie whole strides apart: all of a set meet windows with the same taps. */
export interface Phases {
  /** How many there are along each axis. */
  readonly count: Volume;
  /** Places of each along the axes; in some the last one is past the input. */
  readonly places: Volume;
}

export function phasesOf({ input, strides }: ConvSizes): Phases {
  return {
    count: input.map((length, d) => Math.min(strides[d], length)) as unknown as Volume,
    places: input.map((length, d) => Math.ceil(length / strides[d])) as unknown as Volume,
  };
}
