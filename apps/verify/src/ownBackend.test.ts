import { conformance } from "@retrograd/conformance/vitest";
import { plain } from "../examples/ownBackend.ts";

conformance("plain", plain);
