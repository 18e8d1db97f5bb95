import { backendNames, backendTitles } from "../../state/backendNames.ts";
import { deviceName } from "../../state/deviceName.ts";
import { kinds, reasonsOf } from "./checks.ts";
import type { differences, failures, tallies } from "./state.ts";

interface Reported {
  readonly tallies: typeof tallies.value;
  readonly failures: typeof failures.value;
  readonly differences: typeof differences.value;
  readonly missing: Readonly<Record<string, string>>;
  readonly remarks: Readonly<Record<string, string>>;
}

/** What came of checking a device, as Markdown for an issue or a mail. */
export function reportText({ tallies, failures, differences, missing, remarks }: Reported): string {
  const checked = backendNames.filter((name) => tallies[name]);
  const rows = Object.entries(kinds).map(([kind, title]) => {
    const cells = checked.map((name) => {
      const tally = tallies[name]?.[kind as keyof typeof kinds];
      return tally ? `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} not made` : "";
    });
    return `| ${[title, ...cells].join(" | ")} |`;
  });
  return [
    `# Retrograd on ${deviceName()}`,
    "",
    ...checked.flatMap((name) => (remarks[name] ? [`- ${backendTitles[name]}: ${remarks[name]}`] : [])),
    ...Object.entries(missing).map(([name, reason]) => `- ${name} is not there: ${reason}`),
    "",
    `| ${["", ...checked.map((name) => backendTitles[name])].join(" | ")} |`,
    `|${" --- |".repeat(checked.length + 1)}`,
    ...rows,
    "",
    ...reasonsOf(tallies).map((reason) => `- not made: ${reason}`),
    "",
    "Largest difference between two backends' gradients, as a share of the largest gradient:",
    ...differences.map(
      ({ network, backends, largest }) =>
        `- ${network}: ${largest.toExponential(1)} (${backends.join(" and ")})`,
    ),
    ...failures.flatMap(({ backend, id, error }) => ["", `## ${backend}: ${id}`, "", error]),
    "",
  ].join("\n");
}
