/** What the browser says of itself: `Chrome 150, Linux, 8 cores`. */
export function deviceName(): string {
  const { userAgent, hardwareConcurrency } = navigator;
  const [, browser, version] = /(Firefox|Edg|Chrome|Version)\/(\d+)/.exec(userAgent) ?? ["", "a browser", ""];
  const titles: Readonly<Record<string, string>> = { Edg: "Edge", Version: "Safari" };
  const system = /\(([^;)]+)/.exec(userAgent)?.[1] ?? "";
  const platform = /Android|iPhone|iPad|Windows|Mac|Linux|CrOS/.exec(userAgent)?.[0] ?? system;
  return `${titles[browser] ?? browser} ${version}, ${platform}, ${hardwareConcurrency} cores`;
}
