/** Some browsers name their language as the system's locale (`en-US@posix`), which Intl refuses: then it is what stands before the @. */
export function mendLanguage(): void {
  if (isLocale(navigator.language)) return;
  const [start = ""] = navigator.language.split("@");
  const value = isLocale(start) ? start : "en-US";
  Object.defineProperty(navigator, "language", { value, configurable: true });
}

function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length === 1;
  } catch {
    return false;
  }
}
