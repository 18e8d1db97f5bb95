import { expect, test } from "vitest";
import { checkedIn } from "./checkedIn.ts";
import { countedWorkloads } from "./countedWorkloads.ts";
import { type Counts, countsOf } from "./counts.ts";
import { differences } from "./differences.ts";

const agreed = checkedIn();
const remedy =
  "If that is meant, `pnpm bench:counts --update` writes it down: commit counts.json with the change.";

test.each(countedWorkloads)("$name asks for what is written down", async ({ name, make }) => {
  const counts = await countsOf(make());
  const changes = differences(only(name, agreed[name]), only(name, counts ?? undefined));
  expect.soft(changes, [...changes, remedy].join("\n")).toEqual([]);
});

function only(name: string, counts: Counts | undefined): Record<string, Counts> {
  return counts ? { [name]: counts } : {};
}

test("a difference is shown with both numbers", () => {
  const before = { w1: { cpu: { groups: 3, kernels: 5 } } };
  const after = { w1: { cpu: { groups: 4, bytes: 8 } } };
  expect(differences(before, after)).toEqual([
    "w1 cpu groups: 4, was 3 (+1)",
    "w1 cpu kernels: no longer counted, was 5",
    "w1 cpu bytes: 8, was not counted before",
  ]);
});
