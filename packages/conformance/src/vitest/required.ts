/** Whether the environment asks for a backend that may not be missing: RETROGRAD_REQUIRE_WEBGPU=1. */
export function isRequired(name: string): boolean {
  // Browsers have no process; types of Node are not there, as this runs in both.
  const { process } = globalThis as { readonly process?: { readonly env: Readonly<Record<string, string>> } };
  const wanted = process?.env[`RETROGRAD_REQUIRE_${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_")}`];
  return wanted !== undefined && wanted !== "" && wanted !== "0";
}
