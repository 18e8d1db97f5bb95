import type { Step } from "@retrograd/core/backend";
import { describe, expect, it } from "vitest";
import { Tuner } from "./tuner.ts";

const step: Step = {
  kernel: "matmul",
  elementwise: false,
  parameters: {},
  operands: {},
  outputs: {},
  origin: "0.dense/matmul",
};
const candidates = ["a", "b", "c"];
const asked = { question: "matmul 1x64x64x64", candidates, step, values: [], halves: new Set<number>() };
const key = "some adapter: matmul 1x64x64x64";

/** A tuner on a device on which ways take the given times. */
function tunerWith(times: Record<string, number>, known: Iterable<[string, string]> = []) {
  const measured: string[] = [];
  const choices = new Map<string, string>(known);
  const measure = async (_: unknown, candidate: string): Promise<number> => {
    measured.push(candidate);
    return times[candidate] ?? Number.POSITIVE_INFINITY;
  };
  return { tuner: new Tuner("some adapter", choices, measure), choices, measured };
}

describe("a tuner", () => {
  it("takes the fastest, and asks once", async () => {
    const { tuner, choices, measured } = tunerWith({ a: 3, b: 1, c: 2 });
    expect(tuner.choose(asked.question, candidates)).toBe("a");
    await Promise.all([tuner.settle([asked, asked]), tuner.settle([asked])]);
    expect(measured).toEqual(candidates);
    expect(tuner.choose(asked.question, candidates)).toBe("b");
    expect([...choices]).toEqual([[key, "b"]]);
    expect(tuner.settle([asked])).toBeNull();
  });

  it("stays with the first where another gains next to nothing", async () => {
    const { tuner } = tunerWith({ a: 1, b: 0.96, c: 0.97 });
    await tuner.settle([asked]);
    expect(tuner.choose(asked.question, candidates)).toBe("a");
  });

  it("does as it was told, on this adapter and where it still can", async () => {
    const { tuner, measured } = tunerWith({ a: 1 }, [
      [key, "c"],
      ["another adapter: x", "b"],
      ["some adapter: y", "gone"],
    ]);
    expect(tuner.settle([asked])).toBeNull();
    expect(tuner.choose(asked.question, candidates)).toBe("c");
    expect(tuner.choose("x", candidates)).toBe("a");
    expect(tuner.choose("y", candidates)).toBe("a");
    await tuner.settle([{ ...asked, question: "y" }]);
    expect(measured).toEqual(candidates);
  });

  it("measures nothing where there is one way, or where it is turned off", () => {
    const { tuner } = tunerWith({});
    expect(tuner.settle([{ ...asked, candidates: ["a"] }])).toBeNull();
    const off = new Tuner("some adapter", new Map(), null);
    expect(off.settle([asked])).toBeNull();
    expect(off.choose(asked.question, candidates)).toBe("a");
  });

  it("passes over what a device cannot do, and keeps nothing where it can do nothing", async () => {
    const { tuner } = tunerWith({ b: 5 });
    await tuner.settle([asked]);
    expect(tuner.choose(asked.question, candidates)).toBe("b");
    const lost = tunerWith({});
    await lost.tuner.settle([asked]);
    expect(lost.choices.size).toBe(0);
  });

  it("answers one question after the other", async () => {
    let running = 0;
    const measure = async (): Promise<number> => {
      expect(++running).toBe(1);
      await Promise.resolve();
      running--;
      return 1;
    };
    const tuner = new Tuner("some adapter", new Map(), measure);
    await tuner.settle([asked, { ...asked, question: "x" }, { ...asked, question: "y" }]);
    expect(running).toBe(0);
  });
});
