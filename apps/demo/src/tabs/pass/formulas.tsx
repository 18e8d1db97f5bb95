import type { ComponentChildren } from "preact";
import { Fraction, Letter, Name, Sign, Slope, Sum } from "../../parts/math/symbols.tsx";
import type { Setup } from "./setup.ts";
import type { Stage } from "./stages.ts";

/** A line of the sheet of formulas. */
export interface Formula {
  readonly name: string;
  readonly title: string;
  readonly math: ComponentChildren;
}

const functions: Readonly<Record<Setup["activation"], string>> = { sigmoid: "σ", tanh: "tanh", relu: "relu" };

/** Which line of the sheet a stop is about; the layers behind have another δ than the last one. */
export function formulaOf({ kind, layer }: Stage, layers: number): string {
  return kind === "delta" && layer < layers ? "deltaWithin" : kind;
}

const ofExample = (
  <Fraction over={<Letter name="N" />}>
    <mn>1</mn>
  </Fraction>
);
const squared = (
  <>
    <Fraction over={<mn>2</mn>}>
      <mn>1</mn>
    </Fraction>
    <msup>
      <mrow>
        <Sign>(</Sign>
        <Letter name="a" of="L" />
        <Sign>−</Sign>
        <Letter name="t" sub="k" />
        <Sign>)</Sign>
      </mrow>
      <mn>2</mn>
    </msup>
  </>
);
const entropy = (
  <>
    <Sign>−</Sign>
    <Letter name="t" sub="k" />
    <Name>ln</Name>
    <Letter name="a" of="L" />
    <Sign>−</Sign>
    <Sign>(</Sign>
    <mn>1</mn>
    <Sign>−</Sign>
    <Letter name="t" sub="k" />
    <Sign>)</Sign>
    <Name>ln</Name>
    <Sign>(</Sign>
    <mn>1</mn>
    <Sign>−</Sign>
    <Letter name="a" of="L" />
    <Sign>)</Sign>
  </>
);
const error = (
  <>
    {ofExample}
    <Sign>(</Sign>
    <Letter name="a" of="L" />
    <Sign>−</Sign>
    <Letter name="t" sub="k" />
    <Sign>)</Sign>
  </>
);
const slopeOf = (name: string, of: string, sub?: string) => (
  <>
    <Name>{`${name}′`}</Name>
    <Sign>(</Sign>
    <Letter name="z" of={of} {...(sub && { sub })} />
    <Sign>)</Sign>
  </>
);

/** The textbook on one sheet, forward first. */
export function formulasOf({ activation, loss }: Setup): readonly Formula[] {
  const name = functions[activation];
  return [
    {
      name: "z",
      title: "Weighted input",
      math: (
        <>
          <Letter name="z" sub="j" of="l" />
          <Sign>=</Sign>
          <Sum over="i" />
          <Letter name="a" sub="i" of="l−1" />
          <Letter name="w̃" sub="ij" of="l" />
        </>
      ),
    },
    {
      name: "a",
      title: "Activation",
      math: (
        <>
          <Letter name="a" sub="j" of="l" />
          <Sign>=</Sign>
          <Name>{name}</Name>
          <Sign>(</Sign>
          <Letter name="z" sub="j" of="l" />
          <Sign>)</Sign>
        </>
      ),
    },
    {
      name: "loss",
      title: "Loss of an example",
      math: (
        <>
          <Letter name="L" sub="k" />
          <Sign>=</Sign>
          {loss === "halfMse" ? squared : entropy}
        </>
      ),
    },
    {
      name: "cost",
      title: "Cost",
      math: (
        <>
          <Letter name="E" />
          <Sign>=</Sign>
          {ofExample}
          <Sum over="k" />
          <Letter name="L" sub="k" />
        </>
      ),
    },
    {
      name: "delta",
      title: "δ of the output",
      math: (
        <>
          <Letter name="δ" of="L" />
          <Sign>=</Sign>
          {error}
          {loss === "halfMse" && slopeOf("σ", "L")}
        </>
      ),
    },
    {
      name: "deltaWithin",
      title: "δ further back",
      math: (
        <>
          <Letter name="δ" sub="j" of="l" />
          <Sign>=</Sign>
          {slopeOf(name, "l", "j")}
          <Sum over="m" />
          <Letter name="w" sub="jm" of="l+1" />
          <Letter name="δ" sub="m" of="l+1" />
        </>
      ),
    },
    {
      name: "gradient",
      title: "Gradient",
      math: (
        <>
          <Slope by={<Letter name="w̃" sub="ij" of="l" />} />
          <Sign>=</Sign>
          <Sum over="k" />
          <Letter name="a" sub="ki" of="l−1" />
          <Letter name="δ" sub="kj" of="l" />
        </>
      ),
    },
    {
      name: "update",
      title: "Step",
      math: (
        <>
          <Letter name="W̃" />
          <Sign>←</Sign>
          <Letter name="W̃" />
          <Sign>−</Sign>
          <Letter name="λ" />
          <Slope by={<Letter name="W̃" />} />
        </>
      ),
    },
  ];
}
