import type { Shape } from "../backend/dtype.ts";
import type { ConvSizes } from "../backend/kernels.ts";
import { apply } from "../graph/apply.ts";
import type { Tensor } from "../graph/tensor.ts";

// The three partial derivatives of Σ x · w · dy: the gradients of each are the other two.

/** Σ over taps and channels of x · w */
export function conv(x: Tensor, w: Tensor, sizes: ConvSizes, shape: Shape): Tensor {
  return apply("conv", {
    inputs: { x, w },
    shape,
    parameters: sizes,
    gradients: {
      x: (dy) => convGradInput(dy, w, sizes, x.shape),
      w: (dy) => convGradFilter(x, dy, sizes, w.shape),
    },
  });
}

/** Σ over windows and channels of dy · w */
export function convGradInput(dy: Tensor, w: Tensor, sizes: ConvSizes, shape: Shape): Tensor {
  return apply("convGradInput", {
    inputs: { dy, w },
    shape,
    parameters: sizes,
    gradients: {
      dy: (dx) => conv(dx, w, sizes, dy.shape),
      w: (dx) => convGradFilter(dx, dy, sizes, w.shape),
    },
  });
}

/** Σ over windows of x · dy */
function convGradFilter(x: Tensor, dy: Tensor, sizes: ConvSizes, shape: Shape): Tensor {
  return apply("convGradFilter", {
    inputs: { x, dy },
    shape,
    parameters: sizes,
    gradients: {
      x: (dw) => convGradInput(dy, dw, sizes, x.shape),
      dy: (dw) => conv(x, dw, sizes, dy.shape),
    },
  });
}
