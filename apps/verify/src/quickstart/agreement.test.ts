import { cpu } from "@retrograd/backend-cpu";
import { ndarray } from "@retrograd/backend-ndarray";
import { drawnDigits } from "@retrograd/data";
import { expect, it } from "vitest";
import { agreement, differences, showAgreement } from "./agreement.ts";
import { recordingScreen } from "./recordingScreen.ts";

const recipe = { hidden: [8], classes: 10, epochs: 1, batchSize: 16, learningRate: 1e-3, seed: 1 };
const data = drawnDigits({ seed: 1, training: 16, test: 1, size: 10 });

it("compares every backend that is there, and says why another is not", async () => {
  const results = await agreement(data, recipe, { name: "cpu", backend: cpu() }, async (name) => {
    if (name === "ndarray") return { backend: ndarray(), remark: "ran in plain JavaScript" };
    throw new Error("webgpu: this machine has no adapter.");
  });
  expect(Object.keys(differences(results))).toEqual(["ndarray"]);
  expect(differences(results).ndarray).toBeLessThan(1e-5);
  const screen = recordingScreen();
  showAgreement(results, screen);
  const text = screen.lines.join("\n");
  expect(text).toContain("898 gradient entries");
  expect(text).toMatch(/^ {2}cpu +\d\.\d{7} +reference$/m);
  expect(text).toMatch(/^ {2}ndarray +\d\.\d{7} +(0|\d\.\d)e[-+]\d+ +(0|\d\.\d)e[-+]\d+$/m);
  expect(text).toMatch(/^ {2}ndarray ran in plain JavaScript\.$/m);
  expect(text).toMatch(/^ {2}webgpu +not available: webgpu: this machine has no adapter\.$/m);
});
