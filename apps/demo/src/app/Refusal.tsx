import { backend, missing, refused } from "../state/backend.ts";
import { backendTitles } from "../state/backendNames.ts";

/** Why the backend that was chosen is not the one that computes. */
export function Refusal() {
  const name = refused.value;
  return (
    <p class="refusal" role="status">
      {name &&
        `${backendTitles[name]} can't be had here: ${missing.value[name]} The page goes on with ${backendTitles[backend.value]}.`}
    </p>
  );
}
