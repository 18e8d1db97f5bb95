import type { Backend, Executable, Memory, Plan, TypedArray } from "@retrograd/core/backend";
import { referenceBackend } from "../reference/backend.ts";

/** A backend that computes what it should, but mistakes when. */
export interface OrderSaboteur {
  readonly does: string;
  readonly make: () => Backend;
}

function saboteur(does: string, change: (right: Backend) => Partial<Backend>): OrderSaboteur {
  const make = (): Backend => {
    const right = referenceBackend();
    return {
      ...right,
      allocate: (dtype, size) => right.allocate(dtype, size),
      read: (memories) => right.read(memories),
      compile: (plan) => right.compile(plan),
      dispose: () => right.dispose(),
      ...change(right),
    };
  };
  return { does, make };
}

/** What keeps track of the runs of a plan, in place of running it. */
function runsBy(
  right: Backend,
  run: (executable: Executable, inputs: readonly TypedArray[]) => ReturnType<Executable["run"]>,
): Partial<Backend> {
  return {
    compile: (plan: Plan) => {
      const executable = right.compile(plan);
      return {
        run: (inputs) => run(executable, inputs),
        runMany: (inputs) => inputs.map((each) => run(executable, each)),
        profile: (inputs) => executable.profile(inputs),
        dispose: () => executable.dispose(),
      };
    },
  };
}

const copies = (inputs: readonly TypedArray[]): TypedArray[] =>
  inputs.map((input) => input.slice() as TypedArray);

/** Backends that mistake the order of runs, reads and writes, or give numbers away that are still theirs. */
export const orderSaboteurs: readonly OrderSaboteur[] = [
  saboteur("runs when its results are read, with the inputs of then", (right) =>
    runsBy(right, (executable, inputs) => [
      { read: async () => (await executable.run(inputs)[0]?.read()) ?? new Float32Array() },
    ]),
  ),
  saboteur("runs a moment later, without telling reads and writes", (right) =>
    runsBy(right, (executable, inputs) => {
      const kept = copies(inputs);
      const later = Promise.resolve().then(() => executable.run(kept));
      return [{ read: async () => (await (await later)[0]?.read()) ?? new Float32Array() }];
    }),
  ),
  saboteur("hands out one array for the results of all runs", (right) => {
    let shared: TypedArray | null = null;
    return runsBy(right, (executable, inputs) =>
      executable.run(inputs).map((result) => {
        const numbers = result.read().then((fresh) => {
          shared ??= fresh.slice() as TypedArray;
          shared.set(fresh);
          return shared;
        });
        return { read: () => numbers };
      }),
    );
  }),
  saboteur("reads the memory of later", (right) => ({
    read: async (memories) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return await right.read(memories);
    },
  })),
  saboteur("keeps what is written, and writes it a moment later", (right) => ({
    allocate: (dtype, size) => {
      const memory = right.allocate(dtype, size);
      const write = memory.write.bind(memory);
      return Object.assign(memory, {
        write: (numbers: TypedArray) => void Promise.resolve().then(() => write(numbers)),
      });
    },
  })),
  saboteur("gives every memory that is asked for the numbers of the first", (right) => ({
    read: async (memories: readonly Memory[]) => {
      const [first] = await right.read(memories.slice(0, 1));
      return memories.map((_, i) => (i === 0 ? first : first?.slice()) as TypedArray);
    },
  })),
  saboteur("drops every hundredth run", (right) => {
    let runs = 0;
    return runsBy(right, (executable, inputs) => (++runs % 100 === 0 ? [] : executable.run(inputs)));
  }),
  saboteur("times a run that it does not make", (right) => ({
    compile: (plan) => {
      const executable = right.compile(plan);
      return {
        run: (inputs) => executable.run(inputs),
        runMany: (inputs) => executable.runMany(inputs),
        profile: async () => plan.groups.map(({ label }) => ({ label, milliseconds: 1 })),
        dispose: () => executable.dispose(),
      };
    },
  })),
  saboteur("allocates memory as it finds it", (right) => ({
    allocate: (dtype, size) => {
      const memory = right.allocate(dtype, size);
      memory.write(new Float32Array(size).fill(7));
      return memory;
    },
  })),
  saboteur("runs many with the inputs of the last", (right) => ({
    compile: (plan) => {
      const executable = right.compile(plan);
      return {
        ...executable,
        runMany: (inputs) => executable.runMany(inputs.map(() => inputs.at(-1) ?? [])),
      };
    },
  })),
  saboteur("gives all plans back with one", (right) => {
    let given = false;
    return {
      compile: (plan) => {
        const executable = right.compile(plan);
        return {
          run: (inputs) => (given ? [] : executable.run(inputs)),
          runMany: (inputs) => executable.runMany(inputs),
          profile: (inputs) => executable.profile(inputs),
          dispose: () => {
            given = true;
          },
        };
      },
    };
  }),
];
