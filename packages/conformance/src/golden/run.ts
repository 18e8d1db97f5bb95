import { compile, type NumericArray, type Output, type Pass, type Tensor } from "@retrograd/core";
import type { Backend } from "@retrograd/core/backend";

type Named<T> = Readonly<Record<string, T>>;

/** A traced function of golden tensors, by their names, made ready for one case: inputs in, groups of results out. */
export function goldenStep<Group extends string>(
  backend: Backend,
  name: string,
  trace: (inputs: Named<Tensor>, pass: Pass) => Readonly<Record<Group, Named<Tensor>>>,
) {
  const step = compile(
    backend,
    (given: Named<Tensor>, pass) => {
      const results = Object.entries<Named<Tensor>>(trace(renamed(given, stand, dot), pass));
      return Object.fromEntries(
        results.flatMap(([group, tensors]) =>
          Object.entries(tensors).map(([of, tensor]) => [keyOf(group, of), tensor]),
        ),
      );
    },
    { name },
  );
  return {
    run(given: Named<NumericArray>): (group: Group, of: string) => Output | undefined {
      const outputs = step(renamed(given, dot, stand)) as Named<Output>;
      return (group, of) => outputs[keyOf(group, of)];
    },
    [Symbol.dispose]: () => step.dispose(),
  };
}

/** A run takes dots in the keys of its records for paths; golden names such as `l1.W` hold another dot meanwhile. */
const [dot, stand] = [".", "·"];

function keyOf(group: string, name: string): string {
  return `${group} ${name}`.replaceAll(dot, stand);
}

function renamed<T>(record: Named<T>, from: string, to: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, it]) => [name.replaceAll(from, to), it]));
}
