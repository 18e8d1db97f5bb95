import { afterEach, describe, expect, it, vi } from "vitest";
import { requireVulkanLoader } from "./vulkanLoader.ts";

const dlopen = vi.spyOn(process, "dlopen");
const fails = (message: string) => () => {
  throw new Error(message);
};

afterEach(() => void dlopen.mockReset());

describe.runIf(process.platform === "linux")("requireVulkanLoader", () => {
  it("says what is missing, and what helps", () => {
    dlopen.mockImplementation(
      fails("libvulkan.so.1: cannot open shared object file: No such file or directory"),
    );
    expect(() => requireVulkanLoader("a driver helps")).toThrow(
      "webgpu: this machine has no libvulkan.so.1; a driver helps.",
    );
  });

  it("is content with a library that is no addon", () => {
    dlopen.mockImplementation(fails("Module did not self-register: 'libvulkan.so.1'."));
    expect(() => requireVulkanLoader("")).not.toThrow();
  });
});
