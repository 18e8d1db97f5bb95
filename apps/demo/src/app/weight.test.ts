import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, inject, it } from "vitest";
import { onPage } from "../testing/visit.ts";

interface Weighed {
  readonly name: string;
  readonly kB: number;
}

/** The golden cases are data: numbers that other libraries computed, loaded where they are checked. */
const groups = readdirSync(join(import.meta.dirname, "../../../../packages/conformance/golden"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));
const isData = (name: string): boolean => groups.includes(/^assets\/(\w+)-.{8}\.js$/.exec(name)?.[1] ?? "");

function weighed(names: readonly string[]): Weighed[] {
  const { folder } = inject("site");
  return names
    .map((name) => ({
      name,
      kB: gzipSync(readFileSync(join(folder, name)), { level: 9 }).length / 1000,
    }))
    .sort((a, b) => b.kB - a.kB);
}
const total = (files: readonly Weighed[]): number => files.reduce((sum, { kB }) => sum + kB, 0);
const listed = (files: readonly Weighed[]): string =>
  files.map(({ name, kB }) => `${kB.toFixed(1)} ${name}`).join("\n");

it("all that is built, but for the golden cases, weighs gzipped 350 kB at most", () => {
  const all = readdirSync(inject("site").folder, { recursive: true }) as string[];
  const files = weighed(all.filter((name) => /\.\w+$/.test(name) && !isData(name)));
  expect(total(files), listed(files)).toBeLessThanOrEqual(350);
});

onPage("a first visit", (visit) => {
  it("that trains a network loads gzipped 145 kB at most", async () => {
    const { page } = await visit("playground");
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await expect.poll(() => page.getByTestId("step").innerText()).toBe("1");
    const { address } = inject("site");
    const loaded = await Promise.all([
      page.evaluate(addressesLoaded),
      ...page.workers().map((worker) => worker.evaluate(addressesLoaded)),
    ]);
    const own = loaded.flat().filter((name) => name.startsWith(address));
    const files = weighed([...new Set(["index.html", ...own.map((name) => name.slice(address.length))])]);
    expect(files.some(({ name }) => name.startsWith("assets/worker-"))).toBe(true);
    expect(total(files), listed(files)).toBeLessThanOrEqual(145);
  });
});

/** Whatever a page, or a worker of it, has loaded; runs there. */
function addressesLoaded(): string[] {
  return performance.getEntriesByType("resource").map(({ name }) => name);
}
