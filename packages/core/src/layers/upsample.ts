import { type ResizeOptions, resize } from "../ops/resize.ts";
import { type PerAxis, perAxis } from "../ops/windows.ts";
import type { Layer } from "./layer.ts";
import { channelsLast, type LayoutOption } from "./layout.ts";

/**
 * Makes every axis of places `factor` times as long, by the nearest or, with `method: "bilinear"`, by interpolation
 * (Keras' UpSampling, PyTorch's Upsample).
 *
 * @throws RetrogradError for factors that are not whole numbers from 1
 */
export function upsample(factor: PerAxis, options: ResizeOptions & LayoutOption = {}): Layer {
  const { layout, ...how } = options;
  const forward = channelsLast("upsample", layout, (x) => {
    const places = x.shape.slice(1, -1);
    const factors = perAxis("upsample", "factor", factor, places.length, 1);
    return resize(
      x,
      places.map((length, d) => length * (factors[d] as number)),
      how,
    );
  });
  return { name: "upsample", forward };
}
