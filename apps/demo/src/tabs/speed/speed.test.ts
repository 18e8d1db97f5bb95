import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { violations } from "../../testing/violations.ts";
import { onPage, phone } from "../../testing/visit.ts";

onPage("speed", (visit) => {
  it("is measured on every backend, and saved", { timeout: 120_000 }, async () => {
    const { page } = await visit("speed", { viewport: phone });
    for (const name of ["Digits, dense", "Product, 256"])
      await page.getByRole("checkbox", { name }).uncheck();
    await page.getByText("This page's clock is coarse, as in").waitFor();
    await page.getByRole("button", { name: "Measure" }).click();
    await page.getByText(/This page's clock is coarse and goes in steps of 0\.\d+ ms/).waitFor();
    await page.getByRole("heading", { name: "GELU" }).waitFor({ timeout: 100_000 });
    await page.getByRole("button", { name: "Measure" }).waitFor();
    expect(await page.locator(".race .time").count()).toBe(8);
    expect(await violations(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save results" }).click(),
    ]);
    const lines = (await text(await download.createReadStream()))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const { where, isolated, clockMs } = lines[0].machine;
    expect(where).toMatch(/cores$/);
    expect(isolated).toBe(false);
    expect(clockMs).toBeGreaterThanOrEqual(0.05);
    expect(lines.slice(1).map(({ workload, backend }) => `${workload} ${backend}`)).toEqual(
      ["w1", "w8-gelu"].flatMap((workload) =>
        ["cpu", "ndarray", "wasm", "webgpu"].map((name) => `${workload} ${name}`),
      ),
    );
  });

  it("says nothing of a clock that is fine", async () => {
    const { page } = await visit("speed", { isolated: true });
    await page.getByRole("button", { name: "Measure" }).waitFor();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await page.getByText("clock is coarse").count()).toBe(0);
  });
});
