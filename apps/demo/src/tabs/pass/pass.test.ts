import type { Page } from "playwright";
import { expect, it } from "vitest";
import { backendTitles } from "../../state/backendNames.ts";
import { onPage, phone } from "../../testing/visit.ts";

const told = async (page: Page): Promise<string> =>
  (await page.locator(".told").innerText()).replaceAll(/\s+/g, " ");
/** What is lit at every stop on the way to one end: what the stop gives, and the term of the formula that it computes. */
async function walked(page: Page, key: "ArrowRight" | "ArrowLeft"): Promise<string[]> {
  const lit: string[] = [];
  for (let left = await page.locator("progress").getAttribute("max").then(Number); left > 0; left--) {
    const gives = (await page.locator(".equation b").allInnerTexts()).filter((name) => !name.includes("′"));
    const terms = await page.locator(".told .lit-term").allTextContents();
    // The sheet lights the same one, in letters.
    expect(await page.locator("[aria-current=step] .lit-term").count()).toBe(terms.length);
    lit.push([...(gives.length > 0 ? [gives.join(" ")] : []), ...terms].join(": "));
    await page.keyboard.press(key);
  }
  return lit;
}
const ready = (page: Page): Promise<void> => page.locator(".told").waitFor();

onPage("one pass", (visit) => {
  it("is gone through by the arrow keys, both ways", async () => {
    const { page } = await visit("pass");
    await ready(page);
    expect(await told(page)).toContain("The example comes in");
    await page.keyboard.press("ArrowRight");
    expect(await told(page)).toContain("z of unit 1 of layer 1");
    for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowRight");
    expect(await told(page)).toContain("A step down the gradient");
    await page.keyboard.press("ArrowLeft");
    expect(await told(page)).toContain("Gradient of the weights into unit 3 of layer 1");
    expect(page.url()).toContain("at=23");
  });

  it.each([
    { loss: "halfMse", output: ["∂E/∂a: 1N(a(2)−t2)", "δ: σ′(z(2))"] },
    { loss: "crossEntropy", output: ["δ: 1N(a(2)−t2)"] },
  ])("lights the term of the formula that a stop computes, both ways: $loss", async ({ loss, output }) => {
    const { page } = await visit(`pass?hidden=2&loss=${loss}&activation=tanh`);
    await ready(page);
    const forward = await walked(page, "ArrowRight");
    expect(forward).toEqual([
      "",
      "z: ∑iai(0)w̃i1(1)",
      "z: ∑iai(0)w̃i2(1)",
      "a: tanh(z1(1))",
      "a: tanh(z2(1))",
      "z: ∑iai(1)w̃i1(2)",
      "a: σ(z1(2))",
      loss === "halfMse" ? "L₂: 12(a(2)−t2)2" : "L₂: −t2lna(2)−(1−t2)ln(1−a(2))",
      "E: 1N∑kLk",
      ...output,
      "∂E/∂w₁ ∂E/∂w₂ ∂E/∂b: ∑kaki(1)δk1(2)",
      "∂E/∂a: ∑mw1m(2)δm(2)",
      "δ: tanh′(z1(1))",
      "∂E/∂a: ∑mw2m(2)δm(2)",
      "δ: tanh′(z2(1))",
      "∂E/∂w₁ ∂E/∂w₂ ∂E/∂b: ∑kaki(0)δk1(1)",
      "∂E/∂w₁ ∂E/∂w₂ ∂E/∂b: ∑kaki(0)δk2(1)",
      "λ∂E∂W̃",
    ]);
    expect(await walked(page, "ArrowLeft")).toEqual(forward.toReversed());
  });

  it("shows equations whose two sides agree", async () => {
    const { page } = await visit("pass?at=2&example=4&seed=3");
    await ready(page);
    const terms = await page.locator(".equation .term").allInnerTexts();
    const numbers = terms.map((term) =>
      term.replaceAll("−", "-").replaceAll(/[()]/g, "").split(" · ").map(Number),
    );
    const sum = numbers.reduce((total, [a, b]) => total + a * b, 0);
    const shown = Number((await page.locator(".equation strong").innerText()).replace("−", "-"));
    // Each weight is shown with three decimals.
    expect(Math.abs(sum - shown)).toBeLessThan(0.0005 * (numbers.length + 1));
  });

  it("has the same numbers on every backend", async () => {
    const { page } = await visit("pass?at=16&seed=5&hidden=3-2&activation=tanh");
    await ready(page);
    const expected = await told(page);
    for (const name of ["cpu", "ndarray", "webgpu"] as const) {
      await page.getByLabel("Backend").selectOption(backendTitles[name]);
      await expect.poll(() => told(page)).toBe(expected);
    }
  });

  it("lowers the cost by steps down the gradient", async () => {
    const { page } = await visit("pass?at=24&rate=0.5", { viewport: phone });
    await ready(page);
    const before = Number(await page.getByTestId("cost").innerText());
    await page.getByRole("button", { name: "Take 100" }).click();
    await page.getByText("After 100 steps down the gradient").waitFor();
    expect(Number(await page.getByTestId("cost").innerText())).toBeLessThan(before);
  });
});
