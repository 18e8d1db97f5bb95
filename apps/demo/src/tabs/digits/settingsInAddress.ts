import { choices, defaults, type Settings } from "./settings.ts";

/** Settings as they stand in an address: those that differ from the defaults. */
export function written(settings: Settings): URLSearchParams {
  const changed = Object.entries(settings).filter(
    ([name, value]) => value !== defaults[name as keyof Settings],
  );
  return new URLSearchParams(changed.map(([name, value]) => [name, String(value)]));
}

/** The settings of an address; what it does not say, or says wrongly, is as it is at first. */
export function read(query: URLSearchParams): Settings {
  const key = <Name extends keyof typeof choices>(name: Name): Settings[Name] => {
    const value = query.get(name);
    return value !== null && Object.hasOwn(choices[name], value) ? (value as Settings[Name]) : defaults[name];
  };
  const seed = query.get("seed");
  return {
    hidden: key("hidden"),
    activation: key("activation"),
    rate: key("rate"),
    seed: seed && /^\d{1,4}$/.test(seed) ? Number(seed) : defaults.seed,
  };
}
