import type { NumericArray } from "../array/array.ts";
import { reject } from "../backend/error.ts";
import { Output } from "../compile/output.ts";
import type { Tensors } from "../compile/structure.ts";
import type { Trace } from "../compile/trace.ts";
import { Tensor } from "../graph/tensor.ts";
import type { Variable } from "../graph/variable.ts";
import { namedParametersOf } from "../layers/walk.ts";

/** An intermediate value or gradient of the latest step. */
export interface Watch {
  /** That of the layer or parameter. */
  readonly name: string;
  /** The numbers of the latest step; throws before the first one. */
  read(): Promise<NumericArray>;
}

interface Entry extends Watch {
  readonly gradient: boolean;
  latest: Output | null;
}

/** The values that someone wants to see while training. */
export class Watches {
  readonly #entries: Entry[] = [];

  add(name: string, gradient: boolean): Watch {
    const entry: Entry = {
      name,
      gradient,
      latest: null,
      async read() {
        return (
          this.latest?.readArray() ??
          reject("watch", `${name} has not been computed yet`, "read it after a step")
        );
      },
    };
    this.#entries.push(entry);
    return entry;
  }

  /** What a trace has to give out for them. */
  tensors(slopesOf: (of: readonly (Tensor | Variable)[]) => Tensor[], trace: Trace, model: unknown): Tensors {
    const parameters = namedParametersOf(model);
    return Object.fromEntries(
      this.#entries.map(({ name, gradient }, i) => {
        const parameter = parameters.get(name);
        const value = parameter ?? trace.calls.get(name)?.y;
        if (parameter) return [`${i}`, slopesOf([parameter])[0] as Tensor];
        if (!(value instanceof Tensor)) {
          const names = [...trace.calls.keys(), ...parameters.keys()].join(", ");
          return reject("watch", `there is nothing named ${name}`, `there is ${names}`);
        }
        return [`${i}`, gradient ? (slopesOf([value])[0] as Tensor) : value];
      }),
    );
  }

  /** Takes what the latest step gave. */
  take({ watched }: Record<string, unknown>): void {
    this.#entries.forEach((entry, i) => {
      const output = (watched as Record<string, unknown> | undefined)?.[i];
      if (output instanceof Output) entry.latest = output;
    });
  }
}
