import { Brackets, Letter, Name, Reciprocal, Sign, Slope, Sum } from "../../parts/math/symbols.tsx";
import { activationNames } from "./activationNames.ts";
import type { Formula } from "./formula.ts";
import type { Indices } from "./indices.ts";
import type { Setup } from "./setup.ts";

/** From the cost back to a step of every weight. */
export function backwardFormulas(
  { activation, loss }: Setup,
  { l, before, after, last, j, k }: Indices,
): readonly Formula[] {
  const isOne = loss === "crossEntropy";
  return [
    {
      name: "deltaLast",
      title: "δ of the output",
      left: <Letter name="δ" of={last} />,
      sign: "=",
      terms: [
        {
          at: isOne ? "delta" : "back",
          math: (
            <>
              <Reciprocal of={<Letter name="N" />} />
              <Brackets>
                <Letter name="a" of={last} />
                <Sign>−</Sign>
                <Letter name="t" sub={k} />
              </Brackets>
            </>
          ),
        },
        ...(isOne ? [] : [slopeTerm("σ", <Letter name="z" of={last} />)]),
      ],
    },
    {
      name: "deltaWithin",
      title: "δ further back",
      left: <Letter name="δ" sub={j} of={l} />,
      sign: "=",
      terms: [
        slopeTerm(activationNames[activation], <Letter name="z" sub={j} of={l} />),
        {
          at: "back",
          math: (
            <>
              <Sum over="m" />
              <Letter name="w" sub={`${j}m`} of={after} />
              <Letter name="δ" sub="m" of={after} />
            </>
          ),
        },
      ],
    },
    {
      name: "gradient",
      title: "Gradient",
      left: <Slope by={<Letter name="w̃" sub={`i${j}`} of={l} />} />,
      sign: "=",
      terms: [
        {
          at: "gradient",
          math: (
            <>
              <Sum over="k" />
              <Letter name="a" sub="ki" of={before} />
              <Letter name="δ" sub={`k${j}`} of={l} />
            </>
          ),
        },
      ],
    },
    {
      name: "update",
      title: "Step",
      left: <Letter name="W̃" />,
      sign: "←",
      terms: [
        { at: null, math: <Letter name="W̃" /> },
        { at: null, math: <Sign>−</Sign> },
        {
          at: "update",
          math: (
            <>
              <Letter name="λ" />
              <Slope by={<Letter name="W̃" />} />
            </>
          ),
        },
      ],
    },
  ];
}

/** σ′(z) */
function slopeTerm(name: string, z: Formula["left"]): Formula["terms"][number] {
  return {
    at: "delta",
    math: (
      <>
        <Name>{`${name}′`}</Name>
        <Brackets>{z}</Brackets>
      </>
    ),
  };
}
