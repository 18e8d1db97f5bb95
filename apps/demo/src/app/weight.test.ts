import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, inject, it } from "vitest";

/** What those alone load who have their device checked or timed: the suite and its golden cases, the workloads and their reference. */
const isAskedFor = (name: string): boolean =>
  ["Device", "Speed", ...goldenGroups].some((start) => name.startsWith(`assets/${start}-`));
const goldenGroups = readdirSync(join(import.meta.dirname, "../../../../packages/conformance/golden"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""));

it("the whole page, with all backends and fonts, weighs gzipped 250 kB at most", () => {
  const { folder } = inject("site");
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (name) => /\.\w+$/.test(name) && !isAskedFor(name),
  );
  const sizes = files.map((name) => ({
    name,
    kB: gzipSync(readFileSync(join(folder, name)), { level: 9 }).length / 1000,
  }));
  sizes.sort((a, b) => b.kB - a.kB);
  const total = sizes.reduce((sum, { kB }) => sum + kB, 0);
  expect(total, sizes.map(({ name, kB }) => `${kB.toFixed(1)} ${name}`).join("\n")).toBeLessThanOrEqual(250);
});
