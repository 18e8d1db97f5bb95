import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright";
import { expect, inject, it } from "vitest";
import { backendNames } from "../state/backendNames.ts";
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

/** The files that a page and its workers have loaded so far. */
async function loaded(page: Page): Promise<Weighed[]> {
  const { address } = inject("site");
  const addresses = await Promise.all([
    page.evaluate(addressesLoaded),
    ...page.workers().map((worker) => worker.evaluate(addressesLoaded)),
  ]);
  const own = addresses.flat().filter((name) => name.startsWith(address));
  return weighed([...new Set(["index.html", ...own.map((name) => name.slice(address.length))])]);
}

onPage("a visit", (visit) => {
  it("that trains a network loads gzipped 145 kB at most", async () => {
    const { page } = await visit("playground");
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await expect.poll(() => page.getByTestId("step").innerText()).toBe("1");
    const files = await loaded(page);
    expect(files.some(({ name }) => name.startsWith("assets/worker-"))).toBe(true);
    expect(total(files), listed(files)).toBeLessThanOrEqual(145);
  });

  it("to every tab that computes there on every backend loads gzipped 250 kB at most", async () => {
    const { page } = await visit("playground");
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await expect.poll(() => page.getByTestId("step").innerText()).toBe("1");
    await page.getByRole("tab", { name: "One pass" }).click();
    await page.locator(".told").waitFor();
    await page.getByRole("tab", { name: "Digits" }).click();
    await page.getByRole("button", { name: "Train" }).click();
    await expect.poll(() => page.getByTestId("accuracy").innerText()).toMatch(/%$/);
    for (const name of backendNames) await page.getByLabel("Backend").selectOption(name);
    await page.getByRole("tab", { name: "Backends" }).click();
    await expect.poll(() => page.locator(".availability").filter({ hasText: "✓ here" }).count()).toBe(4);
    await page.getByRole("tab", { name: "Speed" }).click();
    await page.getByRole("button", { name: "Measure" }).waitFor();
    const files = await loaded(page);
    for (const part of ["Digits-", "Passes-", "Session-", "SpeedTab-"])
      expect(
        files.some(({ name }) => name.startsWith(`assets/${part}`)),
        part,
      ).toBe(true);
    expect(total(files), listed(files)).toBeLessThanOrEqual(250);
  });
});

/** Whatever a page, or a worker of it, has loaded; runs there. */
function addressesLoaded(): string[] {
  return performance.getEntriesByType("resource").map(({ name }) => name);
}
