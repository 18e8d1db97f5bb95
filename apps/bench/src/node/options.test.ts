import { expect, test } from "vitest";
import { parsed } from "./options.ts";
import { ownInNode, peersInNode } from "./runners.ts";
import { ofLibraries, onBackends } from "./selectRunners.ts";

const options = (...given: string[]) => parsed(["node", "bench", ...given]);

test("names come several times or with commas", () => {
  expect(options("--workload", "W1,w2", "--workload", "gemm", "--backend", "cpu,wasm")).toMatchObject({
    workload: ["w1", "w2", "gemm"],
    backend: ["cpu", "wasm"],
    threads: 1,
    browser: false,
  });
});

test("peers are all, or those that are named", () => {
  expect(options("--peers").peers).toBe(true);
  expect(options("--peers", "tfjs,jax-js-webgpu").peers).toEqual(["tfjs", "jax-js-webgpu"]);
});

test("an unknown backend is named, and those that are known", () => {
  expect(() => onBackends(ownInNode([1]), ["cuda"])).toThrow(
    'bench: there is no backend "cuda"; there are cpu, ndarray, wasm, webgpu.',
  );
});

test("a library's name stands for all of its backends, one with a backend for that alone", () => {
  const chosen = ofLibraries(peersInNode(), ["jax-js", "tfjs-cpu"]);
  expect(chosen.map(({ runner, backend }) => `${runner} ${backend}`)).toEqual([
    "tfjs cpu",
    "jax-js wasm",
    "jax-js webgpu",
  ]);
});

test("an unknown library is named", () => {
  expect(() => ofLibraries(peersInNode(), ["torch"])).toThrow(
    /^bench: there is no peer "torch"; there are tfjs,/,
  );
});

test("several threads stand beside one", () => {
  const wasm = ownInNode([1, 2]).filter(({ backend }) => backend === "wasm");
  expect(wasm.map(({ threads }) => threads)).toEqual([1, 2]);
});
