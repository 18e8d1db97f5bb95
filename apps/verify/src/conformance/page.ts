import type { Report } from "@retrograd/conformance";
import type { Matrix } from "./matrix.ts";

const titles: Readonly<Record<string, string>> = {
  kernel: "Kernels",
  plan: "Plans",
  op: "Operations",
  loss: "Losses",
  optimizer: "Optimizers",
  layer: "Layers",
  network: "Networks",
  golden: "Golden cases",
};

/** The matrix as a page. */
export function pageOf(matrix: Matrix, reports: readonly Report[], remarks: readonly string[]): string {
  const head = ["", ...matrix.backends];
  const sections = matrix.kinds.flatMap((kind) => [
    "",
    `## ${titles[kind] ?? kind}`,
    "",
    row(head),
    row(head.map((_, i) => (i === 0 ? "---" : "---:"))),
    ...matrix.rowsOf(kind).map((cells) => row([`\`${cells[0]}\``, ...cells.slice(1)])),
  ]);
  const totals = reports.map(({ backend, passed, failed, skipped }) =>
    row([backend, `${passed}`, `${failed}`, `${skipped}`]),
  );
  return [
    "# Conformance",
    "",
    "What every backend passes of the suite in `packages/conformance`. Written by `pnpm conformance`; do not edit.",
    "",
    "A number says how many checks passed; `11 of 12 ✗` that one failed; a dash that none is made, because the",
    "backend has no such dtype, leaves the kernel to core, or asks for no such plans.",
    ...remarks.flatMap((remark) => ["", remark]),
    "",
    row(["backend", "passed", "failed", "not made"]),
    row(["---", "---:", "---:", "---:"]),
    ...totals,
    ...sections,
    "",
  ].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
