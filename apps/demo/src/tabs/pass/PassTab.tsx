import "./pass.css";
import { useEffect } from "preact/hooks";
import { Diagram } from "./Diagram.tsx";
import { FormulaSheet } from "./FormulaSheet.tsx";
import { figuresOf } from "./figures.ts";
import { SetupPanel } from "./SetupPanel.tsx";
import { StagePanel } from "./StagePanel.tsx";
import { examples } from "./setup.ts";
import { at, explanation, goTo, open, shownExample, stages } from "./state.ts";

/** The textbook's algorithm on a small network, one number after the other. */
export function PassTab() {
  useEffect(() => void open(), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isTaken(event)) return;
      if (event.key === "ArrowRight") goTo(at.peek() + 1);
      else if (event.key === "ArrowLeft") goTo(at.peek() - 1);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  const figures = explanation.value && figuresOf(explanation.value);
  return (
    <div class="pass" aria-busy={!figures}>
      <div class="lead">
        <h1>One pass, step by step</h1>
        <p>
          Forward to the loss, and back to the gradient of every weight, with the numbers of this very pass.
          Go through it with the arrow keys.
        </p>
      </div>
      <SetupPanel />
      <div class="pass-grid">
        <section class="panel" aria-label="Network">
          <div class="diagram-room">
            {figures ? (
              <Diagram
                figures={figures}
                stages={stages.value}
                at={at.value}
                example={shownExample.value}
                target={examples[shownExample.value].t}
              />
            ) : (
              <p class="note waiting">The pass is being computed …</p>
            )}
          </div>
        </section>
        {figures && <StagePanel figures={figures} />}
        <FormulaSheet />
      </div>
    </div>
  );
}

/** Whether a key already means something where the focus is. */
function isTaken({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (
    altKey || ctrlKey || metaKey || (target as Element).closest("select, input, [role=tablist]") !== null
  );
}
