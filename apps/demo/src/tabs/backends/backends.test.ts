import { expect, it } from "vitest";
import { backendTitles } from "../../state/backendNames.ts";
import { mainThread } from "../../testing/mainThread.ts";
import { violations } from "../../testing/violations.ts";
import { onPage, phone, withoutWebGPU } from "../../testing/visit.ts";

onPage("the backends", (visit) => {
  it("are chosen while a run goes on", async () => {
    const { page } = await visit("playground?data=moons");
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByRole("tab", { name: "Backends" }).click();
    await page.getByRole("radio", { name: /^CPU/ }).check();
    expect(await page.getByLabel("Backend", { exact: true }).inputValue()).toBe("cpu");
    await page.getByRole("tab", { name: "Playground" }).click();
    const step = async (): Promise<number> =>
      Number((await page.getByTestId("step").innerText()).replace(",", ""));
    const before = await step();
    await expect.poll(step).toBeGreaterThan(before);
    await page.getByRole("button", { name: "Pause" }).click();
  });

  it("are checked, and reported", { timeout: 120_000 }, async () => {
    const { page, context } = await visit("backends");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByLabel("What to check").selectOption("Plans");
    await page.getByRole("button", { name: "Check my device" }).click();
    await page
      .getByText("The check is done; 0 checks failed.")
      .waitFor({ state: "attached", timeout: 100_000 });
    expect(await page.locator(".checks .passed").count()).toBe(4);
    // Sums of at most 64 products in float32 on both sides: 2 · 64 · 2⁻²⁴, and their way back through as many layers as there are.
    for (const difference of await page.getByTestId("difference").allInnerTexts())
      expect(Number(difference)).toBeLessThan(1e-5);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Copy report" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const report = await page.evaluate(() => navigator.clipboard.readText());
    for (const title of Object.values(backendTitles)) expect(report).toContain(title);
    expect(report).toContain("- not made: wasm computes no sum.x in front");
    expect(report).toMatch(/\| Plans \| \d+ passed, 0 failed/);
  });

  it("are checked while the page answers, until one stops", { retry: 2, timeout: 60_000 }, async () => {
    const { page, context } = await visit("backends", { viewport: phone });
    expect(await page.getByLabel("What to check").inputValue()).toBe("all");
    const made = async (): Promise<number> => {
      const cells = await page.locator(".checks .under-way, .checks .passed").allInnerTexts();
      return cells.reduce((sum, text) => sum + Number(/\d+/.exec(text)), 0);
    };
    const { longestTask } = await mainThread(context.browser()!, page, async () => {
      await page.getByRole("button", { name: "Check my device" }).click();
      await expect.poll(made, { timeout: 40_000 }).toBeGreaterThan(300);
      await page.getByRole("button", { name: "Stop" }).click();
      await page.getByRole("button", { name: "Check my device" }).waitFor({ timeout: 2000 });
    });
    expect(longestTask).toBeLessThan(50);
    const atStop = await made();
    await page.waitForTimeout(500);
    expect(await made()).toBe(atStop);
    expect(await page.getByRole("button", { name: "Copy report" }).isDisabled()).toBe(true);
  });

  it("that are missing say why, and the page goes on without them", async () => {
    // What only a page over plain http from another machine shows: there is no WebGPU for it.
    const { page } = await visit("backends", { inWorkers: withoutWebGPU });
    await page.getByText("this environment has no navigator.gpu").waitFor();
    expect(await page.getByRole("radio", { name: /^WebGPU/ }).isDisabled()).toBe(true);
    await page.getByRole("tab", { name: "Playground" }).click();
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await expect.poll(() => page.getByTestId("step").innerText()).toBe("1");
  });

  it("that are chosen and missing leave the page where it was, and say so on every tab", async () => {
    const { page } = await visit("playground?data=moons", { inWorkers: withoutWebGPU });
    const run = page.getByRole("button", { name: "Run" });
    await run.and(page.locator(":enabled")).waitFor();
    await page.getByLabel("Backend").selectOption("webgpu");
    await page
      .getByRole("status")
      .filter({ hasText: /^WebGPU can't be had here: .* The page goes on with WebAssembly\.$/ })
      .waitFor();
    expect(await page.getByLabel("Backend").inputValue()).toBe("wasm");
    expect(await violations(page)).toEqual([]);
    await run.click();
    await expect.poll(() => page.getByTestId("step").innerText()).not.toBe("0");
    await page.getByRole("tab", { name: "Digits" }).click();
    await page.getByText("WebGPU can't be had here").waitFor();
    await page.getByLabel("Backend").selectOption("cpu");
    await expect.poll(() => page.getByText("WebGPU can't be had here").count()).toBe(0);
  });

  it.each(["playground", "pass", "digits"])(
    "%s computes on CPU where there is no WebAssembly",
    async (tab) => {
      const { page } = await visit(tab, { inWorkers: "delete globalThis.WebAssembly;" });
      await page.getByText(/^WebAssembly can't be had here: .* The page goes on with CPU\.$/).waitFor();
      await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
      if (tab === "playground") {
        await page.getByRole("button", { name: "Step", exact: true }).click();
        await expect.poll(() => page.getByTestId("step").innerText()).toBe("1");
      } else if (tab === "pass") await page.locator(".told").waitFor();
      else {
        await page.getByRole("button", { name: "Train" }).click();
        await expect.poll(() => page.getByTestId("accuracy").innerText()).toMatch(/%$/);
      }
    },
  );
});
