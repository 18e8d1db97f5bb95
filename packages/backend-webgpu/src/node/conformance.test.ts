import { conformance } from "@retrograd/conformance/vitest";
import { webgpu } from "./webgpu.ts";

conformance("webgpu", () => webgpu({ software: true }));
