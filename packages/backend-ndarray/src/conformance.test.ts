import { conformance } from "@retrograd/conformance/vitest";
import { ndarray } from "./index.ts";

conformance("ndarray", ndarray);
