import {
  choices,
  dataSets,
  defaults,
  losses,
  mostLayers,
  mostUnits,
  type Settings,
  type Task,
} from "./settings.ts";

const selects = ["activation", "optimizer", "rate", "penalty", "strength", "batch", "pace"] as const;

/** Settings as they stand in an address: those that differ from the defaults. */
export function written(settings: Settings): URLSearchParams {
  const query = new URLSearchParams();
  const initial = { ...initialOf(settings.task), task: defaults.task };
  for (const name of Object.keys(initial) as (keyof Settings)[]) {
    const value = settings[name];
    if (String(value) !== String(initial[name]))
      query.set(name, Array.isArray(value) ? value.join("-") : String(value));
  }
  return query;
}

/** The settings of an address; what it does not say, or says wrongly, is as it is at first. */
export function read(query: URLSearchParams): Settings {
  const task = keyOf(choices.task, query.get("task"), defaults.task);
  const initial = initialOf(task);
  const chosen = Object.fromEntries(
    selects.map((name) => [name, keyOf(choices[name], query.get(name), initial[name])]),
  ) as unknown as Pick<Settings, (typeof selects)[number]>;
  return {
    ...chosen,
    task,
    data: keyOf(dataSets[task], query.get("data"), initial.data),
    drawn: query.get("drawn") ?? "",
    loss: keyOf(losses[task], query.get("loss"), initial.loss),
    noise: wholeOf(query.get("noise"), 0, 50, initial.noise),
    seed: wholeOf(query.get("seed"), 0, 9999, initial.seed),
    hidden: hiddenOf(query.get("hidden"), initial.hidden),
  };
}

/** The settings that a task starts with. */
export function initialOf(task: Task): Settings {
  return task === "classes" ? defaults : { ...defaults, task, data: "ripples", loss: "halfMse" };
}

function keyOf<T extends object>(known: T, given: string | null, otherwise: string): keyof T & string {
  return (given !== null && Object.hasOwn(known, given) ? given : otherwise) as keyof T & string;
}

function wholeOf(given: string | null, low: number, high: number, otherwise: number): number {
  if (given === null || !/^\d+$/.test(given)) return otherwise;
  return Math.min(high, Math.max(low, Number(given)));
}

function hiddenOf(given: string | null, otherwise: readonly number[]): readonly number[] {
  if (given === null) return otherwise;
  if (given === "") return [];
  const units = given.split("-").map(Number);
  const fits =
    units.length <= mostLayers && units.every((n) => Number.isInteger(n) && n >= 1 && n <= mostUnits);
  return fits ? units : otherwise;
}
