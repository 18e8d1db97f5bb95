import { Brackets, Letter, Name, Reciprocal, Sign, Sum } from "../../parts/math/symbols.tsx";
import { activationNames } from "./activationNames.ts";
import type { Formula } from "./formula.ts";
import type { Indices } from "./indices.ts";
import type { Setup } from "./setup.ts";

/** From the input to the cost. */
export function forwardFormulas({ activation, loss }: Setup, indices: Indices): readonly Formula[] {
  const { l, before, last, j, k } = indices;
  const Loss = losses[loss];
  return [
    {
      name: "z",
      title: "Weighted input",
      left: <Letter name="z" sub={j} of={l} />,
      sign: "=",
      terms: [
        {
          at: "z",
          math: (
            <>
              <Sum over="i" />
              <Letter name="a" sub="i" of={before} />
              <Letter name="w̃" sub={`i${j}`} of={l} />
            </>
          ),
        },
      ],
    },
    {
      name: "a",
      title: "Activation",
      left: <Letter name="a" sub={j} of={l} />,
      sign: "=",
      terms: [
        {
          at: "a",
          math: (
            <>
              <Name>{l === last ? "σ" : activationNames[activation]}</Name>
              <Brackets>
                <Letter name="z" sub={j} of={l} />
              </Brackets>
            </>
          ),
        },
      ],
    },
    {
      name: "loss",
      title: "Loss of an example",
      left: <Letter name="L" sub={k} />,
      sign: "=",
      terms: [{ at: "loss", math: <Loss {...indices} /> }],
    },
    {
      name: "cost",
      title: "Cost",
      left: <Letter name="E" />,
      sign: "=",
      terms: [
        {
          at: "cost",
          math: (
            <>
              <Reciprocal of={<Letter name="N" />} />
              <Sum over="k" />
              <Letter name="L" sub="k" />
            </>
          ),
        },
      ],
    },
  ];
}

const losses: Readonly<Record<Setup["loss"], typeof HalfSquare>> = {
  halfMse: HalfSquare,
  crossEntropy: CrossEntropy,
};

/** ½ (a − t)² */
function HalfSquare({ k, last }: Indices) {
  return (
    <>
      <Reciprocal of={<mn>2</mn>} />
      <mo stretchy={false}>(</mo>
      <Letter name="a" of={last} />
      <Sign>−</Sign>
      <Letter name="t" sub={k} />
      <msup>
        <mo>)</mo>
        <mn>2</mn>
      </msup>
    </>
  );
}

/** −t ln a − (1 − t) ln (1 − a) */
function CrossEntropy({ k, last }: Indices) {
  return (
    <>
      <Sign>−</Sign>
      <Letter name="t" sub={k} />
      <Name>ln</Name>
      <mspace width="0.16em" />
      <Letter name="a" of={last} />
      <Sign>−</Sign>
      <Brackets>
        <mn>1</mn>
        <Sign>−</Sign>
        <Letter name="t" sub={k} />
      </Brackets>
      <Name>ln</Name>
      <Brackets>
        <mn>1</mn>
        <Sign>−</Sign>
        <Letter name="a" of={last} />
      </Brackets>
    </>
  );
}
