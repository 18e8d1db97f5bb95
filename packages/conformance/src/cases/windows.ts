import type { Volume, Windows } from "@retrograd/core/backend";
import * as fc from "fast-check";

/** Windows by what is special about them; what is not said is 1, padding 0. */
export interface WindowsOf {
  readonly batch?: number;
  readonly input: Volume;
  readonly kernel: Volume;
  readonly strides?: Volume;
  readonly dilation?: Volume;
  /** Before and after every axis. */
  readonly padding?: Volume;
  readonly after?: Volume;
}

const ones: Volume = [1, 1, 1];
const zeros: Volume = [0, 0, 0];

/** As many windows as there is room for. */
export function windowsOf(of: WindowsOf): Windows {
  const { batch = 1, input, kernel, strides = ones, dilation = ones, padding = zeros, after = padding } = of;
  const along = (d: 0 | 1 | 2): number => {
    const room = input[d] + padding[d] + after[d] - (kernel[d] - 1) * dilation[d] - 1;
    return Math.max(Math.floor(room / strides[d]) + 1, 0);
  };
  return { batch, input, output: [along(0), along(1), along(2)], kernel, strides, dilation, padding };
}

export function nameOf({ batch, input, kernel, strides, dilation, padding, output }: Windows): string {
  const all = (volume: Volume): string => volume.join("x");
  const extra = (what: string, volume: Volume, usual: string): string =>
    all(volume) === usual ? "" : `, ${what} ${all(volume)}`;
  return `${batch} of ${all(input)} by ${all(kernel)}${extra("strides", strides, "1x1x1")}${extra(
    "dilation",
    dilation,
    "1x1x1",
  )}${extra("padding", padding, "0x0x0")} to ${all(output)}`;
}

/** Windows of one to three axes, with at least one tap inside each. */
export const anyWindows: fc.Arbitrary<Windows> = fc
  .record({
    batch: fc.integer({ min: 1, max: 3 }),
    axes: fc.tuple(...[0, 1, 2].map(() => anyAxis())),
    rank: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ batch, axes, rank }) => {
    const along = (name: keyof Along, usual: number): Volume =>
      [0, 1, 2].map((d) => (d < 3 - rank ? usual : (axes[d] as Along)[name])) as unknown as Volume;
    return windowsOf({
      batch,
      input: along("input", 1),
      kernel: along("kernel", 1),
      strides: along("stride", 1),
      dilation: along("dilation", 1),
      padding: along("before", 0),
      after: along("after", 0),
    });
  });

interface Along {
  readonly input: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
  readonly after: number;
}

function anyAxis(): fc.Arbitrary<Along> {
  return fc
    .record({
      kernel: fc.integer({ min: 1, max: 3 }),
      more: fc.integer({ min: 0, max: 5 }),
      stride: fc.integer({ min: 1, max: 3 }),
      dilation: fc.integer({ min: 1, max: 2 }),
      before: fc.integer({ min: 0, max: 2 }),
      after: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ kernel, more, stride, dilation, before, after }) => ({
      ...{ kernel, stride, dilation },
      input: (kernel - 1) * dilation + 1 + more,
      before: Math.min(before, kernel - 1),
      after: Math.min(after, kernel - 1),
    }));
}
