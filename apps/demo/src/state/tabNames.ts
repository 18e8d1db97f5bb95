/** The page's tabs, in their order; the first one is shown where the address names none. */
export const tabNames = ["playground", "pass", "digits", "backends", "speed"] as const;

export type TabName = (typeof tabNames)[number];
