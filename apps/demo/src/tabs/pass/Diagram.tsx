import "./diagram.css";
import { type Figures, shownNumber } from "./figures.ts";
import { type Layout, layoutOf, size } from "./layout.ts";
import { isBackward, type Stage } from "./stages.ts";

interface Properties {
  readonly figures: Figures;
  readonly stages: readonly Stage[];
  readonly at: number;
  readonly example: number;
  readonly target: number;
}

/** The network, drawn; numbers appear as they are computed, and what is being computed is lit. */
export function Diagram({ figures, stages, at, example, target }: Properties) {
  const layout = layoutOf(figures);
  const stage = stages[at];
  const known = (kind: Stage["kind"], layer: number, unit: number): boolean =>
    stages.findIndex((each) => each.kind === kind && each.layer === layer && each.unit === unit) <= at;
  return (
    <svg
      class="diagram"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label="The network of this pass"
    >
      <Edges figures={figures} layout={layout} stage={stage} />
      {layout.nodes.map(({ layer, unit, x, y }) => {
        const bias = unit === figures.units(layer);
        const lit =
          !bias &&
          layer === stage.layer &&
          unit === stage.unit &&
          stage.kind !== "input" &&
          stage.kind !== "update";
        const isLit = lit || (layer === 0 && stage.kind === "input");
        const showsA = layer === 0 || bias || known("a", layer, unit);
        const showsZ = layer > 0 && !bias && known("z", layer, unit);
        const showsDelta = layer > 0 && !bias && known("delta", layer, unit);
        const tone = isLit ? (isBackward(stage) ? "lit-backward" : "lit-forward") : "";
        return (
          <g key={`${layer}.${unit}`} class={`node ${bias ? "bias" : ""} ${tone}`}>
            <circle cx={x} cy={y} r={bias ? 13 : 24} />
            <text x={x} y={y + 4}>
              {bias ? "1" : showsA ? shownNumber(figures.a(layer, unit, example)) : "·"}
            </text>
            {showsZ && (
              <text class="z" x={x} y={y - 29}>
                z {shownNumber(figures.z(layer, unit, example))}
              </text>
            )}
            {showsDelta && (
              <text class="delta" x={x} y={y + 38}>
                δ {shownNumber(figures.delta(layer, unit, example))}
              </text>
            )}
          </g>
        );
      })}
      <g class={`verdict ${verdictTone(stage, figures.layers)}`}>
        <text x={size.width - 8} y={28}>
          target {target}
        </text>
        {known("loss", figures.layers, 0) && (
          <text x={size.width - 8} y={48}>
            L{String.fromCodePoint(0x2081 + example)} = {shownNumber(figures.loss(example))}
          </text>
        )}
        {known("cost", figures.layers, 0) && (
          <text x={size.width - 8} y={68}>
            E = {shownNumber(figures.cost)}
          </text>
        )}
      </g>
    </svg>
  );
}

/** The loss is lit where it is computed, and where the way back starts from it. */
function verdictTone({ kind, layer }: Stage, layers: number): string {
  if (kind === "loss" || kind === "cost") return "lit-forward";
  return kind === "back" && layer === layers ? "lit-backward" : "";
}

function Edges({
  figures,
  layout,
  stage,
}: {
  readonly figures: Figures;
  readonly layout: Layout;
  readonly stage: Stage;
}) {
  const { kind, layer, unit } = stage;
  return (
    <g class="edges">
      {layout.edges.map(({ layer: l, from, to, x0, y0, x1, y1 }) => {
        const into = l === layer && to === unit && (kind === "z" || kind === "gradient");
        const back = kind === "back" && l === layer + 1 && from === unit;
        const lit = into || back;
        const value = kind === "gradient" ? figures.gradient(l, from, to) : figures.weight(l, from, to);
        const share = 0.36;
        return (
          <g
            key={`${l}.${from}.${to}`}
            class={lit ? (isBackward(stage) ? "lit-backward" : "lit-forward") : ""}
          >
            <line x1={x0} y1={y0} x2={x1} y2={y1} />
            {lit && (
              <text x={x0 + share * (x1 - x0)} y={y0 + share * (y1 - y0) + 4}>
                {shownNumber(value)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
