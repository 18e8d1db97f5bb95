import { conformance } from "@retrograd/conformance/vitest";
import { created } from "./created.ts";
import { wasm } from "./index.ts";
import { high } from "./testing/high.ts";

conformance("wasm", () => wasm({ threads: 1 }));
conformance("wasm, deterministic, above 2 GiB", high);
// All that can be divided is, however little it pays.
conformance("wasm, three threads", () => created({ threads: 3 }, 1));
