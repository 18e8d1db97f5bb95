import {
  conv2d,
  dense,
  dropout,
  flatten,
  heNormal,
  type Layer,
  maxPool2d,
  relu,
  sequential,
} from "@retrograd/core";

/** Two 3x3 convolutions and a pooling: what VGG is made of (Simonyan & Zisserman 2014). */
const stage = (filters: number): Layer[] => [
  conv2d(filters, 3, { padding: "same", weightInitializer: heNormal() }),
  relu(),
  conv2d(filters, 3, { padding: "same", weightInitializer: heNormal() }),
  relu(),
  maxPool2d(2),
];

/** A VGG-like network for small images [batch, height, width, channels]. */
export function vgg(classes: number, width = 16): Layer {
  const head = [flatten(), dense(8 * width), relu(), dropout(0.5), dense(classes)];
  return sequential([...stage(width), ...stage(2 * width), ...head]);
}
