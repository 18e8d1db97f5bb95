import {
  batchNorm,
  conv2d,
  dense,
  globalAvgPool,
  heNormal,
  type Layer,
  type Residual,
  relu,
  residual,
  sequential,
} from "@retrograd/core";

/** 3x3, without the bias that the batch norm behind it would take away, from weights that suit relu. */
const conv = (filters: number, strides = 1): Layer =>
  conv2d(filters, 3, { strides, padding: "same", bias: false, weightInitializer: heNormal() });

/** Two convolutions with batch norm around a skip (He et al. 2015); where the size changes, the skip is a convolution of one tap. */
function block(filters: number, strides: number): Residual {
  const body = [conv(filters, strides), batchNorm(), relu(), conv(filters), batchNorm()];
  const shortcut =
    strides === 1 ? null : sequential([conv2d(filters, 1, { strides, bias: false }), batchNorm()]);
  return residual(sequential(body), shortcut);
}

/** A residual network of 8 layers for small images [batch, height, width, channels]. */
export function resnet(classes: number, width = 16): Layer {
  return sequential([
    conv(width),
    batchNorm(),
    relu(),
    block(width, 1),
    relu(),
    block(2 * width, 2),
    relu(),
    block(4 * width, 2),
    relu(),
    globalAvgPool(),
    dense(classes),
  ]);
}
