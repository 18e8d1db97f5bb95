import type { ModelWorkload, NetworkWorkload, WorkloadEntry } from "./workload.ts";

/** A network's two workloads: its training step under its own name, and "-inference". */
export function bothPasses<W extends NetworkWorkload | ModelWorkload>(
  name: string,
  title: string,
  about: string,
  make: () => Omit<W, "name" | "pass">,
): readonly WorkloadEntry[] {
  return [
    {
      name,
      title: `${title}, training step`,
      about: `${about}. One training step.`,
      make: () => ({ ...make(), name, pass: "training" }) as W,
    },
    {
      name: `${name}-inference`,
      title: `${title}, forward alone`,
      about: `${about}. Forward alone.`,
      make: () => ({ ...make(), name: `${name}-inference`, pass: "inference" }) as W,
    },
  ];
}
