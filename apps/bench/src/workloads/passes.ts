import type { ModelWorkload, NetworkWorkload, WorkloadEntry } from "./workload.ts";

/** A network's two workloads: its training step under its own name, and "-inference". */
export function bothPasses<W extends NetworkWorkload | ModelWorkload>(
  name: string,
  make: () => Omit<W, "name" | "pass">,
): readonly WorkloadEntry[] {
  return [
    { name, make: () => ({ ...make(), name, pass: "training" }) as W },
    {
      name: `${name}-inference`,
      make: () => ({ ...make(), name: `${name}-inference`, pass: "inference" }) as W,
    },
  ];
}
