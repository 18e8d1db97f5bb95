import { backend, choose, missing } from "../../state/backend.ts";
import { type BackendName, backendTitles } from "../../state/backendNames.ts";
import { remarks } from "./state.ts";

const about: Readonly<Record<BackendName, string>> = {
  cpu: "Typed arrays in plain TypeScript. Runs everywhere.",
  ndarray: "The ndarray family of packages. The one to read.",
  wasm: "SIMD, a whole training step in one call. Best for small networks.",
  webgpu: "One shader for each group of kernels. Best for large networks.",
};

/** One backend to choose: what it is, and whether this browser has it. */
export function BackendCard({ name }: { readonly name: BackendName }) {
  const reason = missing.value[name];
  const remark = remarks.value[name];
  return (
    <label class={`panel backend-card ${reason ? "missing" : ""}`}>
      <input
        type="radio"
        name="backend"
        checked={backend.value === name}
        disabled={reason !== undefined}
        onChange={() => choose(name)}
      />
      <strong>{backendTitles[name]}</strong>
      <span>{about[name]}</span>
      <span class="availability">
        {reason !== undefined
          ? reason
          : remark === undefined
            ? "looking …"
            : `✓ here${remark && `: ${remark}`}`}
      </span>
    </label>
  );
}
