import { conv2d, dense, flatten, type Layer, maxPool2d, relu, sequential } from "@retrograd/core";

/** LeNet-5 (LeCun, Bottou, Bengio & Haffner 1998), with relu and max pooling, for images [batch, height, width, channels]. */
export function lenet(classes: number): Layer {
  return sequential([
    conv2d(6, 5, { padding: "same" }),
    relu(),
    maxPool2d(2),
    conv2d(16, 5),
    relu(),
    maxPool2d(2),
    flatten(),
    dense(120),
    relu(),
    dense(84),
    relu(),
    dense(classes),
  ]);
}
