import { cpu } from "@retrograd/backend-cpu";
import { constant, dense, type Explanation, explain, halfMse, sequential, sigmoid } from "@retrograd/core";

/** One pass of a 2-2-1 network, as the textbook tells it. */
export async function explaining(): Promise<Explanation> {
  const weightInitializer = constant(0.5);
  const model = sequential([
    dense(2, { weightInitializer }),
    sigmoid(),
    dense(1, { weightInitializer }),
    sigmoid(),
  ]);
  const explanation = await explain(model, { x: [[0, 1]], y: [[1]] }, { backend: cpu(), loss: halfMse() });
  for (const { name, z, a, delta, gradient } of explanation.layers.toReversed())
    console.log(name, z.data, a.data, delta.data, gradient.data);
  return explanation;
}
