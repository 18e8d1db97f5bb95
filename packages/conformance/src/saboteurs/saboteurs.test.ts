import { describe, expect, test } from "vitest";
import { type Check, Mismatch } from "../check.ts";
import { checksOfOp } from "../gradients/checks.ts";
import type { OpName } from "../gradients/opCases.ts";
import { checksOf } from "../kernels/checks.ts";
import type { library } from "../library.ts";
import { checksOfLoss } from "../losses/checks.ts";
import { prologueChecks } from "../plans/checks.ts";
import { orderChecks } from "../plans/order.ts";
import { referenceBackend } from "../reference/backend.ts";
import { checksOfLayer } from "../training/layers.ts";
import { saboteurs } from "./index.ts";
import { orderSaboteurs } from "./order.ts";
import { brokenLayers, brokenLosses } from "./parts.ts";
import { prologueSaboteurs } from "./prologues.ts";
import { type BrokenRule, brokenRules } from "./rules.ts";

describe("the checks of the kernel that it breaks reject a backend that", () => {
  test.each(saboteurs)("in $kernel $does ($kind)", ({ kernel, make }) =>
    expectRejected(checksOf(kernel), make),
  );
});

describe("the checks of the operation reject a gradient rule that", () => {
  test.each(brokenRules)("in $op $does", <K extends OpName>({ op, broken }: BrokenRule<K>) =>
    expectRejected(checksOfOp(op, broken), () => referenceBackend()),
  );
});

describe("the checks of the loss reject a gradient that", () => {
  test.each(brokenLosses)("in $loss $does", ({ loss, broken }) =>
    expectRejected(checksOfLoss(loss, broken as (typeof library)[typeof loss]), () => referenceBackend()),
  );
});

describe("the checks of the layer reject one that", () => {
  test.each(brokenLayers)("as $layer $does", ({ layer, broken }) =>
    expectRejected(checksOfLayer(layer, broken), () => referenceBackend()),
  );
});

describe("the checks of order reject a backend that", () => {
  test.each(orderSaboteurs)("$does", ({ make }) => expectRejected(orderChecks, make));
});

describe("the checks of prologues reject a backend that", () => {
  test.each(prologueSaboteurs)("$does", ({ make }) => expectRejected(prologueChecks, make));
});

test("there are saboteurs of every kind, far more than forty", () => {
  expect(new Set(saboteurs.map(({ kind }) => kind)).size).toBe(13);
  expect(saboteurs.length + brokenRules.length + orderSaboteurs.length).toBeGreaterThan(120);
});

/** Passes when one check finds wrong numbers; an error of another kind would be luck. */
async function expectRejected(checks: readonly Check[], make: () => ReturnType<typeof referenceBackend>) {
  const backend = make();
  for (const check of checks) {
    const found: unknown = await check.run(backend).then(
      () => null,
      (error: unknown) => error,
    );
    if (found === null) continue;
    expect(found).toBeInstanceOf(Mismatch);
    return;
  }
  expect.fail("no check has noticed anything");
}
