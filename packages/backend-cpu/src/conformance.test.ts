import { conformance } from "@retrograd/conformance/vitest";
import { cpu } from "./index.ts";

conformance("cpu", cpu);
