import "./backends.css";
import { useEffect } from "preact/hooks";
import { backendNames } from "../../state/backendNames.ts";
import { BackendCard } from "./BackendCard.tsx";
import { CheckPanel } from "./CheckPanel.tsx";
import { probe } from "./state.ts";

/** Where it computes, and whether it computes right there. */
export function BackendsTab() {
  useEffect(() => void probe(), []);
  return (
    <div class="backends">
      <div class="lead">
        <h1>Four backends, the same gradients</h1>
        <p>Choose one at any moment: every run on this page goes on from the same weights.</p>
      </div>
      <fieldset class="backend-cards">
        <legend class="unseen">Where everything computes</legend>
        {backendNames.map((name) => (
          <BackendCard key={name} name={name} />
        ))}
      </fieldset>
      <CheckPanel />
    </div>
  );
}
