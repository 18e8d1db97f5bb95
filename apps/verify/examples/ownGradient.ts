import { cpu } from "@retrograd/backend-cpu";
import { checkGradients, type GradientCheck, ops, type Tensor } from "@retrograd/core";

/** The nearest whole number; its gradient is that of y = x (a straight-through estimator). */
function round(x: Tensor): Tensor {
  return ops.customGradient(ops.floor(ops.add(x, 0.5)), { inputs: { x }, gradients: { x: (dy) => dy } });
}

/** ln(e^a + e^b), without overflow, with the gradient that it has. */
function logAddExp(a: Tensor, b: Tensor): Tensor {
  const difference = ops.sub(a, b);
  const y = ops.add(ops.maximum(a, b), ops.log1p(ops.exp(ops.neg(ops.abs(difference)))));
  return ops.customGradient(y, {
    inputs: { a, b },
    gradients: {
      a: (dy) => ops.mul(dy, ops.sigmoid(difference)),
      b: (dy) => ops.mul(dy, ops.sigmoid(ops.neg(difference))),
    },
  });
}

/** Gradient checks of both: the second one is right, the first one is wrong on purpose. */
export async function ownGradient(): Promise<{
  readonly check: GradientCheck;
  readonly rounded: GradientCheck;
}> {
  const inputs = { a: [0.3, -1.2, 800], b: [0.1, 2.5, -800] };
  const check = await checkGradients(cpu(), ({ a, b }) => ops.sum(logAddExp(a, b)), inputs);
  if (!check.passed) console.log(check.worst);

  const rounded = await checkGradients(cpu(), ({ x }) => ops.sum(round(x)), { x: [0.3, 1.2] });
  return { check, rounded };
}
