import { cpu } from "@retrograd/backend-cpu";
import { array, compile, gradients, type NumericArray, ops, type Tensor } from "@retrograd/core";

/** A function of tensors, its gradient, and the gradient of that. */
export async function numbers(): Promise<NumericArray[]> {
  const step = compile(cpu(), ({ x }: { x: Tensor }) => {
    const y = ops.sum(ops.pow(x, 3));
    const [dx] = gradients(y, [x]) as [Tensor];
    const [ddx] = gradients(ops.sum(dx), [x]) as [Tensor];
    return { y, dx, ddx };
  });
  const { y, dx, ddx } = step({ x: array([1, 2, 3]) });
  console.log(await y.read(), await dx.readArray(), await ddx.readArray());

  return [await y.readArray(), await dx.readArray(), await ddx.readArray()];
}
