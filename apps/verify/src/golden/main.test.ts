import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { recordingScreen } from "../quickstart/recordingScreen.ts";
import { main } from "./main.ts";

const tensor = (...data: number[]) => ({ shape: [data.length], dtype: "f32", data });
const square = (name: string, y: number) => ({
  name,
  op: "square",
  inputs: { x: tensor(1, 3) },
  outputs: { y: tensor(1, y) },
});
const file = (...cases: object[]): string => JSON.stringify({ format: "nn-golden-1", group: "a", cases });

let folder = "";
const complaint = vi.spyOn(console, "error").mockImplementation(() => {});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "retrograd-golden-"));
  await writeFile(join(folder, "right.json"), file(square("nine", 9), { ...square("later", 9), op: "fold" }));
  await writeFile(join(folder, "wrong.json"), file(square("nine", 9), square("ten", 10)));
  await writeFile(join(folder, "notes.txt"), "not a golden file");
});
afterEach(() => complaint.mockClear());
afterAll(async () => {
  complaint.mockRestore();
  await rm(folder, { recursive: true });
});

async function golden(...operands: string[]): Promise<{ status: number; lines: string[] }> {
  const screen = recordingScreen();
  return { status: await main(["node", "golden", ...operands], screen), lines: screen.lines };
}

test("a folder is counted file by file; what fails is told with tensor, place, got and want", async () => {
  const json = join(folder, "result.json");
  const { status, lines } = await golden(folder, "--backend", "cpu", "--json", json);
  expect(status).toBe(1);
  expect(lines).toEqual([
    "cpu",
    "  right            1 passed, 0 failed, 1 unsupported",
    "  wrong            1 passed, 1 failed, 0 unsupported",
    "    wrong/ten: float32 y[1]: got 9, want 10 ± 0.00010",
  ]);
  const [report] = JSON.parse(await readFile(json, "utf8"));
  expect(report).toMatchObject({ backend: "cpu", passed: 2, failed: 1, skipped: 1, unsupported: 1 });
  expect(report.checks).toContainEqual({
    id: "right/later",
    status: "unsupported",
    reason: "there is no operation fold",
  });
  await rm(json);
});

test("one file is enough, on several backends", async () => {
  const { status, lines } = await golden(
    join(folder, "right.json"),
    "--backend",
    "cpu",
    "--backend",
    "ndarray",
  );
  expect(status).toBe(0);
  expect(lines).toEqual([
    "cpu",
    "  right            1 passed, 0 failed, 1 unsupported",
    "ndarray",
    "  right            1 passed, 0 failed, 1 unsupported",
  ]);
});

test.each([
  [["nowhere"], "golden: there is no folder nowhere; give a folder with golden files, or one such file."],
  [[".", "--backend", "gpu"], 'golden: there is no backend "gpu"; choose one of cpu, ndarray, wasm, webgpu.'],
])("%s is refused in one sentence", async (operands, sentence) => {
  expect((await golden(...operands)).status).toBe(1);
  expect(complaint.mock.calls).toEqual([[sentence]]);
});

test("a broken file is refused in one sentence", async () => {
  const broken = join(folder, "broken.json");
  await writeFile(broken, '{"format":');
  expect((await golden(folder)).status).toBe(1);
  expect(complaint.mock.calls.join()).toMatch(
    /^golden: .*broken\.json is not JSON: .*; take it away or mend it\.$/,
  );
  await rm(broken);
});
