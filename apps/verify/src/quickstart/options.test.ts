import { describe, expect, it } from "vitest";
import { parseOptions } from "./options.ts";

const parse = (...words: string[]) => parseOptions(["node", "quickstart.ts", ...words]);

describe("parseOptions", () => {
  it("trains on drawn digits on the best backend unless told otherwise", () => {
    expect(parse()).toEqual({ backend: null, data: null, epochs: null, seed: 1, json: null });
  });

  it("reads every option", () => {
    expect(
      parse("--backend", "ndarray", "--data", "mnist", "--epochs", "3", "--seed", "0", "--json", "a.json"),
    ).toEqual({ backend: "ndarray", data: "mnist", epochs: 3, seed: 0, json: "a.json" });
  });

  it("names an unknown backend and the known ones", () => {
    expect(() => parse("--backend", "tpu")).toThrow(
      'quickstart: there is no backend "tpu"; choose one of cpu, ndarray, wasm, webgpu.',
    );
  });

  it.each(["0", "-1", "1.5", "three", ""])("refuses %j epochs", (epochs) => {
    expect(() => parse("--epochs", epochs)).toThrow(
      `quickstart: --epochs is ${JSON.stringify(epochs)}; give a whole number from 1 to 1000000.`,
    );
  });

  it("refuses a seed that is no whole number", () => {
    expect(() => parse("--seed", "lucky")).toThrow(
      'quickstart: --seed is "lucky"; give a whole number from 0 to 2147483647.',
    );
  });
});
