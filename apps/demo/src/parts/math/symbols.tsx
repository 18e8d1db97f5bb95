import type { ComponentChildren } from "preact";
import "./math.css";

interface Marks {
  /** Below: which unit, which example. */
  readonly sub?: string | number;
  /** Above, in parentheses: which layer. */
  readonly of?: string | number;
}

/** A letter, slanted, with its index below and its layer above. */
export function Letter({ name, sub, of }: Marks & { readonly name: string }) {
  const letter = <mi mathvariant="normal">{name}</mi>;
  const below = sub === undefined ? null : <Index of={String(sub)} />;
  const above = of === undefined ? null : <Index of={`(${of})`} />;
  if (below && above)
    return (
      <msubsup>
        {letter}
        {below}
        {above}
      </msubsup>
    );
  if (below)
    return (
      <msub>
        {letter}
        {below}
      </msub>
    );
  if (above)
    return (
      <msup>
        {letter}
        {above}
      </msup>
    );
  return letter;
}

/** Letters of an index are slanted, digits and signs are not. */
function Index({ of }: { readonly of: string }) {
  const parts = of.match(/[a-z]|[^a-z]+/gi) ?? [];
  return (
    <mrow>
      {parts.map((part, i) =>
        /[a-z]/i.test(part) ? (
          <mi key={i} mathvariant="normal">
            {part}
          </mi>
        ) : (
          <mn key={i}>{part}</mn>
        ),
      )}
    </mrow>
  );
}

/** Σ over an index. */
export function Sum({ over }: { readonly over: string }) {
  return (
    <msub>
      <mo movablelimits={false}>∑</mo>
      <mi mathvariant="normal">{over}</mi>
    </msub>
  );
}

function Fraction({
  over,
  children,
}: {
  readonly over: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <mfrac>
      <mrow>{children}</mrow>
      <mrow>{over}</mrow>
    </mfrac>
  );
}

/** 1/N */
export const Reciprocal = ({ of }: { readonly of: ComponentChildren }) => (
  <Fraction over={of}>
    <mn>1</mn>
  </Fraction>
);

/** ( … ) */
export const Brackets = ({ children }: { readonly children: ComponentChildren }) => (
  <>
    <mo>(</mo>
    {children}
    <mo>)</mo>
  </>
);

/** ∂E/∂w */
export function Slope({ by }: { readonly by: ComponentChildren }) {
  return (
    <Fraction
      over={
        <>
          <mo>∂</mo>
          {by}
        </>
      }
    >
      <mo>∂</mo>
      <mi mathvariant="normal">E</mi>
    </Fraction>
  );
}

/** A sign between two terms. */
export const Sign = ({ children }: { readonly children: string }) => <mo>{children}</mo>;

/** A function's name, upright. */
export const Name = ({ children }: { readonly children: string }) => (
  <mi class="upright" mathvariant="normal">
    {children}
  </mi>
);
