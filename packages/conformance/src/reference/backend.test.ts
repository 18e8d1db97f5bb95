import { conformance } from "../vitest/index.ts";
import { referenceBackend } from "./backend.ts";

conformance("reference", () => referenceBackend());
