import { conformance } from "@retrograd/conformance/vitest";
import { created } from "./created.ts";
import { wasm } from "./index.ts";

conformance("wasm", () => wasm({ threads: 1 }));
conformance("wasm, deterministic", () => wasm({ deterministic: true, threads: 1 }));
// All that can be divided is, however little it pays.
conformance("wasm, three threads", () => created({ threads: 3 }, 1));
