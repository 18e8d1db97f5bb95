import { conformance } from "@retrograd/conformance/vitest";
import { wasm } from "./index.ts";

conformance("wasm", wasm);
conformance("wasm, deterministic", () => wasm({ deterministic: true }));
